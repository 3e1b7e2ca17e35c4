"""Marks over gathered, cleaned and cut text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.marks import Mark, MarkKind
from transdesk.formats.cleaning import clean, clean_marked
from transdesk.formats.inline import Gatherer, joined, runs

TEXTS = st.text(alphabet="абй и\u0306\u00ad\n<&", max_size=30)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(TEXTS)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    kinds = st.sampled_from([MarkKind.BOLD, MarkKind.ITALIC, MarkKind.LINK])
    spans = draw(st.lists(st.tuples(kinds, ends), max_size=5))
    return text, tuple(Mark(k, a, b, "https://e.org" if k is MarkKind.LINK else "") for k, (a, b) in spans if a < b)


@given(_marked())
def test_runs_give_the_text_and_the_marks_again(marked: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = marked
    again = Gatherer(collapse=False)
    for run in runs(text, marks):
        kinds = (
            [(MarkKind.BOLD, "")] * run.bold
            + [(MarkKind.ITALIC, "")] * run.italic
            + [(MarkKind.LINK, run.link)] * bool(run.link)
        )
        again.add(run.text, kinds)
    assert "".join(r.text for r in runs(text, marks)) == text
    assert joined(again._marks) == joined(marks)


@given(_marked())
def test_marks_follow_their_words_through_cleaning(marked: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = marked
    cleaned, moved = clean_marked(text, marks)
    assert cleaned == clean(text)
    assert all(0 <= m.start < m.end <= len(cleaned) for m in moved)
    for mark in marks:
        words = clean(text[mark.start : mark.end])
        if (
            words
            and text[mark.end : mark.end + 1] != "\u0306"
            and text[mark.start] != "\u0306"
            and "\u00ad" not in text
        ):
            assert words in [cleaned[m.start : m.end] for m in moved if m.kind is mark.kind]


def test_white_space_collapses_across_pieces() -> None:
    text = Gatherer()
    text.add(" один ")
    text.add(" два ", [(MarkKind.BOLD, "")])
    text.add("\n три ")
    assert text.take() == ("один два три", (Mark(MarkKind.BOLD, 5, 9),))


def test_a_note_lies_on_the_word_before_it() -> None:
    text = Gatherer()
    text.add("первое слово")
    text.note("пояснение")
    assert text.take() == ("первое слово", (Mark(MarkKind.NOTE, 7, 12, "пояснение"),))
