"""Review from hand-in to approval, and what it does to segments, memory and exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import add_article, draft, make_desk
from transdesk.desk.desk import Desk
from transdesk.desk.diff import word_diff
from transdesk.desk.views import DiffKind
from transdesk.domain.errors import ConflictError, ExportFailedError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.work import Stage, Status

RU = Language.RU


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def article(desk: Desk) -> str:
    article = add_article(desk)
    draft(desk, article)
    return article


def test_the_walk_of_a_translation_is_recorded(desk: Desk, article: str) -> None:
    assert desk.review.submit(article, RU, author="Aigul") is Stage.IN_REVIEW
    assert desk.review.send_back(article, RU, reason="Проверьте имена", author="Boris") is Stage.RETURNED
    desk.review.submit(article, RU, author="Aigul")
    assert desk.review.approve(article, RU, author="Boris") is Stage.APPROVED
    walk = [(e.author, e.before, e.after, e.reason) for e in desk.review.events(article, RU)]
    assert walk[-4:] == [
        ("Aigul", Stage.EDITING, Stage.IN_REVIEW, ""),
        ("Boris", Stage.IN_REVIEW, Stage.RETURNED, "Проверьте имена"),
        ("Aigul", Stage.RETURNED, Stage.IN_REVIEW, ""),
        ("Boris", Stage.IN_REVIEW, Stage.APPROVED, ""),
    ]
    sheet = desk.editing.sheet(article, RU)
    assert {row.work.status for row in sheet.rows} == {Status.APPROVED}
    assert sheet.card.words_done == sheet.card.words
    assert desk.store.units.count() == 5


def test_what_is_not_complete_cannot_be_approved(desk: Desk) -> None:
    article = add_article(desk)
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "Заголовок", base=0, author="Aigul")
    with pytest.raises(ReviewBlockedError, match="4 segments"):
        desk.review.approve(article, RU, author="Boris")
    with pytest.raises(ReviewBlockedError, match="4 segments"):
        desk.review.submit(article, RU, author="Aigul")
    assert desk.editing.sheet(article, RU).card.stage is Stage.EDITING


def test_steps_out_of_order_are_refused(desk: Desk, article: str) -> None:
    with pytest.raises(ReviewBlockedError, match="possible from"):
        desk.review.send_back(article, RU, reason="x", author="Boris")
    desk.review.submit(article, RU, author="Aigul")
    with pytest.raises(ReviewBlockedError, match="Say in a few words"):
        desk.review.send_back(article, RU, reason=" ", author="Boris")
    with pytest.raises(NotFoundError):
        desk.review.approve(article, Language.KK, author="Boris")


def test_an_edit_opens_an_approved_translation_again(desk: Desk, article: str) -> None:
    desk.review.approve(article, RU, author="Boris")
    assert desk.publishing.export(article, RU, "txt").final
    row = desk.editing.sheet(article, RU).rows[0]
    desk.editing.save(article, RU, row.segment.id, "Иначе", base=row.work.version, author="Aigul")
    assert desk.editing.sheet(article, RU).card.stage is Stage.EDITING
    assert not desk.publishing.export(article, RU, "txt").final
    assert desk.review.events(article, RU)[-1].author == "Aigul"


def test_reopening_keeps_the_confirmed_texts(desk: Desk, article: str) -> None:
    desk.review.approve(article, RU, author="Boris")
    assert desk.review.reopen(article, RU, author="Boris") is Stage.EDITING
    assert {row.work.status for row in desk.editing.sheet(article, RU).rows} == {Status.CONFIRMED}
    assert desk.store.units.count() == 5


def test_single_segments_are_approved_and_returned_with_a_reason(desk: Desk, article: str) -> None:
    rows = desk.editing.sheet(article, RU).rows
    approved = desk.review.approve_segment(article, RU, rows[0].segment.id, author="Boris")
    returned = desk.review.return_segment(article, RU, rows[1].segment.id, reason="Не то слово", author="Boris")
    assert (approved.status, returned.status) == (Status.APPROVED, Status.RETURNED)
    comment = desk.editing.sheet(article, RU).rows[1].comments[0]
    assert (comment.text, comment.author) == ("Не то слово", "Boris")
    desk.review.resolve(comment.id)
    assert desk.editing.sheet(article, RU).rows[1].comments == ()
    assert desk.review.comments(article, RU)[0].resolved
    desk.editing.save(article, RU, rows[1].segment.id, "То слово", base=2, author="Aigul")
    with pytest.raises(ConflictError):
        desk.review.approve_segment(article, RU, rows[1].segment.id, author="Boris", base=2)


def test_changes_show_words_that_came_and_went(desk: Desk, article: str) -> None:
    row = desk.editing.sheet(article, RU).rows[1]
    desk.editing.save(article, RU, row.segment.id, "[ru] They came on Wednesday.", base=1, author="Aigul")
    work = desk.editing.sheet(article, RU).rows[1].work
    pieces = word_diff(work.draft, work.target)
    assert [(p.kind, p.text) for p in pieces] == [
        (DiffKind.SAME, "[ru] They came on "),
        (DiffKind.DELETED, "Tuesday"),
        (DiffKind.INSERTED, "Wednesday"),
        (DiffKind.SAME, "."),
    ]


def test_only_an_approved_version_is_exported_without_the_draft_mark(desk: Desk, article: str) -> None:
    draft_file = desk.publishing.export(article, RU, "txt")
    assert draft_file.data.decode().startswith("ЧЕРНОВИК")
    assert draft_file.filename == "Mothers-demand-rules.ru.draft.txt"
    desk.review.approve(article, RU, author="Boris")
    final = desk.publishing.export(article, RU, "txt")
    assert final.data.decode().splitlines() == [
        "[ru] Mothers demand rules",
        "[ru] They came on Tuesday. [ru] They asked why. [ru] Nobody answered them.",
        "[ru] The akimat was closed.",
    ]
    assert final.filename == "Mothers-demand-rules.ru.txt"
    rendition = desk.publishing.rendition(article, RU)
    assert rendition.approved_by == "Boris"
    assert rendition.approved_at is not None
    with pytest.raises(ExportFailedError, match="use one of: txt"):
        desk.publishing.export(article, RU, "pdf")
