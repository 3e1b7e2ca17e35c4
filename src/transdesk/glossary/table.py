"""Rows of a glossary table, as CSV and XLSX share them, to concepts and back.

Several designations in a cell are separated by ``|``; the first is preferred, the others are admitted. A leading
``!`` marks a forbidden one, ``~`` an admitted and ``*`` a preferred one where the place alone does not say so; a
backslash takes a sign literally.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind, TermStatus
from transdesk.glossary.grammar import format_grammar, grammar_for, parse_grammar
from transdesk.glossary.problems import Problem, problem, repeated

COLUMNS = (
    "id", "domain", "kind", "en", "ru", "kk", "pos", "status", "case_sensitive", "valid_from", "valid_to", "grammar",
    "note",
)  # fmt: skip
EXTRA_COLUMNS = ("do_not_translate", "source")
"""Written only where a concept needs them."""

Row: TypeAlias = tuple[int, Sequence[str]]
"""Number of the line (from 1) and its cells."""

_ALIASES = {
    "english": "en", "russian": "ru", "kazakh": "kk", "kz": "kk", "kaz": "kk", "rus": "ru", "eng": "en",
    "английский": "en", "русский": "ru", "казахский": "kk", "қазақша": "kk", "english term": "en",
    "term id": "id", "concept": "id", "part of speech": "pos", "type": "kind", "subject": "domain",
    "from": "valid_from", "to": "valid_to", "comment": "note", "notes": "note", "dnt": "do_not_translate",
}  # fmt: skip
_MARKS = {"!": TermStatus.FORBIDDEN, "~": TermStatus.ADMITTED, "*": TermStatus.PREFERRED}
_SIGNS = {status: sign for sign, status in _MARKS.items()}
_KINDS = {**{str(kind): kind for kind in TermKind}, "": TermKind.TERM, "person": TermKind.PERSON_M,
          "org": TermKind.ORGANISATION, "organization": TermKind.ORGANISATION, "abbr": TermKind.ABBREVIATION, "acronym": TermKind.ABBREVIATION, "name": TermKind.PLACE}  # fmt: skip
_PART = re.compile(r"(?:\\.|[^|\\]|\\$)+")  # up to a separator that no backslash takes literally
_TRUE = frozenset({"1", "true", "yes", "y", "x", "да", "иә"})
_FALSE = frozenset({"", "0", "false", "no", "n", "нет", "жоқ"})
_DO_NOT_TRANSLATE = frozenset({"do-not-translate", "dnt", "do not translate"})
_STATUSES = frozenset({"", *TermStatus, *_DO_NOT_TRANSLATE})
_WEAKER = {str(status): status for status in (TermStatus.FORBIDDEN, TermStatus.ADMITTED)}
_LANGUAGES = tuple(Language)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a glossary file says.

    Attributes:
        lines: the line of every concept, by its id.
        columns: what the file tells of a concept at all; of the rest it says nothing.
    """

    concepts: tuple[Concept, ...]
    problems: tuple[Problem, ...]
    lines: Mapping[str, int]
    columns: frozenset[str] = frozenset((*COLUMNS, *EXTRA_COLUMNS))


def read_rows(rows: Iterable[Row]) -> Reading:
    """Read a header and the rows below it."""
    concepts: list[Concept] = []
    problems: list[Problem] = []
    lines: dict[str, int] = {}
    columns: list[str] | None = None
    for line, cells in rows:
        if not "".join(cells).strip():
            continue
        if columns is None:
            columns, found = _header(line, cells)
            problems += found
            if not columns:
                break
            continue
        concept, found = _concept(line, columns, cells)
        problems += found
        if concept is None:
            continue
        if concept.id in lines:
            problems.append(repeated(line, concept.id, lines))
            continue
        lines[concept.id] = line
        concepts.append(concept)
    if columns is None:
        problems.append(problem(0, "no_header"))
    return Reading(tuple(concepts), tuple(problems), lines, frozenset(columns or ()))


