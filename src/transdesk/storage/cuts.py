"""Changing the segments of an article, and their order in a translation, with all work carried over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from transdesk.domain.article import Article, Block
from transdesk.domain.errors import ConflictError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.rendition import target_blocks
from transdesk.domain.segment import Segment
from transdesk.domain.work import Origin, SegmentWork, Stage, Status
from transdesk.storage.articles import segment_rows
from transdesk.storage.database import Database
from transdesk.storage.schema import ArticleRow, CommentRow, SegmentRow, SuggestionRow, TranslationRow, WorkRow
from transdesk.storage.work_rows import Change, apply, move_after_edit, work_of
from transdesk.storage.works import lock, touch


@dataclass(frozen=True, slots=True)
class Recut:
    """Segments that stand side by side in a block, and those that take their place."""

    old: tuple[Segment, ...]
    new: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a new segment starts with; ``restore``: a text that was there before and says the same comes back whole."""

    segment: str
    target: str
    draft: str
    status: Status
    origin: Origin
    author: str
    signature: str
    restore: bool = False


Carry = Callable[[Language, Sequence[SegmentWork]], Sequence[Carried]]
"""Makes the new segments' texts in one target language of the old ones' work."""


class Cuts:
    """Segments and their order."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def orders(self, article_id: str, target: Language) -> dict[int, tuple[str, ...]]:
        """Blocks whose sentences stand in another order than in the source, with the ids in that order."""
        with self._database.read() as session:
            row = session.get(TranslationRow, (article_id, target.value))
            return orders_of(row.orders) if row is not None else {}

    def reorder(self, article_id: str, target: Language, block: int, ids: Sequence[str]) -> None:
        """Set the order of a block's sentences in a translation.

        Raises:
            NotFoundError: there is no such translation.
            ReviewBlockedError: it is approved.
        """
        with self._database.write() as session:
            revision = touch(session, article_id, target)
            row = session.get_one(TranslationRow, (article_id, target.value))
            if row.stage == Stage.APPROVED.value:
                raise ReviewBlockedError(
                    "This translation is approved; reopen it before its sentences are moved.", reason="approved"
                )
            row.orders = _dump(orders_of(row.orders) | {block: tuple(ids)})
            row.laid = revision

    def recut(self, stored: StoredArticle, recut: Recut, carry: Carry, author: str) -> None:
        """Put segments in the place of others, in every translation of the article; former work rests.

        A translation that is approved stays so: it is cut only where it reads the same afterwards.

        Raises:
            ConflictError: somebody else has cut the article meanwhile.
            ReviewBlockedError: an approved translation would read otherwise, or an edit is suggested for one of the
                segments.
        """
        with self._database.write() as session:
            _claim(session, stored)
            _replace(session, stored.id, recut)
            query = select(TranslationRow).where(TranslationRow.article_id == stored.id)
            for translation in session.scalars(query.order_by(TranslationRow.target)).all():
                _refuse_suggested(session, translation, recut)
                if translation.stage == Stage.APPROVED.value:
                    _carry_approved(session, translation, stored, recut, carry, author)
                else:
                    _carry_over(session, translation, recut, carry, author)


def orders_of(text: str) -> dict[int, tuple[str, ...]]:
    """The ``orders`` of a translation."""
    return {int(block): tuple(ids) for block, ids in json.loads(text).items()}


def _dump(orders: Mapping[int, Sequence[str]]) -> str:
    return json.dumps(orders)


def _claim(session: Session, stored: StoredArticle) -> None:
    """Count the cut up, and so keep everybody else from cutting at the same time."""
    query = update(ArticleRow).where(ArticleRow.id == stored.id, ArticleRow.cut == stored.cut)
    if session.execute(query.values(cut=stored.cut + 1).returning(ArticleRow.id)).first() is None:
        raise ConflictError(
            "Somebody else has split or joined sentences meanwhile; look at them again.",
            theirs="",
            version=0,
            author="",
        )


def _replace(session: Session, article_id: str, recut: Recut) -> None:
    ids = [segment.id for segment in recut.old]
    here = SegmentRow.article_id == article_id
    place = session.scalar(select(func.min(SegmentRow.position)).where(here, SegmentRow.id.in_(ids)))
    if place is None:
        raise NotFoundError("There is no such segment; the article was cut anew, load it again.", segment=ids[0])
    session.execute(delete(SegmentRow).where(here, SegmentRow.id.in_(ids)))
    shift = len(recut.new) - len(recut.old)
    session.execute(
        update(SegmentRow).where(here, SegmentRow.position > place).values(position=SegmentRow.position + shift)
    )
    session.add_all(segment_rows(article_id, recut.new, place))


def _refuse_suggested(session: Session, translation: TranslationRow, recut: Recut) -> None:
    ids = [segment.id for segment in recut.old]
    query = select(SuggestionRow.id).where(
        SuggestionRow.article_id == translation.article_id,
        SuggestionRow.target == translation.target,
        SuggestionRow.segment.in_(ids),
        SuggestionRow.open,
    )
    if session.execute(query).first() is not None:
        raise ReviewBlockedError(
            f"Decide the suggested edits of this sentence first, in the {translation.target} translation.",
            reason=f"suggested_{translation.target}",
        )


def _carry_approved(
    session: Session, translation: TranslationRow, stored: StoredArticle, recut: Recut, carry: Carry, author: str
) -> None:
    """Cut a translation that readers may have by now: its text stays as it is, and so does the approval."""

    def approved(target: Language, old: Sequence[SegmentWork]) -> list[Carried]:
        return [replace(one, status=_as_approved(one), restore=False) for one in carry(target, old)]

    before = _reading(session, translation, stored.article, stored.segments)
    _carry_over(session, translation, recut, approved, author)
    place = stored.segments.index(recut.old[0])
    segments = (*stored.segments[:place], *recut.new, *stored.segments[place + len(recut.old) :])
    if _reading(session, translation, stored.article, segments) != before:
        raise ReviewBlockedError(
            f"The {translation.target} translation is approved, and a cut would change it, too; reopen it first.",
            reason=f"approved_{translation.target}",
        )


def _as_approved(carried: Carried) -> Status:
    return Status.APPROVED if carried.target.strip() else Status.EMPTY


def _reading(
    session: Session, translation: TranslationRow, article: Article, segments: Sequence[Segment]
) -> tuple[Block, ...]:
    """A translation as readers get it."""
    session.flush()
    query = select(WorkRow.segment, WorkRow.text).where(
        WorkRow.article_id == translation.article_id, WorkRow.target == translation.target
    )
    texts = {row.segment: row.text for row in session.execute(query)}
    return target_blocks(article, segments, texts, orders_of(translation.orders))


def _carry_over(session: Session, translation: TranslationRow, recut: Recut, carry: Carry, author: str) -> None:
    target = Language(translation.target)
    revision, stage = lock(session, translation.article_id, target)
    old = [work_of(_row(session, translation, segment.id)) for segment in recut.old]
    for carried in carry(target, old):
        row = _row(session, translation, carried.segment)
        _give(session, row, carried, revision)
        if carried.target.strip() and stage is not Stage.APPROVED:
            stage = move_after_edit(session, row, stage, author)
    session.refresh(translation)
    names = {segment.id for segment in recut.old}
    orders = orders_of(translation.orders)
    block = recut.old[0].block
    if block in orders:
        orders[block] = _renamed(orders[block], names, [segment.id for segment in recut.new])
    translation.orders, translation.laid = _dump(orders), revision
    session.execute(
        update(CommentRow)
        .where(
            CommentRow.article_id == translation.article_id,
            CommentRow.target == translation.target,
            CommentRow.segment.in_(names),
        )
        .values(segment=recut.new[0].id)
    )


def _row(session: Session, translation: TranslationRow, segment: str) -> WorkRow:
    row = session.get(WorkRow, (translation.article_id, translation.target, segment))
    if row is None:
        row = WorkRow(article_id=translation.article_id, target=translation.target, segment=segment)
        session.add(row)
        session.flush()
    return row


def _give(session: Session, row: WorkRow, carried: Carried, revision: int) -> None:
    """Let a row begin with a text, as a revision of its own; its former text stays in the history."""
    if carried.restore and row.text.split() == carried.target.split():
        row.doc_rev = revision  # as it was before the cut: text, status, draft
        return
    change = Change(
        carried.status, carried.author, carried.target, carried.origin, by_person=False, terms=(), flags=(), findings=()
    )
    if row.text != carried.target or row.status != carried.status.value:
        apply(session, row, row.version, change, revision)
    row.doc_rev, row.draft, row.signature = revision, carried.draft, carried.signature


def _renamed(ids: Sequence[str], old: set[str], new: Sequence[str]) -> tuple[str, ...]:
    """New ids in the place of the first of the old ones."""
    found: list[str] = []
    for name in ids:
        if name not in old:
            found.append(name)
        elif new[0] not in found:
            found += new
    return tuple(found)
