"""The tables. Migrations make them; a test holds that both agree.

Texts and times are portable between SQLite and PostgreSQL: values that only the domain understands are
JSON in text columns, times are UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A point in time; stored in UTC without a zone, read back with UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """To the database."""
        return value if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """From the database."""
        return value if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of the tables."""

    type_annotation_map = {datetime: UtcTime, str: Text}  # noqa: RUF012 - SQLAlchemy reads it as a class attribute


ArticleId = String(40)
Code = String(16)
SegmentId = String(40)
Person = String(80)


class ArticleRow(Base):
    """A source article with its original bytes; ``cut`` grows when it is cut into other segments."""

    __tablename__ = "article"
    id: Mapped[str] = mapped_column(ArticleId, primary_key=True)
    language: Mapped[str] = mapped_column(Code)
    headline: Mapped[str]
    author: Mapped[str]
    created_at: Mapped[datetime]
    words: Mapped[int]
    value: Mapped[str]
    original: Mapped[bytes | None] = mapped_column(LargeBinary)
    archived: Mapped[bool] = mapped_column(default=False)
    cut: Mapped[int] = mapped_column(default=0)


class SegmentRow(Base):
    """A sentence of a source article."""

    __tablename__ = "segment"
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(SegmentId, primary_key=True)
    position: Mapped[int]
    words: Mapped[int]
    value: Mapped[str]


class TranslationRow(Base):
    """An article in one target language; ``doc_rev`` grows with each change of any of its segments.

    ``orders`` is a JSON object: number of a block to the ids of its segments in the order of the translation, for
    blocks whose sentences stand in another order than in the source. ``laid`` is the ``doc_rev`` of the last change
    of the segments themselves or of their order.
    """

    __tablename__ = "translation"
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    target: Mapped[str] = mapped_column(Code, primary_key=True)
    stage: Mapped[str] = mapped_column(Code)
    doc_rev: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    orders: Mapped[str] = mapped_column(default="{}")
    laid: Mapped[int] = mapped_column(default=0)


class WorkRow(Base):
    """The current state of one segment in one translation; ``version`` is the number of its last revision."""

    __tablename__ = "work"
    article_id: Mapped[str] = mapped_column(ArticleId, primary_key=True)
    target: Mapped[str] = mapped_column(Code, primary_key=True)
    segment: Mapped[str] = mapped_column(SegmentId, primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    doc_rev: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(Code, default="empty")
    origin: Mapped[str] = mapped_column(Code, default="mt")
    author: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime | None]
    draft: Mapped[str] = mapped_column(default="")
    signature: Mapped[str] = mapped_column(default="")
    terms: Mapped[str] = mapped_column(default="[]")
    flags: Mapped[str] = mapped_column(default="[]")
    findings: Mapped[str] = mapped_column(default="[]")
    assessed: Mapped[str] = mapped_column(default="")
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "target"], ["translation.article_id", "translation.target"], ondelete="CASCADE"
        ),
        Index("work_doc_rev", "article_id", "target", "doc_rev"),
    )


