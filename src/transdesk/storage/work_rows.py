"""Changing one row of work: the new state, its revision, and what the memory learns or forgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from transdesk.domain.finding import Finding
from transdesk.domain.library import MemoryUnit
from transdesk.domain.review import after_edit
from transdesk.domain.term import TermOutcome
from transdesk.domain.work import Origin, Revision, SegmentWork, Stage, Status
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


def is_there_already(row: WorkRow, change: Change) -> bool:
    """Whether nothing would change: equal text (and status) is a success without a new version."""
    same_text = change.target is None or change.target == row.text
    same_status = change.status.value == row.status
    typed = change.origin is Origin.HUMAN and change.status not in TRUSTED
    if change.target is not None and same_text and typed:
        return True  # typing the same text again is no edit
    return same_text and same_status


def apply(session: Session, row: WorkRow, base: int, change: Change, doc_rev: int) -> bool:
    """Write the new state and its revision where the version still is ``base``.

    ``row`` was read after the lock on its translation was taken (``works.touch``): nobody changes it meanwhile.
    """
    if row.version != base:
        return False
    now = datetime.now(UTC)
    trusted = Status(row.status) in TRUSTED
    row.version, row.doc_rev = base + 1, doc_rev
    row.status, row.author, row.at = change.status.value, change.author, now
    if change.origin is not None:
        row.origin = change.origin.value
    if change.target is not None:
        row.text, row.assessed = change.target, change.assessed
    if change.draft:
        row.draft, row.signature = row.text, change.signature
    if change.terms is not None:
        row.terms = dump(change.terms)
    if change.flags is not None:
        row.flags = dump(change.flags)
    if change.findings is not None:
        row.findings = dump(change.findings)
    _store_revision(session, row, change.signature if change.draft else "")
    if change.status in TRUSTED and change.unit is not None:
        store_unit(session, change.unit, row.text, now)
    elif trusted and change.status not in TRUSTED:
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


def move_after_edit(session: Session, row: WorkRow, before: Stage, author: str) -> Stage:
    """A person changed a text: move the stage of its translation, where that changes anything; returns the stage."""
    stage = after_edit(before)
    if stage is not before:
        translation = session.get_one(TranslationRow, (row.article_id, row.target), populate_existing=True)
        record(session, translation, stage, author, "")
    return stage


def record(session: Session, translation: TranslationRow, stage: Stage, author: str, reason: str) -> None:
    """Set the stage of a translation, and remember who did it and why."""
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


def work_of(row: WorkRow) -> SegmentWork:
    """The row as a domain value."""
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


def revision_of(row: RevisionRow) -> Revision:
    """The row as a domain value."""
    return Revision(row.number, row.text, Status(row.status), Origin(row.origin), row.author, row.at, row.signature)
