"""TMX 1.4b (LISA OSCAR 2005): the segments of a translation for a translation memory, and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from transdesk import __version__
from transdesk.domain.language import Language
from transdesk.domain.rendition import Rendition
from transdesk.domain.work import Status
from transdesk.formats.base import Format
from transdesk.formats.cleaning import clean, xml_safe
from transdesk.formats.pairs import Pair
from transdesk.formats.problems import problem
from transdesk.formats.word.names import local
from transdesk.formats.word.package import to_xml

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CODES = frozenset(("bpt", "ept", "ph", "it", "ut"))


def write(rendition: Rendition) -> bytes:
    """Every segment that has a target, as plain text (TMX level 1), with its status as a property."""
    pairs = (
        Pair(one.segment.id, one.segment.source, one.target, state=one.status.value)
        for one in rendition.segments
        if one.status is not Status.EMPTY and one.target.strip()
    )
    return write_pairs(pairs, rendition.source, rendition.target, note="" if rendition.final else rendition.draft_label)


def write_pairs(pairs: Iterable[Pair], source: Language, target: Language, *, note: str = "") -> bytes:
    """Pairs of one direction as TMX level 1; ``state`` becomes a property."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(root, "header", {
        "creationtool": "TransDesk", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "TransDesk",
        "adminlang": "en", "srclang": source.value, "datatype": "plaintext",
    })  # fmt: skip
    if note:
        etree.SubElement(header, "note").text = xml_safe(note)
    body = etree.SubElement(root, "body")
    for pair in pairs:
        unit = etree.SubElement(body, "tu", tuid=pair.id)
        if pair.state:
            etree.SubElement(unit, "prop", type="x-status").text = pair.state
        _variant(unit, source, pair.source)
        _variant(unit, target, pair.target)
    return to_xml(root)


def _variant(unit: Any, language: Language, text: str) -> None:
    from lxml import etree

    variant = etree.SubElement(unit, "tuv")
    variant.set(_LANG, language.value)
    etree.SubElement(variant, "seg").text = xml_safe(text)


def pairs_in(data: bytes, name: str, source: str = "", target: str = "") -> tuple[Pair, ...]:
    """Pairs of a TMX file.

    Args:
        data: the bytes.
        name: for messages.
        source: primary language code; the header's source language where empty.
        target: primary language code; the first other language where empty.

    Raises:
        UnreadableError: no XML, or not TMX.
    """
    from transdesk.formats.xmlfile import parse

    root = parse(data, name)
    if local(root) != "tmx":
        raise problem("unreadable_damaged", name=name)
    header = root.find("header")
    source = source or _primary((header.get("srclang") or "") if header is not None else "")
    found = (_pair(number, unit, source, target) for number, unit in enumerate(root.iter("tu"), 1))
    return tuple(pair for pair in found if pair is not None)


def _pair(number: int, unit: Any, source: str, target: str) -> Pair | None:
    variants: list[tuple[str, str]] = []
    for variant in unit.iterchildren("tuv"):
        segment = variant.find("seg")
        if segment is not None:
            variants.append((variant.get(_LANG) or variant.get("lang") or "", clean(_text(segment)).strip()))
    first = next(
        (v for v in variants if _primary(v[0]) == source), variants[0] if source in ("", "*all*") and variants else None
    )
    others = (v for v in variants if v is not first and (not target or _primary(v[0]) == target))
    second = next(others, None)
    if first is None or second is None:
        return None
    status = next((p.text or "" for p in unit.iterchildren("prop") if p.get("type") == "x-status"), "")
    return Pair(unit.get("tuid") or str(number), first[1], second[1], first[0], second[0], status)


def _primary(code: str) -> str:
    return code.lower().replace("_", "-").split("-")[0]


def _text(element: Any) -> str:
    """A segment's text without the content of native codes."""
    pieces = [element.text or ""]
    for child in element:
        if local(child) not in _CODES:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


FORMATS = (Format("tmx", (".tmx",), ("application/x-tmx+xml",), write=write, bilingual=True),)
