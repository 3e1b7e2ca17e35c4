"""Scoring a text against the profiles of several languages, exactly.

langdetect draws letter groups at random until it is sure; this model sums over all of them, so that the
answer is the same every time, faster, and better on short text. The posterior of a language is
proportional to its prior times the product of the smoothed frequencies of all letter groups and words,
each to the power of a weight below one, because overlapping groups are not independent.
"""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transdesk.language.letters import ALPHABETS, foreign_letters
from transdesk.language.profiles import ORDER, Profile, groups_of, words_of

SCALE = 30
"""Log frequencies are kept as whole steps of 1/30."""
LANE = 32
"""Bits that a language has in a packed row."""
WORDS_KEPT = 20_000
"""Words whose evidence is kept: running text repeats itself."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of the model, chosen on news sentences whose other half the neighbours' profiles were counted from.

    Attributes:
        group: power of a letter group's frequency.
        word: power of a word's frequency.
        name: factor for words that begin with a capital: names are written alike everywhere.
        shortest: letters in the shortest groups that count; single letters add nothing where alphabets are evidence.
        letter: logarithm by which a letter outside a language's alphabet speaks against it.
        floor: frequency of an unseen group, per million (langdetect: 0.5 in 10,000).
        word_floor: frequency of an unseen word, per million.
    """

    group: float = 0.2
    word: float = 0.3
    name: float = 0.4
    shortest: int = 1
    letter: float = 1.0
    floor: float = 50.0
    word_floor: float = 200.0


class NgramModel:
    """Posterior probabilities of a fixed set of languages.

    Args:
        profiles: one per language.
        prior: prior probability by language; sums to one.
        weights: settings.
    """

    def __init__(self, profiles: Sequence[Profile], prior: Mapping[str, float], weights: Weights | None = None) -> None:
        self.languages = tuple(profile.name for profile in profiles)
        self.order = min(ORDER, *(profile.order for profile in profiles))
        self._weights = weights or Weights()
        self._prior = [math.log(prior[name]) for name in self.languages]
        self._groups = _rows([profile.groups for profile in profiles], self._weights.floor)
        self._words = _rows([profile.words for profile in profiles], self._weights.word_floor)
        self._evidence = lru_cache(maxsize=WORDS_KEPT)(self._word_evidence)
        self._letters = all(name in ALPHABETS for name in self.languages)

    def posterior(self, text: str) -> list[tuple[float, str]]:
        """Probability of each language, the likeliest first."""
        scores = list(self._prior)
        for factor, words in zip((1.0, self._weights.name), _plain_and_names(words_of(text)), strict=True):
            found = [self._evidence(word) for word in words]
            for weight, packed in (
                (self._weights.group, sum(groups for groups, _ in found)),
                (self._weights.word, sum(whole for _, whole in found)),
            ):
                steps = self._unpacked(packed)
                scores = [s + factor * weight / SCALE * step for s, step in zip(scores, steps, strict=True)]
        if self._letters:
            odd = foreign_letters(Counter(text.lower()), self.languages)
            scores = [score - self._weights.letter * count for score, count in zip(scores, odd, strict=True)]
        return _softmax(scores, self.languages)

    def knows(self, word: str, language: str) -> bool:
        """Whether a lower-case word is one of the language's frequent words."""
        packed = self._words.get(word, 0)
        return language in self.languages and self._unpacked(packed)[self.languages.index(language)] > 0

    def _word_evidence(self, word: str) -> tuple[int, int]:
        """Evidence of one lower-case word, packed: the sum over its letter groups, and the word as a whole."""
        found = self._groups
        return sum(
            found.get(group, 0) for group in groups_of(word, self.order, self._weights.shortest)
        ), self._words.get(word, 0)

    def _unpacked(self, packed: int) -> Sequence[int]:
        """The lanes of a packed row, one number a language."""
        size = len(self.languages)
        return struct.unpack(f"<{size}I", packed.to_bytes(LANE // 8 * size, "little"))


def _plain_and_names(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words in lower case: plain ones, and those with a capital; a text all in capitals has no names."""
    capital = [word[0].isupper() for word in words]
    titled = sum(capital) > 0.8 * len(words)
    plain: list[str] = []
    names: list[str] = []
    for index, word in enumerate(words):
        begins = index == 0 and not any(capital[1:2])
        is_name = capital[index] and not begins and not titled
        (names if is_name else plain).append(word.lower())
    return plain, names


def _rows(tables: Sequence[Mapping[str, float]], floor: float) -> dict[str, int]:
    """For each key its log frequency over the floor in every language, packed into one integer.

    Each language has a lane of ``LANE`` bits, so that adding two rows adds all languages at once; a lane
    cannot overflow, since a step is below 256 and a text has fewer than 2 ** 24 groups.
    """
    rows: dict[str, int] = {}
    known = rows.get
    for index, table in enumerate(tables):
        steps = {
            value: min(255, round(SCALE * math.log1p(value / floor))) << LANE * index for value in set(table.values())
        }
        for key, value in table.items():
            rows[key] = known(key, 0) + steps[value]
    return rows


def _softmax(scores: Sequence[float], names: Sequence[str]) -> list[tuple[float, str]]:
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return sorted(((power / total, name) for power, name in zip(powers, names, strict=True)), reverse=True)
