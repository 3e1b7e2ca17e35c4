"""Looks over concepts for what cannot be meant: contradictions, circular dates, terms that are no terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermStatus
from transdesk.glossary.data import stop_words
from transdesk.glossary.entries import is_acronym
from transdesk.glossary.grammar import trouble
from transdesk.glossary.problems import Problem, problem

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|\{\{|\*\*")
_MARKUP_SIGNS = frozenset("<&{*")
LONGEST = 200
_LONGEST_STOP_WORD = 16


def lint(concepts: Sequence[Concept], lines: Mapping[str, int] | None = None) -> tuple[Problem, ...]:
    """Everything that should be looked at; ``lines`` gives the line of a concept by its id."""
    places = lines or {}
    found: list[Problem] = []
    for concept in concepts:
        found += _concept(concept, places.get(concept.id, 0))
    found += _contradictions(concepts, places)
    return tuple(sorted(found, key=lambda problem: problem.line))


def lint_one(concept: Concept, others: Sequence[Concept]) -> tuple[Problem, ...]:
    """What should be looked at before one concept is put beside the others; their own faults are left out."""
    terms = {(d.language, _key(d.text)) for d in concept.designations}
    near = [
        c for c in others if c.id != concept.id and any((d.language, _key(d.text)) in terms for d in c.designations)
    ]
    found = lint((*near, concept), {concept.id: 1})
    return tuple(problem for problem in found if problem.line)


def _concept(concept: Concept, line: int) -> Iterator[Problem]:
    """What can be seen in one concept alone."""
    first = concept.designations[0].language if concept.designations else None
    if first and not concept.do_not_translate and all(d.language is first for d in concept.designations):
        yield problem(line, "one_language", id=concept.id)
    if concept.valid_from and concept.valid_to and concept.valid_from > concept.valid_to:
        yield problem(line, "dates", place="valid_from", id=concept.id)
    for designation in concept.designations:
        if not _is_plain(designation.text, designation.language):
            yield from _words(designation, line)
        for key, value in designation.grammar:
            wrong = trouble(key, value)
            if wrong:
                yield problem(line, wrong, place="grammar", word=f"{key}={value}" if value else key)
    yield from _own_contradictions(concept, line)


def _is_plain(text: str, language: Language) -> bool:
    """Whether nothing can be wrong with the words of a designation: told fast, for nearly all of them."""
    if not text[:1].isalnum() or len(text) > LONGEST or not _MARKUP_SIGNS.isdisjoint(text):
        return False
    return len(text) > _LONGEST_STOP_WORD or " " in text or _key(text) not in stop_words(language)


def _words(designation: Designation, line: int) -> Iterator[Problem]:
    """What can be seen in the words of one designation."""
    column, text = str(designation.language), designation.text
    if not any(map(str.isalnum, text)):
        yield problem(line, "signs", place=column, term=text)
    elif len(text) <= _LONGEST_STOP_WORD and _key(text) in stop_words(designation.language) and not is_acronym(text):
        yield problem(line, "stop_word", place=column, term=text)
    if _MARKUP.search(text):
        yield problem(line, "markup", place=column, term=text[:60])
    if len(text) > LONGEST:
        yield problem(line, "long", place=column, longest=LONGEST)


def _key(text: str) -> str:
    """A designation for comparison with others: letter case and ё aside."""
    key = text.casefold()
    return key.replace("ё", "е") if "ё" in key else key


def _own_contradictions(concept: Concept, line: int) -> Iterator[Problem]:
    """The same words twice in one language, worst if once forbidden and once not."""
    if TermStatus.FORBIDDEN not in [designation.status for designation in concept.designations]:
        return
    seen: dict[tuple[Language, str], TermStatus] = {}
    for designation in concept.designations:
        status = seen.setdefault((designation.language, _key(designation.text)), designation.status)
        if TermStatus.FORBIDDEN in (status, designation.status) and status is not designation.status:
            where, term = str(designation.language), designation.text
            yield problem(line, "forbidden_and_allowed", place=where, severity=Severity.ERROR, term=term)


def _contradictions(concepts: Sequence[Concept], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Two concepts whose preferred terms agree in one language and differ in another, at the same time."""
    first_with: dict[tuple[Language, str], Concept] = {}
    shared: dict[tuple[Language, str], list[Concept]] = {}
    for concept in concepts:
        for designation in concept.designations:
            if designation.status is TermStatus.PREFERRED:
                term = designation.language, _key(designation.text)
                if term in first_with:
                    shared.setdefault(term, [first_with[term]]).append(concept)
                else:
                    first_with[term] = concept
    for (language, _), group in shared.items():
        first = group[0]
        for other in group[1:]:
            if _twins(first, other):
                if language is first.designations[0].language:  # told once, not for every language
                    yield problem(lines.get(other.id, 0), "duplicate", place=str(language), id=first.id)
                continue
            target = next((t for t in Language if t is not language and _differ(first, other, t)), None)
            if target is None or other.kind.is_name != first.kind.is_name or not _overlap(first, other):
                continue
            said = first.of(language, TermStatus.PREFERRED)[0].text
            line = lines.get(other.id, 0)
            yield problem(line, "contradiction", place=str(target), term=said, language=str(target), id=first.id)


def _differ(first: Concept, other: Concept, language: Language) -> bool:
    ours = {_key(d.text) for d in first.of(language) if d.status is not TermStatus.FORBIDDEN}
    theirs = {_key(d.text) for d in other.of(language) if d.status is not TermStatus.FORBIDDEN}
    return bool(ours and theirs) and not ours & theirs


def _twins(first: Concept, other: Concept) -> bool:
    """Whether two concepts of a kind have the same preferred terms in every language, at the same time."""
    ours, theirs = (
        {(d.language, _key(d.text)) for d in concept.designations if d.status is TermStatus.PREFERRED}
        for concept in (first, other)
    )
    return first.kind is other.kind and ours == theirs and _overlap(first, other)


def _overlap(first: Concept, other: Concept) -> bool:
    """Whether there is a day on which both hold."""
    starts = [c.valid_from for c in (first, other) if c.valid_from]
    ends = [c.valid_to for c in (first, other) if c.valid_to]
    return not starts or not ends or max(starts) < min(ends)
