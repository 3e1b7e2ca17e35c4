"""Where a term occurs, in the articles and in their translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from transdesk.domain.language import Language
from transdesk.domain.library import Passage
from transdesk.domain.term import Concept, Designation, Glossary
from transdesk.storage import Store

MOST = 200
"""Places that are told of one concept and language."""
_CANDIDATES = 5000
_LETTERS = slice(1, 5)  # the first letter may be a capital; four more tell most words apart


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence in which a term stands.

    Attributes:
        side: whether it stands in the article or in a translation.
        spans: ranges of the term in ``text``, in code points.
    """

    passage: Passage
    side: Literal["source", "target"]
    language: Language
    text: str
    spans: tuple[tuple[int, int], ...]


def uses(store: Store, concept: Concept) -> tuple[Use, ...]:
    """Where a concept's designations stand in any form, the newest articles first, at most :data:`MOST` a language."""
    found: list[Use] = []
    for language in Language:
        designations = concept.of(language)
        if designations:
            found += _in_language(store, concept, language, designations)
    return tuple(sorted(found, key=lambda use: use.passage.at, reverse=True))


def _in_language(
    store: Store, concept: Concept, language: Language, designations: tuple[Designation, ...]
) -> Iterator[Use]:
    from transdesk.glossary import TermIndex
    from transdesk.language import morphology

    index = TermIndex(Glossary((concept,)), language, morphology(language))
    parts = _parts(concept, designations)
    told = 0
    for side, passages in (
        ("source", store.passages.sources(language, parts, _CANDIDATES)),
        ("target", store.passages.targets(language, parts, _CANDIDATES)),
    ):
        for passage in passages:
            text = passage.source if side == "source" else passage.target
            spans = tuple((hit.start, hit.end) for hit in index.find(text))
            if spans and told < MOST:
                told += 1
                yield Use(passage, "source" if side == "source" else "target", language, text, spans)


def _parts(concept: Concept, designations: tuple[Designation, ...]) -> list[str]:
    """Letters of which one sequence at least is in every text that has a form of a designation."""
    from transdesk.glossary.grammar import for_morphology
    from transdesk.language import morphology

    letters: set[str] = set()
    for designation in designations:
        forms = morphology(designation.language).spellings(
            designation.text, concept.kind, for_morphology(designation.grammar)
        )
        letters |= {form.strip("«»“”\"'").split()[0].lower()[_LETTERS] for form in {*forms, designation.text}}
    return [part for part in letters if not any(other != part and other in part for other in letters)]
