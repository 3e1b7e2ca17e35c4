"""Several glossaries to one, in order of precedence: what the first says, a later one cannot unsay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Glossary, TermStatus

Part: TypeAlias = tuple[str, tuple[Concept, ...]]
"""A glossary's name and its concepts."""


def merge(parts: Sequence[Part], retired: frozenset[str] = frozenset()) -> Glossary:
    """Join named glossaries, the one with the highest precedence first; retired ids are left out of all of them.

    A concept of a later part is left out where an earlier part has the same id, or has the same preferred term in
    one language and speaks for every language of the later concept at every time. Everything else is kept: what
    contradicts the first but is needed in another language comes after it.
    """
    kept: list[Concept] = []
    origins: dict[str, str] = {}
    terms: dict[tuple[Language, str], list[Concept]] = {}
    for name, concepts in parts:
        fresh = [c for c in concepts if c.id not in origins and c.id not in retired and not _overruled(c, terms)]
        kept += fresh
        origins |= dict.fromkeys((concept.id for concept in fresh), name)
        for concept in fresh:
            for key in _keys(concept):
                terms.setdefault(key, []).append(concept)
    return Glossary(tuple(kept), digest_of(kept), tuple(name for name, _ in parts), origins)


def _keys(concept: Concept) -> list[tuple[Language, str]]:
    return [(d.language, d.text.casefold()) for d in concept.designations if d.status is TermStatus.PREFERRED]


def _overruled(concept: Concept, terms: dict[tuple[Language, str], list[Concept]]) -> bool:
    """Whether an earlier part speaks for this concept entirely."""
    languages = {designation.language for designation in concept.designations}
    return any(
        (earlier.kind is concept.kind or not (earlier.kind.is_name or concept.kind.is_name))
        and languages <= {designation.language for designation in earlier.designations}
        and (earlier.valid_from is None and earlier.valid_to is None)
        for key in _keys(concept)
        for earlier in terms.get(key, ())
    )


def digest_of(concepts: Sequence[Concept]) -> str:
    """Twenty hexadecimal digits that change when any concept does, or their order."""
    digest = hashlib.blake2b(digest_size=10)
    for concept in concepts:
        digest.update("\x1e".join(_fields(concept)).encode())
    return digest.hexdigest()


def _fields(concept: Concept) -> Iterator[str]:
    """Everything that a concept says, as text."""
    c = concept
    yield from (c.id, c.kind, c.domain, c.pos, str(c.case_sensitive), str(c.do_not_translate))
    yield from (str(c.valid_from), str(c.valid_to), c.note, c.source)
    for designation in c.designations:
        yield from (designation.language, designation.text, designation.status)
        yield from (f"{key}={value}" for key, value in designation.grammar)
