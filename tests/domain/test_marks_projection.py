"""Marks travel from source to target: whole, aligned, by equal text, else in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.domain.engine import Alignment
from transdesk.domain.marks import Mark, MarkKind, missing_tags, parse_tagged, strip_tags
from transdesk.domain.marks_projection import anchored, project_marks


def mark(text: str, part: str, kind: MarkKind = MarkKind.BOLD) -> Mark:
    return Mark(kind, text.index(part), text.index(part) + len(part))


SOURCE = "The president opened a new plant in Almaty."
TARGET = "Президент открыл новый завод в Алматы."


def link(a: str, b: str) -> tuple[int, int, int, int, float]:
    return (SOURCE.rindex(a), SOURCE.rindex(a) + len(a), TARGET.rindex(b), TARGET.rindex(b) + len(b), 1.0)


ALIGNED = Alignment((
    link("president", "Президент"), link("opened", "открыл"), link("new", "новый"),
    link("plant", "завод"), link(" in", " в"), link("Almaty", "Алматы"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        (SOURCE, "<1>Президент открыл новый завод в Алматы.</1>"),
        ("new plant", "Президент открыл <1>новый завод</1> в Алматы."),
        ("a new plant ", "Президент открыл <1>новый завод</1> в Алматы."),
        ("The president", "<1>Президент</1> открыл новый завод в Алматы."),
        ("Almaty", "Президент открыл новый завод в <1>Алматы</1>."),
        ("pres", "<1>Президент</1> открыл новый завод в Алматы."),
    ],
)
def test_aligned_words_are_marked(part, wanted):
    assert project_marks(SOURCE, [mark(SOURCE, part)], TARGET, ALIGNED) == wanted


def test_what_is_known_for_sure_outweighs_guesses_about_the_same_words():
    wrong = Alignment((link("new", "новый"), link("plant", "завод"), link("plant", "Алматы"), link("opened", "завод")))
    plant, its = mark(SOURCE, "new plant"), TARGET.index("новый завод")
    known = [((plant.start, plant.end), (its, its + len("новый завод")))]
    assert (
        project_marks(SOURCE, [plant], TARGET, anchored(wrong, known))
        == "Президент открыл <1>новый завод</1> в Алматы."
    )
    assert anchored(ALIGNED, []) == ALIGNED


def test_equal_text_is_found_without_alignment():
    source, target = "Shares of Tengizchevroil rose 5 percent.", "Акции компании Tengizchevroil выросли на 5 процентов."
    marks = [mark(source, "Tengizchevroil"), mark(source, "5")]
    assert project_marks(source, marks, target) == "Акции компании <1>Tengizchevroil</1> выросли на <2>5</2> процентов."


def test_two_equal_links_take_two_places():
    source = target = "BBC and BBC"
    marks = [Mark(MarkKind.LINK, 0, 3, "a"), Mark(MarkKind.LINK, 8, 11, "b")]
    assert project_marks(source, marks, target) == "<1>BBC</1> and <2>BBC</2>"


def test_reordered_words_keep_their_marks():
    source, target = "I saw the river", "Мен өзенді көрдім"
    crossed = Alignment(((10, 15, 4, 10, 0.9), (2, 5, 11, 17, 0.9)))
    assert project_marks(source, [mark(source, "saw")], target, crossed) == "Мен өзенді <1>көрдім</1>"


def test_without_any_hint_the_place_is_in_proportion():
    assert project_marks("a b c d", [Mark(MarkKind.BOLD, 6, 7)], "один два три четыре") == "один два три <1>четыре</1>"


def test_no_words_no_tags():
    assert project_marks("abc", [Mark(MarkKind.BOLD, 0, 3)], " — ") == " <1>—</1> "
    assert project_marks("abc", [Mark(MarkKind.BOLD, 0, 3)], "") == ""


TEXTS = st.text(alphabet="abcдің -.«»'12 ", min_size=1, max_size=40)


@given(st.data())
def test_every_mark_arrives_whole(data):
    source, target = data.draw(TEXTS), data.draw(TEXTS)
    offsets = st.tuples(st.integers(0, len(source) - 1), st.integers(1, 40), st.sampled_from(MarkKind))
    marks = [
        Mark(kind, a, min(len(source), a + n), str(i))
        for i, (a, n, kind) in enumerate(data.draw(st.lists(offsets, max_size=4)))
    ]
    place = st.integers(0, 40)
    links = data.draw(st.lists(st.tuples(place, place, place, place, st.floats(0, 1)), max_size=6))
    tagged = project_marks(source, marks, target, Alignment(tuple(links)))
    assert strip_tags(tagged, marks) == target
    if any(not c.isspace() for c in target):
        assert missing_tags(tagged, marks) == ()
        for found in parse_tagged(tagged, marks)[1]:
            before, after = target[: found.start], target[found.end :]
            assert not (before[-1:].isalnum() and target[found.start].isalnum())
            assert not (target[found.end - 1].isalnum() and after[:1].isalnum())
