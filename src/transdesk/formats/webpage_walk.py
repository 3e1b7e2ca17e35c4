"""The walk over an HTML tree: elements become blocks and marks.

Element semantics: HTML Living Standard, sections 4.3 to 4.9 (sections, grouping content, text-level
semantics, tables).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from transdesk.domain.article import Block, BlockKind
from transdesk.domain.marks import MarkKind
from transdesk.formats.cleaning import Changes, clean_marked
from transdesk.formats.inline import Gatherer, trimmed
from transdesk.formats.webpage_tags import (
    BLOCKS,
    BOLD,
    BOLD_STYLE,
    FURNITURE,
    FURNITURE_ROLES,
    HIDDEN_STYLE,
    ITALIC,
    ITALIC_STYLE,
    OWN_CLASSES,
    SAFE_SCHEMES,
    SKIPPED,
)

_DEEPEST = 400


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree the walk is: what its text will become."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    depth: int = 0
    marks: tuple[tuple[MarkKind, str], ...] = ()
    keep_space: bool = False
    cell: tuple[int, int, int] | None = None


@dataclass(slots=True)
class _Walk:
    changes: Changes
    base: str
    blocks: list[Block] = field(default_factory=list)
    text: Gatherer = field(default_factory=Gatherer)
    headlines: int = 0
    tables: int = 0
    column: int = 0
    row: int = 0
    place: _Place = field(default_factory=_Place)


def blocks_of(tree: Any, changes: Changes, base: str = "") -> list[Block]:
    """All text of the page as blocks; navigation, footers and asides as boilerplate."""
    named = tree.find(".//base")
    walk = _Walk(changes, urljoin(base, named.get("href") or "") if named is not None else base)
    _element(walk, tree, _Place(), 0)
    _flush(walk)
    return walk.blocks


def _element(walk: _Walk, element: Any, place: _Place, depth: int) -> None:
    """Walk one element and what follows inside its parent up to the next element."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in SKIPPED or depth > _DEEPEST or _is_hidden(element):
        return
    if tag == "br":
        _break(walk, place)
    elif tag == "table" and not _is_layout(element):
        _table(walk, element, place, depth)
    elif tag in BLOCKS:
        _flush(walk)
        walk.place = inner = _block_place(walk, element, tag, place)
        _children(walk, element, inner, depth)
        _flush(walk)
    elif tag == "sup" and element.get("class") == "note":
        walk.text.note(" ".join((element.get("title") or "").split()))
    else:
        _children(walk, element, replace(place, marks=place.marks + _marks(walk, element, tag)), depth)


def _children(walk: _Walk, element: Any, place: _Place, depth: int) -> None:
    _text(walk, element.text, place)
    for child in element:
        _element(walk, child, place, depth + 1)
        _text(walk, child.tail, place)


def _text(walk: _Walk, text: str | None, place: _Place) -> None:
    if not text:
        return
    if place.keep_space:
        for index, line in enumerate(text.split("\n")):
            if index:
                _break(walk, place)
            walk.text.add(line, place.marks)
        return
    if text.strip():
        walk.place = place
    walk.text.add(text, place.marks)


def _break(walk: _Walk, place: _Place) -> None:
    """One ``br`` is a line break, two in a row part paragraphs."""
    if walk.text.ends_with_break() and place.cell is None:
        _flush(walk)
    elif walk.text.holds_text():
        walk.text.line_break(place.marks)


def _block_place(walk: _Walk, element: Any, tag: str, place: _Place) -> _Place:
    own = _own_class(element)
    if tag in FURNITURE or (element.get("role") or "") in FURNITURE_ROLES or place.kind is BlockKind.BOILERPLATE:
        return replace(place, kind=BlockKind.BOILERPLATE)
    if place.cell is not None:
        return place
    if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
        walk.headlines += tag == "h1"
        first = tag == "h1" and walk.headlines == 1
        return replace(
            place, kind=BlockKind.HEADLINE if first else BlockKind.SUBHEADING, level=0 if first else int(tag[1])
        )
    if tag in ("ul", "ol", "dir"):
        return replace(place, depth=place.depth + 1, ordered=tag == "ol")
    if tag == "li":
        return replace(place, kind=BlockKind.LIST_ITEM, level=max(place.depth, 1))
    if tag == "blockquote":
        return replace(place, kind=BlockKind.QUOTE)
    if tag in ("figcaption", "caption"):
        return replace(place, kind=BlockKind.CAPTION)
    if tag == "pre":
        return replace(place, keep_space=True)
    return replace(place, kind=own) if own else place


