"""One person has one spelling in a language: in an article while it is written, and in the house."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.test_proposals import write
from desk.test_terms import open_desk
from transdesk.desk.desk import Desk
from transdesk.domain.language import Language

EN, RU = Language.EN, Language.RU
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
        [("Серик Ахметов", 2), ("Серыку Ахметову", 1)],
    )
    assert (second.source, [s.text for s in second.spellings]) == ("Yerlan Karin", ["Ерлан Карин"])
    assert desk.names.persons(article) == (first, second)
    assert desk.names.persons("another") == ()


def test_a_settled_spelling_is_a_concept_of_the_glossary(desk: Desk) -> None:
    write(desk, SENTENCES)
    concept = desk.names.settle(desk.names.persons()[0], "Серик Ахметов", "Айгүл")
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
