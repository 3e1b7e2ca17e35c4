"""What the memory learns from the desk, and what it offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from transdesk.domain.language import Direction, Language
from transdesk.domain.library import MemoryUnit, StoredArticle
from transdesk.domain.segment import Segment
from transdesk.storage import Store


class Memory:
    """Exact matches from confirmed segments and imported pairs.

    Args:
        store: where the pairs are.
        normalise: the key of an exact match.
    """

    def __init__(self, store: Store, normalise: Callable[[str], str]) -> None:
        self._store = store
        self._normalise = normalise

    def exact(self, segments: Sequence[Segment], direction: Direction) -> dict[str, MemoryUnit]:
        """By segment id, the newest pair with the same source, one with the same marks before others."""
        keys = {segment.id: self._normalise(segment.source) for segment in segments}
        units = self._store.units.exact(direction.source, direction.target, set(keys.values()))
        found: dict[str, MemoryUnit] = {}
        for segment in segments:
            offered = [unit for unit in units.get(keys[segment.id], ()) if unit.segment != segment.id]
            if offered:
                found[segment.id] = next((u for u in offered if u.marks == len(segment.marks)), offered[0])
        return found

    def unit(self, stored: StoredArticle, segment: Segment, target: Language, author: str) -> MemoryUnit:
        """The pair that a confirmed segment gives; its target is the text that is confirmed."""
        return MemoryUnit(
            source_language=stored.language,
            target_language=target,
            key=self._normalise(segment.source),
            source=segment.source,
            target="",
            article=stored.id,
            segment=segment.id,
            author=author,
            at=datetime.now(UTC),
            marks=len(segment.marks),
        )
