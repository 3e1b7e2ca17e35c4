"""One designation as it is recognised: the words it begins with, and all its forms once they are needed.

Forms are generated when a text holds words that could be one of them, so that a glossary of any size is ready at
once and only the terms of the texts at hand are ever inflected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.glossary.grammar import SUGGEST, for_morphology
from transdesk.glossary.tokens import HYPHENS, QUOTES, Token, keys_of, words_of

# Suppletive and vowel-changing forms whose first letters differ from the dictionary form's
_ALIASES = {
    "люди": "человек", "людей": "человек", "людям": "человек", "людьми": "человек", "людях": "человек",
    "лет": "год", "годы": "год", "дети": "ребенок", "детей": "ребенок", "детям": "ребенок", "детьми": "ребенок",
    "детях": "ребенок", "дня": "день", "дню": "день", "днем": "день", "дне": "день", "дни": "день", "дней": "день",
    "дням": "день", "днями": "день", "днях": "день", "сна": "сон", "льна": "лен", "льда": "лед", "льду": "лед",
    "people": "person", "men": "man", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
}  # fmt: skip

_ENDED_ACRONYM = re.compile(r"[^\W\d_a-zа-яәіңғүұқөһ]-[а-яәіңғүұқөһ]{1,4}$")


def alias_of(key: str) -> str:
    """The dictionary form of a word whose forms begin differently, else the word itself."""
    return _ALIASES.get(key, key)


def stem_length(word: str, language: Language = Language.KK) -> int:
    """How many first letters all forms of a word share at least.

    Endings replace up to two letters; in Russian a vowel may come and go before the last consonant (письмо, писем),
    in English *person* becomes *people*.
    """
    length = len(word)
    if length <= 3:
        return max(1, length - 1)
    if length == 4:
        return 2
    if language is Language.RU and length > 5:
        return length - 3
    if language is Language.EN and word.endswith("person"):
        return length - 5
    return length - 2


def is_acronym(text: str) -> bool:
    """Whether a designation is written in capitals: БҰҰ, OSCE, С5+1."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and " " not in text and sum(map(str.isupper, letters)) >= max(2, len(letters) - 1)


class Entry:
    """A designation of a concept, ready to be recognised in running text.

    Attributes:
        concept, designation: what is recognised.
        order: precedence of the concept, the lowest first.
        words: keys of the dictionary form's tokens.
        stems: the first letters that a text's words must share with them.
    """

    __slots__ = ("_forms", "acronym", "concept", "designation", "longest", "order", "stems", "suggested", "words")

    def __init__(self, concept: Concept, designation: Designation, order: int = 0) -> None:
        self.concept = concept
        self.designation = designation
        self.order = order
        self.words = words_of(designation.text)
        self.acronym = is_acronym(designation.text)
        self.stems = (
            self.words[:1]
            if self.acronym
            else tuple([word[: stem_length(word, designation.language)] for word in self.words])
        )
        if len(self.stems) > 1 and _ENDED_ACRONYM.search(designation.text):
            self.stems = self.stems[:-1]  # СЭС-і: the ending is a word of its own to the tokeniser, and changes
        self.suggested = any(key == SUGGEST for key, _ in designation.grammar)
        self.longest = 0
        self._forms: frozenset[tuple[str, ...]] | None = None

    def plausible(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the words from ``index`` on begin like the term's words, one by one."""
        if index + len(self.stems) > len(tokens):
            return False
        for stem, token in zip(self.stems, tokens[index : index + len(self.stems)], strict=True):
            if not token.key.startswith(stem) and not alias_of(token.key).startswith(stem):
                return False
        return True

    def forms(self, morphology: Morphology) -> frozenset[tuple[str, ...]]:
        """All forms as word keys, generated at the first call."""
        if self._forms is None:
            kind, grammar = self.concept.kind, for_morphology(self.designation.grammar)
            fast = getattr(morphology, "spellings", None)
            term = self.designation.text
            texts = fast(term, kind, grammar) if fast else {form.text for form in morphology.forms(term, kind, grammar)}
            self._forms = frozenset(key for key in map(keys_of, (term, *texts)) if key)
            self.longest = max(map(len, self._forms))
        return self._forms

    def length_at(self, tokens: Sequence[Token], index: int, text: str, morphology: Morphology) -> int:
        """How many tokens from ``index`` on are a form of the term; 0 where they are none."""
        if not self.plausible(tokens, index):
            return 0
        forms = self.forms(morphology)
        for length in range(min(self.longest, len(tokens) - index), 0, -1):
            part = tokens[index : index + length]
            if tuple([token.key for token in part]) in forms and self._fits(part, text, morphology.language):
                return length
        return 0

    def _fits(self, part: Sequence[Token], text: str, language: Language) -> bool:
        """Whether letter case and the neighbours allow these words to be the term."""
        start, end = part[0].start, part[-1].end
        return self._case_fits(part, text) and self._apart(start, end, text, language)

    def _case_fits(self, part: Sequence[Token], text: str) -> bool:
        """Names need their capital; acronyms all of them; case-sensitive terms every letter."""
        concept, term = self.concept, self.designation.text
        found = text[part[0].start : part[-1].end]
        if concept.case_sensitive:
            return _same_case(term, found)
        if self.acronym and concept.kind is not TermKind.TERM:
            first = text[part[0].start : part[0].end][: max(2, len(term) - 2)]
            return first.upper() == first
        if not concept.kind.is_name:
            return True
        capital = next((word for word in term.split() if word.strip("«»“”\"'")[:1].isupper()), None)
        return capital is None or any(text[token.start].isupper() for token in part)

    def _apart(self, start: int, end: int, text: str, language: Language) -> bool:
        """No part of another word: a hyphen joins words, but for names side by side and English compounds."""
        left = start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum()
        right = end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalnum()
        if not left and not right:
            return True
        if not self.concept.kind.is_name:
            return False
        if language is Language.EN:
            return True
        if right and self.acronym and text[end + 1].islower():
            return True  # БҰҰ-ның: the ending after the hyphen
        return (not left or _word_before(text, start - 1)[:1].isupper()) and (not right or text[end + 1].isupper())


def _same_case(term: str, found: str) -> bool:
    """Whether the letters that a form shares with its dictionary form agree in case."""
    for expected, char in zip(term, found, strict=False):
        if expected.lower() != char.lower():
            break
        if expected != char:
            return False
    return True


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in HYPHENS):
        start -= 1
    return text[start:end]


def quoted_span(designation: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the quotation marks that belong to a designation such as «Казахтелеком»."""
    if designation[:1] in QUOTES and start and text[start - 1] in QUOTES:
        start -= 1
    if any(sign in QUOTES for sign in designation) and end < len(text) and text[end] in QUOTES:
        inner = sum(char in QUOTES for char in text[start:end])
        end += inner % 2
    return start, end
