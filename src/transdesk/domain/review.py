"""The review state machine: which stage may follow which, and by whom.

A translation walks new -> drafting -> editing -> in review -> approved; an editor may return it with a
reason, and a change to an approved text reopens it. Only an approved version exports as final.
"""

from __future__ import annotations

from enum import StrEnum

from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.work import Stage, Status


class Step(StrEnum):
    """What a person may do with a translation as a whole."""

    SUBMIT = "submit"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"


_STEPS: dict[Step, tuple[frozenset[Stage], Stage]] = {
    Step.SUBMIT: (frozenset({Stage.NEW, Stage.EDITING, Stage.RETURNED}), Stage.IN_REVIEW),
    Step.RETURN: (frozenset({Stage.IN_REVIEW, Stage.APPROVED}), Stage.RETURNED),
    Step.APPROVE: (frozenset({Stage.EDITING, Stage.IN_REVIEW, Stage.RETURNED}), Stage.APPROVED),
    Step.REOPEN: (frozenset({Stage.IN_REVIEW, Stage.APPROVED}), Stage.EDITING),
}


def after(stage: Stage, step: Step) -> Stage:
    """The stage that follows ``stage`` by ``step``.

    Raises:
        ReviewBlockedError: the step is not possible from there.
    """
    possible, result = _STEPS[step]
    if stage not in possible:
        names = ", ".join(sorted(possible))
        raise ReviewBlockedError(
            f"'{step}' is not possible while the translation is '{stage}'; it is possible from: {names}.",
            step=str(step),
            stage=str(stage),
        )
    return result


def require_complete(statuses: list[Status]) -> None:
    """Approval needs a text in every segment.

    Raises:
        ReviewBlockedError: some segments are still empty; tells how many.
    """
    empty = sum(status is Status.EMPTY for status in statuses)
    if empty:
        raise ReviewBlockedError(
            f"{empty} segments have no translation yet; fill or draft them before approving.", empty=empty
        )


def after_edit(stage: Stage) -> Stage:
    """The stage after a person changed a text: work has begun, and an approved text is open again."""
    return Stage.EDITING if stage in (Stage.NEW, Stage.APPROVED) else stage
