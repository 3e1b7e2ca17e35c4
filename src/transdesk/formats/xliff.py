"""XLIFF 1.2 and 2.0 (OASIS standards of 2008 and 2014): a translation for other tools, and back.

Marks travel as paired codes with the mark's number: ``bpt``/``ept`` in 1.2, ``sc``/``ec`` in 2.0. Those
may cross, as marks may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.marks import Mark, MarkKind, tagged
from transdesk.domain.rendition import RenderedSegment, Rendition
from transdesk.domain.work import Status
from transdesk.formats.base import Format
from transdesk.formats.cleaning import clean, xml_safe
from transdesk.formats.pairs import Pair
from transdesk.formats.problems import problem
from transdesk.formats.structure import structured
from transdesk.formats.word.names import local
from transdesk.formats.word.package import to_xml

_V1 = "urn:oasis:names:tc:xliff:document:1.2"
_V2 = "urn:oasis:names:tc:xliff:document:2.0"
_NAMESPACES_1: Any = {None: _V1}
_NAMESPACES_2: Any = {None: _V2}
_XML = "{http://www.w3.org/XML/1998/namespace}"
_TOOL = "transdesk"
_TAG = re.compile(r"<(/?)(\d{1,3})>")
_STATE_1 = {
    Status.EMPTY: "new", Status.DRAFT: "needs-review-translation", Status.EDITED: "translated",
    Status.CONFIRMED: "translated", Status.APPROVED: "final", Status.RETURNED: "needs-review-translation",
}  # fmt: skip
_STATE_2 = {
    Status.EMPTY: "initial", Status.DRAFT: "initial", Status.EDITED: "translated",
    Status.CONFIRMED: "reviewed", Status.APPROVED: "final", Status.RETURNED: "translated",
}  # fmt: skip
_KIND_1 = {MarkKind.BOLD: "bold", MarkKind.ITALIC: "italic", MarkKind.LINK: "link", MarkKind.NOTE: "x-note"}
_KIND_2 = {MarkKind.BOLD: "fmt", MarkKind.ITALIC: "fmt", MarkKind.LINK: "link", MarkKind.NOTE: "other"}


def target_tagged(rendered: RenderedSegment) -> str:
    """The target with tags numbered by the source's marks; a mark that the source lacks gets no tag."""
    free = list(enumerate(rendered.segment.marks))
    numbered: list[Mark | None] = [None] * len(free)
    for mark in rendered.marks:
        place = next((p for p in free if (p[1].kind, p[1].value) == (mark.kind, mark.value)), None)
        if place is not None:
            free.remove(place)
            numbered[place[0]] = mark
    present = [(n, m) for n, m in enumerate(numbered, 1) if m is not None]
    text = tagged(rendered.target, [m for _, m in present])
    return _TAG.sub(
        lambda t: f"<{t.group(1)}{present[int(t.group(2)) - 1][0]}>" if int(t.group(2)) <= len(present) else t.group(),
        text,
    )


def write_1_2(rendition: Rendition) -> bytes:
    """XLIFF 1.2; ``approved`` is set on approved segments of a final version only."""
    from lxml import etree

    root = etree.Element(f"{{{_V1}}}xliff", nsmap=_NAMESPACES_1, version="1.2")
    file = etree.SubElement(root, f"{{{_V1}}}file", {
        "original": xml_safe(rendition.article.source_name) or "article", "datatype": "plaintext",
        "source-language": rendition.source.value, "target-language": rendition.target.value, "tool-id": _TOOL,
    })  # fmt: skip
    header = etree.SubElement(file, f"{{{_V1}}}header")
    etree.SubElement(header, f"{{{_V1}}}tool", {"tool-id": _TOOL, "tool-name": "TransDesk"})
    if not rendition.final:
        etree.SubElement(header, f"{{{_V1}}}note").text = xml_safe(rendition.draft_label)
    body = etree.SubElement(file, f"{{{_V1}}}body")
    for rendered in rendition.segments:
        approved = rendition.final and rendered.status is Status.APPROVED
        unit = etree.SubElement(body, f"{{{_V1}}}trans-unit", {
            "id": rendered.segment.id, "approved": "yes" if approved else "no", "restype": "x-" + rendered.segment.kind.value,
        })  # fmt: skip
        unit.set(_XML + "space", "preserve")
        marks = rendered.segment.marks
        source = etree.SubElement(unit, f"{{{_V1}}}source")
        _fill(source, tagged(rendered.segment.source, marks), marks, _code_1)
        if rendered.status is not Status.EMPTY:
            target = etree.SubElement(unit, f"{{{_V1}}}target", state=_STATE_1[rendered.status])
            _fill(target, target_tagged(rendered), marks, _code_1)
    return to_xml(root)


