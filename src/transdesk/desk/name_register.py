"""How persons are written: in one article, for the checks, and in the whole house, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from transdesk.desk.terms import Terminology
from transdesk.desk.terms_values import key_of
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import Passage
from transdesk.domain.names import NameSpelling
from transdesk.domain.term import Concept, Designation, TermHit, TermKind, TermStatus
from transdesk.storage import Store

_ARTICLES_KEPT = 64
_PERSONS = (TermKind.PERSON_M, TermKind.PERSON_F)

Names: TypeAlias = tuple[tuple[str, NameSpelling], ...]
"""Segments, and how they write a person."""


class ArticleNames:
    """How the confirmed sentences of an article write persons; read again when one of these sentences changes."""

    def __init__(self, store: Store) -> None:
        self._passages = store.passages
        self._known: dict[tuple[str, Language], tuple[str, Names]] = {}

    def of(self, article: str, target: Language) -> Names:
        """The names of every confirmed sentence."""
        mark = self._passages.mark(article, target)
        known = self._known.get((article, target))
        if known is None or known[0] != mark:
            if len(self._known) >= _ARTICLES_KEPT:
                self._known.clear()
            known = mark, tuple(_names(self._passages.confirmed(article=article, target=target)))
            self._known[article, target] = known
        return known[1]


def beside(names: Names, segment: str) -> tuple[NameSpelling, ...]:
    """The names of every sentence but one."""
    return tuple(name for place, name in names if place != segment)


def _names(passages: Iterable[Passage]) -> Iterable[tuple[str, NameSpelling]]:
    from transdesk.language.person_names import pair_names

    for passage in passages:
        if passage.target_language is not None:
            for pair in pair_names(passage.source, passage.target, (passage.source_language, passage.target_language)):
                yield passage.segment, NameSpelling(pair.source, pair.target, passage.number)


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a person is written, in dictionary form as far as it can be told, and where."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the register.

    Attributes:
        source: the name in the articles, its shortest form met.
        spellings: the commonest first; more than one where the name is written differently.
        concept: the glossary's concept, where it has the person.
    """

    direction: Direction
    source: str
    spellings: tuple[Spelling, ...]
    concept: Concept | None


class NameRegister:
    """The house's register of persons: from confirmed sentences, beside the glossary's persons."""

    def __init__(self, store: Store, terms: Terminology) -> None:
        self._passages = store.passages
        self._terms = terms

    def persons(self, article: str = "") -> tuple[Person, ...]:
        """Persons with their spellings, those that are written differently first; of one article, or of all.

        Names of places and organisations that the glossary knows are left out.
        """
        groups: list[tuple[Direction, str, list[tuple[str, Passage]]]] = []
        for direction, source, target, passage in self._pairs(article):
            group = next((g for g in groups if g[0] == direction and _is_same(g[1], source, direction.source)), None)
            if group is None:
                groups.append((direction, source, [(target, passage)]))
            else:
                group[2].append((target, passage))
        found = [self._person(*group) for group in groups]
        return tuple(sorted(found, key=lambda person: (len(person.spellings) < 2, key_of(person.source))))

    def concept(self, person: Person, spelling: str) -> Concept:
        """A concept that would make one spelling the house's; a person looks it over before it is stored."""
        from transdesk.language.person_names import kind_of

        source, target = person.direction.source, person.direction.target
        return Concept("", kind_of(spelling), (Designation(source, person.source), Designation(target, spelling)))

    def _pairs(self, article: str) -> Iterable[tuple[Direction, str, str, Passage]]:
        from transdesk.language.person_names import pair_names

        for passage in self._passages.confirmed(article=article):
            if passage.target_language is None:
                continue
            direction = Direction(passage.source_language, passage.target_language)
            hits = self._terms.find(passage.source, direction.source)
            for pair in pair_names(passage.source, passage.target, (direction.source, direction.target)):
                if not _is_other(pair.source, hits):
                    yield direction, pair.source, pair.target, passage

    def _person(self, direction: Direction, source: str, met: Sequence[tuple[str, Passage]]) -> Person:
        spellings: list[list[tuple[str, Passage]]] = []
        for text, passage in met:
            known = next((s for s in spellings if _is_same(s[0][0], text, direction.target)), None)
            if known is None:
                spellings.append([(text, passage)])
            else:
                known.append((text, passage))
        ordered = sorted(spellings, key=len, reverse=True)
        told = tuple(_spelling(one, source, direction) for one in ordered)
        return Person(direction, source, told, self._concept(source, direction.source))

    def _concept(self, name: str, language: Language) -> Concept | None:
        hits = self._terms.find(name, language)
        return next((hit.concept for hit in hits if hit.concept.kind in _PERSONS), None)


def _spelling(met: Sequence[tuple[str, Passage]], source: str, direction: Direction) -> Spelling:
    from transdesk.language.person_names import dictionary_name

    shortest = min((text for text, _ in met), key=len)
    languages = direction.source, direction.target
    return Spelling(dictionary_name(shortest, source, languages), tuple(passage for _, passage in met))


def _is_same(one: str, other: str, language: Language) -> bool:
    from transdesk.language.person_names import same_name

    return same_name(one, other, language)


def _is_other(name: str, hits: Sequence[TermHit]) -> bool:
    """Whether the glossary knows the words as something else than a person, or a person's title."""
    known = (hit for hit in hits if hit.concept.kind not in (*_PERSONS, TermKind.TITLE, TermKind.TERM))
    return any(
        hit.text in name or name in hit.text for hit in known if hit.designation.status is not TermStatus.FORBIDDEN
    )
