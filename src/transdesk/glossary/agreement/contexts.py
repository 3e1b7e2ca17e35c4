"""What stands around a place of a text, whatever its language."""

from __future__ import annotations

import re

from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token, tokenise

_DATELINE = re.compile(r",\s+(?:\d{1,2}\s+\w+|\w+\s+\d{1,2})\s*[—–]")
_DATED = re.compile(rf"[^.,!?]+{_DATELINE.pattern}\s*")


def words_before(text: str) -> list[Token]:
    """The words that lead up to the end of a text without a sign between them, the last one first."""
    found: list[Token] = []
    for token in reversed(tokenise(text)):
        if not token.key[0].isalnum() or text[token.end : found[-1].start if found else len(text)].strip():
            break
        found.append(token)
    return found


def opens_report(text: str, span: Span) -> bool:
    """Whether a place is the town in front of a report: ASTANA, June 5 — ... ."""
    return not text[: span[0]].strip() and bool(_DATELINE.match(text, span[1]))


def begins_report(text: str, start: int) -> bool:
    """Whether the report begins there, behind its dateline: УРАЛЬСК, 19 декабря — Депутаты ... ."""
    return bool(_DATED.fullmatch(text, 0, start))