def _own_class(element: Any) -> BlockKind | None:
    """Kinds that our own pages, and many others, name in the class attribute of a paragraph."""
    if element.tag not in ("p", "div", "address"):
        return None
    names = (element.get("class") or "").lower().split()
    kind = next((OWN_CLASSES[n] for n in names if n in OWN_CLASSES), None)
    return kind if element.tag != "div" or not any(child.tag in BLOCKS for child in element) else None


def _marks(walk: _Walk, element: Any, tag: str) -> tuple[tuple[MarkKind, str], ...]:
    style = element.get("style") or ""
    found: list[tuple[MarkKind, str]] = []
    if (tag in BOLD and "normal" not in style) or BOLD_STYLE.search(style):
        found.append((MarkKind.BOLD, ""))
    if tag in ITALIC or ITALIC_STYLE.search(style):
        found.append((MarkKind.ITALIC, ""))
    if tag == "a" and (address := safe_link(element.get("href") or "", walk.base)):
        found.append((MarkKind.LINK, address))
    return tuple(found)


def safe_link(href: str, base: str = "") -> str:
    """The absolute address of a link that may be kept; empty for scripts and places on the same page."""
    href = "".join(href.split())
    if not href or href.startswith("#"):
        return ""
    try:
        address = urljoin(base, href) if base else href
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    return address if scheme in SAFE_SCHEMES or (not scheme and not base) else ""


def _is_hidden(element: Any) -> bool:
    """Not shown to readers; a list of notes repeats what their references hold."""
    return (
        element.get("hidden") is not None
        or element.get("class") == "notes"
        or element.get("aria-hidden") == "true"
        or bool(HIDDEN_STYLE.search(element.get("style") or ""))
    )


def _is_layout(table: Any) -> bool:
    """A table that only places things: it holds headings, other tables, or whole paragraphs in one cell."""
    if table.get("role") in ("presentation", "none"):
        return True
    if any(e.tag in ("table", "h1", "h2", "form", "article", "nav") for e in table.iterdescendants()):
        return True
    return any(len([p for p in cell.iter("p") if len("".join(p.itertext())) > 80]) > 1 for cell in table.iter("td"))


def _table(walk: _Walk, table: Any, place: _Place, depth: int) -> None:
    _flush(walk)
    number = walk.tables
    walk.tables += 1
    for caption in table.iterchildren("caption"):
        _element(walk, caption, place, depth + 1)
    kind = BlockKind.BOILERPLATE if place.kind is BlockKind.BOILERPLATE else BlockKind.TABLE_CELL
    for row, column, cell in _cells(table):
        inner = _Place(kind, marks=place.marks, cell=(number, row, column))
        walk.place = inner
        _children(walk, cell, inner, depth + 2)
        _flush(walk, cell_ends=True)


def _cells(table: Any) -> Iterator[tuple[int, int, Any]]:
    """Cells with their row and column; a cell that spans columns moves those after it."""
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            yield row, column, cell
            span = cell.get("colspan") or "1"
            column += min(int(span), 50) if span.isdecimal() and int(span) else 1


def _flush(walk: _Walk, *, cell_ends: bool = False) -> None:
    """Close the block at hand; inside a table's cell, blocks become lines of the one cell."""
    place = walk.place
    if place.cell is not None and not cell_ends:
        if walk.text.holds_text() and not walk.text.ends_with_break():
            walk.text.line_break()
        return
    text, marks = walk.text.take()
    text, marks = trimmed(*clean_marked(text, marks, walk.changes))
    if text:
        walk.blocks.append(_block(place, text, marks))
    walk.place = replace(place, kind=_after(place.kind))


def _after(kind: BlockKind) -> BlockKind:
    """What follows a closed block inside the same element: a second paragraph of a list item is no new item."""
    return BlockKind.PARAGRAPH if kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) else kind


def _block(place: _Place, text: str, marks: Sequence[Any]) -> Block:
    table, row, column = place.cell or (0, 0, 0)
    level = place.level if place.kind in (BlockKind.SUBHEADING, BlockKind.LIST_ITEM) else 0
    ordered = place.ordered and place.kind is BlockKind.LIST_ITEM
    return Block(place.kind, text, tuple(marks), level, ordered, table, row, column)
