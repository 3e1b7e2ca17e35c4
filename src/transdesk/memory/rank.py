"""How well pairs of the memory fit a sentence, what differs counted off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transdesk.domain.library import MemoryUnit
from transdesk.memory.match import normalise, similarity

PENALTY = 2
"""Points for each kind of difference; our own choice, small enough to keep the order of unlike sentences."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A pair with its score in percent, and what took points off: ``numbers``, ``marks``."""

    unit: MemoryUnit
    score: int
    penalties: tuple[str, ...] = ()


def rank(source: str, marks: int, units: Iterable[MemoryUnit], *, limit: int, floor: int) -> tuple[Ranked, ...]:
    """The pairs that fit best: score, then the newest. Of pairs with the same two texts one is kept.

    Args:
        source: the sentence to translate.
        marks: how many marks it has.
        units: pairs that may resemble it.
        limit: how many to return.
        floor: least score.
    """
    words = normalise(source).split()
    found: dict[tuple[str, str], Ranked] = {}
    for unit in sorted(units, key=lambda unit: unit.at, reverse=True):
        ranked = _ranked(source, words, marks, unit)
        if ranked.score < floor:
            continue
        texts = (unit.source, unit.plain_target)
        if texts not in found or found[texts].score < ranked.score:
            found[texts] = ranked
    return tuple(sorted(found.values(), key=lambda one: (-one.score, -one.unit.at.timestamp()))[:limit])


def _ranked(source: str, words: Sequence[str], marks: int, unit: MemoryUnit) -> Ranked:
    other = normalise(unit.source).split()
    penalties = []
    if Counter(_NUMBER.findall(source)) != Counter(_NUMBER.findall(unit.source)):
        penalties.append("numbers")
    if marks != unit.marks:
        penalties.append("marks")
    return Ranked(unit, max(0, similarity(words, other) - PENALTY * len(penalties)), tuple(penalties))
