"""One designation as it is recognised: the words it begins with, and all its forms once they are needed.

Forms are generated when a text holds words that could be one of them, so that a glossary of any size is ready at
once and only the terms of the texts at hand are ever inflected.
"""

from __future__ import annotations

import re

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.glossary.compounds import Compound, Standing, compound_at, keeps_meaning, standing
from transdesk.glossary.grammar import SUGGEST, for_morphology
from transdesk.glossary.plausible import is_form
from transdesk.glossary.tokens import QUOTES, Words, key_of, keys_of_forms, words_of

# Suppletive and vowel-changing forms whose first letters differ from the dictionary form's
_ALIASES = {
    "люди": "человек", "людей": "человек", "людям": "человек", "людьми": "человек", "людях": "человек",
    "лет": "год", "годы": "год", "дети": "ребенок", "детей": "ребенок", "детям": "ребенок", "детьми": "ребенок",
    "детях": "ребенок", "дня": "день", "дню": "день", "днем": "день", "дне": "день", "дни": "день", "дней": "день",
    "дням": "день", "днями": "день", "днях": "день", "сна": "сон", "льна": "лен", "льда": "лед", "льду": "лед",
    "people": "person", "men": "man", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
}  # fmt: skip

_ENDED_ACRONYM = re.compile(r"[^\W\d_a-zа-яәіңғүұқөһ]-[а-яәіңғүұқөһ]{1,4}$")


_LEAST_BEFORE = 2  # words before the last one: of shorter phrases too little is left to tell them by
_LONGEST_BEFORE = 9  # words before the last one of the longest phrases that are looked for so
_MOST_BETWEEN = 6  # tokens: 2,3 миллионнан астам
_BETWEEN = frozenset(
    "бұл осы сол мына әр әрбір барлық кей кейбір бірнеше көп бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс "
    "жетпіс сексен тоқсан жүз мың миллион миллионнан млн млрд астам жуық жаңа".split()
)


def may_be_interrupted(words: Words, index: int) -> bool:
    """Whether a word that may stand inside a Kazakh phrase is near enough behind a place: told fast."""
    return any(
        spelling in _BETWEEN or spelling[0].isdigit()
        for spelling in words.spellings[index + _LEAST_BEFORE : index + _LONGEST_BEFORE]
    )


def _is_between(spelling: str, before: str) -> bool:
    """Whether a token may stand between a Kazakh phrase and its noun and leave both what they are."""
    return spelling[0].isdigit() or key_of(spelling) in _BETWEEN or (spelling == "," and before[-1].isdigit())


def alias_of(key: str) -> str:
    """The dictionary form of a word whose forms begin differently, else the word itself."""
    return _ALIASES.get(key, key)


def stem_length(word: str, language: Language = Language.KK) -> int:
    """How many first letters all forms of a word share at least.

    Endings replace up to two letters; in Russian a vowel may come and go before the last consonant (письмо, писем),
    young animals change four (котёнок, котята), in English *person* becomes *people*.
    """
    length = len(word)
    if length <= 3:
        return max(1, length - 1)
    if length == 4:
        return 2
    if language is Language.RU and length > 5:
        return max(2, length - 4) if word.endswith(("енок", "онок")) else length - 3
    if language is Language.EN and word.endswith("person"):
        return length - 5
    return length - 2


def is_acronym(text: str) -> bool:
    """Whether a designation is written in capitals: БҰҰ, OSCE, С5+1."""
    if " " in text or text[1:] == text[1:].lower():
        return False  # most terms, told fast
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= max(2, len(letters) - 1)


def stems_of(text: str, language: Language) -> tuple[str, ...]:
    """The first letters that all forms of a designation share, word by word."""
    words = words_of(text)
    if is_acronym(text):
        return words[:1]
    if len(words) > 1 and _ENDED_ACRONYM.search(text):
        words = words[:-1]  # СЭС-і: the ending is a word of its own to the tokeniser, and changes
    return tuple([word[: stem_length(word, language)] for word in words])


