"""Word alignment from attention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.domain.engine import Alignment
from transdesk.engines._pieces import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


def align_words(
    source: str,
    source_spans: Sequence[Span],
    target: str,
    target_spans: Sequence[Span],
    rows: Sequence[Sequence[float]],
) -> Alignment:
    """Link every target word to the source words that its pieces looked at most.

    Attention of the pieces of a word is summed over the pieces of each source word; ends and language tokens
    (empty ranges) are left out, and words never link to punctuation, on which idle attention collects.

    Args:
        source: the source text.
        target: the target text.
        source_spans: range of each source token, empty where it stands for no text.
        target_spans: range of each target token.
        rows: attention, one row for each target token, one column for each source token.
    """
    source_words = [m.span() for m in _WORD.finditer(source)]
    links: list[tuple[int, int, int, int, float]] = []
    column_words = [_word_at(source_words, span) for span in source_spans]
    for word in (m.span() for m in _WORD.finditer(target)):
        weights = [0.0] * len(source_words)
        for span, row in zip(target_spans, rows, strict=False):
            if span[0] < word[1] and word[0] < span[1]:
                for column, weight in zip(column_words, row, strict=False):
                    if column is not None:
                        weights[column] += weight
        links += _links(source, source_words, target, word, weights)
    return Alignment(tuple(links))


def _links(
    source: str, words: Sequence[Span], target: str, word: Span, weights: list[float]
) -> list[tuple[int, int, int, int, float]]:
    """The best source word, and others nearly as strong."""
    letters = target[word[0]].isalnum()
    usable = [w if source[s[0]].isalnum() == letters else 0.0 for w, s in zip(weights, words, strict=True)]
    total, best = sum(usable), max(usable, default=0.0)
    if best <= 0:
        return []
    return [
        (span[0], span[1], word[0], word[1], round(weight / total, 4))
        for span, weight in zip(words, usable, strict=True)
        if weight >= 0.6 * best
    ]


def _word_at(words: Sequence[Span], span: Span) -> int | None:
    """The word that a piece belongs to."""
    if span[0] >= span[1]:
        return None
    return next((i for i, (start, end) in enumerate(words) if start < span[1] and span[0] < end), None)