def write_2_0(rendition: Rendition) -> bytes:
    """XLIFF 2.0, one unit with one segment for each segment of ours."""
    from lxml import etree

    root = etree.Element(f"{{{_V2}}}xliff", nsmap=_NAMESPACES_2, version="2.0")
    root.set("srcLang", rendition.source.value)
    root.set("trgLang", rendition.target.value)
    file = etree.SubElement(
        root, f"{{{_V2}}}file", id=_TOOL, original=xml_safe(rendition.article.source_name) or "article"
    )
    if not rendition.final:
        notes = etree.SubElement(file, f"{{{_V2}}}notes")
        etree.SubElement(notes, f"{{{_V2}}}note", category="status").text = xml_safe(rendition.draft_label)
    for rendered in rendition.segments:
        unit = etree.SubElement(file, f"{{{_V2}}}unit", id=rendered.segment.id, name=rendered.segment.kind.value)
        unit.set(_XML + "space", "preserve")
        segment = etree.SubElement(unit, f"{{{_V2}}}segment", state=_STATE_2[rendered.status])
        marks = rendered.segment.marks
        _fill(etree.SubElement(segment, f"{{{_V2}}}source"), tagged(rendered.segment.source, marks), marks, _code_2)
        if rendered.status is not Status.EMPTY:
            _fill(etree.SubElement(segment, f"{{{_V2}}}target"), target_tagged(rendered), marks, _code_2)
    return to_xml(root)


def _fill(element: Any, text: str, marks: Sequence[Mark], code: Any) -> None:
    """Text with numbered tags into an element, tags as its inline codes."""
    last = 0
    before: Any = None
    for match in _TAG.finditer(text):
        number = int(match.group(2))
        if not 1 <= number <= len(marks):
            continue
        before = _append(element, before, text[last : match.start()])
        before = code(element, number, marks[number - 1], bool(match.group(1)))
        last = match.end()
    _append(element, before, text[last:])


def _append(element: Any, before: Any, text: str) -> Any:
    text = xml_safe(text)
    if before is None:
        element.text = (element.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    return before


def _code_1(parent: Any, number: int, mark: Mark, closes: bool) -> Any:
    from lxml import etree

    if closes:
        code = etree.SubElement(parent, f"{{{_V1}}}ept", id=str(number))
        code.text = f"</{number}>"
        return code
    code = etree.SubElement(parent, f"{{{_V1}}}bpt", id=str(number), ctype=_KIND_1[mark.kind])
    code.text = f"<{number}>"
    return code


def _code_2(parent: Any, number: int, mark: Mark, closes: bool) -> Any:
    from lxml import etree

    if closes:
        return etree.SubElement(parent, f"{{{_V2}}}ec", startRef=str(number))
    return etree.SubElement(parent, f"{{{_V2}}}sc", id=str(number), type=_KIND_2[mark.kind])


def pairs_in(data: bytes, name: str) -> tuple[Pair, ...]:
    """Segments of an XLIFF file of any 1.x or 2.x version.

    Codes become numbered tags in files that TransDesk wrote; in others they are dropped, as their
    numbers mean nothing here.

    Raises:
        UnreadableError: no XML, or not XLIFF.
    """
    from transdesk.formats.xmlfile import parse

    root = parse(data, name)
    if local(root) != "xliff":
        raise problem("unreadable_damaged", name=name)
    return tuple(_pairs_2(root) if (root.get("version") or "").startswith("2") else _pairs_1(root))


def _pairs_1(root: Any) -> Iterator[Pair]:
    for file in (e for e in root.iter() if local(e) == "file"):
        own = file.get("tool-id") == _TOOL
        for unit in (e for e in file.iter() if local(e) == "trans-unit"):
            parts = {local(child): child for child in unit}
            target = parts.get("target")
            yield Pair(
                unit.get("id") or "", _content(parts.get("source"), own), _content(target, own),
                file.get("source-language") or "", file.get("target-language") or "",
                (target.get("state") or "") if target is not None else "",
            )  # fmt: skip


def _pairs_2(root: Any) -> Iterator[Pair]:
    for file in (e for e in root.iter() if local(e) == "file"):
        own = file.get("id") == _TOOL
        for segment in (e for e in file.iter() if local(e) == "segment"):
            parts = {local(child): child for child in segment}
            unit = segment.getparent()
            name = unit.get("id") or ""
            part = segment.get("id") or ""
            yield Pair(
                f"{name}/{part}" if part else name, _content(parts.get("source"), own), _content(parts.get("target"), own),
                root.get("srcLang") or "", root.get("trgLang") or "", segment.get("state") or "",
            )  # fmt: skip


def _content(element: Any, own: bool) -> str:
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        name, number = local(child), child.get("id") or child.get("startRef") or ""
        if name in ("g", "pc", "mrk", "mk", "sub"):
            pieces.append(_content(child, own))
        elif name in ("bpt", "sc") and own:
            pieces.append(f"<{number}>")
        elif name in ("ept", "ec") and own:
            pieces.append(f"</{number}>")
        elif name == "cp" and re.fullmatch(r"[0-9A-Fa-f]{1,6}", child.get("hex") or ""):
            pieces.append("")
        pieces.append(child.tail or "")
    return clean("".join(pieces))


def read(data: bytes, name: str) -> Article:
    """The source side of an XLIFF file as an article, one block for each segment."""
    texts = (_TAG.sub("", pair.source).strip() for pair in pairs_in(data, name))
    result = structured([Block(BlockKind.PARAGRAPH, text) for text in texts if text])
    return Article(result.blocks, name, "application/xliff+xml", result.byline, result.published)


FORMATS = (
    Format(
        "xliff",
        (".xlf", ".xliff"),
        ("application/x-xliff+xml", "application/xliff+xml"),
        read,
        write_1_2,
        bilingual=True,
    ),
    Format("xliff2", (".xlf",), ("application/xliff+xml",), write=write_2_0, bilingual=True),
)
