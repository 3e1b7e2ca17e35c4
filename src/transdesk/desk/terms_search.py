"""Finding concepts: by any form in any language, by what they say of themselves, by where they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from transdesk.desk.terms_values import key_of
from transdesk.domain.language import Language
from transdesk.domain.term import OWN, ChangeKind, Concept, ConceptChange, Glossary, TermHit, TermKind, TermStatus

Origin: TypeAlias = Literal["own", "shipped", "retired"]
Finder: TypeAlias = Callable[[str, Language], Sequence[TermHit]]
_SHORTEST = 3
"""Letters that a word must share with a term's word at least; fewer would find half the glossary."""


@dataclass(frozen=True, slots=True)
class TermFilter:
    """Which concepts are wanted; an empty field asks nothing.

    Attributes:
        text: a designation in any form and language, a part of one, or words of domain, note or id.
        status: a designation of this status is there.
        missing: no designation in this language may be used.
        day: the name holds for events of this day.
        dated: the name has a first or a last day.
    """

    text: str = ""
    domain: str = ""
    kind: TermKind | None = None
    status: TermStatus | None = None
    origin: Origin | None = None
    missing: Language | None = None
    day: date | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A concept in a list.

    Attributes:
        glossary: name of the glossary that it is from; ``own`` is the newsroom's.
        overrides: the own glossary says something else than a file.
        retired: it is in no glossary any more.
    """

    concept: Concept
    glossary: str
    overrides: bool = False
    retired: bool = False

    @property
    def origin(self) -> Origin:
        """Where it is from, in one word."""
        return "retired" if self.retired else "own" if self.glossary == OWN else "shipped"


def everything(merged: Glossary, shipped: Glossary, own: Iterable[ConceptChange]) -> list[Listed]:
    """Every concept that holds, in order of precedence, then those that were retired."""
    in_files = frozenset(concept.id for concept in shipped.concepts)
    listed = [
        Listed(c, name := merged.origins.get(c.id, ""), overrides=name == OWN and c.id in in_files)
        for c in merged.concepts
    ]
    return listed + [
        Listed(change.concept, OWN, overrides=change.concept.id in in_files, retired=True)
        for change in own
        if change.kind is ChangeKind.RETIRED
    ]


def search(listed: Sequence[Listed], wanted: TermFilter, find: Finder) -> tuple[Listed, ...]:
    """What a filter lets through; with a text, recognised terms first.

    After them come those that contain its words, then those that have words which begin alike.
    """
    found = [one for one in listed if _fits(one, wanted)]
    text = " ".join(wanted.text.split())
    if not text:
        return tuple(found)
    recognised = _recognised(text, find)
    words = key_of(text).split()
    first = [one for one in found if one.concept.id in recognised and not one.retired]
    first.sort(key=lambda one: recognised[one.concept.id])
    taken = {id(one) for one in first}
    rest = [one for one in found if id(one) not in taken and all(word in _searchable(one.concept) for word in words)]
    taken |= {id(one) for one in rest}
    begun = [one for one in found if id(one) not in taken and _begins_alike(one.concept, words)]
    return (*first, *rest, *begun)


def _begins_alike(concept: Concept, words: Sequence[str]) -> bool:
    """Whether each word may be a form of a word of one designation: министрлігіне of Еңбек министрлігі."""
    from transdesk.glossary.entries import stem_length

    for designation in concept.designations:
        stems = [part[: stem_length(part, designation.language)] for part in key_of(designation.text).split()]
        if all(any(len(stem) >= _SHORTEST and word.startswith(stem) for stem in stems) for word in words):
            return True
    return False


def _recognised(text: str, find: Finder) -> dict[str, int]:
    """Concepts that a text names in any form, with their rank; names are found in small letters too."""
    found: dict[str, int] = {}
    for spelling in dict.fromkeys((text, text.title(), text.upper())):
        for language in Language:
            for hit in find(spelling, language):
                for concept in (hit.concept, *hit.alternatives):
                    found.setdefault(concept.id, len(found))
    return found


def _fits(one: Listed, wanted: TermFilter) -> bool:
    concept = one.concept
    return (
        (not wanted.domain or concept.domain == wanted.domain)
        and (wanted.kind is None or concept.kind is wanted.kind)
        and (wanted.status is None or any(d.status is wanted.status for d in concept.designations))
        and (one.origin == wanted.origin if wanted.origin else not one.retired)
        and (wanted.missing is None or not concept.of(wanted.missing, TermStatus.PREFERRED, TermStatus.ADMITTED))
        and concept.valid_on(wanted.day)
        and not (wanted.dated and concept.valid_from is None and concept.valid_to is None)
    )


def _searchable(concept: Concept) -> str:
    texts = (d.text for d in concept.designations)
    return key_of("\n".join((concept.id, concept.domain, concept.note, *texts)))
