"""Bilingual tables for people: source and target side by side, as DOCX and as XLSX."""

from __future__ import annotations

import io
from typing import Any

from transdesk.domain.language import Language
from transdesk.domain.marks import clip
from transdesk.domain.rendition import RenderedSegment, Rendition
from transdesk.formats.base import Format
from transdesk.formats.cleaning import xml_safe

_HEADINGS = {
    Language.EN: ("Source", "Target", "Status", "Origin"),
    Language.RU: ("Оригинал", "Перевод", "Состояние", "Происхождение"),
    Language.KK: ("Түпнұсқа", "Аударма", "Күйі", "Шығу тегі"),
}
_WIDTHS_MM = (11, 105, 105, 23, 23)
_WIDTHS_CHARACTERS = (6, 70, 70, 14, 14)
_CELL_LIMIT = 32_000
"""Excel holds 32 767 characters in a cell."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def headings(rendition: Rendition) -> tuple[str, ...]:
    """Column heads in the target's language."""
    source, target, status, origin = _HEADINGS[rendition.target]
    return "№", f"{source} ({rendition.source})", f"{target} ({rendition.target})", status, origin


def write_docx(rendition: Rendition) -> bytes:
    """A landscape page with one row for each segment, marks included; the draft mark is the title."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    from transdesk.formats.word.compose import mark_new_draft, new_document, saved

    document = new_document(rendition)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    document.styles["Normal"].font.size = Pt(9.5)
    if not rendition.final:
        mark_new_draft(document, rendition.draft_label)
    table = document.add_table(rows=1 + len(rendition.segments), cols=len(_WIDTHS_MM))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_MM, strict=True):
        column.width = Mm(width)
    rows = iter(table.rows)
    head = next(rows)
    for cell, text, width in zip(head.cells, headings(rendition), _WIDTHS_MM, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(text).bold = True
    _repeat_on_every_page(head)
    for number, (row, segment) in enumerate(zip(rows, rendition.segments, strict=True), 1):
        _fill_row(document, row, number, segment)
    return saved(document)


def _repeat_on_every_page(row: Any) -> None:
    from transdesk.formats.word.runs import make

    row._tr.get_or_add_trPr().append(make("tblHeader"))  # noqa: SLF001 - python-docx has no public switch


def _fill_row(document: Any, row: Any, number: int, rendered: RenderedSegment) -> None:
    from docx.shared import Mm

    from transdesk.domain.article import Block
    from transdesk.formats.word.compose import fill

    segment = rendered.segment
    notes: list[str] = []
    cells = row.cells
    for cell, width in zip(cells, _WIDTHS_MM, strict=True):
        cell.width = Mm(width)
    fill(document, cells[1].paragraphs[0], Block(segment.kind, segment.source, segment.marks), notes)
    marks = clip(rendered.marks, 0, len(rendered.target))
    fill(document, cells[2].paragraphs[0], Block(segment.kind, rendered.target, marks), notes)
    for cell, text in ((cells[0], str(number)), (cells[3], rendered.status.value), (cells[4], rendered.origin)):
        cell.paragraphs[0].add_run(xml_safe(text))


def write_xlsx(rendition: Rendition) -> bytes:
    """One row for each segment; a text that looks like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet: Any = book.active
    sheet.title = f"{rendition.source}-{rendition.target}"
    if not rendition.final:
        _text_cell(sheet.cell(1, 1), rendition.draft_label)
        sheet.cell(1, 1).font = Font(bold=True, color="B3261E")
    top = 1 if rendition.final else 2
    for column, text in enumerate(headings(rendition), 1):
        _text_cell(sheet.cell(top, column), text)
        sheet.cell(top, column).font = Font(bold=True)
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, rendered in enumerate(rendition.segments, 1):
        values = (rendered.segment.source, rendered.target, rendered.status.value, rendered.origin)
        sheet.cell(top + number, 1).value = number
        sheet.cell(top + number, 1).alignment = wrapped
        sheet.row_dimensions[top + number].height = 15 * max(_lines(text) for text in values)
        for column, text in enumerate(values, 2):
            _text_cell(sheet.cell(top + number, column), text)
            sheet.cell(top + number, column).alignment = wrapped
    for letter, width in zip("ABCDE", _WIDTHS_CHARACTERS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    facts = book.properties
    facts.title = xml_safe(rendition.article.headline)
    facts.creator = xml_safe(rendition.article.byline)
    facts.category = "" if rendition.final else xml_safe(rendition.draft_label)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _lines(text: str) -> int:
    """Lines that a text fills in a wide column, about; Excel holds rows of up to 409 points."""
    return min(sum(1 + len(line) // (_WIDTHS_CHARACTERS[1] - 4) for line in text.split("\n")), 27)


def _text_cell(cell: Any, text: str) -> None:
    """A cell that is text whatever it begins with (OWASP: CSV and formula injection)."""
    cell.value = xml_safe(text)[:_CELL_LIMIT]
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@", "\t")


FORMATS = (
    Format("bilingual-docx", (".docx",), (_DOCX,), write=write_docx, bilingual=True),
    Format("bilingual-xlsx", (".xlsx",), (_XLSX,), write=write_xlsx, bilingual=True),
)
