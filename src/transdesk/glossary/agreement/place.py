"""A place of a text with the words and signs around it; each language adds what its rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from transdesk.domain.term import TermKind
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token, tokenise


@dataclass(frozen=True)
class Place:
    """A place with what stands around it.

    Attributes:
        text: the whole.
        span: the place.
        kind: of the term that stands there.
    """

    text: str
    span: Span
    kind: TermKind

    def words_and_signs(self, text: str) -> list[Token]:
        """The words of a text and the signs that part clauses."""
        return tokenise(text)

    @cached_property
    def before(self) -> list[Token]:
        """The words that lead up to the place without a sign between them, the nearest first."""
        found: list[Token] = []
        for token in reversed(self.words_and_signs(self.text[: self.span[0]])):
            if not token.key[0].isalnum():
                break
            found.append(token)
        return found

    @cached_property
    def behind(self) -> list[Token]:
        """All words and signs behind the place."""
        return self.behind_place(self.text[self.span[1] :])

    def behind_place(self, text: str) -> list[Token]:
        """The words and signs of what follows the place, where they stand in the whole text."""
        offset = self.span[1]
        return [Token(key, start + offset, end + offset) for key, start, end in self.words_and_signs(text)]

    @cached_property
    def after(self) -> list[str]:
        """The words behind the place up to the next sign."""
        end = next((i for i, token in enumerate(self.behind) if not token.key[0].isalnum()), len(self.behind))
        return [token.key for token in self.behind[:end]]

    @cached_property
    def sign(self) -> str:
        """The sign behind these words; empty at the end of the text."""
        return next((token.key for token in self.behind if not token.key[0].isalnum()), "")
