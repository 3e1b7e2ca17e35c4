"""Word-level comparison of a draft and the text it became."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from transdesk.desk.views import DiffKind, DiffPiece

_WORDS = re.compile(r"</?\d{1,3}>|\s+|\w+|[^\w\s]")


def word_diff(before: str, after: str) -> tuple[DiffPiece, ...]:
    """Pieces whose same and inserted texts make ``after``, same and deleted ones ``before``."""
    old, new = pieces_of(before), pieces_of(after)
    pieces: list[DiffPiece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(DiffPiece(DiffKind.SAME, "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(DiffPiece(DiffKind.DELETED, "".join(old[a:b])))
        if c < d:
            pieces.append(DiffPiece(DiffKind.INSERTED, "".join(new[c:d])))
    return tuple(pieces)


def pieces_of(text: str) -> list[str]:
    """Words, white space, signs and whole tags of a text; joined they are the text again."""
    return _WORDS.findall(text)
