"""Exact and fuzzy matching of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "}
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One stored translation unit; ``source`` and ``target`` are plain text."""

    source: str
    target: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that resembles a sentence; ``score`` is 100 for an exact match, less for a fuzzy one."""

    unit: Unit
    score: int


def normalise(source: str) -> str:
    """The key of an exact match: NFC, white space joined, typographic quotes and dashes made equal.

    Case and digits count: "1 May" and "2 May" are different sentences.
    """
    text = unicodedata.normalize("NFC", source).translate(_QUOTES)
    return _SPACE.sub(" ", text).strip()


def best(source: str, units: Iterable[Unit], *, limit: int = 5, floor: int = 60) -> tuple[Match, ...]:
    """Units that resemble ``source``, best first.

    The score is that of ``similarity``: only equal sentences reach 100.

    Args:
        source: the sentence to translate.
        units: candidates of one direction.
        limit: how many to return.
        floor: least score.
    """
    words = normalise(source).split()
    matches = [Match(unit, similarity(words, normalise(unit.source).split())) for unit in units]
    return tuple(sorted((m for m in matches if m.score >= floor), key=lambda m: -m.score)[:limit])


def similarity(words: Sequence[str], others: Sequence[str]) -> int:
    """100 for equal word sequences, else their normalised indel similarity in percent, at most 99."""
    from rapidfuzz.distance import Indel

    return 100 if words == others else min(99, int(100 * Indel.normalized_similarity(words, others)))
