"""Cutting a sentence in two and joining two, with the texts on both sides: pure values, nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from transdesk.domain.article import Block
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.marks import clip
from transdesk.domain.marks_numbered import numbered, plain_offset, with_tags
from transdesk.domain.segment import Segment, segment_id

Links: TypeAlias = Sequence[tuple[int, int, int, int, float]]
"""As ``domain.assist.Answer`` has them: target offsets count the tags."""

_CLAUSE = re.compile(r"(?<=[,;:—–])\s+(?=\S)")
_WORD = re.compile(r"(?<=\s)\S")
_NEAR = 0.2
"""Of a sentence: how far from the place in proportion a comma may be and still be taken for the place."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One segment and the two that it becomes, or two and the one; ``block`` is theirs."""

    block: Block
    whole: Segment
    parts: tuple[Segment, Segment]


def cut_at(article_id: str, block: Block, segment: Segment, at: int, taken: Collection[str]) -> Cut:
    """Cut a segment before a code point of its source; white space at the cut belongs to neither part.

    Args:
        article_id: the article.
        block: the segment's block.
        segment: what is cut.
        at: the place in its source.
        taken: ids of the article's other segments.

    Raises:
        ReviewBlockedError: there would be no words on one side.
    """
    source = segment.source
    at = max(0, min(at, len(source)))
    first, second = source[:at].rstrip(), source[at:].lstrip()
    if not any(map(str.isalnum, first)) or not any(map(str.isalnum, second)):
        raise ReviewBlockedError("There must be words on both sides of the cut; choose another place.", reason="cut")
    left = _segment(article_id, block, segment, (segment.start, segment.start + len(first)), taken)
    right = _segment(article_id, block, segment, (segment.end - len(second), segment.end), {*taken, left.id})
    return Cut(block, segment, (left, right))


def joined(article_id: str, block: Block, first: Segment, second: Segment, taken: Collection[str]) -> Cut:
    """Two neighbouring segments of a block as one; what was cut before gets its former id back."""
    return Cut(block, _segment(article_id, block, first, (first.start, second.end), taken), (first, second))


def split_target(
    cut: Cut, target: str, split: Callable[[str], Sequence[tuple[int, int]]], links: Links = ()
) -> tuple[str, str]:
    """A tagged target for each part: cut where the source is cut, as far as can be told.

    That is where the fewest links between the words of both sides are cut, where those are known. Else it is the end of
    a sentence, or of a clause where the source is cut behind one, near the place in proportion; else the nearest
    beginning of a word.
    Every mark goes to the part whose source has it; of a mark over the cut each part keeps its share.
    """
    plain, spans = numbered(target, cut.whole.marks)
    known = [
        (b <= cut.parts[0].end - cut.whole.start, plain_offset(target, cut.whole.marks, c), weight)
        for _, b, c, _, weight in links
    ]
    place = _linked_place(plain, cut, known) if known else _place(plain, cut, split)
    pieces = ((0, len(plain[:place].rstrip())), (place, len(plain)))
    whole = _block_marks(cut.block, cut.whole)
    tagged: list[str] = []
    for part, (start, end) in zip(cut.parts, pieces, strict=True):
        own = {mark: number for number, mark in enumerate(_block_marks(cut.block, part), start=1)}
        inside: dict[int, tuple[int, int]] = {}
        for number, (a, b) in spans.items():
            a, b = max(a, start), min(b, end)  # noqa: PLW2901 - the share of this part
            if whole[number - 1] in own and a < b:
                inside[own[whole[number - 1]]] = (a - start, b - start)
        tagged.append(with_tags(plain[start:end], inside))
    return tagged[0], tagged[1]


def join_targets(cut: Cut, targets: tuple[str, str]) -> str:
    """One tagged target from those of the parts; a mark that the cut had parted is one again."""
    own = {mark: number for number, mark in enumerate(_block_marks(cut.block, cut.whole), start=1)}
    texts = [numbered(target, part.marks) for target, part in zip(targets, cut.parts, strict=True)]
    gap = cut.block.text[cut.parts[0].end : cut.parts[1].start] if all(plain for plain, _ in texts) else ""
    shift = 0
    spans: dict[int, tuple[int, int]] = {}
    for part, (plain, found) in zip(cut.parts, texts, strict=True):
        marks = _block_marks(cut.block, part)
        for number, (start, end) in found.items():
            name = own[marks[number - 1]]
            first = spans.get(name, (start + shift, 0))[0]
            spans[name] = (first, end + shift)
        shift = len(plain) + len(gap)
    return with_tags(gap.join(plain for plain, _ in texts if plain), spans)


def _segment(article_id: str, block: Block, like: Segment, span: tuple[int, int], taken: Collection[str]) -> Segment:
    source = block.text[span[0] : span[1]]
    names = (segment_id(article_id, source, occurrence) for occurrence in count(1))
    name = next(one for one in names if one not in taken)
    return Segment(name, like.block, span[0], span[1], source, like.kind, clip(block.marks, *span))


def _block_marks(block: Block, segment: Segment) -> list[int]:
    """Which of the block's marks are the segment's, in its order (``marks.clip``)."""
    return [i for i, m in enumerate(block.marks) if max(m.start, segment.start) < min(m.end, segment.end)]


def _linked_place(plain: str, cut: Cut, links: Sequence[tuple[bool, int, float]]) -> int:
    """The beginning of a word that parts the fewest linked words; links are (in the first part, target start, weight)."""
    share = len(cut.parts[0].source) * len(plain) / len(cut.whole.source)

    def cost(place: int) -> float:
        return round(sum(weight for first, start, weight in links if first != (start < place)), 3)

    places = [m.start() for m in _WORD.finditer(plain)]
    return min(places, key=lambda place: (cost(place), abs(place - share)), default=len(plain))


def _place(plain: str, cut: Cut, split: Callable[[str], Sequence[tuple[int, int]]]) -> int:
    """Where a target is cut; its end where it has but one word."""
    first = cut.parts[0].source
    share = len(first) * len(plain) / len(cut.whole.source)
    places = [start for start, _ in split(plain)][1:] if plain.strip() else []
    if not places and not first[-1].isalnum():
        places = [m.end() for m in _CLAUSE.finditer(plain) if abs(m.end() - share) <= _NEAR * len(plain)]
    places = places or [m.start() for m in _WORD.finditer(plain)]
    return min(places, key=lambda place: (abs(place - share), place), default=len(plain))
