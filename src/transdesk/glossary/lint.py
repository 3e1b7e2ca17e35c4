"""Looks over concepts for what cannot be meant: contradictions, circular dates, terms that are no terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, TermStatus
from transdesk.glossary.data import stop_words
from transdesk.glossary.entries import is_acronym
from transdesk.glossary.problems import Problem

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&[a-z]+;|\{\{|\*\*")
_LONGEST = 200


def lint(concepts: Sequence[Concept], lines: Mapping[str, int] | None = None) -> tuple[Problem, ...]:
    """Everything that should be looked at; ``lines`` gives the line of a concept by its id."""
    places = lines or {}
    found: list[Problem] = []
    for concept in concepts:
        found += _concept(concept, places.get(concept.id, 0))
    found += _contradictions(concepts, places)
    return tuple(sorted(found, key=lambda problem: problem.line))


def _concept(concept: Concept, line: int) -> Iterator[Problem]:
    """What can be seen in one concept alone."""
    languages = {designation.language for designation in concept.designations}
    if len(languages) == 1 and not concept.do_not_translate:
        yield Problem(line, "", f"'{concept.id}' has terms in one language only, so it binds nothing.")
    if concept.valid_from and concept.valid_to and concept.valid_from > concept.valid_to:
        yield Problem(line, "valid_from", f"'{concept.id}' begins after it ends, so it never holds; swap the dates.")
    for designation in concept.designations:
        column, text = str(designation.language), designation.text
        if not any(map(str.isalnum, text)):
            yield Problem(line, column, f"'{text}' has no letter or digit and cannot be found in a text.")
        elif _key(text) in stop_words(designation.language) and not is_acronym(text):
            yield Problem(line, column, f"'{text}' is a function word; it is suggested but never enforced.")
        if _MARKUP.search(text):
            yield Problem(line, column, f"'{text[:60]}' contains markup; write the bare term.")
        if len(text) > _LONGEST:
            yield Problem(line, column, f"the term is longer than {_LONGEST} characters; is it a sentence?")
    yield from _own_contradictions(concept, line)


def _key(text: str) -> str:
    """A designation for comparison with others: letter case and ё aside."""
    return text.casefold().replace("ё", "е")


def _own_contradictions(concept: Concept, line: int) -> Iterator[Problem]:
    """The same words twice in one language, worst if once forbidden and once not."""
    for language in Language:
        seen: dict[str, TermStatus] = {}
        for designation in concept.of(language):
            key = _key(designation.text)
            status = seen.setdefault(key, designation.status)
            if TermStatus.FORBIDDEN in (status, designation.status) and status is not designation.status:
                message = f"'{designation.text}' is both allowed and forbidden; strike one."
                yield Problem(line, str(language), message, Severity.ERROR)


def _contradictions(concepts: Sequence[Concept], lines: Mapping[str, int]) -> Iterator[Problem]:
    """Two concepts whose preferred terms agree in one language and differ in another, at the same time."""
    by_term: dict[tuple[Language, str], list[Concept]] = defaultdict(list)
    for concept in concepts:
        for language in Language:
            for designation in concept.of(language, TermStatus.PREFERRED):
                by_term[language, _key(designation.text)].append(concept)
    for (language, _), group in by_term.items():
        first = group[0]
        for other in group[1:]:
            target = next((t for t in Language if t is not language and _differ(first, other, t)), None)
            if target is None or other.kind.is_name != first.kind.is_name or not _overlap(first, other):
                continue
            term = first.of(language, TermStatus.PREFERRED)[0].text
            message = f"'{term}' has different terms in {target} here and in '{first.id}'; both will be accepted."
            yield Problem(lines.get(other.id, 0), str(target), message)


def _differ(first: Concept, other: Concept, language: Language) -> bool:
    ours = {_key(d.text) for d in first.of(language) if d.status is not TermStatus.FORBIDDEN}
    theirs = {_key(d.text) for d in other.of(language) if d.status is not TermStatus.FORBIDDEN}
    return bool(ours and theirs) and not ours & theirs


def _overlap(first: Concept, other: Concept) -> bool:
    """Whether there is a day on which both hold."""
    starts = [c.valid_from for c in (first, other) if c.valid_from]
    ends = [c.valid_to for c in (first, other) if c.valid_to]
    return not starts or not ends or max(starts) < min(ends)
