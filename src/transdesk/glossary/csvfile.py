"""Glossaries as CSV: any separator, any of the encodings that offices produce, broken rows reported and skipped."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from transdesk.domain.finding import Severity
from transdesk.domain.term import Concept
from transdesk.glossary.problems import Problem, problem
from transdesk.glossary.table import Row, header_for, row_of

_LEGACY = "kz1048"  # the Kazakh standard STRK1048; its Russian letters stand where cp1251 has them
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")  # spreadsheets run such cells as formulas (OWASP, CSV injection)
_LONGEST_RECORD = 20


def csv_rows(data: bytes) -> tuple[list[Row], tuple[Problem, ...]]:
    """Cut a CSV file into rows with their line numbers; a line that cannot be cut is reported and left out."""
    lines, problems = _decoded_lines(data)
    separator = _separator(lines)
    rows: list[Row] = []
    for number, record, complete in _records(lines):
        if not complete:
            problems.append(problem(number, "open_quote", severity=Severity.ERROR))
            continue
        try:
            cells = next(csv.reader([record], delimiter=separator), [])
        except csv.Error as error:
            problems.append(problem(number, "unreadable_line", severity=Severity.ERROR, detail=str(error)))
            continue
        rows.append((number, [_undefused(cell) for cell in cells] if "'" in record else cells))
    return rows, tuple(problems)


def write_csv(concepts: Sequence[Concept]) -> bytes:
    """Write concepts as CSV (UTF-8 with byte order mark, commas); cells that look like formulas are defused."""
    columns = header_for(concepts)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for concept in concepts:
        writer.writerow([_defused(cell) for cell in row_of(concept, columns)])
    return stream.getvalue().encode("utf-8-sig")


def _defused(cell: str) -> str:
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def _undefused(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _decoded_lines(data: bytes) -> tuple[list[str], list[Problem]]:
    """The lines as text; each line that is not UTF-8 is read in the old Kazakh and Russian code page and reported."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > len(data[:200]) // 4:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-16-le", "utf-16-be")[data[:1] == b"\0"]
        return _lines(data.decode(encoding, errors="replace")), []
    problems: list[Problem] = []
    try:
        return _lines(data.decode("utf-8-sig")), problems
    except UnicodeDecodeError:
        decoded: list[str] = []
    for number, line in enumerate(re.split(rb"\r\n|\n|\r", data), start=1):
        try:
            decoded.append(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            decoded.append(line.decode(_LEGACY, errors="replace"))
            problems.append(problem(number, "legacy_encoding"))
    return decoded, problems


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _separator(lines: Sequence[str]) -> str:
    """Comma, semicolon or tab: the one that cuts the header into the most columns."""
    header = next((line for line in lines if line.strip()), "")
    return max((",", ";", "\t"), key=header.count)


def _records(lines: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Join lines whose quotation marks are open; an unclosed mark costs its own line only."""
    index = 0
    while index < len(lines):
        record, stop = lines[index], index + 1
        while record.count('"') % 2 and stop < len(lines) and stop - index < _LONGEST_RECORD:
            record += "\n" + lines[stop]
            stop += 1
        complete = record.count('"') % 2 == 0
        if not complete:
            record, stop = lines[index], index + 1
        yield index + 1, record, complete
        index = stop
