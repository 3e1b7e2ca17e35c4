"""Carrying inline marks from a source sentence over to its translation.

In order: a mark around the whole sentence goes around the whole target; a mark whose words the alignment
links goes to the words linked; a mark whose text stands unchanged in the target (a name, a number) goes
there; any other goes to the place in proportion. Marks always cover whole words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from transdesk.domain.engine import Alignment
from transdesk.domain.marks import Mark, tagged

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
Span: TypeAlias = tuple[int, int]


def project_marks(source: str, marks: Sequence[Mark], target: str, alignment: Alignment | None = None) -> str:
    """The target with numbered tags for the marks of the source, each a complete pair around whole words.

    Args:
        source: the plain source text.
        marks: its marks; number n in the result is ``marks[n - 1]``.
        target: the plain target text.
        alignment: which target words came from which source words, where known.

    A target without words gets no tags: there is nothing to mark.
    """
    words = [m.span() for m in _WORD.finditer(target)]
    if not words or not marks:
        return target
    taken: list[Span] = []
    placed: list[Mark] = []
    for mark in marks:
        span = _place((source, mark), (target, words), alignment, taken)
        taken.append(span)
        placed.append(replace(mark, start=span[0], end=span[1]))
    return tagged(target, placed)


def anchored(alignment: Alignment, known: Sequence[tuple[Span, Span]]) -> Alignment:
    """The alignment with what is known for sure in place of every guess about the same words."""

    def guesses(link: tuple[int, int, int, int, float]) -> bool:
        source, target = (link[0], link[1]), (link[2], link[3])
        return any(_meet(source, ours) or _meet(target, theirs) for ours, theirs in known)

    sure = ((*ours, *theirs, 1.0) for ours, theirs in known)
    return Alignment((*(link for link in alignment.links if not guesses(link)), *sure))


def _meet(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _place(
    marked: tuple[str, Mark], translated: tuple[str, Sequence[Span]], alignment: Alignment | None, taken: Sequence[Span]
) -> Span:
    """Where one mark goes: ``marked`` is the source with its mark, ``translated`` the target with its words."""
    source, mark = marked
    target, words = translated
    inner = _trimmed(source, mark)
    if inner == _core(source, (0, len(source))) or (mark.start, mark.end) == (0, len(source)):
        return words[0][0], words[-1][1]
    return (
        _by_text(source[inner[0] : inner[1]], target, words, taken)
        or _by_alignment(inner, words, alignment)
        or _by_proportion(source, inner, words)
    )


def _trimmed(source: str, mark: Mark) -> Span:
    """The mark's range without white space at its ends."""
    return _core(source, (max(0, mark.start), min(len(source), mark.end)))


def _core(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _by_text(text: str, target: str, words: Sequence[Span], taken: Sequence[Span]) -> Span | None:
    """The next free place where the same text stands as whole words."""
    if not any(c.isalnum() for c in text):
        return None
    starts, ends = {w[0] for w in words}, {w[1] for w in words}
    at = target.find(text)
    while at >= 0:
        span = (at, at + len(text))
        if span[0] in starts and span[1] in ends and span not in taken:
            return span
        at = target.find(text, at + 1)
    return None


def _by_alignment(span: Span, words: Sequence[Span], alignment: Alignment | None) -> Span | None:
    """The longest run of target words that come from inside the mark; gaps of one word are bridged."""
    weights = [0.0] * len(words)
    for source_start, source_end, target_start, target_end, weight in alignment.links if alignment else ():
        inside = source_start < span[1] and span[0] < source_end
        for i, (start, end) in enumerate(words):
            if start < target_end and target_start < end:
                weights[i] += weight if inside else -weight
    runs: list[list[int]] = []
    for i, weight in enumerate(weights):
        if weight <= 0:
            continue
        if runs and i - runs[-1][-1] <= 2:
            runs[-1].append(i)
        else:
            runs.append([i])
    if not runs:
        return None
    best = max(runs, key=lambda run: (sum(weights[i] for i in run), -run[0]))
    return words[best[0]][0], words[best[-1]][1]


def _by_proportion(source: str, span: Span, words: Sequence[Span]) -> Span:
    """The words at the same share of the sentence, as many as the mark has, punctuation at the ends left out."""
    own = [m.span() for m in _WORD.finditer(source)]
    inside = [i for i, w in enumerate(own) if w[0] < span[1] and span[0] < w[1]] or [0]
    scale = len(words) / max(1, len(own))
    first = min(len(words) - 1, round(inside[0] * scale))
    last = min(len(words) - 1, max(first, round((inside[-1] + 1) * scale) - 1))
    return words[first][0], words[last][1]
