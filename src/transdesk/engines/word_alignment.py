"""Word alignment from attention, corrected by what else is known about two sentences.

Attention of a small model wanders; two things steady it: words that are the same word in both languages
(``cognates.py``), and that translations run roughly side by side. Attention is first divided by what each
source word draws from all target words, so that a word on which idle attention collects wins nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from transdesk.domain.engine import Alignment
from transdesk.engines._pieces import Span
from transdesk.engines.cognates import likeness, skeleton

Matrix: TypeAlias = list[list[float]]
_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
# weights of the three kinds of evidence, each 0..1 for a pair of words
_COGNATE: Final = 1.5
_PLACE: Final = 0.5
_WIDTH: Final = 0.15  # of the sentence: how far a translation wanders from its source's place
_NEARLY: Final = 0.75  # of the best: second links as strong as this are kept


def align_words(
    source: str,
    source_spans: Sequence[Span],
    target: str,
    target_spans: Sequence[Span],
    rows: Sequence[Sequence[float]],
) -> Alignment:
    """Link every target word to the source word, or words, that it most likely came from.

    Words never link to punctuation, nor punctuation to words.

    Args:
        source: the source text.
        target: the target text.
        source_spans: range of each source token, empty where it stands for no text.
        target_spans: range of each target token.
        rows: attention, one row for each target token, one column for each source token.
    """
    source_words = [m.span() for m in _WORD.finditer(source)]
    target_words = [m.span() for m in _WORD.finditer(target)]
    attention = _balanced(_by_words(source_words, source_spans, target_words, target_spans, rows))
    ours = [source[a:b] for a, b in source_words]
    theirs = [target[a:b] for a, b in target_words]
    evidence = _with_knowledge(attention, ours, theirs)
    links: list[tuple[int, int, int, int, float]] = []
    for word, weights in zip(target_words, evidence, strict=True):
        total, best = sum(weights), max(weights, default=0.0)
        links += [
            (span[0], span[1], word[0], word[1], round(weight / total, 4))
            for span, weight in zip(source_words, weights, strict=True)
            if weight > 0 and weight >= _NEARLY * best
        ]
    return Alignment(tuple(links))


def _by_words(
    source_words: Sequence[Span],
    source_spans: Sequence[Span],
    target_words: Sequence[Span],
    target_spans: Sequence[Span],
    rows: Sequence[Sequence[float]],
) -> Matrix:
    """Attention of the pieces added up by words: a row for each target word, a column for each source word."""
    columns = [_word_at(source_words, span) for span in source_spans]
    matrix: Matrix = [[0.0] * len(source_words) for _ in target_words]
    for span, row in zip(target_spans, rows, strict=False):
        word = _word_at(target_words, span)
        if word is None:
            continue
        for column, weight in zip(columns, row, strict=False):
            if column is not None:
                matrix[word][column] += weight
    return matrix


def _balanced(matrix: Matrix) -> Matrix:
    """Each column divided by its mean, then each row brought to the sum of 1."""
    if not matrix:
        return matrix
    means = [sum(column) / len(matrix) or 1.0 for column in zip(*matrix, strict=True)]
    divided = [[weight / mean for weight, mean in zip(row, means, strict=True)] for row in matrix]
    return [[weight / (sum(row) or 1.0) for weight in row] for row in divided]


def _with_knowledge(attention: Matrix, ours: Sequence[str], theirs: Sequence[str]) -> Matrix:
    """Attention, likeness and place added up; pairs of a word and a punctuation mark stay at 0."""
    skeletons = [skeleton(word) for word in ours]
    found: Matrix = []
    for i, (word, row) in enumerate(zip(theirs, attention, strict=True)):
        own, letters = skeleton(word), word[0].isalnum()
        place = (i + 0.5) / len(theirs)
        found.append(
            [
                weight
                + _COGNATE * likeness(own, other)
                + _PLACE * math.exp(-(((place - (j + 0.5) / len(ours)) / _WIDTH) ** 2) / 2)
                if ours[j][0].isalnum() == letters
                else 0.0
                for j, (weight, other) in enumerate(zip(row, skeletons, strict=True))
            ]
        )
    return found


def _word_at(words: Sequence[Span], span: Span) -> int | None:
    """The word that a piece belongs to."""
    if span[0] >= span[1]:
        return None
    return next((i for i, (start, end) in enumerate(words) if start < span[1] and span[0] < end), None)
