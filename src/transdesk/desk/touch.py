"""What a machine may draft: never over a person's text."""

from __future__ import annotations

from collections.abc import Container

from transdesk.domain.work import Origin, SegmentWork, Status


def is_free(work: SegmentWork, wanted: Container[str] | None, *, redraft: bool) -> bool:
    """Whether a job may draft a segment.

    Args:
        work: its state.
        wanted: ids that the job names; None for every untouched one.
        redraft: also where a machine draft stands.
    """
    if wanted is not None and work.segment not in wanted:
        return False
    if not work.target.strip():
        return work.status is Status.EMPTY and (wanted is not None or work.origin in (Origin.MT, Origin.TM))
    return redraft and work.status is Status.DRAFT and work.origin in (Origin.MT, Origin.TM)
