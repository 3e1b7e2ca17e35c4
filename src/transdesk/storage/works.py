"""The state of each segment of a translation, its revisions, and the one way to change it.

Every change names the version it is based on (optimistic locking): ``UPDATE ... WHERE version = :base``.
No row means that somebody else was faster; equal text is a success all the same, so that a repeated save
does no harm. Revision numbers are row versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from transdesk.domain.errors import ConflictError, NotFoundError
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit, WorkChanges
from transdesk.domain.review import Step, after, after_edit
from transdesk.domain.term import TermOutcome
from transdesk.domain.work import Origin, Revision, SegmentWork, Stage, Status
from transdesk.storage.database import Database
from transdesk.storage.schema import EventRow, RevisionRow, TranslationRow, WorkRow
from transdesk.storage.units import forget_unit, store_unit
from transdesk.storage.values import dump, load_tuple

TRUSTED = (Status.CONFIRMED, Status.APPROVED)
"""Segments of these statuses are in the translation memory."""


@dataclass(frozen=True, slots=True)
class Change:
    """A new state of a segment; None keeps what is there.

    Attributes:
        unit: what the memory learns where the new status is trusted.
        draft: the text is a machine's or the memory's draft, kept for comparison.
        by_person: somebody typed it; moves the stage of the translation.
        findings, assessed: what the checks said, and the mark of their state.
    """

    status: Status
    author: str
    target: str | None = None
    origin: Origin | None = None
    signature: str = ""
    unit: MemoryUnit | None = None
    draft: bool = False
    by_person: bool = True
    terms: tuple[TermOutcome, ...] | None = None
    flags: tuple[str, ...] | None = None
    findings: tuple[Finding, ...] | None = None
    assessed: str = ""


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
            return _work(_row(session, article_id, target, segment))

    def all(self, article_id: str, target: Language) -> dict[str, tuple[SegmentWork, str]]:
        """Every segment's state with the mark of what its findings were computed by."""
        with self._database.read() as session:
            return {row.segment: (_work(row), row.assessed) for row in session.scalars(_of(article_id, target))}

    def changes(self, article_id: str, target: Language, mark: int) -> WorkChanges:
        """What changed since a mark (0: everything that was ever touched)."""
        with self._database.read() as session:
            translation = _translation(session, article_id, target)
            rows = session.scalars(_of(article_id, target).where(WorkRow.doc_rev > mark))
            return WorkChanges(translation.doc_rev, tuple(_work(row) for row in rows))

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
            revision = _touch(session, article_id, target)
            row = _row(session, article_id, target, segment)
            if _is_there_already(row, change):
                return _work(row)
            if not _apply(session, row, base, change, revision):
                raise _conflict(row)
            if change.by_person:
                _move_after_edit(session, row, change.author)
            return _work(_row(session, article_id, target, segment))

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
            revision = _touch(session, article_id, target)
            for segment, (base, change) in changes.items():
                row = session.get(WorkRow, (article_id, target.value, segment))
                if row is not None and _apply(session, row, base, change, revision):
                    written.append(segment)
        return tuple(written)

    def assess(
        self,
        article_id: str,
        target: Language,
        segment: str,
        *,
        version: int,
        findings: Sequence[Finding],
        terms: Sequence[TermOutcome],
        assessed: str,
    ) -> None:
        """Keep what the checks say about a version; a newer version is left alone."""
        with self._database.write() as session:
            session.execute(
                update(WorkRow)
                .where(*_place(article_id, target, segment), WorkRow.version == version)
                .values(findings=dump(tuple(findings)), terms=dump(tuple(terms)), assessed=assessed)
            )

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
            return tuple(_revision(row) for row in rows)

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
            revision = _touch(session, article_id, target)
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
                    _apply(session, row, row.version, Change(status, author, unit=unit), revision)
            _record(session, translation, stage, author, reason)
            return stage

    def set_stage(self, article_id: str, target: Language, changes: Mapping[Stage, Stage], author: str) -> None:
        """Set the stage by the present one, where it is named (drafting begins and ends so)."""
        with self._database.write() as session:
            translation = _translation(session, article_id, target)
            stage = changes.get(Stage(translation.stage))
            if stage is not None:
                _record(session, translation, stage, author, "")


def _present(rows: Iterable[WorkRow], units: Mapping[str, MemoryUnit] | None) -> list[WorkRow]:
    """Rows of the segments that the article has now; work on former sentences rests."""
    return [row for row in rows if units is None or row.segment in units]


def _of(article_id: str, target: Language) -> Any:
    return select(WorkRow).where(WorkRow.article_id == article_id, WorkRow.target == target.value)


