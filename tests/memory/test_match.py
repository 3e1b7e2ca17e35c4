"""Sentences that were translated before."""

from __future__ import annotations

from transdesk.memory import Unit, best, normalise

UNITS = [
    Unit("The Senate met on Monday.", "Сенат собрался в понедельник."),
    Unit("The Senate met on Tuesday.", "Сенат собрался во вторник."),
    Unit("Wheat prices fell.", "Цены на пшеницу снизились."),
]


def test_typography_does_not_hide_an_exact_match() -> None:
    assert normalise("«Да» —  сказал он") == normalise('"Да" - сказал\u00a0он')


def test_digits_and_case_make_different_sentences() -> None:
    assert normalise("1 May") != normalise("2 May")
    assert normalise("may") != normalise("May")


def test_the_exact_match_comes_first_with_full_score() -> None:
    matches = best("The Senate met on Tuesday.", UNITS)
    assert (matches[0].score, matches[0].unit.target) == (100, "Сенат собрался во вторник.")
    assert matches[1].score < 100


def test_unlike_sentences_do_not_match() -> None:
    assert best("Rain is expected in the north.", UNITS) == ()


def test_a_near_match_never_reaches_full_score() -> None:
    long = "word " * 200
    assert best(long + "end", [Unit(long + "End", "x")])[0].score == 99
