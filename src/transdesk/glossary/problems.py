"""What is wrong with a glossary, by line: data, never exceptions, so that the good rows are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transdesk.domain.finding import Severity

MESSAGES: Mapping[str, str] = {
    # a file or its columns
    "no_header": "there is no header and no row; the first line must name the columns.",
    "no_languages": "the first line must name the columns, at least two of en, ru, kk; nothing was read.",
    "unknown_column": "the column '{column}' is unknown and was left out; known are: {known}.",
    "legacy_encoding": "the line is not UTF-8 and was read in the old Kazakh and Russian code page; check its letters.",
    "broken_xml": "the XML is broken here ({detail}); what could be read was kept.",
    "no_entry": "there is no concept entry with a term in ru, kk or en.",
    # a row or an entry
    "open_quote": "a quotation mark is opened and never closed; the line was left out.",
    "unreadable_line": "the line cannot be read ({detail}) and was left out.",
    "too_many_cells": "the row has {found} cells where the header has {expected}; look for an unquoted separator.",
    "no_term": "the row has no term in any language and was left out.",
    "no_term_entry": "the entry has no term in ru, kk or en and was left out.",
    "repeated_id": "the id '{id}' stands already in line {line}; the later one was left out.",
    "entity": "the entry uses an XML entity, which is never expanded; the entry was left out.",
    "other_language": "the language '{code}' is none of ru, kk, en; its terms were left out.",
    # a cell
    "formula": "the cell '{cell}' is a formula and was read as text.",
    "unknown_grammar": "'{word}' is no known grammar word and was left out.",
    "unknown_status": "'{value}' is no status; use preferred, admitted or forbidden.",
    "unknown_kind": "'{value}' is no kind and was read as a term; use one of: {known}.",
    "no_date": "'{value}' is no date and was left out; write it as 2019-03-23.",
    "no_flag": "'{value}' is neither yes nor no and was read as no.",
    "grammar_value": "'{word}' says nothing: use gender=m, f, n or pl, number=sg or pl, harmony=front or back.",
    "grammar_form": "'{word}' names no form; write a case and a number, such as gen.sg or dat.pl.",
    # what cannot be meant
    "one_language": "'{id}' has terms in one language only, so it binds nothing.",
    "dates": "'{id}' begins after it ends, so it never holds; swap the dates.",
    "signs": "'{term}' has no letter or digit and cannot be found in a text.",
    "stop_word": "'{term}' is a function word; it is suggested but never enforced.",
    "markup": "'{term}' contains markup; write the bare term.",
    "long": "the term is longer than {longest} characters; is it a sentence?",
    "forbidden_and_allowed": "'{term}' is both allowed and forbidden; strike one.",
    "duplicate": "'{id}' has the same terms; strike one of the two.",
    "contradiction": "'{term}' has different terms in {language} here and in '{id}'; both will be accepted.",
}
"""Every sentence by its key; the interface has the same keys (``term_problem.<key>``) in its languages."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark on a glossary file.

    Attributes:
        line: line of a CSV or TBX file, row of a sheet, from 1; 0 where it concerns the whole file.
        column: name of the column or element, empty where it concerns the whole line.
        message: one sentence that says what is wrong and how to mend it.
        severity: error: the row or file was left out; warning: it was kept, but look at it; note: for information.
        key, values: name the sentence in the interface's texts, with its places.
    """

    line: int
    column: str
    message: str
    severity: Severity = Severity.WARNING
    key: str = ""
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "file"
        return f"{place}{f', {self.column}' if self.column else ''}: {self.severity}: {self.message}"


def problem(
    line: int,
    key: str,
    /,
    *,
    place: str = "",
    severity: Severity = Severity.WARNING,
    **values: object,
) -> Problem:
    """A remark from the sentence of a key.

    Args:
        line: line of the file, 0 for the whole file.
        key: one of :data:`MESSAGES`.
        place: name of the column or element.
        severity: how bad it is.
        values: what stands in the sentence's places.
    """
    return Problem(line, place, MESSAGES[key].format(**values), severity, key, tuple(values.items()))


def repeated(line: int, concept: str, lines: Mapping[str, int]) -> Problem:
    """A concept whose id stands already in an earlier line of the file."""
    return problem(line, "repeated_id", place="id", severity=Severity.ERROR, id=concept, line=lines[concept])
