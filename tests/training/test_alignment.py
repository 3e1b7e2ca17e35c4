"""Sides that do not correspond score lower than sides that do."""

from __future__ import annotations

from transdesk.training.alignment import Association


def test_true_pairs_score_above_pairs_thrown_together(sentences: list[dict[str, str]]) -> None:
    rows = sentences
    association = Association([(r["en"], r["kk"]) for r in rows])
    true = [association.score(r["en"], r["kk"]) for r in rows]
    false = [association.score(r["en"], "Футболшылар бірінші таймда екі доп соқты.") for r in rows]
    assert min(true) > 0.5
    assert max(false) == 0.0


def test_texts_without_words_are_not_judged() -> None:
    assert Association([]).score("12", "12") == 1.0
