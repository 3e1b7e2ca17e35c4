"""The visible draft mark of a rebuilt DOCX: first paragraph, every header, document properties."""

from __future__ import annotations

from typing import Any

from transdesk.formats.cleaning import xml_safe
from transdesk.formats.word.names import R_ID, W_URI, w
from transdesk.formats.word.package import Package, to_xml
from transdesk.formats.word.relations import Relations
from transdesk.formats.word.runs import make, text_run

_CORE = "docProps/core.xml"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_RED = "B3261E"


def mark_draft(package: Package, root: Any, relations: Relations, label: str) -> dict[str, bytes]:
    """Mark the main part's ``root`` in place.

    Returns:
        The other parts that changed, by name.
    """
    body = root.find(w("body"))
    if body is not None:
        body.insert(0, draft_paragraph(label))
    changed: dict[str, bytes] = {}
    headers = package.related("/header")
    for part in headers:
        header = package.xml(part)
        header.insert(0, draft_paragraph(label))
        changed[part] = to_xml(header)
    if not headers and body is not None:
        _add_header(root, relations, label)
    if _CORE in package.parts:
        changed[_CORE] = _with_status(package, label)
    return changed


def draft_paragraph(label: str) -> Any:
    """A paragraph that nobody overlooks: bold, red, in a frame."""
    paragraph = make("p")
    properties = make("pPr")
    borders = make("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(make(side, val="single", sz="8", space="4", color=_RED))
    properties.append(borders)
    paragraph.append(properties)
    emphasis = make("rPr")
    emphasis.extend([make("b"), make("color", val=_RED)])
    paragraph.append(text_run(label, emphasis))
    return paragraph


def _add_header(root: Any, relations: Relations, label: str) -> None:
    """A header part for a document without headers, referred to by every section."""
    from lxml import etree

    sections = list(root.iter(w("sectPr")))
    if not sections:
        sections = [make("sectPr")]
        root.find(w("body")).append(sections[0])
    header = etree.Element(w("hdr"), nsmap={"w": W_URI})
    header.append(draft_paragraph(label))
    name = relations.add_part("headerTransDesk.xml", to_xml(header), "header", _HEADER_TYPE)
    for section in sections:
        reference = make("headerReference", type="default")
        reference.set(R_ID, name)
        section.insert(0, reference)


def _with_status(package: Package, label: str) -> bytes:
    from lxml import etree

    core = package.xml(_CORE)
    status = core.find(_CP + "contentStatus")
    if status is None:
        status = etree.SubElement(core, _CP + "contentStatus")
    status.text = xml_safe(label)
    return to_xml(core)
