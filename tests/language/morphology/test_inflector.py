"""What holds for every language and every term."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology, parse_features
from transdesk.domain.term import TermKind
from transdesk.language.morphology import morphology

LETTERS = {
    Language.KK: "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшыіьэюяАҚСТ-",
    Language.RU: "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАМТ-",
    Language.EN: "abcdefghijklmnopqrstuvwxyzABC-'",
}
TERMS = {
    Language.KK: ["Ішкі істер министрлігі", "кітап", "АҚШ", "Минск", "Тоқаев", "отбасы", "«Қармет»", "сен", "YouTube"],
    Language.RU: [
        "политический заключённый",
        "США",
        "выборы",
        "казахстанский",
        "Айгуль Орынбек",
        "МИД",
        "гостевой дом",
    ],
    Language.EN: ["member of parliament", "NGO", "human rights", "crisis", "Mercedes"],
}


def each_term():
    return [pytest.param(language, term, id=f"{language}-{term}") for language in Language for term in TERMS[language]]


def check(forms: Morphology, term: str, kind: TermKind, step: int = 1) -> None:
    """Preferred forms are spellings; the dictionary form is known; inflect and features_of are inverse."""
    spellings = forms.spellings(term, kind)
    assert term in spellings
    assert forms.features_of(term, term, kind)
    for form in forms.forms(term, kind)[::step]:
        assert form.text in spellings
        if form.preferred and "PAUC" not in form.features:
            assert form.text in forms.inflect(term, form.features, kind)
            assert form.features in forms.features_of(form.text, term, kind)


@pytest.mark.parametrize(("language", "term"), each_term())
def test_forms_and_features_agree(language, term):
    check(morphology(language), term, TermKind.TERM)


@pytest.mark.parametrize("language", list(Language))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_word_of_any_kind_has_forms(language, data):
    words = st.text(LETTERS[language], min_size=1, max_size=9).filter(
        lambda word: word[0].isalpha() and word[-1].isalpha()
    )
    term = " ".join(data.draw(st.lists(words, min_size=1, max_size=3)))
    check(morphology(language), term, data.draw(st.sampled_from(TermKind)), step=17)


@pytest.mark.parametrize(("term", "kind"), [("аАое", TermKind.TERM), ("а-ыч А", TermKind.PERSON_M)])
def test_a_word_that_the_rules_respell_keeps_its_own_spelling(term, kind):
    """Property tests found these: the dictionary form was not among the forms."""
    forms = morphology(Language.RU)
    assert forms.forms(term, kind)[0].text == term
    assert forms.features_of(term, term, kind)
    assert forms.inflect(term, frozenset({"NOM"}), kind)[0] == term


@pytest.mark.parametrize("language", list(Language))
@settings(max_examples=20, deadline=None)
@given(term=st.text(max_size=20), replaced=st.text(max_size=20))
def test_fit_always_offers_something(language, term, replaced):
    assert term in morphology(language).fit(term, replaced)


@pytest.mark.parametrize(("language", "term"), each_term())
def test_the_dictionary_form_comes_first(language, term):
    first = morphology(language).forms(term)[0]
    assert (first.text, first.preferred) == (term, True)


def test_labels_of_other_tag_sets_are_understood():
    kazakh, russian = morphology(Language.KK), morphology(Language.RU)
    assert kazakh.inflect("ел", parse_features("N;INST;SG")) == kazakh.inflect("ел", parse_features("ins"))
    assert russian.inflect("дом", parse_features("N;LOC;SG"))[0] == "доме"
    assert kazakh.inflect("ел", parse_features("PROPN|DAT"))[0] == "елге"
