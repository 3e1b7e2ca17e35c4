"""Glossaries as TBX (ISO 30042): TBX-Basic 1.2.1 in both styles, and the older TBX 2 (martif) where it is alike.

What TBX-Basic has no data category for (kind, dates of validity, grammar) is written as notes that begin with
``transdesk:`` and read back from them. Entities are never expanded and nothing is fetched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from transdesk.domain.errors import GlossaryError
from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.glossary.grammar import grammar_for, parse_grammar
from transdesk.glossary.problems import Problem, problem, repeated
from transdesk.glossary.table import Row, read_rows, row_of
from transdesk.glossary.tbxwrite import NOTE, write_tbx

__all__ = ["read_tbx", "write_tbx"]

_ENTRIES = {"conceptEntry", "termEntry"}
_SECTIONS = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_STATUSES = {
    "preferredTerm-admn-sts": TermStatus.PREFERRED,
    "standardizedTerm-admn-sts": TermStatus.PREFERRED,
    "admittedTerm-admn-sts": TermStatus.ADMITTED,
    "legalTerm-admn-sts": TermStatus.ADMITTED,
    "regulatedTerm-admn-sts": TermStatus.ADMITTED,
    "deprecatedTerm-admn-sts": TermStatus.FORBIDDEN,
    "supersededTerm-admn-sts": TermStatus.FORBIDDEN,
    "obsoleteTerm-admn-sts": TermStatus.FORBIDDEN,
}
_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n"}
_ABBREVIATIONS = {"acronym", "abbreviation"}


@dataclass(frozen=True, slots=True)
class _Term:
    language: Language
    text: str
    status: TermStatus | None
    gender: str
    abbreviation: bool
    pos: str


def read_tbx(data: bytes) -> tuple[tuple[Concept, ...], tuple[Problem, ...], Mapping[str, int]]:
    """Read TBX; the third value is the line of every concept.

    Raises:
        GlossaryError: the file is no XML at all.
    """
    root, problems = _parsed(data)
    concepts: list[Concept] = []
    lines: dict[str, int] = {}
    for entry in (node for node in root.iter() if _name(node) in _ENTRIES):
        line = entry.sourceline or 0
        if any(not isinstance(node.tag, str) and type(node).__name__ == "_Entity" for node in entry.iter()):
            problems.append(problem(line, "entity", severity=Severity.ERROR))
            continue
        concept, found = _concept(entry, line)
        problems += found
        if concept is not None and concept.id in lines:
            problems.append(repeated(line, concept.id, lines))
        elif concept is not None:
            lines[concept.id] = line
            concepts.append(concept)
    if not concepts:
        problems.append(problem(0, "no_entry", severity=Severity.ERROR))
    return tuple(concepts), tuple(problems), lines


def _parsed(data: bytes) -> tuple[Any, list[Problem]]:
    """The document's root, parsed without DTD, entities or network, and repaired where it is broken."""
    from lxml import etree

    problems: list[Problem] = []
    try:
        return etree.fromstring(data, _parser(recover=False)), problems
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        problems.append(problem(line, "broken_xml", severity=Severity.ERROR, detail=str(error)[:120]))
        reason = error
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise GlossaryError("This is no XML; save the glossary as TBX, CSV or XLSX.") from reason
    return root, problems


def _parser(*, recover: bool) -> Any:
    """A parser that expands nothing, fetches nothing, and refuses documents beyond libxml2's limits."""
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=recover
    )


