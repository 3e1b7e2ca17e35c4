"""The newsroom's own glossary: every change of a concept, in order; the last one holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from transdesk.domain.errors import TermConflictError
from transdesk.domain.term import ChangeKind, Concept, ConceptChange
from transdesk.storage.database import Database
from transdesk.storage.schema import ConceptChangeRow, DeclinedTermRow, SettingRow
from transdesk.storage.values import dump, load

MARK = "glossary.mark"
"""Setting whose row every writer locks first; its value is the number of the last change."""
_COLUMNS = (
    ConceptChangeRow.number,
    ConceptChangeRow.kind,
    ConceptChangeRow.value,
    ConceptChangeRow.author,
    ConceptChangeRow.at,
)


class Concepts:
    """The own glossary's concepts with their history."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self) -> str:
        """Changes when any concept does; cheap. A database that nobody has written to yet is not made for this."""
        if not self._database.there:
            return ""
        with self._database.read() as session:
            return session.scalar(select(SettingRow.value).where(SettingRow.key == MARK)) or ""

    def current(self) -> tuple[str, tuple[ConceptChange, ...]]:
        """The mark, and the last change of every concept, in the order in which the concepts were first added."""
        if not self._database.there:
            return "", ()
        with self._database.read() as session:
            mark = session.scalar(select(SettingRow.value).where(SettingRow.key == MARK)) or ""
            ends = select(
                func.min(ConceptChangeRow.number).label("first"), func.max(ConceptChangeRow.number).label("last")
            )
            places = ends.group_by(ConceptChangeRow.concept).subquery()
            query = select(*_COLUMNS).join(places, ConceptChangeRow.number == places.c.last)
            return mark, tuple(_change(*row) for row in session.execute(query.order_by(places.c.first)))

    def history(self, concept: str) -> tuple[ConceptChange, ...]:
        """Every change of a concept, the newest first; empty where nobody has touched it."""
        with self._database.read() as session:
            query = select(*_COLUMNS).where(ConceptChangeRow.concept == concept)
            return tuple(_change(*row) for row in session.execute(query.order_by(ConceptChangeRow.number.desc())))

    def record(
        self, changes: Sequence[tuple[ChangeKind, Concept]], author: str, bases: Mapping[str, int] | None = None
    ) -> tuple[ConceptChange, ...]:
        """Append changes, all of them or none.

        Args:
            changes: what is done to which concept.
            author: who does it.
            bases: by concept id, number of the change that its author has seen last (0: none); others are not asked.

        Raises:
            TermConflictError: somebody else has changed a concept meanwhile.
        """
        at = datetime.now(UTC)
        with self._database.write() as session:
            mark = session.get_one(SettingRow, MARK, with_for_update=True)
            for concept, base in (bases or {}).items():
                _require_unchanged(session, concept, base)
            numbers = _append(session, changes, author, at)
            mark.value = str(max(numbers, default=int(mark.value)))
        return tuple(
            ConceptChange(number, kind, concept, author, at)
            for number, (kind, concept) in zip(numbers, changes, strict=True)
        )

    def decline(self, proposal: str, author: str) -> None:
        """Remember that a proposed term is not wanted."""
        with self._database.write() as session:
            session.merge(DeclinedTermRow(proposal=proposal, author=author, at=datetime.now(UTC)))

    def declined(self) -> frozenset[str]:
        """Proposals that are not wanted."""
        with self._database.read() as session:
            return frozenset(session.scalars(select(DeclinedTermRow.proposal)))


def _require_unchanged(session: Session, concept: str, base: int) -> None:
    query = select(ConceptChangeRow).where(ConceptChangeRow.concept == concept)
    last = session.scalar(query.order_by(ConceptChangeRow.number.desc()).limit(1))
    if last is not None and last.number != base:
        raise TermConflictError(
            f"{last.author} has changed this concept meanwhile; look at the new version and change it again.",
            theirs="",
            version=last.number,
            author=last.author,
        )


def _append(
    session: Session, changes: Iterable[tuple[ChangeKind, Concept]], author: str, at: datetime
) -> Sequence[int]:
    rows = [
        {"concept": concept.id, "kind": kind.value, "value": dump(concept), "author": author, "at": at}
        for kind, concept in changes
    ]
    if not rows:
        return ()
    query = insert(ConceptChangeRow).returning(ConceptChangeRow.number, sort_by_parameter_order=True)
    return session.scalars(query, rows).all()


def _change(number: int, kind: str, value: str, author: str, at: datetime) -> ConceptChange:
    return ConceptChange(number, ChangeKind(kind), load(value, Concept), author, at)
