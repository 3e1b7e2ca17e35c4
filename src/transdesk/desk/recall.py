"""The translation memory as the memory engine asks it."""

from __future__ import annotations

from collections.abc import Sequence

from transdesk.desk.memory import plain_target
from transdesk.domain.language import Direction
from transdesk.engines import Remembered
from transdesk.memory import Unit, best
from transdesk.storage import Store


class Remembering:
    """Looks sentences up in the stored pairs (``engines.Recall``)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, texts: Sequence[str], direction: Direction, *, floor: int) -> list[Remembered | None]:
        """For each text the most similar pair that scores at least ``floor``, the newest of equals."""
        if not self._store.database.there:
            return [None] * len(texts)
        stored = self._store.units.all(direction.source, direction.target)
        units = [Unit(unit.source, plain_target(unit), unit.author) for unit in stored]
        matches = [best(text, units, limit=1, floor=floor) for text in texts]
        return [Remembered(m[0].unit.source, m[0].unit.target, m[0].score) if m else None for m in matches]
