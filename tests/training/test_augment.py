"""Annotations stand where they should, and not too often."""

from __future__ import annotations

from transdesk.training.augment import SHARE, annotate, sample_annotations
from transdesk.training.chance import generator
from transdesk.training.terms import Hit

TEXT = "The school and the bridge were closed."
TERMS = [
    {"en": Hit(4, 10, "school"), "kk": Hit(0, 6, "мектеп")},
    {"en": Hit(19, 25, "bridge"), "ru": Hit(0, 4, "мост"), "kk": Hit(9, 14, "көпір")},
]


def test_the_base_form_stands_beside_the_source_words() -> None:
    assert (
        annotate(TEXT, [(19, 25, "көпір"), (4, 10, "мектеп")])
        == "The <t0> school <t1> мектеп <t2> and the <t0> bridge <t1> көпір <t2> were closed."
    )


def test_a_share_of_the_sentences_is_annotated_and_only_with_terms_of_the_target() -> None:
    rng = generator("test")
    drawn = [sample_annotations(TEXT, "en", "ru", TERMS, rng) for _ in range(1000)]
    annotated = [d for d in drawn if d != TEXT]
    assert set(annotated) == {"The school and the <t0> bridge <t1> мост <t2> were closed."}
    assert abs(len(annotated) / 1000 - SHARE) < 0.06


def test_what_must_be_told_is_always_told_in_full() -> None:
    text = sample_annotations(TEXT, "en", "kk", TERMS, generator("test"), told=True)
    assert text.count("<t0>") == 2


def test_overlapping_terms_are_not_annotated_twice() -> None:
    overlapping = [*TERMS, {"en": Hit(4, 25, "school and the bridge"), "kk": Hit(0, 3, "мектеп пен көпір")}]
    for seed in range(50):
        text = sample_annotations(TEXT, "en", "kk", overlapping, generator(seed))
        assert text.count("school") == 1
        assert text.count("<t0>") == text.count("<t1>") == text.count("<t2>")
