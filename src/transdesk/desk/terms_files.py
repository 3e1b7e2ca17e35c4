"""Glossary files into the newsroom's own glossary, looked over before anything is stored, and out of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from transdesk.desk.people import name_of
from transdesk.desk.ports import Ports
from transdesk.desk.terms_values import key_of, new_id
from transdesk.domain.language import Language
from transdesk.domain.term import ChangeKind, Concept, TermStatus

if TYPE_CHECKING:
    from transdesk.glossary import Problem
    from transdesk.glossary.table import Reading

Scope: TypeAlias = Literal["own", "shipped", "merged"]
SCOPES: tuple[Scope, ...] = ("own", "shipped", "merged")
FORMATS = ("csv", "xlsx", "tbx")
_PLAIN = tuple(field.name for field in fields(Concept) if field.name not in ("id", "designations"))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A concept of a file, and what stands in the glossary in its place.

    Attributes:
        line: its line in the file, 0 where the file has none.
        before: the concept that holds now; None where it is new.
        differs: what it changes: names of fields, and languages.
    """

    line: int
    concept: Concept
    before: Concept | None
    differs: tuple[str, ...]

    @property
    def news(self) -> bool:
        """Whether storing it would change anything."""
        return self.before is None or bool(self.differs)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file would do to the glossary, by line.

    Attributes:
        new, changed: concepts that storing would add or change.
        same: number of concepts that stand in the glossary just so.
        problems: what is wrong; rows with an error are not among the concepts.
    """

    new: tuple[Incoming, ...]
    changed: tuple[Incoming, ...]
    same: int
    problems: tuple[Problem, ...]


class TermFiles:
    """Import into the own glossary, and export."""

    def __init__(self, ports: Ports) -> None:
        self._glossaries = ports.glossaries
        self._concepts = ports.store.concepts

    def examine(self, data: bytes, name: str) -> ImportReport:
        """Read a CSV, XLSX or TBX file and tell what storing it would do; nothing is stored.

        Raises:
            GlossaryError: the file is no glossary at all.
        """
        from transdesk.glossary import lint, read_file

        reading = read_file(data, name)
        held = self._glossaries.glossary().concepts
        incoming = tuple(_placed(reading, held, self._taken()))
        fresh = {one.concept.id: one.line for one in incoming if one.news}
        others = [concept for concept in held if concept.id not in fresh]
        told = {(problem.line, problem.key) for problem in reading.problems}
        beside = lint((*others, *(one.concept for one in incoming if one.news)), fresh)
        more = (problem for problem in beside if problem.line and (problem.line, problem.key) not in told)
        return ImportReport(
            new=tuple(one for one in incoming if one.before is None),
            changed=tuple(one for one in incoming if one.before is not None and one.news),
            same=sum(not one.news for one in incoming),
            problems=tuple(sorted((*reading.problems, *more), key=lambda problem: problem.line)),
        )

    def store(self, report: ImportReport, author: str) -> int:
        """Store the new and the changed concepts of a report, all of them or none; returns their number."""
        changes = [(ChangeKind.ADDED, one.concept) for one in report.new]
        changes += [(ChangeKind.CHANGED, one.concept) for one in report.changed]
        self._concepts.record(changes, name_of(author))
        return len(changes)

    def export(self, scope: Scope, format: str) -> bytes:  # noqa: A002 - the format's name is what it is
        """Write a glossary as CSV, XLSX or TBX-Basic.

        Args:
            scope: the own glossary, the files', or both merged by precedence.
            format: ``csv``, ``xlsx`` or ``tbx``.

        Raises:
            GlossaryError: the format is none of these.
        """
        from transdesk.glossary import write_glossary

        return write_glossary(self._scope(scope), format)

    def _scope(self, scope: Scope) -> Sequence[Concept]:
        if scope == "own":
            return tuple(change.concept for change in self._glossaries.own() if change.kind.speaks)
        glossary = self._glossaries.shipped() if scope == "shipped" else self._glossaries.glossary()
        return glossary.concepts

    def _taken(self) -> set[str]:
        shipped = {concept.id for concept in self._glossaries.shipped().concepts}
        return shipped | {change.concept.id for change in self._glossaries.own()}


def _placed(reading: Reading, held: Sequence[Concept], taken: set[str]) -> Iterable[Incoming]:
    """Each concept beside the one that holds now: by its id, and where the file gives none, by all its terms."""
    by_id = {concept.id: concept for concept in held}
    by_terms = {_terms(concept): concept for concept in reversed(held)}
    for concept in reading.concepts:
        line = reading.lines.get(concept.id, 0)
        nameless = concept.id == f"row-{line}"
        before = by_terms.get(_terms(concept)) if nameless else by_id.get(concept.id)
        named = replace(concept, id=before.id if before else new_id(concept, taken)) if nameless else concept
        taken.add(named.id)
        if before is None:
            yield Incoming(line, named, None, ())
        else:
            completed = _completed(named, before, reading.columns)
            yield Incoming(line, completed, before, differences(before, completed))


def _completed(concept: Concept, before: Concept, columns: frozenset[str]) -> Concept:
    """A concept with what its file says nothing of as it was: absent columns change nothing."""
    silent = {name: getattr(before, name) for name in _PLAIN if name not in columns}
    grammars = {} if "grammar" in columns else {(d.language, d.text): d.grammar for d in before.designations}
    said = tuple(replace(d, grammar=grammars.get((d.language, d.text), d.grammar)) for d in concept.designations)
    unsaid = tuple(d for d in before.designations if d.language not in columns)
    return replace(concept, designations=(*said, *unsaid), **silent)


def _terms(concept: Concept) -> frozenset[tuple[Language, str]]:
    allowed = (d for d in concept.designations if d.status is TermStatus.PREFERRED)
    return frozenset((d.language, key_of(d.text)) for d in allowed)


def differences(before: Concept, after: Concept) -> tuple[str, ...]:
    """Names of the fields, and codes of the languages, in which two concepts differ."""
    languages = (str(language) for language in Language if before.of(language) != after.of(language))
    return (*languages, *(name for name in _PLAIN if getattr(before, name) != getattr(after, name)))
