"""The glossary as the desk's pages see it: looking terms up, and changing the newsroom's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from transdesk.desk.people import name_of
from transdesk.desk.ports import Ports
from transdesk.desk.terms_search import Listed, TermFilter, everything, search
from transdesk.desk.terms_usage import Use, uses
from transdesk.desk.terms_values import cleaned, joined, new_id
from transdesk.domain.errors import NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.term import (
    ChangeKind,
    Concept,
    ConceptChange,
    Designation,
    Glossary,
    TermHit,
    TermKind,
)

if TYPE_CHECKING:
    from transdesk.glossary import Problem


class Terminology:
    """Looking up terms, and changing concepts of the own glossary; what it says precedes every file."""

    def __init__(self, ports: Ports) -> None:
        self._glossaries = ports.glossaries
        self._store = ports.store
        self._concepts = ports.store.concepts

    @property
    def glossary(self) -> Glossary:
        """The merged glossary as it is now."""
        return self._glossaries.glossary()

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the glossary files, one sentence each."""
        return self._glossaries.problems()

    def find(self, text: str, language: Language, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a text, in whatever form they stand."""
        return self._glossaries.find(text, language, day)

    def search(self, wanted: TermFilter | None = None) -> tuple[Listed, ...]:
        """Concepts that a filter lets through, each with the glossary that it is from; all of them without one."""
        listed = everything(self.glossary, self._glossaries.shipped(), self.own())
        return search(listed, wanted or TermFilter(), self.find)

    def lint(self, concept: Concept) -> tuple[Problem, ...]:
        """What should be looked at before a concept is stored: twins, contradictions, unknown grammar, dates."""
        from transdesk.glossary import lint_one

        return lint_one(concept, self.glossary.concepts)

    def uses(self, concept: Concept) -> tuple[Use, ...]:
        """Where a concept's designations stand in articles and translations, the newest first."""
        return uses(self._store, concept)

    def concept(self, concept_id: str) -> Concept:
        """A concept that holds now.

        Raises:
            NotFoundError: there is none with this id.
        """
        return _named(self.glossary, concept_id)

    def shipped(self, concept_id: str) -> Concept | None:
        """The concept as the glossary files have it."""
        return next((c for c in self._glossaries.shipped().concepts if c.id == concept_id), None)

    # --- changes ---------------------------------------------------------------------------------------

    def add_term(
        self,
        source_language: Language,
        source: str,
        target_language: Language,
        target: str,
        kind: TermKind = TermKind.TERM,
        author: str = "",
        note: str = "",
    ) -> Concept:
        """Add a term and its translation, both in dictionary form.

        A concept that has the source term already takes the translation as its preferred one; its former ones
        stay allowed.

        Raises:
            GlossaryError: a term is empty, or both are in one language.
        """
        pair = (Designation(source_language, source), Designation(target_language, target))
        wanted = cleaned(Concept("", kind, pair, note=note))
        for known in self.glossary.concepts:
            changed = joined(known, wanted)
            if changed is not None:
                return known if changed == known else self.change(changed, author)
        return self.add(wanted, author)

    def add(self, concept: Concept, author: str) -> Concept:
        """Add a concept; it is given an id where it has none.

        Raises:
            GlossaryError: it has no term that can be found in a text.
            ConflictError: somebody has added a concept with its id.
        """
        wanted = cleaned(concept)
        if not wanted.id:
            wanted = replace(wanted, id=new_id(wanted, self._ids()))
        self._concepts.record(((ChangeKind.ADDED, wanted),), name_of(author), {wanted.id: 0})
        return wanted

    def change(self, concept: Concept, author: str, base: int | None = None) -> Concept:
        """Change a concept of the own glossary, or override one of the files.

        Args:
            concept: as it shall be.
            author: who changes it.
            base: number of the change that the author saw last, 0 for none; None overwrites whatever is there.

        Raises:
            GlossaryError: it has no term that can be found in a text.
            ConflictError: somebody else has changed it since ``base``.
        """
        wanted = cleaned(concept)
        self._record(ChangeKind.CHANGED, wanted, author, base)
        return wanted

    def retire(self, concept_id: str, author: str, base: int | None = None) -> None:
        """Strike a concept from the merged glossary, whether it is our own or from a file.

        Raises:
            NotFoundError: there is none with this id.
            ConflictError: somebody else has changed it since ``base``.
        """
        self._record(ChangeKind.RETIRED, self.concept(concept_id), author, base)

    def withdraw(self, concept_id: str, author: str, base: int | None = None) -> None:
        """Take back what the own glossary says of a concept: the files' word holds again.

        Raises:
            NotFoundError: the own glossary says nothing of it.
            ConflictError: somebody else has changed it since ``base``.
        """
        last = next(iter(self.history(concept_id)), None)
        if last is None:
            raise NotFoundError(
                "The own glossary says nothing of this concept; it stands in a file.", concept=concept_id
            )
        self._record(ChangeKind.WITHDRAWN, last.concept, author, base)

    def restore(self, concept_id: str, number: int, author: str, base: int | None = None) -> Concept:
        """Make an earlier version of a concept hold again, as a new change.

        Raises:
            NotFoundError: there is no such version.
            ConflictError: somebody else has changed it since ``base``.
        """
        for change in self.history(concept_id):
            if change.number == number:
                return self.change(change.concept, author, base)
        raise NotFoundError("There is no such version of this concept; load the page again.", concept=concept_id)

    def history(self, concept_id: str) -> tuple[ConceptChange, ...]:
        """Every change of a concept, the newest first; empty for one that only stands in a file."""
        return self._concepts.history(concept_id)

    def own(self) -> tuple[ConceptChange, ...]:
        """The last change of every concept that somebody has added, changed or retired."""
        return self._glossaries.own()

    def _record(self, kind: ChangeKind, concept: Concept, author: str, base: int | None) -> None:
        self._concepts.record(((kind, concept),), name_of(author), {} if base is None else {concept.id: base})

    def _ids(self) -> frozenset[str]:
        """Every id that is or was in use."""
        glossaries = self._glossaries.shipped(), self.glossary
        return frozenset(c.id for g in glossaries for c in g.concepts) | {c.concept.id for c in self.own()}


def _named(glossary: Glossary, concept_id: str) -> Concept:
    for concept in glossary.concepts:
        if concept.id == concept_id:
            return concept
    raise NotFoundError(f"There is no concept '{concept_id}'; it may have been retired.", concept=concept_id)
