"""What the store tells about articles, their translations and the drafting jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from transdesk.domain.article import Article
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind, strip_tags
from transdesk.domain.segment import Segment
from transdesk.domain.work import Stage, Status


class JobState(StrEnum):
    """State of a drafting job."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def active(self) -> bool:
        """Whether work is still to be expected."""
        return self in (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class JobView:
    """A drafting job as a page shows it.

    Attributes:
        engine: id of the engine asked for.
        done, total: segments.
        seconds_left: expected seconds until the end; None where nothing is known yet.
        message_key, message_values: why it failed (``error.<message_key>`` in the interface's texts);
            empty unless failed.
    """

    id: str
    article: str
    target: Language
    state: JobState
    done: int
    total: int
    seconds_left: float | None
    message_key: str
    message_values: Mapping[str, object]
    engine: str
    author: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class JobTask:
    """A claimed job with everything that a worker needs.

    Attributes:
        segments: ids to draft; None means every one that nobody has touched.
        redraft: also draft again where a machine draft stands already.
    """

    id: str
    article: str
    target: Language
    engine: str
    author: str
    segments: tuple[str, ...] | None = None
    redraft: bool = False
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A source article in the store, cut into segments; ``cut`` grows with each change of the cut."""

    id: str
    article: Article
    language: Language
    segments: tuple[Segment, ...]
    created_at: datetime
    author: str
    cut: int = 0


@dataclass(frozen=True, slots=True)
class TranslationCard:
    """One translation at a glance.

    Attributes:
        counts: number of segments by status; statuses that do not occur may be absent.
        total: segments in all.
        words: source words in all; ``words_done`` are those of confirmed and approved segments,
            ``words_drafted`` those of segments that have any text.
        job: the running or the last drafting job.
    """

    target: Language
    stage: Stage
    counts: Mapping[Status, int]
    total: int
    words: int
    words_done: int
    words_drafted: int
    job: JobView | None
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One article in the list."""

    id: str
    headline: str
    language: Language
    created_at: datetime
    author: str
    words: int
    translations: tuple[TranslationCard, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A pair of the translation memory.

    Attributes:
        source: plain source text.
        target: target with numbered tags for its ``marks`` source marks.
        key: normalised source, the key of an exact match.
        article, segment: where a person confirmed it; ``article`` is empty for imported units.
    """

    source_language: Language
    target_language: Language
    key: str
    source: str
    target: str
    article: str
    segment: str
    author: str
    at: datetime
    marks: int = 0

    @property
    def plain_target(self) -> str:
        """The target without its tags; of the marks only the number counts here."""
        return strip_tags(self.target, (Mark(MarkKind.NOTE, 0, 1),) * self.marks)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article, alone or with its translation, without marks.

    Attributes:
        number: place of the segment in its article, from 1.
        target_language, target, draft: the translation as it stands and as it was drafted; None and empty where
            the source alone was asked for.
        at: when the translation, else the article, was stored.
    """

    article: str
    headline: str
    segment: str
    number: int
    source_language: Language
    source: str
    target_language: Language | None
    target: str
    draft: str
    author: str
    at: datetime
