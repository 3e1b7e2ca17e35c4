"""What happens to a segment: suggestions, revisions, statuses, comments, and the review of a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from transdesk.domain.finding import Finding
from transdesk.domain.term import TermOutcome


class Origin(StrEnum):
    """Where a text came from."""

    MT = "mt"
    TM = "tm"
    HUMAN = "human"
    REPEAT = "repeat"
    """A person's text, taken over from another segment with the same source."""
    RESTORED = "restored"


class Status(StrEnum):
    """State of one segment of a translation."""

    EMPTY = "empty"
    DRAFT = "draft"
    EDITED = "edited"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    RETURNED = "returned"


class Stage(StrEnum):
    """State of one translation (an article in one target language)."""

    NEW = "new"
    DRAFTING = "drafting"
    EDITING = "editing"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed target for one segment, from an engine or the memory."""

    target: str
    origin: Origin
    signature: str
    score: float | None = None
    terms: tuple[TermOutcome, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored version of a segment's target; never changed, never deleted."""

    number: int
    target: str
    status: Status
    origin: Origin
    author: str
    at: datetime
    signature: str = ""


@dataclass(frozen=True, slots=True)
class SegmentWork:
    """A segment of a translation as it stands now.

    Attributes:
        version: row version for optimistic locking; grows by one with each change.
        target: the current text, with tags.
        draft: the last machine or memory draft, for showing changes against it.
        signature: how that draft was made.
        terms: what became of each term in that draft.
        stale: the glossary or the model has changed since the draft was made.
    """

    segment: str
    version: int
    target: str
    status: Status
    origin: Origin
    author: str
    at: datetime | None
    draft: str = ""
    signature: str = ""
    terms: tuple[TermOutcome, ...] = ()
    flags: tuple[str, ...] = ()
    stale: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessed:
    """What glossary and checks say about one version of a segment; ``mark`` names their state."""

    segment: str
    version: int
    terms: tuple[TermOutcome, ...]
    findings: tuple[Finding, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment, or on the whole translation where ``segment`` is empty; ``parent`` is what it answers."""

    id: int
    segment: str
    author: str
    at: datetime
    text: str
    resolved: bool = False
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class SuggestedEdit:
    """An edit that somebody suggests and nobody has wholly decided yet.

    Attributes:
        base: the version that it was written over.
        before, text: tagged texts; what differs between them is still to be decided.
    """

    id: int
    segment: str
    base: int
    before: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """Somebody moved a translation to another stage."""

    at: datetime
    author: str
    before: Stage
    after: Stage
    reason: str = ""
