"""Marks travel as numbered tags."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.marks import (
    Mark,
    MarkKind,
    clip,
    missing_tags,
    parse_tagged,
    span_in_tagged,
    strip_tags,
    tagged,
)

BOLD = Mark(MarkKind.BOLD, 4, 9)
LINK = Mark(MarkKind.LINK, 6, 9, "https://example.org/")


def test_tags_are_written_around_their_text() -> None:
    assert tagged("The Senate met", [Mark(MarkKind.BOLD, 4, 10)]) == "The <1>Senate</1> met"


def test_nested_marks_close_inside_out() -> None:
    assert tagged("The Senate met", [BOLD, LINK]) == "The <1>Se<2>nat</2></1>e met"


def test_a_target_with_tags_gives_its_text_and_marks() -> None:
    text, marks = parse_tagged("<1>Сенат</1> жиналды", [LINK])
    assert text == "Сенат жиналды"
    assert marks == (Mark(MarkKind.LINK, 0, 5, "https://example.org/"),)


def test_a_tag_without_its_partner_is_dropped_and_reported() -> None:
    text, marks = parse_tagged("<1>Сенат жиналды", [LINK])
    assert (text, marks) == ("Сенат жиналды", ())
    assert missing_tags("<1>Сенат жиналды", [LINK]) == (1,)


def test_what_only_looks_like_a_tag_is_text() -> None:
    assert strip_tags("a <7>b</7> c", [LINK]) == "a <7>b</7> c"


def test_empty_pairs_mark_nothing() -> None:
    assert parse_tagged("<1></1>мәтін", [LINK]) == ("мәтін", ())


def test_clip_counts_from_the_start_of_the_piece() -> None:
    assert clip([BOLD], 6, 20) == (Mark(MarkKind.BOLD, 0, 3),)
    assert clip([BOLD], 9, 20) == ()


@given(st.text(alphabet="abәқ ", min_size=1, max_size=30), st.data())
def test_marks_survive_writing_and_reading(text: str, data: st.DataObject) -> None:
    """Any ranges over any text, nested, crossing or touching, come back as they were."""
    ranges = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda r: r[0] < r[1])
    marks = [Mark(MarkKind.BOLD, a, b, str(n)) for n, (a, b) in enumerate(data.draw(st.lists(ranges, max_size=5)))]
    plain, found = parse_tagged(tagged(text, marks), marks)
    assert plain == text
    assert sorted(found, key=lambda m: m.value) == marks
    assert missing_tags(tagged(text, marks), marks) == ()


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_stretch_of_the_plain_text_is_found_between_the_tags(one, other):
    marks = (Mark(MarkKind.BOLD, 0, 1), Mark(MarkKind.ITALIC, 1, 2))
    target = "<1>жаңа</1> <2>мектеп</2> ашылды <7>"
    plain = strip_tags(target, marks)
    start, end = min(one, other), max(one, other)
    first, last = span_in_tagged((start, end), target, marks)
    assert strip_tags(target[first:last], marks) == plain[start:end]
    assert not target[first:last].startswith(("<1>", "<2>", "</1>", "</2>")) or start == end
