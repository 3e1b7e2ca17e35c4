"""The review gate: what is counted, and what it does not let through."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import add_article, draft, make_desk
from transdesk.desk.desk import Desk
from transdesk.desk.gate import OPEN, Levels, Numbers, Verdict, judge, measure
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.work import Stage

RU = Language.RU
TEXT = "A headline of five words\n\nThey came here on Tuesday. They asked the minister why. In 2024, 17.\n\nNobody answered any of them."
"""Four segments of five words, one of a word and two numbers."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = make_desk(tmp_path)
    made.gate.allow(Levels())
    return made


@pytest.fixture
def article(desk: Desk) -> str:
    name = add_article(desk, TEXT)
    draft(desk, name)
    return name


def numbers(desk: Desk, article: str) -> Numbers:
    return measure(desk.grid.since(article, RU, -1).rows)


def test_words_of_untouched_drafts_are_counted_and_short_segments_are_not(desk: Desk, article: str) -> None:
    assert numbers(desk, article) == Numbers(words=20, untouched=20)
    rows = desk.editing.sheet(article, RU).rows
    desk.editing.save(article, RU, rows[0].segment.id, "Заголовок", base=1, author="Aigul")
    desk.editing.confirm(article, RU, rows[1].segment.id, base=1, author="Aigul")
    assert numbers(desk, article) == Numbers(words=20, untouched=15, unchanged=1)
    assert numbers(desk, article).percent == 75


@pytest.mark.parametrize(
    ("found", "levels", "verdict"),
    [
        (Numbers(100, 69), Levels(), Verdict.PASS),
        (Numbers(100, 70), Levels(), Verdict.WARN),
        (Numbers(100, 94), Levels(), Verdict.WARN),
        (Numbers(100, 95), Levels(), Verdict.BLOCK),
        (Numbers(), Levels(0, 0), Verdict.PASS),
        (Numbers(100, 100, unchanged=9, errors=9), OPEN, Verdict.PASS),
        (Numbers(100, 0, errors=1), Levels(errors=0), Verdict.BLOCK),
        (Numbers(100, 0, errors=1), Levels(errors=1), Verdict.PASS),
        (Numbers(100, 0, unchanged=3), Levels(unchanged=2), Verdict.BLOCK),
    ],
)
def test_the_levels_are_the_newsrooms(found: Numbers, levels: Levels, verdict: Verdict) -> None:
    assert judge(found, levels) is verdict


def test_an_untouched_draft_is_neither_handed_in_nor_signed_off(desk: Desk, article: str) -> None:
    for step in (desk.review.submit, desk.review.approve):
        with pytest.raises(ReviewBlockedError, match=r"100 % of the text .* stops at 95 %") as refused:
            step(article, RU, author="Aigul")
        assert refused.value.values == {"reason": "untouched", "percent": 100, "limit": 95}
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "Заголовок", base=1, author="Aigul")
    assert desk.review.submit(article, RU, author="Aigul") is Stage.IN_REVIEW
    assert desk.review.approve(article, RU, author="Boris") is Stage.APPROVED


def test_an_incomplete_translation_is_told_so_first(desk: Desk, article: str) -> None:
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "", base=1, author="Aigul")
    with pytest.raises(ReviewBlockedError, match="no translation yet"):
        desk.review.submit(article, RU, author="Aigul")


def test_the_newsrooms_levels_are_kept(desk: Desk) -> None:
    desk.gate.allow(Levels(50, None, 0, 3))
    assert desk.gate.levels == Levels(50, None, 0, 3)
