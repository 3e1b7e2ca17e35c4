"""Inline marks and how they travel through a translation.

A mark is a range over a text. In a segment's target the marks of its source are written as numbered
tags, ``<1>text</1>``: one plain string holds text and marks, so that it can be edited in any text box,
compared and stored. Only tags whose number belongs to a mark of the source are tags; anything else that
looks like one is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class MarkKind(StrEnum):
    """Kinds of inline marks that survive from reading to writing."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark over ``text[start:end]``; ``value`` is a link's address or a note's text."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


_TAG = re.compile(r"<(/?)(\d{1,3})>")


def clip(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """Marks of ``text[start:end]``, offsets counted from ``start``; empty pieces are dropped."""
    pieces = (replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start) for m in marks)
    return tuple(m for m in pieces if m.start < m.end)


def tagged(text: str, marks: Sequence[Mark]) -> str:
    """Write marks as numbered tags into ``text``; mark number n is ``marks[n - 1]``.

    Inner marks close before outer ones where ranges nest; crossing ranges are written as they are,
    ``parse_tagged`` reads them back.
    """
    points: list[tuple[int, int, int, str]] = []
    for number, mark in enumerate(marks, start=1):
        points.append((mark.start, 1, -mark.end, f"<{number}>"))
        points.append((mark.end, 0, -mark.start, f"</{number}>"))
    pieces: list[str] = []
    last = 0
    for offset, _, _, tag in sorted(points):
        pieces.append(text[last:offset])
        pieces.append(tag)
        last = offset
    pieces.append(text[last:])
    return "".join(pieces)


def parse_tagged(target: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Split a tagged target into plain text and its marks.

    A tag without its partner is dropped, a mark without text as well: a slip of the keyboard never
    breaks a document; the check ``tags`` reports what is missing.

    Args:
        target: text with numbered tags.
        marks: the marks of the source segment; tag n means ``marks[n - 1]``.
    """
    plain: list[str] = []
    opened: dict[int, int] = {}
    found: list[Mark] = []
    length = last = 0
    for match in _TAG.finditer(target):
        number = int(match.group(2))
        if not 1 <= number <= len(marks):
            continue
        piece = target[last : match.start()]
        plain.append(piece)
        length += len(piece)
        last = match.end()
        if not match.group(1):
            opened[number] = length
        elif number in opened and opened[number] < length:
            found.append(replace(marks[number - 1], start=opened.pop(number), end=length))
    plain.append(target[last:])
    return "".join(plain), tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def missing_tags(target: str, marks: Sequence[Mark]) -> tuple[int, ...]:
    """Numbers of the source's marks that have no complete pair of tags around text in the target."""
    _, present = parse_tagged(target, [replace(m, value=str(n)) for n, m in enumerate(marks, start=1)])
    have = {m.value for m in present}
    return tuple(n for n in range(1, len(marks) + 1) if str(n) not in have)


def strip_tags(target: str, marks: Sequence[Mark]) -> str:
    """The plain text of a tagged target."""
    return parse_tagged(target, marks)[0]


def span_in_tagged(span: tuple[int, int], target: str, marks: Sequence[Mark]) -> tuple[int, int]:
    """Where a stretch of the plain text stands in the tagged target: a tag at either end stays outside."""
    start, end = span
    before_start = before_end = removed = 0  # lengths of tags
    for match in _TAG.finditer(target):
        if not 1 <= int(match.group(2)) <= len(marks):
            continue
        place = match.start() - removed
        removed += len(match.group())
        if place <= start:
            before_start = removed
        if place <= start or place < end:
            before_end = removed
    return start + before_start, end + before_end
