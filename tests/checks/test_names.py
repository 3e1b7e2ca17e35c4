from __future__ import annotations

import pytest

from checks.cases import findings
from transdesk.checks.names import Names
from transdesk.domain.names import NameSpelling

CHECK = Names()
SOURCE = "Later Serik Akhmetov answered."
KNOWN = (NameSpelling("Serik Akhmetov", "Серик Ахметов", 1),)


def test_a_person_who_is_written_otherwise_elsewhere_is_told() -> None:
    (finding,) = findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=KNOWN)
    assert finding.message == "names.differs"
    assert finding.values == (("found", "Серык Ахметов"), ("usual", "Серик Ахметов"), ("number", "1"))
    assert finding.target_span == (6, 19)


@pytest.mark.parametrize(
    "target", ["Позже Серик Ахметов ответил.", "Ответ Серика Ахметова.", "Серику Ахметову ответили."]
)
def test_case_endings_are_no_difference(target: str) -> None:
    assert findings(CHECK, SOURCE, target, names=KNOWN) == ()


def test_a_title_before_the_name_is_no_difference() -> None:
    known = (NameSpelling("Minister Serik Akhmetov", "Министр Серик Ахметов", 1),)
    assert findings(CHECK, SOURCE, "Позже Серик Ахметов ответил.", names=known) == ()
    assert findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=known) != ()


def test_other_people_and_a_divided_article_pass() -> None:
    assert findings(CHECK, "Later Yerlan Karin answered.", "Позже Ерлан Карин ответил.", names=KNOWN) == ()
    divided = (*KNOWN, NameSpelling("Serik Akhmetov", "Серык Ахметов", 2))
    assert findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=divided) == ()


def test_kazakh_endings_are_no_difference() -> None:
    known = (NameSpelling("Серик Ахметов", "Серік Ахметов", 3),)
    source = "Серику Ахметову ответили."
    assert findings(CHECK, source, "Серік Ахметовке жауап берілді.", "ru-kk", names=known) == ()
    assert findings(CHECK, source, "Серик Ахметовке жауап берілді.", "ru-kk", names=known) != ()
