"""The memory's word index: which pairs hold a word, by language pair and side.

A word is kept as a number that names it together with direction and side, so that the table is two integers wide. An
entry is a hint only: what it leads to is read and compared, therefore entries of pairs that changed may stay.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import Session

from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.domain.words import word_keys
from transdesk.storage.schema import WordRow

MOST_CANDIDATES = 200
_LEAST_SHARE = 0.42
"""Of a sentence's words; the least that a match of 60 % can share: 2s / (n + m) >= 0.6 with m >= s gives s >= 0.43 n."""


class Side(StrEnum):
    """A side of a pair."""

    SOURCE = "s"
    TARGET = "t"


def number_of(word: str, source: Language, target: Language, side: Side) -> int:
    """The number of a word of one side of one direction; 64 bits, signed."""
    content = f"{source.value}\x1f{target.value}\x1f{side.value}\x1f{word}"
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest(), "big", signed=True)


def numbers_of(unit: MemoryUnit, target: str) -> set[int]:
    """The numbers of all words of a pair; ``target`` is its plain target."""
    sides = ((unit.source, Side.SOURCE), (target, Side.TARGET))
    return {
        number_of(word, unit.source_language, unit.target_language, side)
        for text, side in sides
        for word in word_keys(text)
    }


def add_words(session: Session, unit: int, numbers: Collection[int]) -> None:
    """Enter the words of one pair; those that are there stay."""
    have = set(session.scalars(select(WordRow.word).where(WordRow.word.in_(numbers), WordRow.unit == unit)))
    insert_words(session, ((number, unit) for number in numbers if number not in have))


def insert_units(session: Session, units: Iterable[tuple[int, MemoryUnit]]) -> None:
    """Enter the words of many new pairs, given in the order of their numbers: each word is numbered once."""
    holders: dict[tuple[Language, Language, Side], defaultdict[str, list[int]]] = {}
    for number, unit in units:
        for text, side in ((unit.source, Side.SOURCE), (unit.plain_target, Side.TARGET)):
            place = unit.source_language, unit.target_language, side
            found = holders.setdefault(place, defaultdict(list))
            for word in word_keys(text):
                found[word].append(number)
    numbered = {number_of(word, *place): numbers for place, found in holders.items() for word, numbers in found.items()}
    insert_words(session, ((word, unit) for word in sorted(numbered) for unit in numbered[word]))


def insert_words(session: Session, entries: Iterable[tuple[int, int]]) -> None:
    """Enter (word, pair) entries that are not there yet; many at once go fastest in order."""
    rows = list(entries)
    if not rows:
        return
    connection = session.connection()
    order = insert(WordRow).compile(dialect=connection.dialect)
    if order.positional:  # entries are handed over as they are: building a mapping for each costs more than storing it
        connection.exec_driver_sql(str(order), rows)
    else:
        connection.execute(insert(WordRow), [{"word": word, "unit": unit} for word, unit in rows])


def alike(session: Session, source: Language, target: Language, text: Sequence[str]) -> list[int]:
    """Pairs that may resemble a sentence by 60 % or more, those that share most rare words first.

    A match shares at least ``_LEAST_SHARE`` of the words, so it holds one of the rarest others-and-one (the prefix
    filter of Chaudhuri, Ganti and Kaushik 2006, "A primitive operator for similarity joins"): only those are looked up.
    """
    numbers = {number_of(word, source, target, Side.SOURCE) for word in text}
    counted = select(WordRow.word, func.count()).where(WordRow.word.in_(numbers)).group_by(WordRow.word)
    counts = {row[0]: row[1] for row in session.execute(counted)}
    rarest = sorted(numbers, key=lambda number: counts.get(number, 0))
    telling = rarest[: len(rarest) - int(len(rarest) * _LEAST_SHARE) + 1]
    found = select(WordRow.unit).where(WordRow.word.in_(telling)).group_by(WordRow.unit)
    return list(session.scalars(found.order_by(func.count().desc(), WordRow.unit).limit(MOST_CANDIDATES)))


def holding(groups: Sequence[Collection[int]]) -> Select[int]:
    """Selects the pairs that hold a word of every group."""
    query = select(WordRow.unit).where(WordRow.word.in_(groups[0]))
    for group in groups[1:]:
        query = query.where(WordRow.unit.in_(select(WordRow.unit).where(WordRow.word.in_(group))))
    return query
