"""The contract of every translation engine, and the values that pass through it.

Capabilities are declared, not guessed: a caller asks ``Capability.SCORE in engine.info.capabilities``
before it calls ``score``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias

from transdesk.domain.article import BlockKind
from transdesk.domain.language import Direction, Language


class Capability(StrEnum):
    """What an engine can do beside translating."""

    COMPLETE = "complete"
    ALTERNATIVES = "alternatives"
    SCORE = "score"
    ALIGN = "align"
    ANNOTATE = "annotate"
    INSTRUCT = "instruct"


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """What is declared about an engine.

    Attributes:
        id: stable name used in settings and signatures.
        name: for people.
        directions: what it translates.
        capabilities: what else it can do.
        offline: false where text leaves this machine.
        licence: SPDX id or short name; ``commercial`` tells whether commercial use is allowed.
        rough: true where drafts must be labelled as rough (the starter model).
        human: true where its translations were made by people (the translation memory).
        revision: model revision for signatures.
    """

    id: str
    name: str
    directions: frozenset[Direction]
    capabilities: frozenset[Capability] = frozenset()
    offline: bool = True
    licence: str = ""
    commercial: bool = False
    rough: bool = False
    human: bool = False
    revision: str = ""


@dataclass(frozen=True, slots=True)
class TermHint:
    """A glossary term that the translation of a text should contain: source range and target base form."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Request:
    """One segment to translate: plain text without marks."""

    text: str
    source: Language
    target: Language
    kind: BlockKind = BlockKind.PARAGRAPH
    hints: tuple[TermHint, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which source range each target range came from, with a weight 0..1; code points."""

    links: tuple[tuple[int, int, int, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One translation.

    Attributes:
        text: the translation.
        score: mean log probability per token where the engine scores, else None.
        alignment: source-target map where the engine aligns and was asked.
        flags: what a person should know of it: quality guards that failed even after retrying
            (``wrong_language``, ``loop``, ``empty``, ``length``, ``truncated``, ``numbers``, ``links``,
            ``copied``), and how it came about (``fuzzy``: from a similar sentence in the memory; ``pivoted``:
            through a third language).
    """

    text: str
    score: float | None = None
    alignment: Alignment | None = None
    flags: tuple[str, ...] = field(default=())


Progress: TypeAlias = Callable[[int, int], None]
"""Called with (segments done, segments in all)."""
Cancelled: TypeAlias = Callable[[], bool]
"""Asked between batches; true stops the work."""


class Engine(Protocol):
    """A translation engine. Methods beside ``translate`` may be called only where declared.

    Every method takes a batch and answers in its order: a model does many sentences in little more than the time of
    one. Each answer depends on its own request alone.
    """

    @property
    def info(self) -> EngineInfo:
        """What is declared about it; cheap, loads nothing."""
        ...

    @property
    def signature(self) -> str:
        """Engine, model, revision and decoding parameters: same signature and input, same output."""
        ...

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One candidate for each request, in order; fewer only where ``cancelled`` said so."""
        ...

    def complete(self, requests: Sequence[Request], prefixes: Sequence[str]) -> list[Candidate]:
        """For each request the translation that begins with its prefix (``Capability.COMPLETE``)."""
        ...

    def alternatives(
        self, requests: Sequence[Request], count: int, prefixes: Sequence[str] = ()
    ) -> list[list[Candidate]]:
        """For each request different candidates, best first (``Capability.ALTERNATIVES``)."""
        ...

    def score(self, requests: Sequence[Request], targets: Sequence[str]) -> list[float]:
        """For each request the mean log probability per token of its target (``Capability.SCORE``).

        A request stands as often as it has targets.
        """
        ...

    def align(self, requests: Sequence[Request], targets: Sequence[str]) -> list[Alignment]:
        """For each request the source-target map of its given translation (``Capability.ALIGN``)."""
        ...

    def close(self) -> None:
        """Free the model's memory; the next call loads it again."""
        ...
