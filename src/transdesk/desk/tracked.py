"""Tracked changes: an edit as numbered changes, and one of them put into a text that has moved on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from transdesk.desk.diff import pieces_of
from transdesk.domain.work import SuggestedEdit


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """One change: the pieces ``before[start:end]`` of the earlier text become ``after``."""

    start: int
    end: int
    after: tuple[str, ...]


def changes_of(before: str, text: str) -> tuple[TrackedChange, ...]:
    """The changes between two texts, in order; those with nothing but white space between them are one.

    The front end numbers them alike (``frontend/pieces.js``).
    """
    old, new = pieces_of(before), pieces_of(text)
    found: list[TrackedChange] = []
    last = 0  # end of the last change in the new text
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if found and not "".join(old[found[-1].end : a]).strip():
            found[-1] = replace(found[-1], end=b, after=(*found[-1].after, *new[last:d]))
        else:
            found.append(TrackedChange(a, b, tuple(new[c:d])))
        last = d
    return tuple(found)


def put_into(present: str, before: str, change: TrackedChange) -> str | None:
    """The present text with one change of an earlier text in it; None where its very words have changed since.

    Where nothing is replaced, the words on both sides of the place must still stand side by side.
    """
    old, now = pieces_of(before), pieces_of(present)
    start, end = change.start, change.end
    if start == end:
        start, end = max(0, start - 1), min(len(old), end + 1)
    if start == end:
        return "".join(change.after) if not now else None
    for a, b, size in SequenceMatcher(None, old, now, autojunk=False).get_matching_blocks():
        if a <= start and end <= a + size:
            first, last = b + change.start - a, b + change.end - a
            return "".join([*now[:first], *change.after, *now[last:]])
    return None


def in_place(before: str, change: TrackedChange) -> str:
    """The earlier text with one of its changes made."""
    old = pieces_of(before)
    return "".join([*old[: change.start], *change.after, *old[change.end :]])


def rejected(edit: SuggestedEdit, changes: Sequence[TrackedChange], number: int) -> SuggestedEdit:
    """The edit without one of its changes."""
    text = edit.before
    for place in reversed(range(len(changes))):
        if place != number:
            text = in_place(text, changes[place])
    return replace(edit, text=text)
