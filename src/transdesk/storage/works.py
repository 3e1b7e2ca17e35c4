"""The state of each segment of a translation, its revisions, and the one way to change it.

Every change names the version it is based on (optimistic locking): ``UPDATE ... WHERE version = :base``.
No row means that somebody else was faster; equal text is a success all the same, so that a repeated save
does no harm. Revision numbers are row versions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from transdesk.domain.errors import ConflictError, NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.domain.review import Step, after
from transdesk.domain.work import Assessed, Revision, SegmentWork, Stage, Status
from transdesk.storage.database import Database
from transdesk.storage.schema import RevisionRow, TranslationRow, WorkRow
from transdesk.storage.values import dump
from transdesk.storage.work_rows import (
    Change,
    apply,
    is_there_already,
    move_after_edit,
    record,
    revision_of,
    work_of,
)

# Statements that every save runs are put together once: building one takes longer than running it.
_LOCK = (
    update(TranslationRow)
    .where(TranslationRow.article_id == bindparam("article"), TranslationRow.target == bindparam("to"))
    .values(doc_rev=TranslationRow.doc_rev + 1, updated_at=bindparam("now"))
    .returning(TranslationRow.doc_rev, TranslationRow.stage)
    .execution_options(synchronize_session=False)
)
_ASSESS = (
    update(WorkRow.__table__)  # type: ignore[arg-type]  # a mapped class' __table__ is a Table
    .where(
        WorkRow.article_id == bindparam("article"),
        WorkRow.target == bindparam("to"),
        WorkRow.segment == bindparam("one"),
        WorkRow.version == bindparam("seen"),
    )
    .values({name: bindparam(f"new_{name}") for name in ("findings", "terms", "assessed", "doc_rev")})
)


class Works:
    """Segments' states and revisions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article_id: str, target: Language, segment: str) -> SegmentWork:
        """One segment's state.

        Raises:
            NotFoundError: there is none.
        """
        with self._database.read() as session:
            return work_of(_row(session, article_id, target, segment))

    def all(self, article_id: str, target: Language) -> dict[str, tuple[SegmentWork, str]]:
        """Every segment's state with the mark of what its findings were computed by."""
        with self._database.read() as session:
            return {row.segment: (work_of(row), row.assessed) for row in session.scalars(_of(article_id, target))}

    def some(self, article_id: str, target: Language, segments: Collection[str]) -> dict[str, tuple[SegmentWork, str]]:
        """The state of some segments with the mark of what its findings were computed by; others are left out."""
        with self._database.read() as session:
            rows = session.scalars(_of(article_id, target).where(WorkRow.segment.in_(segments)))
            return {row.segment: (work_of(row), row.assessed) for row in rows}

    def mark(self, article_id: str, target: Language) -> int:
        """The mark of the newest change."""
        with self._database.read() as session:
            return _translation(session, article_id, target).doc_rev

    def change(self, article_id: str, target: Language, segment: str, *, base: int, change: Change) -> SegmentWork:
        """Change one segment.

        Raises:
            ConflictError: its version is no longer ``base`` and its text or status differs from what is wanted.
            NotFoundError: there is no such segment.
        """
        with self._database.write() as session:
            return change_row(session, article_id, target, segment, base=base, change=change)

    def draft(self, article_id: str, target: Language, changes: Mapping[str, tuple[int, Change]]) -> tuple[str, ...]:
        """Store a batch of drafts in one transaction; segments that changed meanwhile are left alone.

        Args:
            article_id: the article.
            target: the translation.
            changes: by segment, the version that the draft is based on, and the draft.

        Returns:
            The segments that were written.
        """
        written = []
        with self._database.write() as session:
            revision = touch(session, article_id, target)
            for segment, (base, change) in changes.items():
                row = session.get(WorkRow, (article_id, target.value, segment))
                if row is not None and apply(session, row, base, change, revision):
                    written.append(segment)
        return tuple(written)

    def assess(self, article_id: str, target: Language, seen: Sequence[Assessed]) -> None:
        """Keep what the checks say about texts, and let those who watch see it; newer texts are left alone."""
        if not seen:
            return
        with self._database.write(passing=True) as session:
            revision = touch(session, article_id, target)
            place = {"article": article_id, "to": target.value, "new_doc_rev": revision}
            session.execute(_ASSESS, [place | _assessed(one) for one in seen])

    def history(self, article_id: str, target: Language, segment: str) -> tuple[Revision, ...]:
        """Every stored version, the first one first."""
        with self._database.read() as session:
            rows = session.scalars(
                select(RevisionRow)
                .where(
                    RevisionRow.article_id == article_id,
                    RevisionRow.target == target.value,
                    RevisionRow.segment == segment,
                )
                .order_by(RevisionRow.number)
            )
            return tuple(revision_of(row) for row in rows)

    def move(
        self,
        article_id: str,
        target: Language,
        step: Step,
        *,
        author: str,
        reason: str = "",
        require: Callable[[list[Status]], None] | None = None,
        statuses: Mapping[Status, Status] | None = None,
        units: Mapping[str, MemoryUnit] | None = None,
    ) -> Stage:
        """Move a translation by a step of the review, and with it the statuses of its segments.

        Args:
            article_id: the article.
            target: the translation.
            step: the step.
            author: who does it.
            reason: why.
            require: raises where the segments' statuses do not allow the step.
            statuses: new status by present status; others stay.
            units: what the memory learns, by segment.

        Raises:
            ReviewBlockedError: the step is not possible now.
        """
        with self._database.write() as session:
            revision = touch(session, article_id, target)
            translation = _translation(session, article_id, target)
            before = Stage(translation.stage)
            stage = after(before, step)
            rows = _present(session.scalars(_of(article_id, target)), units)
            if require is not None:
                require([Status(row.status) for row in rows])
            for row in rows:
                status = (statuses or {}).get(Status(row.status))
                if status is not None:
                    unit = (units or {}).get(row.segment)
                    apply(session, row, row.version, Change(status, author, unit=unit), revision)
            record(session, translation, stage, author, reason)
            return stage

    def set_stage(self, article_id: str, target: Language, changes: Mapping[Stage, Stage], author: str) -> None:
        """Set the stage by the present one, where it is named (drafting begins and ends so)."""
        with self._database.write() as session:
            translation = _translation(session, article_id, target)
            stage = changes.get(Stage(translation.stage))
            if stage is not None:
                record(session, translation, stage, author, "")


