"""What the desk's use cases hand to pages and to the command line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transdesk.domain.article import Article
from transdesk.domain.finding import Finding
from transdesk.domain.language import Identification, Language
from transdesk.domain.library import ArticleCard, JobState, JobView, StoredArticle, TranslationCard
from transdesk.domain.rendition import Rendition
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermHit
from transdesk.domain.work import Comment, SegmentWork, Suggestion

__all__ = [
    "ArticleCard",
    "DiffKind",
    "DiffPiece",
    "Drafted",
    "DraftedSegment",
    "Exported",
    "JobState",
    "JobView",
    "Reading",
    "Row",
    "Sheet",
    "StoredArticle",
    "TranslationCard",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read but not stored yet.

    Attributes:
        identification: the language of the whole; ``blocks`` has one for each block.
        original: the bytes it was read from, for rebuilding the document; None for pasted text.
    """

    article: Article
    identification: Identification
    blocks: tuple[Identification, ...]
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One segment in the editor: source, state, terms, findings that nobody dismissed, open comments."""

    segment: Segment
    work: SegmentWork
    hits: tuple[TermHit, ...] = ()
    findings: tuple[Finding, ...] = ()
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A translation as the editor shows it; ``mark`` is for asking what changed since."""

    stored: StoredArticle
    card: TranslationCard
    rows: tuple[Row, ...]
    mark: int = 0


class DiffKind(StrEnum):
    """What became of a piece of the draft."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A run of words in a word-level comparison."""

    kind: DiffKind
    text: str


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to hand out; ``final`` is true for an approved version only."""

    data: bytes
    filename: str
    media_type: str
    final: bool


@dataclass(frozen=True, slots=True)
class DraftedSegment:
    """A segment that was translated without the store."""

    segment: Segment
    suggestion: Suggestion
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A whole article that was translated without the store; ``engine`` is the id of the one that did it."""

    source: Language
    target: Language
    engine: str
    signature: str
    segments: tuple[DraftedSegment, ...]
    rendition: Rendition
