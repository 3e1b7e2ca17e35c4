"""A clean new DOCX from an article's blocks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from transdesk.domain.article import Block, BlockKind
from transdesk.domain.language import Language
from transdesk.domain.rendition import Rendition
from transdesk.formats.cleaning import xml_safe
from transdesk.formats.inline import Run, runs
from transdesk.formats.tables import grid
from transdesk.formats.word.draft import draft_paragraph
from transdesk.formats.word.names import R_ID, w
from transdesk.formats.word.runs import LOCALES, emphasised, make, text_run
from transdesk.formats.word.styles import Styles

_OWN_STYLES = {
    BlockKind.LEAD: "TransDesk Lead",
    BlockKind.BYLINE: "TransDesk Byline",
    BlockKind.DATELINE: "TransDesk Dateline",
    BlockKind.BIO: "TransDesk Bio",
    BlockKind.BOILERPLATE: "TransDesk Page Furniture",
}
_STYLES = {BlockKind.HEADLINE: "Title", BlockKind.QUOTE: "Quote", BlockKind.CAPTION: "Caption", **_OWN_STYLES}
_QUIET = frozenset((BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.BIO, BlockKind.BOILERPLATE))
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NO_STYLES = Styles()


def compose(rendition: Rendition) -> bytes:
    """A new document: headings, lists, tables and quotes in the word processor's own styles."""
    document = new_document(rendition)
    if not rendition.final:
        mark_new_draft(document, rendition.draft_label)
    notes: list[str] = []
    for (kind, _), group in groupby(rendition.blocks, key=lambda b: (b.kind, b.table)):
        blocks = list(group)
        if kind is BlockKind.TABLE_CELL:
            _add_table(document, blocks, notes)
        elif kind is BlockKind.LIST_ITEM:
            _add_list(document, blocks, notes)
        else:
            for block in blocks:
                fill(document, document.add_paragraph(style=_style(block)), block, notes)
    for number, text in enumerate(notes, 1):
        document.add_paragraph(xml_safe(f"[{number}] {text}"), style=_OWN_STYLES[BlockKind.BIO])
    return saved(document)


def new_document(rendition: Rendition) -> Any:
    """An empty document with our styles, the target's language, and honest properties."""
    import docx

    document = docx.Document()
    _set_language(document, rendition.target)
    _set_styles(document)
    facts = document.core_properties
    facts.title = xml_safe(next((b.text for b in rendition.blocks if b.kind is BlockKind.HEADLINE), ""))[:255]
    facts.author = xml_safe(rendition.article.byline)[:255]
    facts.last_modified_by = xml_safe(rendition.approved_by)[:255]
    facts.comments = ""
    facts.language = LOCALES[rendition.target]
    facts.content_status = "Final" if rendition.final else xml_safe(rendition.draft_label)[:255]
    moment = rendition.approved_at or datetime.now(UTC)
    facts.created = facts.modified = moment.astimezone(UTC).replace(tzinfo=None)
    return document


def mark_new_draft(document: Any, label: str) -> None:
    """Put the draft mark at the top and into the header."""
    document.element.body.insert(0, draft_paragraph(label))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header._element.insert(0, draft_paragraph(label))  # noqa: SLF001 - python-docx has no public way to insert


def saved(document: Any) -> bytes:
    """The document's bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_language(document: Any, language: Language) -> None:
    for found in document.styles.element.iter(w("lang")):
        found.set(w("val"), LOCALES[language])


def _set_styles(document: Any) -> None:
    """Add our paragraph styles; plain dark headings instead of the template's blue ones."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    for kind, name in _OWN_STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        if kind in _QUIET:
            style.font.size, style.font.color.rgb = Pt(9.5), RGBColor(0x55, 0x55, 0x55)
        else:
            style.font.size = Pt(12)
    for name in ("Title", *(f"Heading {n}" for n in range(1, 7)), "Caption"):
        document.styles[name].font.color.rgb = RGBColor(0x20, 0x20, 0x20)
    document.styles["Title"].font.size = Pt(22)


def _style(block: Block) -> str | None:
    if block.kind is BlockKind.SUBHEADING:
        return f"Heading {min(max(block.level, 1), 6)}"
    return _STYLES.get(block.kind)


def _add_list(document: Any, items: Sequence[Block], notes: list[str]) -> None:
    numbering: int | None = None
    for item in items:
        depth = min(max(item.level, 1), 3)
        name = ("List Number" if item.ordered else "List Bullet") + (f" {depth}" if depth > 1 else "")
        paragraph = document.add_paragraph(style=name)
        if item.ordered and depth == 1:
            numbering = numbering or _fresh_numbering(document, name)
            _number(paragraph, numbering)
        elif not item.ordered and depth == 1:
            numbering = None
        fill(document, paragraph, item, notes)


def _fresh_numbering(document: Any, style: str) -> int:
    """A numbering that begins at 1 again: lists of one style would count on from list to list."""
    root = document.part.numbering_part.element
    own = document.styles[style].element.find(f".//{w('numId')}")
    wanted = own.get(w("val")) if own is not None else ""
    model = next((n for n in root.iter(w("num")) if n.get(w("numId")) == wanted), None)
    number = max((int(n.get(w("numId"))) for n in root.iter(w("num"))), default=0) + 1
    fresh = make("num", numId=str(number))
    reference = model.find(w("abstractNumId")).get(w("val")) if model is not None else "0"
    fresh.append(make("abstractNumId", val=reference))
    override = make("lvlOverride", ilvl="0")
    override.append(make("startOverride", val="1"))
    fresh.append(override)
    root.append(fresh)
    return number


def _number(paragraph: Any, number: int) -> None:
    numbering = make("numPr")
    numbering.extend([make("ilvl", val="0"), make("numId", val=str(number))])
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx offers no numbering
    properties.append(numbering)


def _add_table(document: Any, cells: Sequence[Block], notes: list[str]) -> None:
    places = grid(cells)
    table = document.add_table(rows=len(places), cols=len(places[0]))
    table.style = "Table Grid"
    for row, line in zip(places, table.rows, strict=True):
        for blocks, cell in zip(row, line.cells, strict=True):
            for index, block in enumerate(blocks):
                fill(document, cell.paragraphs[0] if index == 0 else cell.add_paragraph(), block, notes)
    document.add_paragraph()


def fill(document: Any, paragraph: Any, block: Block, notes: list[str]) -> None:
    """Write a block's text and marks into an empty paragraph; notes get numbers and are gathered."""
    element = paragraph._p  # noqa: SLF001 - runs and links are built as elements
    for link, group in groupby(runs(block.text, block.marks), key=lambda run: run.link):
        parent = element
        if link:
            parent = make("hyperlink")
            parent.set(R_ID, document.part.relate_to(xml_safe(link), _HYPERLINK, is_external=True))
            element.append(parent)
        for run in group:
            parent.extend(_elements(run, notes))


def _elements(run: Run, notes: list[str]) -> list[Any]:
    properties = make("rPr")
    if run.link:
        properties.extend([make("color", val="0563C1"), make("u", val="single")])
    found = [text_run(run.text, emphasised(properties, _NO_STYLES, bold=run.bold, italic=run.italic, language=None))]
    for text in run.notes:
        notes.append(text)
        raised = make("rPr")
        raised.append(make("vertAlign", val="superscript"))
        found.append(text_run(f"[{len(notes)}]", raised))
    return found
