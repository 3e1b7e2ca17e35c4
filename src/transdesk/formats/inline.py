"""Inline text: how readers gather it and how writers take it apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from transdesk.domain.marks import Mark, MarkKind

_SPACES = re.compile(r"[ \t\n\r\f]+")
_OUTERMOST_FIRST = (MarkKind.LINK, MarkKind.BOLD, MarkKind.ITALIC, MarkKind.NOTE)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under one set of marks; ``notes`` holds the texts of notes that end with it."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Gatherer:
    """Gathers the text of one block piece by piece, with the marks that hold over each piece.

    Attributes:
        collapse: white space collapses as in HTML (CSS Text 3, ``white-space: normal``).
    """

    collapse: bool = True
    _text: list[str] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _length: int = 0
    _last: str = ""

    def add(self, piece: str, marks: Iterable[tuple[MarkKind, str]] = ()) -> None:
        """Append a piece under the given (kind, value) marks."""
        if self.collapse:
            piece = _SPACES.sub(" ", piece)
            if piece.startswith(" ") and self._last in ("", " ", "\n"):
                piece = piece[1:]
        if not piece:
            return
        start, self._length = self._length, self._length + len(piece)
        self._text.append(piece)
        self._last = piece[-1]
        self._marks += [Mark(kind, start, self._length, value) for kind, value in marks]

    def line_break(self, marks: Iterable[tuple[MarkKind, str]] = ()) -> None:
        """A line break inside the block, under the given marks; a space before it goes."""
        if self.collapse and self._last == " ":
            self._text[-1] = self._text[-1][:-1]
            self._length -= 1
        self._marks += [Mark(kind, self._length, self._length + 1, value) for kind, value in marks]
        self._text.append("\n")
        self._length += 1
        self._last = "\n"

    def holds_text(self) -> bool:
        """Something visible has been gathered."""
        return any(piece.strip() for piece in self._text)

    def ends_with_break(self) -> bool:
        """The last thing gathered is a line break."""
        return self._last == "\n"

    def note(self, text: str) -> None:
        """A note on the word that was gathered last."""
        so_far = "".join(self._text).rstrip()
        start = len(so_far) - len(re.split(r"\s", so_far)[-1]) if so_far else 0
        if start < len(so_far):
            self._marks.append(Mark(MarkKind.NOTE, start, len(so_far), text))

    def take(self) -> tuple[str, tuple[Mark, ...]]:
        """The trimmed text with its marks in order; the gatherer is empty again."""
        text, marks = trimmed("".join(self._text), self._marks)
        self._text, self._marks, self._length, self._last = [], [], 0, ""
        return text, marks


def trimmed(text: str, marks: Sequence[Mark]) -> tuple[str, tuple[Mark, ...]]:
    """Strip white space at both ends, join touching marks of one kind, drop marks over nothing visible."""
    stripped = text.strip()
    shift = len(text) - len(text.lstrip())
    moved = (replace(m, start=max(m.start - shift, 0), end=min(m.end - shift, len(stripped))) for m in joined(marks))
    return stripped, tuple(m for m in moved if stripped[m.start : m.end].strip())


def joined(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, those of one kind and value that touch or overlap made one; notes never join."""
    result: list[Mark] = []
    last: dict[tuple[MarkKind, str], int] = {}
    for mark in sorted(marks, key=_order):
        key = (mark.kind, mark.value)
        at = last.get(key)
        if at is not None and mark.kind is not MarkKind.NOTE and mark.start <= result[at].end:
            result[at] = replace(result[at], end=max(result[at].end, mark.end))
        else:
            last[key] = len(result)
            result.append(mark)
    return sorted(result, key=_order)


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, _OUTERMOST_FIRST.index(mark.kind)


def runs(text: str, marks: Sequence[Mark]) -> list[Run]:
    """Cut a text at every end of a mark; concatenated, the runs give the text again."""
    waiting = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=_order, reverse=True)
    cuts = sorted({0, len(text), *(m.start for m in waiting), *(m.end for m in waiting)})
    over: list[Mark] = []
    found: list[Run] = []
    for start, end in pairwise(cuts):
        over = [m for m in over if m.end > start]
        while waiting and waiting[-1].start <= start:
            over.append(waiting.pop())
        found.append(_run(text[start:end], end, over))
    return found


def _run(text: str, end: int, over: Sequence[Mark]) -> Run:
    kinds = {m.kind for m in over}
    return Run(
        text,
        bold=MarkKind.BOLD in kinds,
        italic=MarkKind.ITALIC in kinds,
        link=next((m.value for m in over if m.kind is MarkKind.LINK), ""),
        notes=tuple(m.value for m in over if m.kind is MarkKind.NOTE and m.end == end),
    )
