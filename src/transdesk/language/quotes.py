"""Pairs of quotation marks and brackets in running text."""

from __future__ import annotations

LONGEST_QUOTATION = 400
"""Code points; beyond it an opening mark without its partner is likelier than so long a quotation."""

_PAIRS = {"«": "»", "„": "“”", "“": "”", "‘": "’", "(": ")", "[": "]"}


def closes_at(text: str, start: int, position: int) -> tuple[int, int] | None:
    """The outermost quotation or bracket that is open at ``position``, as offsets of both its marks.

    None where none is open, where it is never closed, or where it is longer than ``LONGEST_QUOTATION``.
    Only openings from ``start`` on count.
    """
    index = max(start, position - LONGEST_QUOTATION)
    while index < position:
        if _opens(text, index):
            end = _closing(text, index)
            if end is not None and end >= position:
                return index, end
            index = end if end is not None else index
        index += 1
    return None


def _opens(text: str, index: int) -> bool:
    """Whether an opening mark stands here; a straight mark opens after white space and before a letter."""
    mark = text[index]
    if mark in {"‘", '"'}:
        before = text[index - 1] if index else " "
        after = text[index + 1 : index + 2]
        return (before.isspace() or before in "([«„“—–") and bool(after) and not after.isspace()
    return mark in _PAIRS


def _closing(text: str, opened: int) -> int | None:
    """Offset of the mark that closes the one at ``opened``, over nested pairs of the same kind."""
    mark = text[opened]
    last = min(len(text), opened + LONGEST_QUOTATION + 1)
    if mark == '"':
        return next((i for i in range(opened + 1, last) if text[i] == '"' and not _opens(text, i)), None)
    depth = 0
    for index in range(opened, last):
        if text[index] == mark:
            depth += 1
        elif text[index] in _PAIRS[mark]:
            depth -= 1
            if depth == 0:
                return index
    return None
