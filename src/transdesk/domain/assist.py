"""What the desk offers a translator who is writing: terms, candidates, matches. Proposals, never changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from transdesk.domain.morphology import Features
from transdesk.domain.term import TermHit, TermOutcome

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence being translated, all plain text.

    Attributes:
        source, target: the sentence and what is written so far.
        draft: the engine's or the memory's draft.
        caret: where the person writes, in ``target``; None where nobody does.
        outcomes: what enforcement did in the draft.
    """

    source: str
    target: str = ""
    draft: str = ""
    caret: int | None = None
    outcomes: tuple[TermOutcome, ...] = ()


class OfferState(StrEnum):
    """How a term of the source stands in the present target."""

    OK = "ok"
    REPAIRED = "repaired"
    FLAGGED = "flagged"
    OPEN = "open"
    """There is no text yet."""
    UNCERTAIN = "uncertain"
    """The words may be no term at all: shown, never enforced."""


@dataclass(frozen=True, slots=True)
class TermForm:
    """A form of a term to insert; ``readings`` are the UniMorph features that it can express, the likeliest first."""

    text: str
    readings: tuple[Features, ...] = ()


@dataclass(frozen=True, slots=True)
class TermOffer:
    """A term of the source with what may stand for it.

    Attributes:
        hit: its place in the source.
        name: the best target designation in its dictionary form.
        forms: forms to insert, the one that fits this sentence first, then the paradigm; then the dictionary
            forms of other designations that would do.
        forbidden: designations that must not stand there.
        place: where it stands in the plain target, if it does.
        before: the tagged target before the draft's repair of this term; empty unless it was repaired.
    """

    hit: TermHit
    name: str
    state: OfferState
    forms: tuple[TermForm, ...]
    forbidden: tuple[str, ...] = ()
    place: Span | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tagged target that an engine proposes; ``score`` is its mean log probability where it scores."""

    text: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said to a question.

    Attributes:
        engine: id of the engine that was asked.
        proposals: best first.
        links: (source start, end, target start, end, weight 0..1), code points; target offsets count the tags.
        reason: why there is nothing, a key of the interface's texts (``assist.reason.<reason>``); else empty.
    """

    engine: str
    proposals: tuple[Proposal, ...] = ()
    links: tuple[tuple[int, int, int, int, float], ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A pair of the memory that resembles a sentence.

    Attributes:
        target: tagged for the marks of the sentence at hand.
        score: 100 exact in text and marks; else how alike, in percent, penalties taken off.
        penalties: what took points off: ``numbers``, ``marks``.
        article: id of the article it was confirmed in; empty for an imported pair. ``headline`` is its headline.
    """

    source: str
    target: str
    score: int
    author: str
    at: datetime
    article: str = ""
    headline: str = ""
    penalties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConcordancePair:
    """A pair of the memory that holds the words looked for; ``hits`` are their ranges on the side searched."""

    source: str
    target: str
    hits: tuple[Span, ...]
    author: str
    at: datetime
    article: str = field(default="")
    headline: str = field(default="")
