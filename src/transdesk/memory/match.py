"""Exact and fuzzy matching of sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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

    The score is the normalised indel similarity of the word sequences (rapidfuzz), rounded down, at
    most 99: only equal sentences reach 100.

    Args:
        source: the sentence to translate.
        units: candidates of one direction.
        limit: how many to return.
        floor: least score.
    """
    from rapidfuzz.distance import Indel

    key = normalise(source)
    words = key.split()
    matches: list[Match] = []
    for unit in units:
        other = normalise(unit.source)
        if other == key:
            matches.append(Match(unit, 100))
            continue
        score = min(99, int(100 * Indel.normalized_similarity(words, other.split())))
        if score >= floor:
            matches.append(Match(unit, score))
    return tuple(sorted(matches, key=lambda m: -m.score)[:limit])
