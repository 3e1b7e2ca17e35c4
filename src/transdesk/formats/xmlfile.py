"""XML of exchange formats: parsed without entities and network; a document type is allowed, never loaded."""

from __future__ import annotations

from typing import Any

from transdesk.formats.problems import problem


def parse(data: bytes, name: str) -> Any:
    """The root element.

    Raises:
        UnreadableError: not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise problem("unreadable_damaged", name=name) from error
