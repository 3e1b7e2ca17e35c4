"""A DOCX document becomes an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.formats.cleaning import Changes, clean, clean_marked
from transdesk.formats.inline import Gatherer, trimmed
from transdesk.formats.problems import problem
from transdesk.formats.structure import structured
from transdesk.formats.word import MEDIA_TYPE
from transdesk.formats.word.content import ContentReader, Piece
from transdesk.formats.word.names import is_strict, local, paragraphs, value, w
from transdesk.formats.word.package import Package, open_package
from transdesk.formats.word.styles import Styles, styles_of


def read(data: bytes, name: str) -> Article:
    """Read a DOCX: text of the body, its tables and text boxes; headers and footers stay with the original.

    Raises:
        UnreadableError, TooLargeError, UnsupportedFormatError: see ``package.open_package``.
    """
    package = open_package(data, name)
    root = package.xml(package.main)
    if is_strict(root):
        raise problem(
            "unsupported_format", name=name, kind="strict Open XML", formats=".docx (not strict), .html, .md, .txt"
        )
    changes = Changes()
    styles = styles_of(package)
    content = content_reader(package, styles)
    tables = _Tables()
    blocks: list[Block] = []
    for anchor, paragraph in paragraphs(root):
        block = _block(paragraph, anchor, content, tables, changes)
        if block is not None:
            blocks.append(block)
    result = structured(_levelled(_with_joined_cells(blocks)))
    return Article(result.blocks, name, MEDIA_TYPE, result.byline, result.published, changes.listed())


def content_reader(package: Package, styles: Styles) -> ContentReader:
    """A reader of paragraphs that knows this document's links and notes."""
    links = {i: target for i, (_, target, external) in package.relationships(package.main).items() if external}
    return ContentReader(styles, links, {**_notes(package, "footnote"), **_notes(package, "endnote")})


def _notes(package: Package, kind: str) -> Mapping[tuple[str, str], str]:
    """Texts of foot- or endnotes by the reference element's name and the note's id."""
    found: dict[tuple[str, str], str] = {}
    for part in package.related(f"/{kind}s")[:1]:
        for note in package.xml(part).iter(w(kind)):
            lines = ("".join(t.text or "" for t in p.iter(w("t"))) for p in note.iter(w("p")))
            text = " ".join(" ".join(lines).split())
            found[(f"{kind}Reference", note.get(w("id")) or "")] = clean(text)
    return found


def block_text(pieces: list[Piece], changes: Changes | None = None) -> tuple[str, tuple[Any, ...]]:
    """Text and marks of a paragraph's pieces, clean and trimmed."""
    gatherer = Gatherer(collapse=False)
    for piece in pieces:
        if piece.text:
            gatherer.add(piece.text, dict.fromkeys(piece.marks))
        elif piece.note:
            gatherer.note(piece.note)
    return trimmed(*clean_marked(*gatherer.take(), changes))


def _block(paragraph: Any, anchor: str, content: ContentReader, tables: _Tables, changes: Changes) -> Block | None:
    style = value(paragraph.find(w("pPr")), "pStyle")
    if content.styles.is_contents(style):
        return None
    text, marks = block_text(content.pieces(paragraph), changes)
    if not text:
        return None
    kind, level = content.styles.kind(style)
    block = Block(kind, text, marks, level, anchor=anchor)
    place = tables.place(paragraph)
    if place is not None:
        return replace(block, kind=BlockKind.TABLE_CELL, level=0, table=place[0], row=place[1], column=place[2])
    if kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        item = _list_level(paragraph, style, content.styles)
        if item is not None:
            return replace(block, kind=BlockKind.LIST_ITEM, level=item[0] + 1, ordered=item[1])
    return block


def _list_level(paragraph: Any, style: str, styles: Styles) -> tuple[int, bool] | None:
    """(level from 0, numbered) of a list item, from the paragraph itself or its style."""
    properties = paragraph.find(w("pPr"))
    numbering = properties.find(w("numPr")) if properties is not None else None
    if numbering is not None:
        number, level = value(numbering, "numId"), value(numbering, "ilvl")
        if number in ("", "0"):
            return None
        depth = int(level) if level.isdecimal() else 0
        return depth, styles.ordered.get((number, depth), False)
    for name in styles.chain(style):
        if name in styles.numbered:
            depth = max(styles.numbered[name], _style_depth(styles.names.get(name, "")))
            return depth, styles.ordered.get(("style:" + name, styles.numbered[name]), False)
    return None


def _style_depth(name: str) -> int:
    """How deep a list style is: "List Bullet 2" is one deeper than "List Bullet"."""
    last = name.rsplit(" ", 1)[-1]
    return int(last) - 1 if last.isdecimal() and 0 < int(last) < 10 else 0


@dataclass(slots=True)
class _Tables:
    """Numbers the tables as they are met and tells a paragraph's cell."""

    numbers: dict[Any, int] = field(default_factory=dict)
    rows: dict[Any, int] = field(default_factory=dict)

    def place(self, paragraph: Any) -> tuple[int, int, int] | None:
        """(table, row, column) of the innermost cell around a paragraph; None outside tables."""
        cell = next((a for a in paragraph.iterancestors() if local(a) in ("tc", "txbxContent")), None)
        if cell is None or local(cell) != "tc":
            return None
        line = next((a for a in cell.iterancestors() if local(a) == "tr"), None)
        table = next((a for a in cell.iterancestors() if local(a) == "tbl"), None)
        if line is None or table is None:
            return None
        if table not in self.numbers:
            self.numbers[table] = len(self.numbers)
            self.rows |= {row: place for place, row in enumerate(table.iter(w("tr")))}
        return self.numbers[table], self.rows[line], _column(cell)


def _column(cell: Any) -> int:
    """Column of a cell; cells before it may span several."""
    before = (c for c in cell.itersiblings(preceding=True) if local(c) == "tc")
    spans = (value(c.find(w("tcPr")), "gridSpan") for c in before)
    return sum(int(s) if s.isdecimal() and 0 < int(s) < 64 else 1 for s in spans)


def _with_joined_cells(blocks: list[Block]) -> list[Block]:
    """A table of one cell, or cells with several paragraphs, is a frame: its paragraphs are paragraphs."""
    per_cell = Counter((b.table, b.row, b.column) for b in blocks if b.kind is BlockKind.TABLE_CELL)
    per_table = Counter(table for table, _, _ in per_cell)
    long = {b.table for b in blocks if b.kind is BlockKind.TABLE_CELL and len(b.text) > 400}
    return [
        replace(b, kind=BlockKind.PARAGRAPH, table=0, row=0, column=0)
        if b.kind is BlockKind.TABLE_CELL and (per_table[b.table] == 1 or (b.table in long and per_table[b.table] <= 2))
        else b
        for b in blocks
    ]


def _levelled(blocks: list[Block]) -> list[Block]:
    """Without a title, the first heading of level 1 near the top is the headline."""
    if any(b.kind is BlockKind.HEADLINE for b in blocks):
        return blocks
    for index, block in enumerate(blocks[:4]):
        if block.kind is BlockKind.SUBHEADING and block.level == 1:
            return [*blocks[:index], replace(block, kind=BlockKind.HEADLINE, level=0), *blocks[index + 1 :]]
    return blocks
