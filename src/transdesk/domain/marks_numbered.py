"""Numbered marks of a target as ranges, and back: for cutting, joining and completing tagged texts.

The tag ``<n>`` belongs to mark number n of the source (``domain/marks.py``); here a mark is its number and a range.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from transdesk.domain.marks import Mark, parse_tagged

Spans: TypeAlias = Mapping[int, tuple[int, int]]

_TAG = re.compile(r"<(/?)(\d{1,3})>")


def numbered(target: str, marks: Sequence[Mark]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The plain text of a tagged target and the range of each mark by its number; broken pairs are dropped."""
    named = [replace(mark, value=str(number)) for number, mark in enumerate(marks, start=1)]
    plain, found = parse_tagged(target, named)
    return plain, {int(mark.value): (mark.start, mark.end) for mark in found}


def with_tags(plain: str, spans: Spans) -> str:
    """Write numbered ranges into a plain text; inner pairs close before outer ones."""
    points: list[tuple[int, int, int, str]] = []
    for number, (start, end) in spans.items():
        points.append((start, 1, -end, f"<{number}>"))
        points.append((end, 0, -start, f"</{number}>"))
    pieces: list[str] = []
    last = 0
    for offset, _, _, tag in sorted(points):
        pieces += [plain[last:offset], tag]
        last = offset
    return "".join([*pieces, plain[last:]])


def tag_offsets(target: str, marks: Sequence[Mark]) -> list[int]:
    """For each offset of the plain text, the end included, where it lies in the tagged one.

    A character maps to itself; the end of the plain text to the end of its last character.
    """
    offsets: list[int] = []
    last = 0
    for match in _TAG.finditer(target):
        if 1 <= int(match.group(2)) <= len(marks):
            offsets += range(last, match.start())
            last = match.end()
    offsets += range(last, len(target))
    return [*offsets, offsets[-1] + 1 if offsets else 0]


def plain_offset(target: str, marks: Sequence[Mark], at: int) -> int:
    """Where an offset of the tagged text lies in the plain one."""
    tags = (m for m in _TAG.finditer(target) if 1 <= int(m.group(2)) <= len(marks) and m.start() < at)
    return at - sum(min(at, m.end()) - m.start() for m in tags)


def opened(beginning: str, marks: Sequence[Mark]) -> tuple[set[int], list[int]]:
    """Numbers of the marks that a typed beginning has begun, and of those among them that it has not ended."""
    begun: set[int] = set()
    open_: list[int] = []
    for match in _TAG.finditer(beginning):
        number = int(match.group(2))
        if not 1 <= number <= len(marks):
            continue
        if match.group(1):
            open_ = [one for one in open_ if one != number]
        else:
            begun.add(number)
            open_.append(number)
    return begun, open_
