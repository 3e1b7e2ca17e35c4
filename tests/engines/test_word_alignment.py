"""Word alignment: attention where it is clear, same words and place where it wanders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.engines._pieces import NOWHERE, locate, locate_source
from transdesk.engines.cognates import likeness, skeleton
from transdesk.engines.word_alignment import align_words


def aligned(source: str, target: str, rows) -> set[tuple[str, str]]:
    a, b = source.split(), target.split()
    spans = [NOWHERE, *locate(source, ["▁" + w for w in a]), NOWHERE]
    links = align_words(source, spans, target, locate(target, ["▁" + w for w in b]), rows).links
    return {(source[i:j], target[k:m]) for i, j, k, m, _ in links}


def test_clear_attention_decides():
    rows = [[0.1, 0.0, 0.0, 0.8, 0.1], [0.1, 0.8, 0.0, 0.0, 0.1], [0.1, 0.0, 0.8, 0.0, 0.1]]
    assert aligned("saw the river", "өзенді көрді ол", rows) == {("river", "өзенді"), ("saw", "көрді"), ("the", "ол")}


def test_idle_attention_on_one_word_wins_nothing():
    rows = [[0.1, 0.05, 0.05, 0.7, 0.1]] * 3
    found = aligned("Zhakypov opened 2025", "2025 ашты Жақыпов", rows)
    assert {("Zhakypov", "Жақыпов"), ("2025", "2025")} <= found


def test_words_and_punctuation_stay_apart():
    source, target = "Almaty , yes", "— Алматы"
    links = align_words(
        source, locate(source, source.split()), target, locate(target, target.split()), [[0, 0, 1], [0, 1, 0]]
    ).links
    assert all(source[a].isalnum() == target[c].isalnum() for a, _, c, _, _ in links)


@given(st.text(alphabet="ab ,д", max_size=30), st.text(alphabet="ab ,д", max_size=30), st.data())
def test_any_attention_gives_links_inside(source, target, data):
    a, b = locate(source, source.split()), locate(target, target.split())
    rows = [[data.draw(st.floats(0, 1)) for _ in a] for _ in b]
    for i, j, k, m, weight in align_words(source, a, target, b, rows).links:
        assert 0 <= i < j <= len(source)
        assert 0 <= k < m <= len(target)
        assert 0 < weight <= 1


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ("Жакыпов", "Zhakypov", True),
        ("Жақыпов", "Zhakypov", True),
        ("министрлігі", "minister", True),
        ("парламент", "parliament", True),
        ("Тенгизшевройл", "Tengizchevroil", True),
        ("2025", "2025", True),
        ("2025", "2024", False),
        ("дом", "мост", False),
        ("нефть", "oil", False),
        ("и", "а", False),
    ],
)
def test_cognates(first, second, alike):
    assert (likeness(skeleton(first), skeleton(second)) >= 0.5) is alike


def test_pieces_are_located():
    assert locate("Вода, река", ["▁Во", "да", ",", "▁", "река"]) == [(0, 2), (2, 4), (4, 5), NOWHERE, (6, 10)]


def test_what_an_annotation_adds_stands_for_the_term_itself():
    marks = ("<t0>", "<t1>", "<t2>")
    pieces = ["▁in", "<t0>", "▁High", "▁Court", "<t1>", "▁суд", "<t2>", "▁today"]
    assert locate_source("in High Court today", pieces, marks) == [
        (0, 2), NOWHERE, (3, 7), (8, 13), NOWHERE, (3, 13), NOWHERE, (14, 19)
    ]  # fmt: skip
