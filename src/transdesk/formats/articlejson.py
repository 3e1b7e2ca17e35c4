"""Articles and renditions as JSON: lossless, and the store's own format.

Values at their defaults are left out, so that the text stays short and old texts stay readable when an
attribute is added.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from transdesk.domain.article import Article, Block, BlockKind, TextChange
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.rendition import RenderedSegment, Rendition
from transdesk.formats.base import Format
from transdesk.formats.encodings import decode
from transdesk.formats.pairs import Pair
from transdesk.formats.problems import problem

_ARTICLE = "transdesk-article"
_RENDITION = "transdesk-rendition"
_VERSION = 1


def article_to_json(article: Article) -> str:
    """The article as one JSON text."""
    return json.dumps(_article(article), ensure_ascii=False)


def article_from_json(text: str) -> Article:
    """The article that ``article_to_json`` wrote.

    Raises:
        UnreadableError: no such JSON.
    """
    return _article_in(text, "article.json")


def read(data: bytes, name: str) -> Article:
    """Read a saved article, or the source article of a saved rendition."""
    return _article_in(decode(data, name).text, name)


def write(rendition: Rendition) -> bytes:
    """The whole rendition with its provenance; a draft says so in its first value."""
    document = {
        "format": _RENDITION,
        "status": "final" if rendition.final else rendition.draft_label,
        "version": _VERSION,
        "source": rendition.source.value,
        "target": rendition.target.value,
        "final": rendition.final,
        "approved_by": rendition.approved_by,
        "approved_at": rendition.approved_at.isoformat() if rendition.approved_at else None,
        "article": _article(rendition.article),
        "blocks": [_plain(block) for block in rendition.blocks],
        "segments": [_segment(s) for s in rendition.segments],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def pairs_in(data: bytes, name: str) -> tuple[Pair, ...]:
    """The segments of a saved rendition, as plain text.

    Raises:
        UnreadableError: no JSON, or no rendition.
    """
    try:
        document = json.loads(decode(data, name).text)
        if document.get("format") != _RENDITION or document.get("version") != _VERSION:
            raise problem("unreadable_damaged", name=name)
        return tuple(
            Pair(
                str(s["id"]), str(s["source"]), "" if s["status"] == "empty" else str(s["target"]),
                str(document["source"]), str(document["target"]), str(s["status"]),
            )
            for s in document["segments"]
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise problem("unreadable_damaged", name=name) from error


def _article(article: Article) -> dict[str, Any]:
    return {"format": _ARTICLE, "version": _VERSION, **_plain(article)}


def _segment(rendered: RenderedSegment) -> dict[str, Any]:
    segment = rendered.segment
    return {
        **_plain(segment),
        "target": rendered.target,
        "target_marks": [_plain(m) for m in rendered.marks],
        "status": rendered.status.value,
        "origin": rendered.origin,
        "signature": rendered.signature,
    }


def _plain(value: Any) -> dict[str, Any]:
    """A dataclass as a mapping without the values that are defaults."""
    found: dict[str, Any] = {}
    for field in fields(value):
        content = getattr(value, field.name)
        if field.default is not MISSING and content == field.default and field.name != "media_type":
            continue
        if isinstance(content, tuple):
            content = [_plain(item) for item in content]
        elif isinstance(content, date):
            content = content.isoformat()
        found[field.name] = content
    return found


def _article_in(text: str, name: str) -> Article:
    try:
        document = json.loads(text)
        if document.get("format") == _RENDITION:
            document = document["article"]
        if document.get("format") != _ARTICLE or document.get("version") != _VERSION:
            raise problem("unreadable_damaged", name=name)
        return Article(
            blocks=tuple(_block(b) for b in document["blocks"]),
            published=date.fromisoformat(document["published"]) if document.get("published") else None,
            changes=tuple(TextChange(**c) for c in document.get("changes", ())),
            **_strings(document, "source_name", "media_type", "byline"),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise problem("unreadable_damaged", name=name) from error


_BLOCK_VALUES: Mapping[str, Callable[[Any], Any]] = {
    "text": str, "level": int, "ordered": bool, "table": int, "row": int, "column": int, "dateline": int, "anchor": str,
}  # fmt: skip


def _block(document: Mapping[str, Any]) -> Block:
    marks = tuple(
        Mark(MarkKind(m["kind"]), int(m["start"]), int(m["end"]), str(m.get("value", "")))
        for m in document.get("marks", ())
    )
    values = {name: kind(document[name]) for name, kind in _BLOCK_VALUES.items() if name in document}
    return Block(kind=BlockKind(document["kind"]), marks=marks, **values)


def _strings(document: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {name: str(document[name]) for name in names if name in document}


FORMATS = (Format("json", (".json",), ("application/json",), read, write),)
