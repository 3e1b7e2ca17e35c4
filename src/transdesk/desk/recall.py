"""The translation memory as the memory engine asks it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from transdesk.domain.language import Direction
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
        stored = self._store.units.all(direction.source, direction.target)
        pairs = [(unit.source, unit.plain_target) for unit in stored]
        equal = {normalise(source): (source, target) for source, target in reversed(pairs)}
        alike = [Unit(_without_figures(source), target, str(n)) for n, (source, target) in enumerate(pairs)]
        return [
            Remembered(*equal[key], score=100)
            if (key := normalise(text)) in equal
            else _nearest(text, alike, pairs, floor)
            for text in texts
        ]


def _nearest(text: str, alike: Sequence[Unit], pairs: Sequence[tuple[str, str]], floor: int) -> Remembered | None:
    found = best(_without_figures(text), alike, limit=1, floor=floor)
    return Remembered(*pairs[int(found[0].unit.origin)], score=min(99, found[0].score)) if found else None


def _without_figures(text: str) -> str:
    return _FIGURE.sub("0", text)
