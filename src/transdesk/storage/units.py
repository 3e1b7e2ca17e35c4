"""The translation memory's pairs."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.domain.words import words
from transdesk.storage import unit_words
from transdesk.storage.database import Database
from transdesk.storage.schema import UnitRow

_BATCH = 10_000
"""Pairs that are imported at once: their words are entered in order, so that each page of the index is written once."""
_MOST_ASKED = 5_000
"""Numbers in one question; databases bound their parameters."""


class Units:
    """The pairs of the memory, from confirmed segments and from imported files."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, units: Iterable[MemoryUnit]) -> int:
        """Import pairs; a pair that is there already is counted but changes nothing."""
        count = 0
        with self._database.write() as session:
            for some in _batches(units):
                _insert(session, some)
                count += len(some)
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

    def alike(self, source: Language, target: Language, text: str) -> tuple[MemoryUnit, ...]:
        """Pairs whose source may resemble a text by 60 % or more, the likeliest first; not yet compared."""
        keys = sorted({word.key for word in words(text)})
        if not keys:
            return ()
        with self._database.read() as session:
            return _by_number(session, unit_words.alike(session, source, target, keys))

    def holding(self, groups: Sequence[Collection[int]], limit: int) -> tuple[MemoryUnit, ...]:
        """The newest pairs that hold a word of every group; words by ``unit_words.number_of``."""
        with self._database.read() as session:
            query = select(UnitRow).where(UnitRow.number.in_(unit_words.holding(groups)))
            return tuple(_unit(row) for row in session.scalars(query.order_by(UnitRow.at.desc()).limit(limit)))

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
    """Store or replace the pair of its place, and enter its words."""
    values = _values(unit, target, at)
    session.merge(UnitRow(**values))
    plain = replace(unit, target=target).plain_target
    unit_words.add_words(session, values["number"], unit_words.numbers_of(unit, plain))


def _insert(session: Session, units: Iterable[MemoryUnit]) -> None:
    """Insert those pairs that are not there yet, with their words."""
    new = {values["number"]: (unit, values) for unit in units for values in [_values(unit, unit.target, unit.at)]}
    wanted = list(new)
    for start in range(0, len(wanted), _MOST_ASKED):
        some = wanted[start : start + _MOST_ASKED]
        for number in session.scalars(select(UnitRow.number).where(UnitRow.number.in_(some))).all():
            del new[number]
    if not new:
        return
    session.connection().execute(insert(UnitRow), [values for _, values in new.values()])
    unit_words.insert_units(session, ((number, unit) for number, (unit, _) in sorted(new.items(), key=_number)))


def _number(item: tuple[int, object]) -> int:
    return item[0]


def _values(unit: MemoryUnit, target: str, at: datetime) -> dict[str, Any]:
    """The columns of a pair; imported pairs have a place made from their texts."""
    place = unit.segment or _digest(f"{unit.key}\x1f{target}")
    return {
        "source_language": unit.source_language.value,
        "target_language": unit.target_language.value,
        "article_id": unit.article,
        "segment": place,
        "digest": _digest(unit.key),
        "key": unit.key,
        "source": unit.source,
        "text": target,
        "marks": unit.marks,
        "author": unit.author,
        "at": at,
        "number": unit_number(unit.source_language, unit.target_language, unit.article, place),
    }


def unit_number(source: str, target: str, article: str, place: str) -> int:
    """The number of a pair, 64 bits signed: a digest of its key."""
    content = f"{source}\x1f{target}\x1f{article}\x1f{place}"
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest(), "big", signed=True)


def forget_unit(session: Session, article_id: str, target: str, segment: str) -> None:
    """A segment is no longer confirmed: its pair goes."""
    session.execute(
        delete(UnitRow).where(
            UnitRow.article_id == article_id, UnitRow.target_language == target, UnitRow.segment == segment
        )
    )


def _batches(units: Iterable[MemoryUnit]) -> Iterator[list[MemoryUnit]]:
    rest = iter(units)
    while some := list(islice(rest, _BATCH)):
        yield some


def _by_number(session: Session, numbers: Sequence[int]) -> tuple[MemoryUnit, ...]:
    rows = {row.number: row for row in session.scalars(select(UnitRow).where(UnitRow.number.in_(numbers)))}
    return tuple(_unit(rows[number]) for number in numbers if number in rows)


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
