"""The figures mean what they say."""

from __future__ import annotations

from transdesk.training.measure import score


def test_a_perfect_translation_scores_full_marks() -> None:
    text = ["В 2026 году построили 12 школ.", "Комиссия закрыла дорогу в понедельник."]
    result = score(["In 2026, 12 schools were built.", "The commission closed the road."], text, text, "ru")
    assert result.chrf == 100.0
    assert result.numbers_copied == 1.0
    assert result.wrong_language == 0.0
    assert result.empty_or_looping == 0
    assert "nw:2" in result.signature


def test_lost_numbers_wrong_language_and_loops_are_counted() -> None:
    sources = ["In 2026, 12 schools were built.", "He said so.", "It ended.", "The road is closed for everyone."]
    outputs = ["В 2026 году построили 15 школ.", "", "да да да да да да да да да", "The road is closed for everyone."]
    result = score(sources, outputs, ["В 2026 году построили 12 школ."] * 4, "ru")
    assert result.numbers_copied == 0.5
    assert result.empty_or_looping == 2
    assert result.wrong_language == round(1 / 3, 4)
