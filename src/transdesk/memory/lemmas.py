"""All forms of a word that somebody looks for, in whatever form it was typed.

Russian: every lexeme of the dictionary that has the form (pymorphy3, OpenCorpora), verbs and adjectives too. Kazakh and
English: the stems of which the word can be a form, tried from the longest, each with its whole paradigm; verbs of both
by their regular endings.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.domain.words import word_key
from transdesk.language import morphology

_SHORTEST = 2
_HARD = {"б": "п", "г": "к", "ғ": "қ", "в": "ф"}
"""A voiced consonant before a suffix and the one that the stem ends in: кітабы, кітап."""


@lru_cache(maxsize=4096)
def forms_of(word: str, language: Language) -> frozenset[str]:
    """The keys of all forms of a word (``domain/words.py``), its own among them; one word each."""
    key = word_key(word)
    if any(char.isdigit() for char in key) or len(key) <= _SHORTEST:
        return frozenset({key})
    found = {key}
    if language is Language.RU:
        found |= _russian(key)
    elif language is Language.KK:
        found |= _kazakh(key)
    else:
        for stem in _stems(key, language):
            found |= _spellings(stem, language) | _verb_forms(stem)
    return frozenset(found)


def _kazakh(key: str) -> set[str]:
    """Of a noun's stems and of a verb's. Where the two are one (барды: went, existent), the verb is meant."""
    from transdesk.language.morphology.kk import verbs

    acting = verbs.stems_in(key)
    found = {word_key(form) for stem in acting for form in verbs.forms(stem)}
    return found.union(*(_spellings(stem, Language.KK) for stem in _stems(key, Language.KK) if stem not in acting))


def _russian(key: str) -> set[str]:
    from transdesk.language.morphology.ru.lexicon import parses

    known = [parse for parse in parses(key) if parse.is_known] or list(parses(key)[:1])
    return {word_key(form.word) for parse in known for form in parse.lexeme} | _spellings(key, Language.RU)


def _stems(key: str, language: Language) -> list[str]:
    """Words of which ``key`` is a form; itself first."""
    english = language is Language.EN
    shorter = _shorter(key, language)
    return [key, *(s for s in shorter if key in _spellings(s, language) or (english and key in _verb_forms(s)))]


def _shorter(key: str, language: Language) -> Iterator[str]:
    for length in range(len(key) - 1, _SHORTEST - 1, -1):
        stem = key[:length]
        yield stem
        if language is Language.KK and stem[-1] in _HARD:
            yield stem[:-1] + _HARD[stem[-1]]
        if language is Language.EN:
            yield from (stem + "y", stem + "e") if length >= len(key) - 3 else ()


def _spellings(stem: str, language: Language) -> set[str]:
    texts = morphology(language).spellings(stem)
    return {word_key(text.replace("'", "’").partition("’")[0]) for text in texts if " " not in text and "-" not in text}


def _verb_forms(stem: str) -> set[str]:
    """Regular forms (Quirk et al. 1985, 3.5-3.9): sign, signs, signed, signing; stop, stopped; carry, carried."""
    if stem.endswith("e"):
        return {stem, stem + "s", stem + "d", stem[:-1] + "ing"}
    if stem.endswith("y") and stem[-2:-1] not in "aeiou":
        return {stem, stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"}
    plain = {stem, stem + "s", stem + "es", stem + "ed", stem + "ing"}
    return plain | {stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
