"""Undoing a repair that the glossary made in a draft."""

from __future__ import annotations

from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.term import TermState
from transdesk.domain.work import SegmentWork


def without_repair(work: SegmentWork, concept: str) -> str:
    """The present text with one term's repair taken back.

    Repairs follow each other: each outcome holds the text before it, and the text after it is the one
    before the next repair, or the draft. The words in which both differ are put back where they stand now.

    Raises:
        ReviewBlockedError: there is no such repair, or its words are no longer there (once).
    """
    repaired = [outcome for outcome in work.terms if outcome.state is TermState.REPAIRED and outcome.before]
    afters = [*(outcome.before for outcome in repaired), work.draft][1:]
    for outcome, after in zip(repaired, afters, strict=True):
        if outcome.concept != concept:
            continue
        if work.target == after:
            return outcome.before
        text = _put_back(work.target, outcome.before, after)
        if text is not None:
            return text
    raise ReviewBlockedError(
        "This repair can no longer be taken back, its words were changed; edit the text itself.", concept=concept
    )


def _put_back(text: str, before: str, after: str) -> str | None:
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while start > 0 and after[start - 1].isalnum():  # whole words, so that they are found but once
        start -= 1
    while end > 0 and after[len(after) - end].isalnum():
        end -= 1
    old, new = after[start : len(after) - end], before[start : len(before) - end]
    return text.replace(old, new) if old and text.count(old) == 1 else None