class RevisionRow(Base):
    """A stored version of a segment's target; never changed, never deleted."""

    __tablename__ = "revision"
    article_id: Mapped[str] = mapped_column(ArticleId, primary_key=True)
    target: Mapped[str] = mapped_column(Code, primary_key=True)
    segment: Mapped[str] = mapped_column(SegmentId, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    status: Mapped[str] = mapped_column(Code)
    origin: Mapped[str] = mapped_column(Code)
    author: Mapped[str]
    at: Mapped[datetime]
    signature: Mapped[str]


class CommentRow(Base):
    """A remark on a segment or on a whole translation."""

    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    article_id: Mapped[str] = mapped_column(ArticleId)
    target: Mapped[str] = mapped_column(Code)
    segment: Mapped[str] = mapped_column(SegmentId)
    author: Mapped[str]
    at: Mapped[datetime]
    text: Mapped[str]
    resolved: Mapped[bool] = mapped_column(default=False)
    parent: Mapped[int | None]
    __table_args__ = (Index("comment_place", "article_id", "target"),)


class SuggestionRow(Base):
    """An edit that somebody suggests: ``text`` in place of ``before``, once the text of version ``base``.

    A part that is accepted goes into ``before``, one that is rejected out of ``text``; ``open`` while they differ.
    """

    __tablename__ = "suggestion"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    article_id: Mapped[str] = mapped_column(ArticleId)
    target: Mapped[str] = mapped_column(Code)
    segment: Mapped[str] = mapped_column(SegmentId)
    base: Mapped[int]
    before: Mapped[str]
    text: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    open: Mapped[bool] = mapped_column(default=True)
    __table_args__ = (Index("suggestion_place", "article_id", "target", "segment"),)


class PresenceRow(Base):
    """Who has a translation open, and where; counts only while it is fresh."""

    __tablename__ = "presence"
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    target: Mapped[str] = mapped_column(Code, primary_key=True)
    person: Mapped[str] = mapped_column(Person, primary_key=True)
    segment: Mapped[str] = mapped_column(SegmentId)
    at: Mapped[datetime]


class EffortRow(Base):
    """The work that a person put into a segment."""

    __tablename__ = "effort"
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    target: Mapped[str] = mapped_column(Code, primary_key=True)
    segment: Mapped[str] = mapped_column(SegmentId, primary_key=True)
    person: Mapped[str] = mapped_column(Person, primary_key=True)
    milliseconds: Mapped[int]
    keys: Mapped[int]
    ter: Mapped[float | None] = mapped_column(Double)


class EventRow(Base):
    """A translation moved to another stage."""

    __tablename__ = "review_event"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    article_id: Mapped[str] = mapped_column(ArticleId)
    target: Mapped[str] = mapped_column(Code)
    author: Mapped[str]
    at: Mapped[datetime]
    before: Mapped[str] = mapped_column(Code)
    after: Mapped[str] = mapped_column(Code)
    reason: Mapped[str]
    __table_args__ = (Index("review_event_place", "article_id", "target"),)


class DismissalRow(Base):
    """A finding that a person does not want to see again: here, in this article, or anywhere."""

    __tablename__ = "dismissal"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    scope: Mapped[str] = mapped_column(Code)
    article_id: Mapped[str] = mapped_column(ArticleId)
    target: Mapped[str] = mapped_column(Code)
    segment: Mapped[str] = mapped_column(SegmentId)
    fingerprint: Mapped[str]
    text: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (Index("dismissal_place", "article_id", "target"),)


class JobRow(Base):
    """A drafting job in the queue; ``owner`` holds a lease that ``heartbeat`` keeps alive."""

    __tablename__ = "job"
    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"))
    target: Mapped[str] = mapped_column(Code)
    state: Mapped[str] = mapped_column(Code)
    engine: Mapped[str]
    author: Mapped[str]
    parameters: Mapped[str]
    owner: Mapped[str] = mapped_column(default="")
    heartbeat: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    done_before: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    message_key: Mapped[str] = mapped_column(default="")
    message_values: Mapped[str] = mapped_column(default="{}")
    __table_args__ = (
        Index("job_queue", "state", "created_at"),
        Index("job_place", "article_id", "target", "created_at"),
    )


class WorkerRow(Base):
    """A worker process that lives as long as it says so."""

    __tablename__ = "worker"
    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    heartbeat: Mapped[datetime]


class UnitRow(Base):
    """A pair of the translation memory; a confirmed segment has exactly one. ``number`` is a digest of its key."""

    __tablename__ = "tm_unit"
    source_language: Mapped[str] = mapped_column(Code, primary_key=True)
    target_language: Mapped[str] = mapped_column(Code, primary_key=True)
    article_id: Mapped[str] = mapped_column(ArticleId, primary_key=True)
    segment: Mapped[str] = mapped_column(SegmentId, primary_key=True)
    digest: Mapped[str] = mapped_column(String(40))
    key: Mapped[str]
    source: Mapped[str]
    text: Mapped[str]
    marks: Mapped[int]
    author: Mapped[str]
    at: Mapped[datetime]
    number: Mapped[int] = mapped_column(BigInteger)
    __table_args__ = (
        Index("tm_unit_digest", "source_language", "target_language", "digest"),
        Index("tm_unit_number", "number", unique=True),
    )


class WordRow(Base):
    """A word stands in a pair of the memory; see ``unit_words.py`` for the numbers."""

    __tablename__ = "tm_word"
    word: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    unit: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    __table_args__ = ({"sqlite_with_rowid": False},)


class SettingRow(Base):
    """A setting that people change in the interface."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    value: Mapped[str]


class ConceptChangeRow(Base):
    """A change of the newsroom's own glossary; never changed, never deleted. The last one of a concept holds."""

    __tablename__ = "concept_change"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    concept: Mapped[str]
    kind: Mapped[str] = mapped_column(Code)
    value: Mapped[str]
    author: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (Index("concept_change_place", "concept", "number"),)


class DeclinedTermRow(Base):
    """A proposed term that nobody wants; ``proposal`` is a digest of its languages and words."""

    __tablename__ = "declined_term"
    proposal: Mapped[str] = mapped_column(String(40), primary_key=True)
    author: Mapped[str]
    at: Mapped[datetime]


class ModelJobRow(Base):
    """The running or last work on a translation model; ``owner`` is the process that does it."""

    __tablename__ = "model_job"
    model: Mapped[str] = mapped_column(String(120), primary_key=True)
    work: Mapped[str] = mapped_column(Code)
    trim: Mapped[bool]
    state: Mapped[str] = mapped_column(Code)
    phase: Mapped[str] = mapped_column(Code)
    done: Mapped[int] = mapped_column(BigInteger)
    total: Mapped[int] = mapped_column(BigInteger)
    author: Mapped[str]
    owner: Mapped[str]
    heartbeat: Mapped[datetime]
    created_at: Mapped[datetime]
    message_key: Mapped[str]
    message_values: Mapped[str]
