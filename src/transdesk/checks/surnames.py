"""Surnames that stand alone, by the article's own register of full names: «Токаев» after «Касым-Жомарт Токаев»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from transdesk.checks.context import CheckContext
from transdesk.domain.language import Language
from transdesk.domain.names import NameSpelling
from transdesk.glossary.homographs import is_everyday
from transdesk.language.person_names import (
    agreement,
    capital_words,
    dictionary_name,
    is_misspelt,
    same_name,
    sounds_like,
)

_ALIKE = 0.72
"""How much a word of the translation must agree with the surname's known spelling, or with what it should sound like."""
_SHORTEST = 4
_PATRONYMIC = re.compile(r"(?:[ое]вич|[ое]вна|ұлы|қызы|улы|кызы|[oe]vich|[oe]vna|uly|kyzy|qyzy)$", re.IGNORECASE)
_TYPICAL = re.compile(r"(?:[оеё]в|ин|ын|[сц]к(?:ий|ой|ого|ому|им|ом))(?:а|у|ым|ом|е|ой|ы|ых|ым|ыми)?$")
"""Surnames that are told from everyday words by their suffix, though Токаев is also a form of токай."""
_GENDER = re.compile(r"(?:ая|а|ий|ый|aya|a|iy|yy|y)$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;—–-]\s|\n)[\s«»“”\"'(]*$")

Word: TypeAlias = re.Match[str]


@dataclass(frozen=True, slots=True)
class Differing:
    """A surname that stands alone in the source, and the word of the translation that spells it otherwise.

    Attributes:
        usual: the surname as the translation of ``known`` has it.
    """

    source: Word
    target: Word
    usual: str
    known: NameSpelling


@dataclass(frozen=True, slots=True)
class _Surname:
    source: str
    target: str
    known: NameSpelling


def differing_surnames(context: CheckContext) -> Iterator[Differing]:
    """Each surname of the register that stands alone in the source and is spelled otherwise in the translation."""
    register = [surname for known in context.names if (surname := _surname(known)) is not None]
    if not register:
        return
    language = context.source_language
    sources, targets = capital_words(context.source), capital_words(context.plain)
    told: set[str] = set()
    for word in sources:
        meant = [one for one in register if _may_be(word, one) and same_name(word.group(), one.source, language)]
        if meant and meant[0].source not in told and _stands_alone(word, context.source, language):
            found = _other_spelling(word, meant, register, sources, targets, context)
            if found is not None:
                told.add(meant[0].source)
                yield Differing(word, found, meant[0].target, meant[0].known)


def _surname(known: NameSpelling) -> _Surname | None:
    """The surname of a full name: its last word, or the first where a patronymic ends it."""
    sources, targets = known.source.split(), known.target.split()
    if len(sources) != len(targets):
        return None
    place = -1
    if _PATRONYMIC.search(sources[-1]):
        if len(sources) < 3:
            return None
        place = 0
    long_enough = min(len(sources[place]), len(targets[place])) >= _SHORTEST
    return _Surname(sources[place], targets[place], known) if long_enough else None


def _may_be(word: Word, surname: _Surname) -> bool:
    """Whether the first letters agree, told fast."""
    return word.group()[:3].lower() == surname.source[:3].lower()


def _stands_alone(word: Word, text: str, language: Language) -> bool:
    """No part of a full name; and where a capital is due to the sentence, no everyday word."""
    if _SENTENCE_START.search(text[: word.start()]) and _is_everyday(word.group().lower(), language):
        return False
    beside = (other.group().lower() for other in _neighbours(word, text))
    return all(is_everyday(other, language) for other in beside)  # a title, or the sentence's first word


def _is_everyday(surname: str, language: Language) -> bool:
    return not _TYPICAL.search(surname) and is_everyday(surname, language)


def _neighbours(word: Word, text: str) -> Iterator[Word]:
    """The words with capitals right beside a word."""
    for other in capital_words(text):
        between = text[other.end() : word.start()] or text[word.end() : other.start()]
        if between == " ":
            yield other


def _other_spelling(
    word: Word,
    meant: Sequence[_Surname],
    register: Sequence[_Surname],
    sources: Sequence[Word],
    targets: Sequence[Word],
    context: CheckContext,
) -> Word | None:
    """The word of the translation that stands for a surname and is no form of what the register has for it."""
    languages = context.source_language, context.target_language
    usual = [dictionary_name(one.target, one.source, languages) for one in meant]
    for target in targets:
        spelled = target.group()
        likeness = max(
            sounds_like(word.group(), spelled, languages), *(agreement(spelled.lower(), one.lower()) for one in usual)
        )
        if likeness < _ALIKE or any(_agrees(spelled, one.target, languages[1]) for one in register):
            continue
        if not any(is_misspelt(spelled, one, languages[1]) for one in usual):
            continue
        others = (sounds_like(other.group(), spelled, languages) for other in sources if other.group() != word.group())
        if likeness > max(others, default=0.0):
            return target
    return None


def _agrees(spelled: str, usual: str, language: Language) -> bool:
    """Whether a word is a form of a surname, of the man's or the woman's, or derived from it (Гагаринский)."""
    stem, other = (_GENDER.sub("", word).lower() for word in (usual, spelled))
    return stem.startswith(other) or other.startswith(stem) or same_name(spelled, usual, language)
