"""Sentences of articles and of their translations, found by parts of words and by what happened to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from transdesk.domain.language import Language
from transdesk.domain.library import Passage
from transdesk.domain.marks import strip_tags
from transdesk.domain.segment import Segment
from transdesk.storage.database import Database
from transdesk.storage.schema import ArticleRow, SegmentRow, WorkRow
from transdesk.storage.values import load
from transdesk.storage.work_rows import TRUSTED

_Query: TypeAlias = "Select[*tuple[Any, ...]]"
_COLUMNS = (
    ArticleRow.id.label("article"),
    ArticleRow.headline,
    ArticleRow.language,
    ArticleRow.created_at,
    SegmentRow.position,
    SegmentRow.value,
)
_WORK = (WorkRow.target, WorkRow.text, WorkRow.draft, WorkRow.author, WorkRow.at)
_DONE = tuple(status.value for status in TRUSTED)
_CONFIRMED = select(func.count(), func.max(WorkRow.doc_rev)).where(
    WorkRow.article_id == bindparam("article"), WorkRow.target == bindparam("target"), WorkRow.status.in_(_DONE)
)


class Passages:
    """Reads across articles; archived ones are left out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sources(self, language: Language, parts: Sequence[str], limit: int) -> Iterator[Passage]:
        """Source sentences in a language that contain one of the parts, of the newest articles first.

        Args:
            language: of the article.
            parts: letters of a word, in small or capital letters; ``е`` stands for ``ё`` too.
            limit: most sentences.
        """
        query = _articles(select(*_COLUMNS)).where(ArticleRow.language == language.value)
        yield from self._read(query.where(_contains(SegmentRow.value, parts)).limit(limit))

    def targets(self, language: Language, parts: Sequence[str], limit: int) -> Iterator[Passage]:
        """Translated sentences in a language that contain one of the parts, as :meth:`sources`."""
        query = _with_work(_articles(select(*_COLUMNS, *_WORK))).where(WorkRow.target == language.value)
        yield from self._read(query.where(_contains(WorkRow.text, parts)).limit(limit))

    def confirmed(
        self, *, edited: bool = False, article: str = "", target: Language | None = None
    ) -> Iterator[Passage]:
        """Sentences whose translation a person has confirmed, of the newest articles first.

        Args:
            edited: only those whose draft was another one.
            article: only those of one article.
            target: only those of one language.
        """
        query = _with_work(_articles(select(*_COLUMNS, *_WORK))).where(WorkRow.status.in_(_DONE))
        if edited:
            query = query.where(WorkRow.draft != "", WorkRow.draft != WorkRow.text)
        if article:
            query = query.where(ArticleRow.id == article)
        if target:
            query = query.where(WorkRow.target == target.value)
        yield from self._read(query)

    def mark(self, article: str, target: Language) -> str:
        """Names the state of a translation's confirmed sentences: it changes when one is changed, comes or goes."""
        with self._database.read() as session:
            count, newest = session.execute(_CONFIRMED, {"article": article, "target": target.value}).one()
            return f"{count}.{newest}"

    def _read(self, query: _Query) -> Iterator[Passage]:
        with self._database.read() as session:
            for row in session.execute(query):
                yield _passage(row)


def _articles(query: _Query) -> _Query:
    joined = query.join_from(ArticleRow, SegmentRow, SegmentRow.article_id == ArticleRow.id)
    return joined.where(ArticleRow.archived.is_(False)).order_by(ArticleRow.created_at.desc(), SegmentRow.position)


def _with_work(query: _Query) -> _Query:
    return query.join(WorkRow, and_(WorkRow.article_id == ArticleRow.id, WorkRow.segment == SegmentRow.id))


def _contains(column: InstrumentedAttribute[str], parts: Sequence[str]) -> ColumnElement[bool]:
    """LIKE knows letter case of Cyrillic in one of the databases only, so both cases are asked for."""
    spellings = {case for part in parts for case in (part.lower(), part.upper())}
    return or_(*(column.like(f"%{_pattern(spelling)}%", escape="\\") for spelling in spellings))


def _pattern(part: str) -> str:
    return re.sub("[ёеЁЕ]", "_", re.sub(r"([%_\\])", r"\\\1", part))


def _passage(row: Row[*tuple[Any, ...]]) -> Passage:
    segment = load(row.value, Segment)
    found = row._mapping  # noqa: SLF001 - SQLAlchemy's documented way to named columns
    target = found.get("target")
    return Passage(
        article=row.article,
        headline=row.headline,
        segment=segment.id,
        number=row.position + 1,
        source_language=Language(row.language),
        source=segment.source,
        target_language=Language(target) if target else None,
        target=strip_tags(found.get("text", ""), segment.marks),
        draft=strip_tags(found.get("draft", ""), segment.marks),
        author=found.get("author", ""),
        at=found.get("at") or row.created_at,
    )
