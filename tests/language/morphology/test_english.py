"""English plurals and possessives."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.domain.morphology import parse_features
from transdesk.domain.term import TermKind
from transdesk.language.morphology import morphology

ENGLISH = morphology(Language.EN)


@pytest.mark.parametrize(
    ("term", "plural"),
    [
        ("member of parliament", "members of parliament"),
        ("attorney general", "attorneys general"),
        ("secretary general", "secretaries general"),
        ("commander-in-chief", "commanders-in-chief"),
        ("NGO", "NGOs"),
        ("policy", "policies"),
        ("journey", "journeys"),
        ("Kennedy", "Kennedys"),
        ("Ministry of Energy", "Ministries of Energy"),
        ("chairwoman", "chairwomen"),
        ("crisis", "crises"),
        ("veto", "vetoes"),
        ("photo", "photos"),
        ("Kazakh", "Kazakhs"),
        ("church", "churches"),
        ("human rights activist", "human rights activists"),
        ("human rights", "human rights"),
        ("sanctions", "sanctions"),
        ("diplomatic relations", "diplomatic relations"),
        ("United Nations", "United Nations"),
        ("virus", "viruses"),
        ("analysis", "analyses"),
    ],
)
def test_plurals(term, plural):
    assert ENGLISH.inflect(term, parse_features("N;PL"))[0] == plural


@pytest.mark.parametrize(
    ("term", "features", "expected"),
    [
        ("party", "N;SG;GEN", "party's"),
        ("party", "N;PL;GEN", "parties'"),
        ("child", "N;PL;GEN", "children's"),
        ("Mercedes", "N;SG;GEN", "Mercedes's"),
    ],
)
def test_possessives(term, features, expected):
    assert ENGLISH.inflect(term, parse_features(features))[0] == expected


def test_the_singular_of_a_plural_term_is_recognised_but_not_written():
    assert ENGLISH.features_of("sanction", "sanctions")
    assert ENGLISH.inflect("sanctions", parse_features("N;NOM")) == ("sanctions",)


def test_typographic_apostrophes_are_recognised():
    assert ENGLISH.features_of("party’s", "party") == (parse_features("N;SG;GEN"),)


@pytest.mark.parametrize(
    ("term", "replaced", "expected"),
    [
        ("maslikhat", "councils", "maslikhats"),
        ("maslikhat", "council's", "maslikhat's"),
        ("akim", "heads of government", "akims"),
        ("Mazhilis", "parliament", "Mazhilis"),
    ],
)
def test_a_term_takes_over_the_number_of_the_words_it_replaces(term, replaced, expected):
    assert ENGLISH.fit(term, replaced)[0] == expected


def test_numbers_take_the_plural_but_for_one():
    assert ENGLISH.counted(1, "deputy") == "1 deputy"
    assert ENGLISH.counted(21, "deputy") == "21 deputies"


def test_names_of_people_keep_their_y():
    assert ENGLISH.inflect("Mary Kennedy", parse_features("PL"), TermKind.PERSON_F)[0] == "Mary Kennedys"


@pytest.mark.parametrize(
    ("term", "plurals"),
    [
        ("index", ("indexes", "indices")),
        ("appendix", ("appendices", "appendixes")),
        ("som", ("som", "soms")),
        ("attorney general", ("attorneys general", "attorney generals")),
    ],
)
def test_a_second_plural_is_accepted(term, plurals):
    assert ENGLISH.inflect(term, parse_features("N;PL")) == plurals