class Entry:
    """A designation of a concept, ready to be recognised in running text.

    Attributes:
        concept, designation: what is recognised.
        order: precedence of the concept, the lowest first.
        words: keys of the dictionary form's tokens.
        stems: the first letters that a text's words must share with them.
        capital: a name, which is recognised only where the text has a capital.
        common: one everyday word without grammar of its own, which a dictionary may know.
    """

    __slots__ = (
        "_forms", "_known", "_quotes", "acronym", "capital", "common", "concept", "designation", "longest", "order", "stems", "suggested",
        "words",
    )  # fmt: skip

    def __init__(self, concept: Concept, designation: Designation, order: int = 0) -> None:
        self.concept = concept
        self.designation = designation
        self.order = order
        self.words = words_of(designation.text)
        self.acronym = is_acronym(designation.text)
        self.stems = stems_of(designation.text, designation.language)
        self.capital = concept.kind.is_name and _has_capital(designation.text)
        self._quotes = not QUOTES.isdisjoint(designation.text)
        self.suggested = any(key == SUGGEST for key, _ in designation.grammar)
        self.longest = 0
        self.common = len(self.words) == 1 and not (designation.grammar or concept.kind.is_name or self.acronym)
        self._known: set[str] = set()
        self._forms: frozenset[str] | None = None

    def plausible(self, words: Words, index: int) -> bool:
        """Whether the words from ``index`` on begin like the term's words, one by one."""
        keys = words.keys(index, index + len(self.stems))
        if len(keys) < len(self.stems):
            return False
        for key, stem in zip(reversed(keys), reversed(self.stems), strict=True):  # the index knows the first two
            if not key.startswith(stem) and not alias_of(key).startswith(stem):
                return False
        return True

    def has_form(self, key: str, morphology: Morphology) -> bool:
        """Whether a form of a one-word designation is the word, or begins with it and goes on with a sign (СЭС-і).

        Forms are generated where the dictionary or the rules for single words cannot tell.
        """
        if self.common and self._forms is None and key == alias_of(key):
            told = is_form(key, self.words[0], self.designation.language)
            if told:
                self._known.add(key)
            if told is not None:
                return told
        forms = self.forms(morphology)
        return key in forms or (self.longest > 1 and any(form.startswith(f"{key} ") for form in forms))

    def forms(self, morphology: Morphology) -> frozenset[str]:
        """All forms, the keys of each joined by spaces; generated at the first call."""
        if self._forms is None:
            kind, grammar = self.concept.kind, for_morphology(self.designation.grammar)
            fast = getattr(morphology, "spellings", None)
            term = self.designation.text
            texts = fast(term, kind, grammar) if fast else {form.text for form in morphology.forms(term, kind, grammar)}
            self._forms = keys_of_forms((term, *texts))
            self.longest = 1 + max(form.count(" ") for form in self._forms)
        return self._forms

    def length_at(self, words: Words, index: int, text: str, morphology: Morphology) -> int:
        """How many tokens from ``index`` on are a form of the term; 0 where they are none."""
        forms = self._forms
        if forms is None:
            if self._known and key_of(words.spellings[index]) in self._known:
                return int(self._fits(words, index, index + 1, text))
            if not self.plausible(words, index):
                return 0
            forms = self.forms(morphology)
        keys = words.keys(index, index + self.longest)
        for length in range(len(keys), 0, -1):
            if " ".join(keys[:length]) in forms and self._fits(words, index, index + length, text):
                return length
        return 0

    def interrupted_at(self, words: Words, index: int, text: str, morphology: Morphology) -> int:
        """How many tokens from ``index`` on are a Kazakh phrase with a number or the like before its last word; else 0.

        Хабарсыз кеткен 112 адам: the number stands before the noun itself, not before what describes it.
        """
        stem = self.words[:-1]
        if len(stem) < _LEAST_BEFORE or words.keys(index, index + len(stem)) != stem:
            return 0
        last = index + len(stem)
        while last < min(len(words), index + len(stem) + _MOST_BETWEEN) and _is_between(
            words.spellings[last], words.spellings[last - 1]
        ):
            last += 1
        if last == index + len(stem) or last >= len(words):
            return 0
        whole = " ".join((*stem, key_of(words.spellings[last])))
        length = last + 1 - index
        return length if whole in self.forms(morphology) and self._fits(words, index, last + 1, text) else 0

    def _fits(self, words: Words, index: int, stop: int, text: str) -> bool:
        """Whether letter case and the neighbours allow these words to be the term."""
        start, end = words.span(index, stop)
        if not self._case_fits(words.spellings[index:stop], text[start:end]):
            return False
        compound = compound_at(text, start, end)
        return compound is None or self.standing(compound) is not Standing.OTHER

    def _case_fits(self, spellings: list[str], found: str) -> bool:
        """Names need their capital; acronyms all of them; case-sensitive terms every letter."""
        if self.concept.case_sensitive:
            return _same_case(self.designation.text, found)
        if self.acronym and self.concept.kind is not TermKind.TERM:
            first = spellings[0][: max(2, len(self.designation.text) - 2)]
            return first.upper() == first or _same_case(self.designation.text, found)  # КоАП
        return not self.capital or any(spelling[0].isupper() for spelling in spellings)

    def whole(self, text: str, start: int, end: int) -> tuple[int, int]:
        """A found range with the quotation marks that belong to the designation, as in «Казахтелеком»."""
        if not self._quotes:
            return start, end
        if self.designation.text[0] in QUOTES and start and text[start - 1] in QUOTES:
            start -= 1
        if end < len(text) and text[end] in QUOTES:
            inner = sum(char in QUOTES for char in text[start:end])
            end += inner % 2
        return start, end

    def standing(self, compound: Compound) -> Standing:
        """Whether the words found in a compound are the term, only qualify another word, or are a part of one."""
        if not self.concept.kind.is_name:
            return standing(compound, self.designation.language)
        return Standing.TERM if self._beside_names(compound) else Standing.OTHER

    def _beside_names(self, compound: Compound) -> bool:
        """Names stand side by side (Алматы-Астана), in English in any compound, and take what leaves them as they are."""
        left, right = compound.left[:1], compound.right[:1]
        if self.designation.language is Language.EN or keeps_meaning(compound, self.designation.language):
            return True
        if right and self.acronym and right[0][0].islower():
            return True  # БҰҰ-ның: the ending after the hyphen
        return all(part[0].isupper() for part in (*left, *right))


def _has_capital(term: str) -> bool:
    return any(word.strip("«»“”\"'")[:1].isupper() for word in term.split())


def _same_case(term: str, found: str) -> bool:
    """Whether the letters that a form shares with its dictionary form agree in case."""
    for expected, char in zip(term, found, strict=False):
        if expected.lower() != char.lower():
            break
        if expected != char:
            return False
    return True
