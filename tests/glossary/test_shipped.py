"""The shipped glossaries: complete, free of contradictions, and enough for a first article."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import TermKind, TermStatus
from transdesk.glossary.files import load_glossaries
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.index import TermIndex
from transdesk.glossary.table import COLUMNS
from transdesk.language.morphology import morphology

FOLDER = Path(__file__).resolve().parents[2] / "glossaries"
KAZAKH_ONLY = set("әіңғүұқөһ")


@pytest.fixture(scope="module")
def loaded():
    return load_glossaries([FOLDER])


def test_there_are_two_thousand_concepts_in_three_languages(loaded):
    glossary, problems = loaded
    assert len(glossary.concepts) >= 2000
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    for concept in glossary.concepts:
        for language in Language:
            assert concept.of(language, TermStatus.PREFERRED), (concept.id, language)


def test_every_cell_is_clean():
    ids = set()
    for path in sorted(FOLDER.glob("*.csv")):
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert tuple(rows[0]) == COLUMNS, path.name
        for row in rows:
            assert row["id"] not in ids, row["id"]
            ids.add(row["id"])
            for column in ("en", "ru", "kk"):
                for text in row[column].split("|"):
                    assert text == text.strip() == unicodedata.normalize("NFC", text) != "", (path.name, row["id"])
                    assert "  " not in text


def test_languages_are_not_mixed_up(loaded):
    """Kazakh letters mark Kazakh text; Russian cells may hold Kazakh proper names in quotation marks only."""
    kazakh = 0
    for concept in loaded[0].concepts:
        kazakh += bool(KAZAKH_ONLY & set("".join(d.text for d in concept.of(Language.KK)).lower()))
        if concept.kind is TermKind.TERM:
            for designation in concept.of(Language.RU):
                assert not KAZAKH_ONLY & set(designation.text.lower()), concept.id
        for designation in concept.of(Language.EN):
            assert not any("\u0400" <= char <= "\u04ff" for char in designation.text), concept.id
    assert kazakh > 0.6 * len(loaded[0].concepts)  # the rest are loans and foreign names


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        (date(2005, 1, 1), "Astana", "astana-1998"),
        (date(2020, 1, 1), "Nur-Sultan", "nur-sultan"),
        (date(2020, 1, 1), "Astana", None),
        (date(2024, 1, 1), "Astana", "astana"),
        (date(2024, 1, 1), "Nur-Sultan", None),
    ],
)
def test_the_capitals_name_follows_the_date(loaded, day, text, expected):
    hits = TermIndex(loaded[0], Language.EN, morphology(Language.EN)).find(f"He went to {text} again.", day)
    assert [hit.concept.id for hit in hits] == ([expected] if expected else [])


def test_the_first_article_is_covered(loaded, shared_data):
    text = (shared_data / "seed" / "tca-mothers-press-conference.txt").read_text(encoding="utf-8")
    hits = TermIndex(loaded[0], Language.EN, morphology(Language.EN)).find(text, date(2019, 6, 7))
    found = {hit.text for hit in hits if hit.certain}
    assert found >= {
        "snap presidential elections", "early presidential election", "mothers with many children", "single mothers",
        "Bureau for Human Rights", "RFE/RL’s Kazakh Service", "interim president", "Senate", "upper chamber",
        "Almaty city administration", "Kasym-Zhomart Tokayev", "Nursultan Nazarbayev", "The Times of Central Asia", "rallies",
        "social benefits", "Nur-Sultan", "Almaty",
    }  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_every_written_form_of_a_term_is_found_as_that_term(loaded, language):
    """What inflection gives, recognition takes: a sample of every fifteenth concept, every form that the desk writes."""
    glossary, _ = loaded
    made = morphology(language)
    index = TermIndex(glossary, language, made)
    missed = []
    for concept in glossary.concepts[::15]:
        designation = concept.of(language, TermStatus.PREFERRED)[0]
        for form in made.forms(designation.text, concept.kind, for_morphology(designation.grammar)):
            if not form.preferred:
                continue
            found = {hit.concept.id: hit for hit in index.find(form.text)}
            names = {name for hit in found.values() for name in (hit.concept.id, *(c.id for c in hit.alternatives))}
            if concept.id not in names:
                missed.append((concept.id, form.text))
    assert missed == []
