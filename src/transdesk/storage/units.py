"""The translation memory's pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.storage.database import Database
from transdesk.storage.schema import UnitRow


class Units:
    """The pairs of the memory, from confirmed segments and from imported files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, units: Iterable[MemoryUnit]) -> int:
        """Import pairs; a pair that is there already is counted but changes nothing."""
        count = 0
        with self._database.write() as session:
            for unit in units:
                store_unit(session, unit, unit.target, unit.at)
                count += 1
        return count

    def exact(self, source: Language, target: Language, keys: Iterable[str]) -> dict[str, tuple[MemoryUnit, ...]]:
        """Pairs by normalised source, the newest first; keys without a pair are absent."""
        digests = {_digest(key): key for key in keys}
        found: dict[str, tuple[MemoryUnit, ...]] = {}
        wanted = list(digests)
        with self._database.read() as session:
            for start in range(0, len(wanted), 500):
                query = (
                    select(UnitRow)
                    .where(
                        UnitRow.source_language == source.value,
                        UnitRow.target_language == target.value,
                        UnitRow.digest.in_(wanted[start : start + 500]),
                    )
                    .order_by(UnitRow.at.desc())
                )
                for row in session.scalars(query):
                    found[row.key] = (*found.get(row.key, ()), _unit(row))
        return found

    def all(self, source: Language, target: Language) -> tuple[MemoryUnit, ...]:
        """Every pair of a direction, the newest first."""
        with self._database.read() as session:
            query = select(UnitRow).where(
                UnitRow.source_language == source.value, UnitRow.target_language == target.value
            )
            return tuple(_unit(row) for row in session.scalars(query.order_by(UnitRow.at.desc())))

    def count(self) -> int:
        """Number of pairs in all directions."""
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(UnitRow)) or 0


def store_unit(session: Session, unit: MemoryUnit, target: str, at: datetime) -> None:
    """Store or replace the pair of its place; imported pairs have a place made from their texts."""
    place = unit.segment or _digest(f"{unit.key}\x1f{target}")
    session.merge(
        UnitRow(
            source_language=unit.source_language.value,
            target_language=unit.target_language.value,
            article_id=unit.article,
            segment=place,
            digest=_digest(unit.key),
            key=unit.key,
            source=unit.source,
            text=target,
            marks=unit.marks,
            author=unit.author,
            at=at,
        )
    )


def forget_unit(session: Session, article_id: str, target: str, segment: str) -> None:
    """A segment is no longer confirmed: its pair goes."""
    session.execute(
        delete(UnitRow).where(
            UnitRow.article_id == article_id, UnitRow.target_language == target, UnitRow.segment == segment
        )
    )


def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


def _unit(row: UnitRow) -> MemoryUnit:
    return MemoryUnit(
        Language(row.source_language),
        Language(row.target_language),
        row.key,
        row.source,
        row.text,
        row.article_id,
        row.segment,
        row.author,
        row.at,
        row.marks,
    )
