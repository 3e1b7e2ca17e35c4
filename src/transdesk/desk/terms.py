"""The glossary as the desk's pages see it."""

from __future__ import annotations

from datetime import date

from transdesk.desk.ports import Ports
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Glossary, TermHit


class Terminology:
    """Looking up terms."""

    def __init__(self, ports: Ports) -> None:
        self._glossaries = ports.glossaries

    @property
    def glossary(self) -> Glossary:
        """The merged glossary as its files are now."""
        return self._glossaries.glossary()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the glossary files, one sentence each."""
        return self._glossaries.problems()

    def find(self, text: str, language: Language, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a text, in whatever form they stand."""
        return self._glossaries.find(text, language, day)

    def concepts(self, query: str = "") -> tuple[Concept, ...]:
        """Concepts whose designations, id, domain or note contain every word of the query."""
        words = query.casefold().split()
        return tuple(c for c in self.glossary.concepts if all(word in _searchable(c) for word in words))


def _searchable(concept: Concept) -> str:
    texts = (d.text for d in concept.designations)
    return "\n".join((concept.id, concept.domain, concept.note, *texts)).casefold()
