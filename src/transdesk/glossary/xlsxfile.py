"""Glossaries as XLSX: the first sheet that has a header of ours. Formulas are text and are never computed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime

from transdesk.domain.errors import GlossaryError
from transdesk.domain.term import Concept
from transdesk.glossary.problems import Problem, problem
from transdesk.glossary.table import Row, header_for, row_of

_LARGEST = 512 * 1024 * 1024  # bytes unpacked: far above any glossary, far below what a packed bomb unfolds to
_MOST_COLUMNS = 64


def xlsx_rows(data: bytes) -> tuple[list[Row], tuple[Problem, ...]]:
    """The rows of a workbook's active sheet.

    Raises:
        GlossaryError: the file is no workbook, is protected, or unfolds beyond all measure.
    """
    import openpyxl

    _refuse_bombs(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        rows: list[Row] = []
        problems: list[Problem] = []
        for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS), start=1):
            cells = [_text(value) for value in values]
            while cells and not cells[-1]:
                cells.pop()
            problems += [
                problem(number, "formula", cell=cell[:40])
                for cell, value in zip(cells, values, strict=False)
                if isinstance(value, str) and value.startswith("=")
            ]
            rows.append((number, cells))
        book.close()
    except Exception as error:  # openpyxl raises whatever a damaged file provokes
        raise GlossaryError("This is no readable XLSX workbook; save it again, or as CSV.") from error
    return rows, tuple(problems)


def _refuse_bombs(data: bytes) -> None:
    """Look at the packed sizes before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise GlossaryError("This is no XLSX workbook; save it again, or as CSV.") from error
    if size > _LARGEST:
        raise GlossaryError("The workbook unfolds to more than 512 MB; split it or save the sheet as CSV.")


def _text(value: object) -> str:
    """A cell's value as it would be typed."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def write_xlsx(concepts: Sequence[Concept]) -> bytes:
    """Write concepts as a workbook with one sheet; every cell is text, none is a formula."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    columns = header_for(concepts)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "A2"
    for values in (columns, *(row_of(concept, columns) for concept in concepts)):
        cells = []
        for value in values:
            cell = WriteOnlyCell(sheet, value=value or None)
            if value:
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
