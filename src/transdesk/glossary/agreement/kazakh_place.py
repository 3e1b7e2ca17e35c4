"""A place of a Kazakh text with what stands around it: the words of its clause, verbs, signs, and what may own it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.kazakh_words import (
    PRONOUNS,
    case_of,
    finite,
    genitive,
    looks_finite,
    nominal,
    verb_stems,
)
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token, tokenise

_SENTENCE_ENDS = frozenset(".!?…;")
_PARTING = frozenset(".,;:!?…—–()")
_DECIMAL = re.compile(r"\d[.,–—]\d")  # also a range: 70–1 000
_PARTICLES = frozenset("да де та те ғана қана".split())
_OPENING_ASIDE = re.compile(r"^\s*\([^()]*\)")  # (ДДСҰ)


@dataclass(frozen=True)
class KazakhPlace:
    """A place with what stands around it.

    Attributes:
        text: the whole.
        span: the place.
        kind: of the term that stands there.
    """

    text: str
    span: Span
    kind: TermKind

    @cached_property
    def before(self) -> list[Token]:
        """The words that lead up to the place without a sign between them, the nearest first."""
        found: list[Token] = []
        for token in reversed(_words_and_signs(self.text[: self.span[0]])):
            if not token.key[0].isalnum():
                break
            found.append(token)
        return found

    @cached_property
    def sentence(self) -> list[Token]:
        """The words that lead up to the place, whatever commas part them, the nearest first."""
        found: list[Token] = []
        for token in reversed(_words_and_signs(self.text[: self.span[0]])):
            if token.key[0].isalnum():
                found.append(token)
            elif token.key != ",":
                break
        return found

    @cached_property
    def behind(self) -> list[Token]:
        """All words and signs behind the place."""
        offset = self.span[1]
        behind = _OPENING_ASIDE.sub(lambda aside: " " * len(aside[0]), self.text[offset:])
        tokens = [Token(key, start + offset, end + offset) for key, start, end in _words_and_signs(behind)]
        return tokens[1:] if tokens and tokens[0].key in _PARTICLES else tokens

    @cached_property
    def after(self) -> list[str]:
        """The words behind the place up to the next sign."""
        end = next((i for i, token in enumerate(self.behind) if not token.key[0].isalnum()), len(self.behind))
        return [token.key for token in self.behind[:end]]

    @cached_property
    def sign(self) -> str:
        """The sign behind these words; empty at the end of the text."""
        return next((token.key for token in self.behind if not token.key[0].isalnum()), "")

    @cached_property
    def ends(self) -> bool:
        """Whether the clause ends the sentence."""
        return not self.sign or self.sign in _SENTENCE_ENDS

    @cached_property
    def rest(self) -> list[str]:
        """All words behind the place."""
        return [token.key for token in self.behind if token.key[0].isalnum()]

    @cached_property
    def verbs(self) -> list[tuple[int, tuple[str, ...]]]:
        """Places and stems of the verbs behind the term up to the next sign."""
        return [(i, stems) for i, word in enumerate(self.after) if (stems := verb_stems(word))]

    @cached_property
    def clause(self) -> list[str]:
        """The words behind the place up to the end of the sentence, whatever commas part them."""
        end = next((i for i, t in enumerate(self.behind) if not t.key[0].isalnum() and t.key != ","), len(self.behind))
        return [token.key for token in self.behind[:end] if token.key[0].isalnum()]

    @cached_property
    def subject(self) -> bool:
        """Whether the clause has another word that can be its subject, so that the term need not be it."""
        words = [*self.after, *(token.key for token in self.before)]
        return any(case_of(word) == "NOM" or word in PRONOUNS for word in words)

    @cached_property
    def predicate(self) -> bool:
        """Whether a verb or another predicate follows in the clause."""
        last = self.after[-1] if self.after else ""
        return bool(self.verbs) or finite(last) or (self.ends and looks_finite(last))

    @cached_property
    def owner(self) -> bool:
        """Whether something before the term may own it: a genitive, or a noun right before it (тұрғын үй кезегі, қорғау бөгеті)."""
        words = [token.key for token in self.before]
        return any(genitive(word) for word in words) or bool(words and (nominal(words[0]) or words[0].endswith("у")))

    @property
    def name(self) -> bool:
        """Whether the term names one thing, which is definite."""
        return self.kind.is_name


def _words_and_signs(text: str) -> list[Token]:
    """The words of a text and the signs that part clauses: not %, nor the comma of a decimal, nor a range's dash."""
    return [
        token
        for token in tokenise(text)
        if token.key[0].isalnum() or (token.key in _PARTING and not _DECIMAL.match(text, max(0, token.start - 1)))
    ]