def _place(article_id: str, target: Language, segment: str) -> tuple[Any, ...]:
    return (WorkRow.article_id == article_id, WorkRow.target == target.value, WorkRow.segment == segment)


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


def _touch(session: Session, article_id: str, target: Language) -> int:
    """Raise the change counter; its row lock makes writers of one translation wait for each other."""
    place = (TranslationRow.article_id == article_id, TranslationRow.target == target.value)
    query = (
        update(TranslationRow)
        .where(*place)
        .values(doc_rev=TranslationRow.doc_rev + 1, updated_at=datetime.now(UTC))
        .returning(TranslationRow.doc_rev)
        .execution_options(synchronize_session=False)
    )
    found = session.execute(query).scalar_one_or_none()
    if found is None:
        _translation(session, article_id, target)
        raise AssertionError  # pragma: no cover - the line above raises
    return found


def _is_there_already(row: WorkRow, change: Change) -> bool:
    same_text = change.target is None or change.target == row.text
    same_status = change.status.value == row.status
    if change.target is not None and same_text and change.origin is Origin.HUMAN:
        return True  # typing the same text again is no edit
    return same_text and same_status


def _apply(session: Session, row: WorkRow, base: int, change: Change, doc_rev: int) -> bool:
    """Write the new state and its revision where the version still is ``base``."""
    now = datetime.now(UTC)
    text = row.text if change.target is None else change.target
    origin = change.origin.value if change.origin is not None else row.origin
    values: dict[str, Any] = {
        "version": base + 1,
        "doc_rev": doc_rev,
        "text": text,
        "status": change.status.value,
        "origin": origin,
        "author": change.author,
        "at": now,
    }
    if change.target is not None:
        values["assessed"] = change.assessed
    if change.draft:
        values |= {"draft": text, "signature": change.signature}
    if change.terms is not None:
        values["terms"] = dump(change.terms)
    if change.flags is not None:
        values["flags"] = dump(change.flags)
    if change.findings is not None:
        values["findings"] = dump(change.findings)
    query = update(WorkRow).where(
        WorkRow.article_id == row.article_id,
        WorkRow.target == row.target,
        WorkRow.segment == row.segment,
        WorkRow.version == base,
    )
    result = cast("CursorResult[Any]", session.execute(query.values(**values)))
    session.refresh(row)
    if result.rowcount != 1:
        return False
    signature = change.signature if change.draft else ""
    _store_revision(session, row, signature)
    if change.status in TRUSTED and change.unit is not None:
        store_unit(session, change.unit, text, now)
    elif change.status not in TRUSTED:
        forget_unit(session, row.article_id, row.target, row.segment)
    return True


def _store_revision(session: Session, row: WorkRow, signature: str) -> None:
    session.add(
        RevisionRow(
            article_id=row.article_id,
            target=row.target,
            segment=row.segment,
            number=row.version,
            text=row.text,
            status=row.status,
            origin=row.origin,
            author=row.author,
            at=row.at,
            signature=signature,
        )
    )


def _move_after_edit(session: Session, row: WorkRow, author: str) -> None:
    translation = session.get_one(TranslationRow, (row.article_id, row.target))
    session.refresh(translation)
    stage = after_edit(Stage(translation.stage))
    if stage.value != translation.stage:
        _record(session, translation, stage, author, "")


def _record(session: Session, translation: TranslationRow, stage: Stage, author: str, reason: str) -> None:
    session.add(
        EventRow(
            article_id=translation.article_id,
            target=translation.target,
            author=author,
            at=datetime.now(UTC),
            before=translation.stage,
            after=stage.value,
            reason=reason,
        )
    )
    translation.stage = stage.value


def _conflict(row: WorkRow) -> ConflictError:
    return ConflictError(
        f"{row.author or 'Somebody'} changed this segment meanwhile; keep your text or take theirs.",
        theirs=row.text,
        version=row.version,
        author=row.author,
    )


def _work(row: WorkRow) -> SegmentWork:
    return SegmentWork(
        segment=row.segment,
        version=row.version,
        target=row.text,
        status=Status(row.status),
        origin=Origin(row.origin),
        author=row.author,
        at=row.at,
        draft=row.draft,
        signature=row.signature,
        terms=load_tuple(row.terms, TermOutcome),
        flags=load_tuple(row.flags, str),
        findings=load_tuple(row.findings, Finding),
    )


def _revision(row: RevisionRow) -> Revision:
    return Revision(row.number, row.text, Status(row.status), Origin(row.origin), row.author, row.at, row.signature)
