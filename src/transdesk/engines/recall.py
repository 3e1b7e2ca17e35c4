"""What the memory engine asks the desk: which stored translations resemble these sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from transdesk.domain.language import Direction


@dataclass(frozen=True, slots=True)
class Remembered:
    """A stored pair that resembles a sentence; ``score`` is 100 for an equal one, less for a similar one."""

    source: str
    target: str
    score: int


class Recall(Protocol):
    """Looks sentences up in the translation memory."""

    def __call__(self, texts: Sequence[str], direction: Direction, *, floor: int) -> list[Remembered | None]:
        """For each text the most similar stored pair that scores at least ``floor``, or None."""
        ...
