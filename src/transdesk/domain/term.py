"""Glossary concepts and their occurrences in text.

A concept has designations per language; each has a status. Terms of the field (concept, designation,
preferred, admitted, deprecated or forbidden) follow ISO 704 and ISO 30042 (TBX).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from transdesk.domain.language import Language


class TermStatus(StrEnum):
    """How a designation may be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class TermKind(StrEnum):
    """What a designation names; it decides how it inflects and whether it needs a capital letter."""

    TERM = "term"
    PERSON_M = "person-m"
    PERSON_F = "person-f"
    PLACE = "place"
    ORGANISATION = "organisation"
    TITLE = "title"
    ABBREVIATION = "abbreviation"
    WORK = "work"

    @property
    def is_name(self) -> bool:
        """Names are recognised only where the text has a capital letter."""
        return self not in (TermKind.TERM, TermKind.TITLE)


@dataclass(frozen=True, slots=True)
class Designation:
    """One way to name a concept in one language, in its dictionary form.

    Attributes:
        text: dictionary form, NFC.
        status: preferred, admitted or forbidden.
        grammar: overrides for inflection, ``key=value`` words such as ``gender=f``, ``indecl``,
            ``izafet``, ``harmony=front``, ``gen.sg=...``; empty: the rules decide.
    """

    language: Language
    text: str
    status: TermStatus = TermStatus.PREFERRED
    grammar: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a glossary.

    Attributes:
        id: unique in its glossary.
        designations: every designation, the preferred one of a language first.
        valid_from, valid_to: first and last day on which events use this name, inclusive; None is open.
        do_not_translate: the source designation stands in the target unchanged.
    """

    id: str
    kind: TermKind
    designations: tuple[Designation, ...]
    domain: str = ""
    pos: str = ""
    case_sensitive: bool = False
    do_not_translate: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""
    source: str = ""

    def of(self, language: Language, *statuses: TermStatus) -> tuple[Designation, ...]:
        """Designations in a language, of the given statuses (all where none is given)."""
        return tuple(d for d in self.designations if d.language is language and (not statuses or d.status in statuses))

    def valid_on(self, day: date | None) -> bool:
        """Whether the name holds for an event of that day; an unknown day accepts every name."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class TermHit:
    """An occurrence of a concept in a text.

    Attributes:
        start, end: code points in the text.
        text: the words found there.
        concept: the concept; ``designation`` is the one that was recognised.
        certain: false for homographs of common words: suggested, never enforced.
        alternatives: other concepts that the same words may name.
    """

    start: int
    end: int
    text: str
    concept: Concept
    designation: Designation
    certain: bool = True
    alternatives: tuple[Concept, ...] = ()


class TermState(StrEnum):
    """What became of a term in a draft."""

    OK = "ok"
    REPAIRED = "repaired"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class TermOutcome:
    """What was done for one concept in one draft.

    Attributes:
        concept: id of the concept.
        source: the words of the source that name it.
        required: designations (dictionary forms) that would do.
        found: the words of the target that stand for it, empty where none do.
        state: ok, repaired or flagged.
        before: the whole target before the repair, for undoing it; empty unless repaired.
        reason: why it was flagged, a key of the interface's texts; empty unless flagged.
    """

    concept: str
    source: str
    required: tuple[str, ...]
    found: str = ""
    state: TermState = TermState.OK
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts in order of precedence, and a digest that changes when any of them does.

    Attributes:
        names: names of the glossaries that it was merged from, the one with the highest precedence first.
        origins: the glossary that each concept is from, by id.
    """

    concepts: tuple[Concept, ...] = ()
    digest: str = ""
    names: tuple[str, ...] = field(default=())
    origins: Mapping[str, str] = field(default_factory=dict)


OWN = "own"
"""Name of the newsroom's own glossary among those that a merged one is made from; it comes first."""


class ChangeKind(StrEnum):
    """What a person did to a concept of the newsroom's own glossary."""

    ADDED = "added"
    CHANGED = "changed"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"

    @property
    def speaks(self) -> bool:
        """Whether the concept is in the own glossary afterwards.

        A retired one is struck from every glossary; a withdrawn one leaves its place to the shipped concept.
        """
        return self in (ChangeKind.ADDED, ChangeKind.CHANGED)


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """One entry in the history of the newsroom's own glossary; never changed, never deleted.

    Attributes:
        number: grows with each change of any concept; 0 before it is stored.
        concept: the concept as it was after the change (before it, where it was retired or withdrawn).
    """

    number: int
    kind: ChangeKind
    concept: Concept
    author: str
    at: datetime
