"""Choosing the candidate that agrees most with the others (minimum Bayes risk: Kumar and Byrne 2004).

The likeliest candidate of a small model is often an odd one; the one in the middle of the others errs less. Agreement is
what chrF measures (Popović 2015), made quick: F2 of the sets of four neighbouring letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from transdesk.domain.engine import Candidate

_LETTERS: Final = 4
_RECALL: Final = 4  # beta squared: recall counts twice as much as precision


def by_agreement(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, that which agrees most with all of them first; among equals the likelier stays in front."""
    pieces = [_pieces(candidate.text) for candidate in candidates]
    agreement = [sum(_likeness(own, other) for other in pieces) for own in pieces]
    return [candidates[i] for i in sorted(range(len(candidates)), key=lambda i: -agreement[i])]


def _pieces(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[i : i + _LETTERS] for i in range(max(1, len(padded) - _LETTERS + 1)))


def _likeness(candidate: frozenset[str], other: frozenset[str]) -> float:
    """F2 of a candidate where the other is taken for the truth, 0..1."""
    common = len(candidate & other)
    return (1 + _RECALL) * common / (len(candidate) + _RECALL * len(other))
