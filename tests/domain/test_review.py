"""Which step may follow which."""

from __future__ import annotations

import pytest

from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.review import Step, after, require_complete
from transdesk.domain.work import Stage, Status


@pytest.mark.parametrize(
    ("stage", "step", "result"),
    [
        (Stage.EDITING, Step.SUBMIT, Stage.IN_REVIEW),
        (Stage.IN_REVIEW, Step.APPROVE, Stage.APPROVED),
        (Stage.IN_REVIEW, Step.RETURN, Stage.RETURNED),
        (Stage.RETURNED, Step.SUBMIT, Stage.IN_REVIEW),
        (Stage.APPROVED, Step.REOPEN, Stage.EDITING),
    ],
)
def test_possible_steps(stage: Stage, step: Step, result: Stage) -> None:
    assert after(stage, step) is result


def test_an_unedited_article_cannot_be_returned() -> None:
    with pytest.raises(ReviewBlockedError, match="possible from: approved, in_review"):
        after(Stage.NEW, Step.RETURN)


def test_a_running_draft_cannot_be_approved() -> None:
    with pytest.raises(ReviewBlockedError):
        after(Stage.DRAFTING, Step.APPROVE)


def test_approval_counts_the_empty_segments() -> None:
    require_complete([Status.CONFIRMED, Status.DRAFT])
    with pytest.raises(ReviewBlockedError, match="2 segments"):
        require_complete([Status.EMPTY, Status.CONFIRMED, Status.EMPTY])
