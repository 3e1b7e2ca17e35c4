"""What the use cases need from the other rooms, as small ports; bootstrap plugs the rooms in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from transdesk.domain.article import Article, TextChange
from transdesk.domain.assist import Sentence, TermOffer
from transdesk.domain.engine import Alignment, Candidate, Engine, Request, TermHint
from transdesk.domain.finding import Finding
from transdesk.domain.language import Direction, Identification, Language
from transdesk.domain.marks import Mark
from transdesk.domain.names import NameSpelling
from transdesk.domain.rendition import Rendition
from transdesk.domain.segment import Segment
from transdesk.domain.term import ConceptChange, Glossary, TermHit, TermOutcome
from transdesk.storage import Store


class EnforcedText(Protocol):
    """A candidate after the glossary had its say."""

    @property
    def text(self) -> str:
        """The plain target."""
        ...

    @property
    def outcomes(self) -> tuple[TermOutcome, ...]:
        """What became of each term."""
        ...


class Terms(Protocol):
    """The glossary's terms in one direction (``glossary.Enforcer``)."""

    def hits(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a source text."""
        ...

    def hints(self, hits: Sequence[TermHit]) -> tuple[TermHint, ...]:
        """What an engine should be told of them."""
        ...

    def enforce(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Candidate],
        hits: Sequence[tuple[TermHit, ...]],
        engine: Engine | None,
    ) -> Sequence[EnforcedText]:
        """Every term in a right form, or flagged; without an engine by the rules of inflection alone."""
        ...

    def verify(self, source: str, target: str, day: date | None = None) -> tuple[TermOutcome, ...]:
        """Terms of a text that a person wrote: ok or flagged, nothing changes."""
        ...

    def offers(self, sentence: Sentence, hits: Sequence[TermHit]) -> tuple[TermOffer, ...]:
        """The terms of a sentence that is being translated, the forms that fit it first."""
        ...


class Glossaries(Protocol):
    """The desk's glossary and what works with it."""

    def glossary(self) -> Glossary:
        """The merged glossary as it is now."""
        ...

    def shipped(self) -> Glossary:
        """The glossary of the files alone, without the newsroom's own."""
        ...

    def own(self) -> tuple[ConceptChange, ...]:
        """The last change of every concept that somebody has added, changed or retired."""
        ...

    def problems(self) -> tuple[str, ...]:
        """What is wrong with its files, one sentence each."""
        ...

    def terms(self, source: Language, target: Language) -> Terms:
        """The terms of a direction."""
        ...

    def find(self, text: str, language: Language, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a text of any language."""
        ...


class Checker(Protocol):
    """Looks for what is wrong with a tagged target."""

    def __call__(
        self,
        segment: Segment,
        target: str,
        *,
        source: Language,
        language: Language,
        terms: tuple[TermOutcome, ...],
        names: tuple[NameSpelling, ...] = (),
    ) -> tuple[Finding, ...]:
        """The findings of every check; ``language`` is the target's, ``names`` are the article's other names."""
        ...


class Downloaded(Protocol):
    """A page from the web."""

    @property
    def data(self) -> bytes:
        """Its bytes."""
        ...


class Writer(Protocol):
    """What is known about an export format."""

    @property
    def id(self) -> str:
        """Its stable name."""
        ...

    @property
    def suffix(self) -> str:
        """Suffix of its files, with the dot."""
        ...

    @property
    def media_type(self) -> str:
        """MIME type of its files."""
        ...

    @property
    def bilingual(self) -> bool:
        """Whether its files hold source and target."""
        ...


@dataclass(frozen=True, slots=True)
class Documents:
    """Reading and writing documents (``formats``)."""

    read: Callable[[bytes, str], Article]
    fetch: Callable[[str], tuple[Article, bytes]]
    write: Callable[[Rendition, str], bytes]
    writers: Callable[[], Sequence[Writer]]


@dataclass(frozen=True, slots=True)
class Languages:
    """What is known about the languages (``language``)."""

    identify_document: Callable[[Sequence[str]], tuple[Identification, tuple[Identification, ...]]]
    split: Callable[[str, Language], Sequence[tuple[int, int]]]
    fold: Callable[[str], tuple[str, tuple[TextChange, ...]]]


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything that a desk is built from.

    Attributes:
        open_engine: the engine by id (or ``auto``) for a direction; cheap, loads nothing heavy.
        normalise: the key of an exact memory match.
        project: plain target with the source's marks written into it as tags.
    """

    store: Store
    documents: Documents
    languages: Languages
    glossaries: Glossaries
    open_engine: Callable[[str, Direction], Engine]
    check: Checker
    normalise: Callable[[str], str]
    project: Callable[[str, Sequence[Mark], str, Alignment | None], str]
