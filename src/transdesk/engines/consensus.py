"""Choosing the candidate that agrees most with the others (minimum Bayes risk: Kumar and Byrne 2004), hinted terms first.

The likeliest candidate of a small model is often an odd one; the one in the middle of the others errs less. Agreement is
what chrF measures (Popović 2015), made quick: F2 of the sets of four neighbouring letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from transdesk.domain.engine import Candidate, TermHint

_WORD: Final = re.compile(r"\w+")
_ENDING, _SHORTEST = 3, 3  # letters in which forms of a word may differ, and that they share at least
_LETTERS: Final = 4
_RECALL: Final = 4  # beta squared: recall counts twice as much as precision


def by_agreement(candidates: Sequence[Candidate], hints: Sequence[TermHint] = ()) -> list[Candidate]:
    """The candidates with most of the hinted terms first, among them that which agrees most with all.

    Among equals the likelier stays in front.
    """
    pieces = [_pieces(candidate.text) for candidate in candidates]
    agreement = [sum(_likeness(own, other) for other in pieces) for own in pieces]
    terms = [_terms_said(candidate.text, hints) for candidate in candidates]
    return [candidates[i] for i in sorted(range(len(candidates)), key=lambda i: (-terms[i], -agreement[i]))]


def _terms_said(text: str, hints: Sequence[TermHint]) -> int:
    """How many hinted terms a text seems to have: all their words, in any form that differs in its last letters only."""
    words = [word.casefold() for word in _WORD.findall(text)] if hints else []
    return sum(
        all(any(word.startswith(stem) for word in words) for stem in map(_stem, _WORD.findall(hint.target)))
        for hint in hints
    )


def _stem(word: str) -> str:
    return word.casefold()[: max(_SHORTEST, len(word) - _ENDING)]


def _pieces(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[i : i + _LETTERS] for i in range(max(1, len(padded) - _LETTERS + 1)))


def _likeness(candidate: frozenset[str], other: frozenset[str]) -> float:
    """F2 of a candidate where the other is taken for the truth, 0..1."""
    common = len(candidate & other)
    return (1 + _RECALL) * common / (len(candidate) + _RECALL * len(other))
