"""A place of a Kazakh text with what stands around it: the words of its clause, verbs, signs, and what may own it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from transdesk.glossary.agreement.kazakh_words import (
    PRONOUNS,
    case_of,
    finite,
    genitive,
    looks_finite,
    nominal,
    verb_stems,
)
from transdesk.glossary.agreement.place import Place
from transdesk.glossary.tokens import Token, tokenise

_SENTENCE_ENDS = frozenset(".!?…;")
_PARTING = frozenset(".,;:!?…—–()")
_DECIMAL = re.compile(r"\d[.,–—]\d")  # also a range: 70–1 000
_PARTICLES = frozenset("да де та те ғана қана".split())
_OPENING_ASIDE = re.compile(r"^\s*\([^()]*\)")  # (ДДСҰ)


@dataclass(frozen=True)
class KazakhPlace(Place):
    """A place with what Kazakh rules look at."""

    def words_and_signs(self, text: str) -> list[Token]:
        """Without %, the comma of a decimal and the dash of a range, which part no clauses."""
        return [
            token
            for token in tokenise(text)
            if token.key[0].isalnum() or (token.key in _PARTING and not _DECIMAL.match(text, max(0, token.start - 1)))
        ]

    @cached_property
    def sentence(self) -> list[Token]:
        """The words that lead up to the place, whatever commas part them, the nearest first."""
        found: list[Token] = []
        for token in reversed(self.words_and_signs(self.text[: self.span[0]])):
            if token.key[0].isalnum():
                found.append(token)
            elif token.key != ",":
                break
        return found

    @cached_property
    def behind(self) -> list[Token]:
        """All words and signs behind the place, but an aside in brackets and a particle right behind it."""
        text = _OPENING_ASIDE.sub(lambda aside: " " * len(aside[0]), self.text[self.span[1] :])
        tokens = self.behind_place(text)
        return tokens[1:] if tokens and tokens[0].key in _PARTICLES else tokens

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
