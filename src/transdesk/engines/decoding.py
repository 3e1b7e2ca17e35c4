"""How to search for a translation; part of every engine's signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from transdesk.domain.engine import Candidate, Request
from transdesk.domain.errors import EngineError


class ModelMemoryError(EngineError):
    """A batch did not fit into memory; smaller ones are tried first, then a person must act."""

    def __init__(self) -> None:
        super().__init__(
            "There is not enough memory for this model; close other programs or choose a smaller model.",
            reason="memory",
        )


def lacks_memory(error: BaseException) -> bool:
    """Whether a library's error means that memory ran out; torch says so on a processor in words only."""
    return isinstance(error, MemoryError) or "out of memory" in str(error) or "can't allocate memory" in str(error)


@dataclass(frozen=True, slots=True)
class Decoding:
    """Parameters of one search.

    Attributes:
        beam: beam width.
        hypotheses: candidates to return for each request, best first.
        no_repeat: length of token n-grams that may not occur twice; 0 allows all.
        repetition_penalty: above 1 makes repeated tokens dearer (Keskar et al. 2019).
        split: cut at clause boundaries first.
        consensus: the candidate that agrees most with the others comes first, not the likeliest.
    """

    beam: int = 4
    hypotheses: int = 1
    no_repeat: int = 0
    repetition_penalty: float = 1.0
    split: bool = False
    consensus: bool = False

    def __str__(self) -> str:
        parts = [f"beam{self.beam}"]
        if self.repetition_penalty != 1.0:
            parts.append(f"penalty{self.repetition_penalty:g}")
        if self.no_repeat:
            parts.append(f"norepeat{self.no_repeat}")
        if self.consensus:
            parts.append("consensus")
        return ",".join(parts)


Decode: TypeAlias = Callable[[Sequence[Request], Decoding], list[list[Candidate]]]
"""Candidates for each request, best first; texts arrive clean, never empty."""


def ladder(beam: int, start: Decoding | None = None) -> tuple[Decoding, ...]:
    """The searches to try, one after another, until the quality guards are content.

    The second looks at more candidates and discourages repetition; the third also cuts the sentence at a
    clause boundary. ``start`` is the first search of a model that needs other parameters. A ban on repeated 5-grams of pieces spares digit groups (``1 000 000``).
    """
    first = replace(start or Decoding(), beam=beam)
    if first.consensus:
        first = replace(first, hypotheses=beam)
    penalty = max(1.1, first.repetition_penalty)
    wider = replace(first, beam=beam + 2, hypotheses=beam + 2, no_repeat=5, repetition_penalty=penalty)
    return first, wider, replace(wider, split=True)
