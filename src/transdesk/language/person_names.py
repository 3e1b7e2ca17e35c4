"""Names of persons in two languages: which words stand for each other, and whether two spellings are one name.

A name is a row of two or three words with capital letters; it stands for a row of the same length in the other
language whose words sound alike. Transliteration (``names.py``) says what they should sound like; endings of case are
no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.language.names import transliterate

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
LONGEST = 3
_ALIKE = 0.72
"""How much of a word must agree with a transliteration; lower takes Европейский for European."""
_NAMESAKE = 0.6
"""How alike two spellings of one name are at least; Ерлан and Эрлан are, Ерлан and Нурлан are not."""
_ENDINGS = 3
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class NamePair:
    """A name in a text and in its translation, each as it stands there.

    Attributes:
        start, end: range of the name in the translation, in code points.
    """

    source: str
    target: str
    start: int
    end: int


@lru_cache(maxsize=1 << 13)  # the sentences of an article are asked about at each change of any of them
def pair_names(source: str, target: str, languages: tuple[Language, Language]) -> tuple[NamePair, ...]:
    """Names of a text with what stands for them in its translation; a name without a counterpart is left out."""
    rows = list(_rows(target))
    pairs: list[NamePair] = []
    for row in _rows(source):
        best = max(rows, key=lambda other, row=row: _likeness(row, other, languages), default=None)  # type: ignore[misc]
        if best is not None and _likeness(row, best, languages) >= _ALIKE and not _covered(row, best, pairs):
            pairs.append(NamePair(_said(source, row), _said(target, best), best[0].start(), best[-1].end()))
    return tuple(pairs)


def _rows(text: str) -> Iterator[list[re.Match[str]]]:
    """Every row of words with capitals, the longest first, parted by single spaces only."""
    found = list(_WORD.finditer(text))
    for length in range(LONGEST, 1, -1):
        for start in range(len(found) - length + 1):
            row = found[start : start + length]
            apart = all(text[a.end() : b.start()] == " " for a, b in pairwise(row))
            if apart and all(_is_capital(word.group()) for word in row):
                yield row


def capital_words(text: str) -> list[re.Match[str]]:
    """The words of a text that may be names: a capital and small letters."""
    return [word for word in _WORD.finditer(text) if _is_capital(word.group())]


def _is_capital(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and not word.isupper()


def _said(text: str, row: list[re.Match[str]]) -> str:
    return text[row[0].start() : row[-1].end()]


def _covered(row: list[re.Match[str]], other: list[re.Match[str]], pairs: list[NamePair]) -> bool:
    """Whether a longer name has taken these words already."""
    said = " ".join(word.group() for word in row)
    return any(p.start <= other[0].start() and other[-1].end() <= p.end for p in pairs) or any(
        said in pair.source for pair in pairs
    )


def _likeness(row: list[re.Match[str]], other: list[re.Match[str]], languages: tuple[Language, Language]) -> float:
    """The likeness of the least alike words of two rows of one length."""
    if len(row) != len(other):
        return 0.0
    return min(sounds_like(a.group(), b.group(), languages) for a, b in zip(row, other, strict=True))


@lru_cache(maxsize=1 << 14)
def sounds_like(word: str, other: str, languages: tuple[Language, Language]) -> float:
    """How much a word of one language agrees with what a word of another should be there, 0 to 1, endings aside."""
    bare = _POSSESSIVE.sub("", word)
    spellings = transliterate(bare, *languages)
    return max((agreement(spelling.lower(), other.lower()) for spelling in spellings), default=0.0)


def agreement(spelling: str, other: str) -> float:
    """Likeness of the beginnings of two words in small letters, 0 to 1: the longer one may carry an ending."""
    length = max(min(len(spelling), len(other)), _LETTERS)
    return SequenceMatcher(None, spelling[: length + 1], other[: length + 1], autojunk=False).ratio()


def last_words(one: str, other: str) -> tuple[str, str]:
    """Two names cut to equal length from the left: titles and first names may be there or not."""
    ours, theirs = one.split(), other.split()
    length = max(2, min(len(ours), len(theirs)))
    return " ".join(ours[-length:]), " ".join(theirs[-length:])


def same_name(one: str, other: str, language: Language) -> bool:
    """Whether two words or phrases are forms of one name, of a man or of a woman."""
    ours, theirs = one.split(), other.split()
    return len(ours) == len(theirs) and all(_one_name(a, b, language) for a, b in zip(ours, theirs, strict=True))


@lru_cache(maxsize=1 << 14)
def _one_name(one: str, other: str, language: Language) -> bool:
    if one.lower() == other.lower():
        return True
    return any(other.lower() in _forms(base, language) for base in _bases(one) if one.lower() in _forms(base, language))


def _bases(word: str) -> Iterator[str]:
    """What the dictionary form of a name may be."""
    yield word
    for cut in range(_ENDINGS + 1):
        stem = word[: len(word) - cut]
        if len(stem) >= _LETTERS:
            yield stem
            yield from (stem + ending for ending in ("а", "я", "й", "ь"))


@lru_cache(maxsize=1 << 12)
def _forms(name: str, language: Language) -> frozenset[str]:
    from transdesk.language.morphology import morphology

    known = morphology(language)
    kinds = (TermKind.PERSON_M, TermKind.PERSON_F)
    return frozenset(form.lower() for kind in kinds for form in known.spellings(name, kind))


def dictionary_name(name: str, source: str, languages: tuple[Language, Language]) -> str:
    """The dictionary form of a name in a translation: of what it may be a form of, that which sounds most like the source.

    Args:
        name: the name as a translation has it, in any case.
        source: the same name in the article; a name with another number of words leaves the name as it is.
        languages: of the article and of the translation.
    """
    words, sources = name.split(), source.split()
    if len(words) != len(sources):
        return name
    return " ".join(_dictionary_word(a, b, languages) for a, b in zip(words, sources, strict=True))


def _dictionary_word(word: str, source: str, languages: tuple[Language, Language]) -> str:
    spellings = [one.lower() for one in transliterate(_POSSESSIVE.sub("", source), *languages)]
    bases = [base for base in dict.fromkeys(_bases(word)) if word.lower() in _forms(base, languages[1])]
    return max(bases or [word], key=lambda base: max(_ratio(base.lower(), one) for one in spellings))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


_WOMANS = re.compile(r"(?:[оеё]ва|ина|ская|цкая|ova|eva|yeva|ina|skaya|қызы|kyzy)$", re.IGNORECASE)


def kind_of(name: str) -> TermKind:
    """Whether a name in dictionary form is a woman's by its surname or patronymic; else it is taken for a man's."""
    return TermKind.PERSON_F if _WOMANS.search(name) else TermKind.PERSON_M


def is_misspelt(one: str, other: str, language: Language) -> bool:
    """Whether two words or phrases look like two spellings of one name, and are no forms of each other."""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs) or same_name(one, other, language):
        return False
    return all(agreement(a.lower(), b.lower()) >= _NAMESAKE for a, b in zip(ours, theirs, strict=True))
