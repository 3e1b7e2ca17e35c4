"""What is wrong with a glossary file, by line: data, never exceptions, so that the good rows are kept."""

from __future__ import annotations

from dataclasses import dataclass

from transdesk.domain.finding import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark on a glossary file.

    Attributes:
        line: line of a CSV or TBX file, row of a sheet, from 1; 0 where it concerns the whole file.
        column: name of the column or element, empty where it concerns the whole line.
        message: one sentence that says what is wrong and how to mend it.
        severity: error: the row or file was left out; warning: it was kept, but look at it; note: for information.
    """

    line: int
    column: str
    message: str
    severity: Severity = Severity.WARNING

    def __str__(self) -> str:
        place = f"line {self.line}" if self.line else "file"
        return f"{place}{f', {self.column}' if self.column else ''}: {self.severity}: {self.message}"
