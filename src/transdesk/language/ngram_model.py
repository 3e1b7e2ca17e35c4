"""Scoring a text against the profiles of several languages, exactly.

langdetect draws letter groups at random until it is sure; this model sums over all of them, so that the
answer is the same every time, faster, and better on short text. The posterior of a language is
proportional to its prior times the product of the smoothed frequencies of all letter groups and words,
each to the power of a weight below one, because overlapping groups are not independent.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transdesk.language.letters import ALPHABETS, foreign_letters
from transdesk.language.profiles import ORDER, Profile, groups_of, words_of

Row = list[float]
SCALE = 30
"""Log frequencies are kept as bytes, in steps of 1/30: small, and quick to load."""
LONGEST_WORD = 99
WORDS_KEPT = 20_000
"""Words whose evidence is kept: running text repeats itself."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Settings of the model, chosen on halves of the test set and checked on the other halves (docs).

    Attributes:
        group: power of a letter group's frequency.
        word: power of a word's frequency.
        name: factor for words that begin with a capital: names are written alike everywhere.
        letter: logarithm by which a letter outside a language's alphabet speaks against it.
        floor: frequency of an unseen group, per million (langdetect: 0.5 in 10,000).
        word_floor: frequency of an unseen word, per million.
    """

    group: float = 0.2
    word: float = 0.3
    name: float = 0.4
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
        self._groups = _rows([profile.groups for profile in profiles], self._weights.floor, self.order)
        self._words = _rows([profile.words for profile in profiles], self._weights.word_floor, LONGEST_WORD)
        self._evidence = lru_cache(maxsize=WORDS_KEPT)(self._word_evidence)
        self._letters = all(name in ALPHABETS for name in self.languages)

    def posterior(self, text: str) -> list[tuple[float, str]]:
        """Probability of each language, the likeliest first."""
        words = words_of(text)
        scores = list(self._prior)
        for weight, rows in zip((1.0, self._weights.name), self._plain_and_names(words), strict=True):
            if rows:
                sums = map(sum, zip(*rows, strict=True))
                scores = [score + weight * value for score, value in zip(scores, sums, strict=True)]
        if self._letters:
            odd = foreign_letters(Counter(text.lower()), self.languages)
            scores = [score - self._weights.letter * count for score, count in zip(scores, odd, strict=True)]
        return _softmax(scores, self.languages)

    def knows(self, word: str, language: str) -> bool:
        """Whether a lower-case word is one of the language's frequent words."""
        row = self._words.get(word)
        return row is not None and language in self.languages and row[self.languages.index(language)] > 0

    def _plain_and_names(self, words: Sequence[str]) -> tuple[list[Row], list[Row]]:
        """Evidence of the plain words, and of those with a capital; a text all in capitals has no names."""
        capital = [word[0].isupper() for word in words]
        titled = sum(capital) > 0.8 * len(words)
        plain: list[Row] = []
        names: list[Row] = []
        for index, word in enumerate(words):
            begins = index == 0 and not any(capital[1:2])
            is_name = capital[index] and not begins and not titled
            (names if is_name else plain).append(self._evidence(word.lower()))
        return plain, names

    def _word_evidence(self, word: str) -> Row:
        """Weighted evidence of one lower-case word: the sum over its letter groups, and the word itself."""
        found = self._groups
        rows = [found[group] for group in groups_of(word, self.order) if group in found]
        weight = self._weights.group / SCALE
        sums = [weight * sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(self.languages)
        row = self._words.get(word)
        if row is not None:
            weight = self._weights.word / SCALE
            sums = [value + weight * more for value, more in zip(sums, row, strict=True)]
        return sums


def _rows(tables: Sequence[Mapping[str, float]], floor: float, order: int) -> dict[str, bytearray]:
    """For each key its log frequency over the floor in every language, in steps of 1 / ``SCALE``."""
    empty = bytes(len(tables))
    rows: dict[str, bytearray] = {}
    steps: dict[float, int] = {}
    for index, table in enumerate(tables):
        for key, value in table.items():
            if len(key) > order:
                continue
            row = rows.get(key)
            if row is None:
                row = rows[key] = bytearray(empty)
            step = steps.get(value)
            if step is None:
                step = steps[value] = min(255, round(SCALE * math.log1p(value / floor)))
            row[index] = step
    return rows


def _softmax(scores: Sequence[float], names: Sequence[str]) -> list[tuple[float, str]]:
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return sorted(((power / total, name) for power, name in zip(powers, names, strict=True)), reverse=True)
