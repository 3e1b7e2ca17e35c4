"""One person has one spelling in a language: in an article while it is written, and in the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.test_proposals import write
from desk.test_terms import open_desk
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.language.person_names import dictionary_name, kind_of

EN, RU, KK = Language.EN, Language.RU, Language.KK
SENTENCES = (
    ("Serik Akhmetov came to Astana.", "-", "Серик Ахметов приехал в Астану."),
    ("They asked Serik Akhmetov why.", "-", "Серика Ахметова спросили почему."),
    ("Nobody believed Serik Akhmetov then.", "-", "Тогда никто не верил Серыку Ахметову."),
    ("Yerlan Karin was silent.", "-", "Ерлан Карин молчал."),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def test_the_register_shows_who_is_written_differently(desk: Desk) -> None:
    article = write(desk, SENTENCES)
    first, second = desk.names.persons()
    assert (first.source, [(s.text, len(s.passages)) for s in first.spellings]) == (
        "Serik Akhmetov",
        [("Серик Ахметов", 2), ("Серык Ахметов", 1)],
    )
    assert (second.source, [s.text for s in second.spellings]) == ("Yerlan Karin", ["Ерлан Карин"])
    assert desk.names.persons(article) == (first, second)
    assert desk.names.persons("another") == ()


def test_a_settled_spelling_is_a_concept_of_the_glossary(desk: Desk) -> None:
    write(desk, SENTENCES)
    concept = desk.terms.add(desk.names.concept(desk.names.persons()[0], "Серик Ахметов"), "Айгүл")
    assert [hit.text for hit in desk.terms.find("С Сериком Ахметовым говорили.", RU)] == ["Сериком Ахметовым"]
    assert desk.names.persons()[0].concept == concept


def test_while_it_is_written_a_different_spelling_is_told(desk: Desk) -> None:
    article = write(desk, SENTENCES[:1])
    assert desk.names.persons(article)[0].source == "Serik Akhmetov"
    longer = write(desk, SENTENCES[:3])
    segments = desk.library.article(longer).segments

    def told(text: str) -> list[str]:
        found, _ = desk.grid.check(longer, RU, segments[3 - 1].id, text)
        return [finding.message for finding in found if finding.check == "names"]

    assert told("Тогда никто не верил Серыку Ахметову.") == ["names.differs"]
    assert told("Тогда никто не верил Серику Ахметову.") == []


@pytest.mark.parametrize(
    ("met", "source", "pair", "form", "kind"),
    [
        ("Серика Ахметова", "Serik Akhmetov", (EN, RU), "Серик Ахметов", TermKind.PERSON_M),
        ("Айгуль Ахметовой", "Aigul Akhmetova", (EN, RU), "Айгуль Ахметова", TermKind.PERSON_F),
        ("Ерлан Қаринмен", "Ерлан Карин", (RU, KK), "Ерлан Қарин", TermKind.PERSON_M),
        ("Serik Akhmetov's", "Серик Ахметов", (RU, EN), "Serik Akhmetov", TermKind.PERSON_M),
    ],
)
def test_the_dictionary_form_of_a_name_is_told_by_its_source(
    met: str, source: str, pair: tuple[Language, Language], form: str, kind: TermKind
) -> None:
    assert dictionary_name(met, source, pair) == form
    assert kind_of(form) is kind
