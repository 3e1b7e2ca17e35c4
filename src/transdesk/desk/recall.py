"""The translation memory as the memory engine asks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from transdesk.domain.language import Direction
from transdesk.domain.library import MemoryUnit
from transdesk.engines import Remembered
from transdesk.memory import Unit, best, normalise
from transdesk.storage import Store

_FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


class Remembering:
    """Looks sentences up in the stored pairs (``engines.Recall``).

    Figures are left out of the comparison, because the engine puts them right: a sentence in which only
    figures differ scores 99.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, texts: Sequence[str], direction: Direction, *, floor: int) -> list[Remembered | None]:
        """For each text the most similar pair that scores at least ``floor``, the newest of equals."""
        if not self._store.database.there:
            return [None] * len(texts)
        units = self._store.units
        equal = units.exact(direction.source, direction.target, {normalise(text) for text in texts})
        return [
            _remembered(equal[key][0], 100)
            if (key := normalise(text)) in equal
            else _nearest(text, units.alike(direction.source, direction.target, text), floor)
            for text in texts
        ]


def _nearest(text: str, units: Sequence[MemoryUnit], floor: int) -> Remembered | None:
    alike = (Unit(_without_figures(unit.source), "", str(n)) for n, unit in enumerate(units))
    found = best(_without_figures(text), alike, limit=1, floor=floor)
    return _remembered(units[int(found[0].unit.origin)], min(99, found[0].score)) if found else None


def _remembered(unit: MemoryUnit, score: int) -> Remembered:
    return Remembered(unit.source, unit.plain_target, score)


def _without_figures(text: str) -> str:
    return _FIGURE.sub("0", text)
