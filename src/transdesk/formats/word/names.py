"""Names of WordprocessingML (ECMA-376 part 1, clause 17) and what all of the word room asks of its elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_URI = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R_URI = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = _MC + "Fallback"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
R_ID = f"{{{R_URI}}}id"
MANUAL_OFF = frozenset(("0", "false", "off"))


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{W_URI}}}{name}"


def local(element: Any) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def is_strict(root: Any) -> bool:
    """The document is in the strict variant of the format, which has other namespaces."""
    return bool(root.tag.startswith(f"{{{_STRICT_URI}}}"))


def value(element: Any, child: str) -> str:
    """``w:val`` of a child element; empty where there is none."""
    found = element.find(w(child)) if element is not None else None
    return (found.get(w("val")) or "") if found is not None else ""


def switched_on(properties: Any, name: str) -> bool | None:
    """A toggle property (ECMA-376 17.7.3): true, false, or None where it is not set."""
    found = properties.find(w(name)) if properties is not None else None
    if found is None:
        return None
    return (found.get(w("val")) or "1").lower() not in MANUAL_OFF


def paragraphs(root: Any) -> Iterator[tuple[str, Any]]:
    """Every paragraph of a part in document order with its anchor; copies kept for old programs are left out."""
    for number, paragraph in enumerate(root.iter(w("p"))):
        if not any(ancestor.tag == FALLBACK for ancestor in paragraph.iterancestors()):
            yield f"p{number}", paragraph