def _name(node: Any) -> str:
    """An element's name without its namespace; empty for comments and entities."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _category(node: Any) -> str:
    """A data category's name: the element's own in style DCT, its type in style DCA."""
    return node.get("type") or _name(node)


def _text(node: Any) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", "".join(node.itertext()))).strip()


def _concept(entry: Any, line: int) -> tuple[Concept | None, list[Problem]]:
    """One entry; its own notes decide what TBX-Basic cannot say."""
    problems: list[Problem] = []
    own: dict[str, str] = {}
    fields: dict[str, str] = {}
    for node in _above_terms(entry):
        category, text = _category(node), _text(node)
        if category == "note" and text.startswith(NOTE):
            key, _, value = text[len(NOTE) :].partition("=")
            own[key.strip()] = value
        elif category in ("note", "subjectField", "source") and text:
            fields.setdefault(category, text)
    terms = list(_terms(entry, line, problems))
    if not terms:
        problems.append(problem(line, "no_term_entry"))
        return None, problems
    name = own.get("id") or entry.get("id") or f"line-{line}"
    kind = TermKind.ABBREVIATION if all(term.abbreviation for term in terms) else TermKind.TERM
    seed = Concept(
        id=name,
        kind=kind,
        designations=_designations(terms, own.get("grammar", "")),
        domain=own.get("domain", fields.get("subjectField", "")),
        pos=own.get("pos", terms[0].pos),
        note=fields.get("note", ""),
        source=fields.get("source", ""),
    )
    return _with_own(seed, line, own, problems), problems


def _above_terms(entry: Any) -> Iterator[Any]:
    """The nodes of an entry that stand outside its terms."""
    for node in entry.iter():
        if _name(node) and not any(_name(parent) in _TERMS for parent in (node, *node.iterancestors())):
            yield node


def _terms(entry: Any, line: int, problems: list[Problem]) -> Iterator[_Term]:
    for section in (node for node in entry if _name(node) in _SECTIONS):
        code = section.get("{http://www.w3.org/XML/1998/namespace}lang") or section.get("lang") or ""
        primary = code.lower().replace("_", "-").split("-")[0]
        if primary not in tuple(Language):
            where = section.sourceline or line
            problems.append(problem(where, "other_language", place="langSec", severity=Severity.NOTE, code=code))
            continue
        for holder in (node for node in section if _name(node) in _TERMS):
            term = _term(Language(primary), holder)
            if term is not None:
                yield term


def _term(language: Language, holder: Any) -> _Term | None:
    found = {_category(node): _text(node) for node in holder.iter() if _name(node)}
    text = found.get("term", "")
    if not text:
        return None
    status = _STATUSES.get(found.get("administrativeStatus", found.get("normativeAuthorization", "")))
    gender = _GENDERS.get(found.get("grammaticalGender", ""), "")
    return _Term(language, text, status, gender, found.get("termType") in _ABBREVIATIONS, found.get("partOfSpeech", ""))


def _designations(terms: Sequence[_Term], grammar: str) -> tuple[Designation, ...]:
    """Designations by language; without a status, the first of a language is preferred."""
    clauses, _ = parse_grammar(grammar)
    found: list[Designation] = []
    for language in Language:
        of_language = [term for term in terms if term.language is language]
        preferred = any(term.status is TermStatus.PREFERRED for term in of_language)
        for number, term in enumerate(of_language, start=1):
            status = term.status or (TermStatus.ADMITTED if preferred else TermStatus.PREFERRED)
            preferred = preferred or status is not TermStatus.FORBIDDEN
            gender = (("gender", term.gender),) if term.gender else ()
            found.append(Designation(language, term.text, status, grammar_for(clauses, language, number) or gender))
    return tuple(found)


def _with_own(seed: Concept, line: int, own: Mapping[str, str], problems: list[Problem]) -> Concept:
    """Apply our own notes by the rules of the table, so that both formats agree on every value."""
    if not own:
        return seed
    columns = ("id", "kind", "en", "ru", "kk", "case_sensitive", "valid_from", "valid_to", "do_not_translate")
    cells = dict(zip(columns, row_of(seed, columns), strict=True))
    cells.update({key: value for key, value in own.items() if key in columns and key not in ("en", "ru", "kk")})
    rows: list[Row] = [(line, columns), (line, list(cells.values()))]
    reading = read_rows(rows)
    concepts, found = reading.concepts, reading.problems
    problems += found
    if not concepts:
        return seed
    read = concepts[0]
    return Concept(
        id=seed.id, kind=read.kind, designations=seed.designations, domain=seed.domain, pos=seed.pos,
        case_sensitive=read.case_sensitive, do_not_translate=read.do_not_translate, valid_from=read.valid_from,
        valid_to=read.valid_to, note=seed.note, source=seed.source,
    )  # fmt: skip