def _present(rows: Iterable[WorkRow], units: Mapping[str, MemoryUnit] | None) -> list[WorkRow]:
    """Rows of the segments that the article has now; work on former sentences rests."""
    return [row for row in rows if units is None or row.segment in units]


def _of(article_id: str, target: Language) -> Any:
    return select(WorkRow).where(WorkRow.article_id == article_id, WorkRow.target == target.value)


def _assessed(one: Assessed) -> dict[str, Any]:
    return {
        "one": one.segment,
        "seen": one.version,
        "new_findings": dump(one.findings),
        "new_terms": dump(one.terms),
        "new_assessed": one.mark,
    }


def _translation(session: Session, article_id: str, target: Language) -> TranslationRow:
    row = session.get(TranslationRow, (article_id, target.value))
    if row is None:
        raise NotFoundError(
            f"There is no {target} translation of this article yet; start one first.", article=article_id, target=target
        )
    return row


def _row(session: Session, article_id: str, target: Language, segment: str) -> WorkRow:
    row = session.get(WorkRow, (article_id, target.value, segment))
    if row is None:
        _translation(session, article_id, target)
        raise NotFoundError("There is no such segment; the article was cut anew, load it again.", segment=segment)
    return row


def change_row(
    session: Session, article_id: str, target: Language, segment: str, *, base: int, change: Change
) -> SegmentWork:
    """``Works.change`` within a transaction that does more."""
    revision, stage = lock(session, article_id, target)
    row = _row(session, article_id, target, segment)
    if is_there_already(row, change):
        return work_of(row)
    if not apply(session, row, base, change, revision):
        raise _conflict(row)
    if change.by_person:
        move_after_edit(session, row, stage, change.author)
    return work_of(row)


def touch(session: Session, article_id: str, target: Language) -> int:
    """Raise the change counter and return it; see ``lock``."""
    return lock(session, article_id, target)[0]


def lock(session: Session, article_id: str, target: Language) -> tuple[int, Stage]:
    """Raise the change counter; its row lock makes writers of one translation wait for each other.

    Returns:
        The counter, and the stage of the translation.
    """
    place = {"article": article_id, "to": target.value, "now": datetime.now(UTC)}
    found = session.execute(_LOCK, place).one_or_none()
    if found is None:
        _translation(session, article_id, target)
        raise AssertionError  # pragma: no cover - the line above raises
    return found.doc_rev, Stage(found.stage)


def _conflict(row: WorkRow) -> ConflictError:
    return ConflictError(
        f"{row.author or 'Somebody'} changed this segment meanwhile; keep your text or take theirs.",
        theirs=row.text,
        version=row.version,
        author=row.author,
    )