def _header(line: int, cells: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The columns' names, and what is wrong with them; no names where no two languages are there."""
    names = [re.sub(r"\s+", " ", cell.strip().lower().lstrip("\ufeff")) for cell in cells]
    columns = [_ALIASES.get(name, name.replace(" ", "_")) for name in names]
    known = {*COLUMNS, *EXTRA_COLUMNS}
    problems = [
        problem(line, "unknown_column", place=name, column=name, known=", ".join(COLUMNS))
        for name in columns
        if name and name not in known
    ]
    if len({name for name in columns if name in tuple(Language)}) < 2:
        return [], [problem(line, "no_languages", severity=Severity.ERROR)]
    return columns, problems


def _concept(line: int, columns: Sequence[str], cells: Sequence[str]) -> tuple[Concept | None, list[Problem]]:
    """One row as a concept; none, with the reason, where it holds no term."""
    problems: list[Problem] = []
    if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
        counts = {"found": len(cells), "expected": len(columns)}
        return None, [problem(line, "too_many_cells", place="", severity=Severity.ERROR, **counts)]
    row = {name: _clean(cell) for name, cell in zip(columns, cells, strict=False) if cell}
    designations, found = _designations(line, row)
    problems += found
    if not designations:
        return None, [*problems, problem(line, "no_term", severity=Severity.ERROR)]
    status = row.get("status", "").lower()
    kind = _kind(line, row.get("kind", ""), problems)
    valid_from = _date(line, "valid_from", row.get("valid_from", ""), problems)
    valid_to = _date(line, "valid_to", row.get("valid_to", ""), problems)
    concept = Concept(
        id=row.get("id") or f"row-{line}",
        kind=kind,
        designations=designations,
        domain=row.get("domain", ""),
        pos=row.get("pos", ""),
        case_sensitive=_flag(line, "case_sensitive", row.get("case_sensitive", ""), problems),
        do_not_translate=status in _DO_NOT_TRANSLATE
        or _flag(line, "do_not_translate", row.get("do_not_translate", ""), problems),
        valid_from=valid_from,
        valid_to=valid_to,
        note=row.get("note", ""),
        source=row.get("source", ""),
    )
    return concept, problems


def _clean(cell: str) -> str:
    """NFC, no white space around, no control characters, no-break and line spaces made plain."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()  # the common case, fast
    text = cell if unicodedata.is_normalized("NFC", cell) else unicodedata.normalize("NFC", cell)
    if text.isprintable() and "  " not in text:
        return text.strip()
    text = "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())
    return re.sub(r" {2,}", " ", text).strip()


def _designations(line: int, row: Mapping[str, str]) -> tuple[tuple[Designation, ...], list[Problem]]:
    """The designations of a row's three language cells, with the grammar and the row's status applied."""
    clauses, unknown = parse_grammar(row.get("grammar", ""))
    problems = [problem(line, "unknown_grammar", place="grammar", word=word) for word in unknown]
    whole = row.get("status", "").lower()
    if whole not in _STATUSES:
        problems.append(problem(line, "unknown_status", place="status", value=whole))
    weaker = _WEAKER.get(whole)
    inflected = {language for language, _ in clauses}
    found: list[Designation] = []
    for language in _LANGUAGES:
        for number, (text, status) in enumerate(parse_cell(row.get(language, "")), start=1):
            if weaker is not None and status is not TermStatus.FORBIDDEN:
                status = weaker  # noqa: PLW2901 - the row's status, where it says something weaker
            grammar = grammar_for(clauses, language, number) if language in inflected else ()
            found.append(Designation(language, text, status, grammar))
    return tuple(found), problems


def parse_cell(cell: str) -> list[tuple[str, TermStatus]]:
    """The designations of a cell with their status, in the order of the cell."""
    cell = cell.strip()
    if cell[:1] not in _MARKS and "|" not in cell and "\\" not in cell:
        return [(cell, TermStatus.PREFERRED)] if cell else []  # most cells, told fast
    found: list[tuple[str, TermStatus]] = []
    preferred = False
    for part in _PART.findall(cell) if "\\" in cell else cell.split("|"):
        text = part.strip()
        status = _MARKS.get(text[:1])
        if status is not None:
            text = text[1:].strip()
        if "\\" in text:
            text = re.sub(r"\\([|!~*\\])", r"\1", text)
        if not text:
            continue
        if status is None:
            status = TermStatus.ADMITTED if preferred else TermStatus.PREFERRED
        preferred = preferred or status is not TermStatus.FORBIDDEN
        found.append((text, status))
    return found


def format_cell(designations: Sequence[Designation]) -> str:
    """Write the designations of one language; :func:`parse_cell` gives them back."""
    parts: list[str] = []
    preferred = False
    for designation in designations:
        expected = TermStatus.ADMITTED if preferred else TermStatus.PREFERRED
        sign = "" if designation.status is expected else _SIGNS[designation.status]
        text = re.sub(r"([|\\])", r"\\\1", designation.text)
        if text[0] in _MARKS:
            text = f"\\{text}"
        preferred = preferred or designation.status is not TermStatus.FORBIDDEN
        parts.append(sign + text)
    return "|".join(parts)


def _kind(line: int, value: str, problems: list[Problem]) -> TermKind:
    kind = _KINDS.get(value.lower())
    if kind is None:
        problems.append(problem(line, "unknown_kind", place="kind", value=value, known=", ".join(TermKind)))
    return kind or TermKind.TERM


def _date(line: int, column: str, value: str, problems: list[Problem]) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        problems.append(problem(line, "no_date", place=column, value=value))
        return None


def _flag(line: int, column: str, value: str, problems: list[Problem]) -> bool:
    name = value.lower()
    if not name:
        return False
    if name not in _TRUE | _FALSE:
        problems.append(problem(line, "no_flag", place=column, value=value))
    return name in _TRUE


def header_for(concepts: Iterable[Concept]) -> tuple[str, ...]:
    """The columns that these concepts need."""
    needed = [False, False]
    for concept in concepts:
        needed = [needed[0] or concept.do_not_translate, needed[1] or bool(concept.source)]
    return (*COLUMNS, *(name for name, need in zip(EXTRA_COLUMNS, needed, strict=True) if need))


def row_of(concept: Concept, columns: Sequence[str]) -> list[str]:
    """The cells of one concept."""
    values = {
        "id": concept.id,
        "domain": concept.domain,
        "kind": str(concept.kind),
        **{str(language): format_cell(concept.of(language)) for language in Language},
        "pos": concept.pos,
        "status": "",
        "case_sensitive": "yes" if concept.case_sensitive else "",
        "valid_from": concept.valid_from.isoformat() if concept.valid_from else "",
        "valid_to": concept.valid_to.isoformat() if concept.valid_to else "",
        "grammar": format_grammar(concept.designations),
        "note": concept.note,
        "do_not_translate": "yes" if concept.do_not_translate else "",
        "source": concept.source,
    }
    return [values[column] for column in columns]
