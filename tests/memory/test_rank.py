"""How well pairs fit a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.memory import normalise, rank


def unit(source: str, target: str = "перевод", *, marks: int = 0, day: int = 1) -> MemoryUnit:
    at = datetime(2026, 11, day, tzinfo=UTC)
    return MemoryUnit(Language.EN, Language.RU, normalise(source), source, target, "", "", "Aigul", at, marks)


SENTENCE = "The Senate voted on 12 May in Astana."


def scores(*units: MemoryUnit, marks: int = 0) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.score, one.penalties) for one in rank(SENTENCE, marks, units, limit=9, floor=60)]


def test_an_equal_sentence_is_worth_all_points() -> None:
    assert scores(unit(SENTENCE)) == [(100, ())]


def test_another_number_and_other_marks_cost_points_and_are_named() -> None:
    (word,) = scores(unit("The Senate voted on 12 June in Astana."))
    (number,) = scores(unit("The Senate voted on 13 May in Astana."))
    assert number == (word[0] - 2, ("numbers",))
    assert scores(unit(SENTENCE, "<1>а</1> б", marks=1)) == [(98, ("marks",))]


def test_the_best_come_first_the_newest_of_equals_and_one_of_the_same() -> None:
    old, new = unit(SENTENCE, "старый", day=1), unit(SENTENCE, "новый", day=2)
    near = unit("The Senate voted on 12 May in Almaty.", day=3)
    far = unit("Rain is expected.")
    found = rank(SENTENCE, 0, [far, near, old, new, unit(SENTENCE, "новый", day=1)], limit=9, floor=60)
    assert [one.unit for one in found] == [new, old, near]
