"""What stands in one paragraph: text pieces with their marks, and everything that is not text.

The same walk serves reading (text and marks) and rebuilding (what must be kept beside the text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from transdesk.domain.marks import MarkKind
from transdesk.formats.webpage_walk import safe_link
from transdesk.formats.word.names import R_ID, local, switched_on, value, w
from transdesk.formats.word.styles import Styles

_TRANSPARENT = frozenset(
    ("ins", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "moveTo", "bdo", "dir", "rubyBase")
)
_GONE = frozenset(
    ("del", "moveFrom", "proofErr", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "rubyPr")
)
_TEXT = frozenset(("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "ruby"))
_LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+(?!\\l)"?([^"\s]+)"?', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a paragraph.

    Attributes:
        text: its text; empty where it is something else.
        marks: (kind, value) pairs over the text.
        properties: ``w:rPr`` of its run.
        link: the ``w:hyperlink`` element around it.
        kept: an element to keep beside the text: a picture, a bookmark, a reference to a note.
        note: the text of the foot- or endnote that ``kept`` refers to.
        field: ``kept`` belongs to a field's machinery (begin, code, separator, end).
    """

    text: str = ""
    marks: tuple[tuple[MarkKind, str], ...] = ()
    properties: Any = None
    link: Any = None
    kept: Any = None
    note: str = ""
    field: bool = False


@dataclass(slots=True)
class ContentReader:
    """Walks paragraphs; knows the document's styles, link targets and notes."""

    styles: Styles
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def pieces(self, paragraph: Any) -> list[Piece]:
        """The paragraph's pieces in order; fields that are links become marks over their result."""
        return _with_field_links(list(self._walk(paragraph, (), None)))

    def _walk(self, parent: Any, marks: tuple[tuple[MarkKind, str], ...], link: Any) -> Iterator[Piece]:
        for child in parent:
            name = local(child)
            if name == "r":
                yield from self._run(child, marks, link)
            elif name == "hyperlink":
                address = safe_link(self.links.get(child.get(R_ID) or "", ""))
                more = ((MarkKind.LINK, address),) if address else ()
                yield from self._walk(child, marks + more, child)
            elif name == "fldSimple":
                yield from self._walk(child, marks + _field_link(child.get(w("instr")) or ""), link)
            elif name in _TRANSPARENT:
                yield from self._walk(child, marks, link)
            elif name and name not in _GONE:
                yield Piece(kept=child)

    def _run(self, run: Any, marks: tuple[tuple[MarkKind, str], ...], link: Any) -> Iterator[Piece]:
        properties = run.find(w("rPr"))
        hidden = bool(switched_on(properties, "vanish"))
        over = marks + self._emphasis(properties)
        for child in run:
            name = local(child)
            if name in ("fldChar", "instrText", "delInstrText"):
                yield Piece(kept=child, properties=properties, field=True)
            elif name == "ruby":
                for base in child.iter(w("rubyBase")):
                    yield from self._walk(base, marks, link)
            elif name in _TEXT and not _is_page_break(child):
                yield (
                    Piece(kept=child, properties=properties)
                    if hidden
                    else Piece(_text_of(child), over, properties, link)
                )
            elif name in ("footnoteReference", "endnoteReference"):
                yield Piece(
                    kept=child, properties=properties, note=self.notes.get((name, child.get(w("id")) or ""), "")
                )
            elif name and name not in _GONE and name != "delText":
                yield Piece(kept=child, properties=properties)

    def _emphasis(self, properties: Any) -> tuple[tuple[MarkKind, str], ...]:
        """Bold and italic of a run: set on it directly, or by its character style."""
        by_style = self.styles.emphasis(value(properties, "rStyle")) if properties is not None else (False, False)
        found: list[tuple[MarkKind, str]] = []
        for kind, toggle, styled in ((MarkKind.BOLD, "b", by_style[0]), (MarkKind.ITALIC, "i", by_style[1])):
            direct = switched_on(properties, toggle)
            if styled if direct is None else direct:
                found.append((kind, ""))
        return tuple(found)


def _is_page_break(element: Any) -> bool:
    return local(element) == "br" and (element.get(w("type")) or "textWrapping") != "textWrapping"


def _text_of(element: Any) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in ("br", "cr"):
        return "\n"
    return {"tab": "\t", "noBreakHyphen": "\u2011"}.get(name, "")


def _field_link(code: str) -> tuple[tuple[MarkKind, str], ...]:
    match = _LINK_FIELD.match(code)
    address = safe_link(match.group(1)) if match else ""
    return ((MarkKind.LINK, address),) if address else ()


def _with_field_links(pieces: list[Piece]) -> list[Piece]:
    """Give the result of a HYPERLINK field its mark; the field's machinery stays as kept pieces."""
    result: list[Piece] = []
    codes: list[str] = []
    for piece in pieces:
        if piece.field:
            kind = piece.kept.get(w("fldCharType")) or ""
            if kind == "begin":
                codes.append("")
            elif kind == "end" and codes:
                codes.pop()
            elif local(piece.kept) == "instrText" and codes:
                codes[-1] += piece.kept.text or ""
        elif piece.text and codes:
            link = next((mark for code in reversed(codes) if (mark := _field_link(code))), ())
            result.append(Piece(piece.text, piece.marks + link, piece.properties, piece.link))
            continue
        result.append(piece)
    return result


def has_open_field(pieces: list[Piece]) -> bool:
    """A field begins in this paragraph or ends in it, but not both."""
    kinds = [p.kept.get(w("fldCharType")) or "" for p in pieces if p.field]
    return kinds.count("begin") != kinds.count("end")
