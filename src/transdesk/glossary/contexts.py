"""The words around a place that no sign parts from it."""

from __future__ import annotations

from transdesk.glossary.tokens import Token, tokenise

_QUOTES = ' \u00a0\u202f«“„"'


def words_before(text: str) -> list[Token]:
    """The words that lead up to the end of a text without a sign between them, the last one first."""
    found: list[Token] = []
    for token in reversed(tokenise(text)):
        if not token.key[0].isalnum() or text[token.end : found[-1].start if found else len(text)].strip():
            break
        found.append(token)
    return found
