from __future__ import annotations

from checks.cases import message, passes
from transdesk.checks.length import Length

CHECK = Length()
LONG = "The organizers of the press conference said they suspected the city authorities of sending people."


def test_a_stub_is_too_short() -> None:
    assert message(CHECK, LONG, "Организаторы подозревают.") == "length.short"


def test_a_novel_is_too_long() -> None:
    assert message(CHECK, LONG, "Организаторы " * 30) == "length.long"


def test_short_sources_are_not_judged() -> None:
    assert passes(CHECK, "Yes.", "Да, конечно, именно так оно и есть на самом деле.")


def test_a_translation_passes() -> None:
    assert passes(CHECK, LONG, "Организаторы пресс-конференции подозревают, что людей прислали городские власти.")
