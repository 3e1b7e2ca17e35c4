"""What the editor's list of segments shows: small values, read by one query for ten thousand of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from transdesk.domain.finding import FindingHead
from transdesk.domain.language import Language
from transdesk.domain.library import JobView
from transdesk.domain.work import Origin, Status, SuggestedEdit


class Role(StrEnum):
    """What a person may do: a translator writes, an editor also signs off, an admin also changes the desk."""

    TRANSLATOR = "translator"
    EDITOR = "editor"
    ADMIN = "admin"

    @property
    def may_review(self) -> bool:
        """Approve, return and reopen."""
        return self is not Role.TRANSLATOR

    @property
    def may_administer(self) -> bool:
        """Change the desk's settings for everybody."""
        return self is Role.ADMIN


@dataclass(frozen=True, slots=True)
class LeanWork:
    """A segment's state without what only a closer look needs; the fields are those of ``SegmentWork``.

    Attributes:
        findings: what the checks said of this very text; empty where they have not looked yet.
        assessed: the mark of what the findings were computed by; empty where they were not.
        revision: the translation's change counter when the segment, or what is said of it, changed last.
    """

    segment: str
    version: int
    target: str
    status: Status
    origin: Origin
    author: str
    at: datetime | None
    draft: str
    signature: str
    flags: tuple[str, ...] = ()
    findings: tuple[FindingHead, ...] = ()
    assessed: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Effort:
    """A person's work on one segment.

    Attributes:
        milliseconds: time with the cursor in its text box.
        keys: keys pressed in it.
        ter: edit distance from the machine's draft, 0 untouched, 1 every word new; None without a draft.
    """

    milliseconds: int = 0
    keys: int = 0
    ter: float | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has a translation open; ``segment`` is where the cursor stands, empty for nowhere."""

    name: str
    segment: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody is at a translation now, at this segment; None: where they were."""

    article: str
    target: Language
    person: str
    segment: str | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """Whether anything of a translation has moved: change counter, drafting job, people.

    Attributes:
        doc_rev: grows with each change of a segment.
    """

    doc_rev: int
    job: JobView | None = None
    people: tuple[Present, ...] = ()


@dataclass(frozen=True, slots=True)
class LeanWorks:
    """Segments' states at one moment.

    Attributes:
        works: by segment.
        comments: number of open ones by segment.
        suggestions: edits that are still to be decided by segment, the oldest first.
        orders: blocks whose sentences stand in another order than in the source.
        laid: the ``doc_rev`` of the last change of the segments themselves or of their order.
    """

    doc_rev: int
    works: Mapping[str, LeanWork]
    comments: Mapping[str, int] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[SuggestedEdit, ...]] = field(default_factory=dict)
    orders: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    laid: int = 0
