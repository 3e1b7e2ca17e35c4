"""Segments: the sentences of an article, each with an id that follows its text.

The id is a digest of (article id, block, source text, occurrence), so that a corrected source keeps the
work on sentences that did not change. ``block`` counts only for equal sentences: the occurrence number
runs over the whole article, and inserting a paragraph renames nothing.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.marks import Mark, clip

Splitter: TypeAlias = Callable[[str], Sequence[tuple[int, int]]]
"""Gives the spans of the sentences of a text, in order, white space outside the spans."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of a source article.

    Attributes:
        id: content-addressed id, ``s1:`` and 20 hexadecimal digits.
        block: index of its block in the article.
        start, end: its range in the block's text, in code points.
        source: the text of that range.
        kind: the kind of its block.
        marks: the marks inside it, offsets in ``source``.
    """

    id: str
    block: int
    start: int
    end: int
    source: str
    kind: BlockKind
    marks: tuple[Mark, ...] = ()


def segment_id(article_id: str, source: str, occurrence: int) -> str:
    """Digest that names a segment; the prefix names the algorithm."""
    content = "\x1f".join((article_id, " ".join(source.split()), str(occurrence)))
    return "s1:" + hashlib.blake2b(content.encode(), digest_size=10).hexdigest()


def segments_of(
    article_id: str, article: Article, split: Splitter, *, boilerplate: bool = False
) -> tuple[Segment, ...]:
    """Cut an article into segments, in reading order.

    Args:
        article_id: the article's id in the store.
        article: the article.
        split: the sentence splitter of its language.
        boilerplate: also cut blocks that are boilerplate.
    """
    seen: Counter[str] = Counter()
    found: list[Segment] = []
    for index, block in enumerate(article.blocks):
        if not block.translatable and not (boilerplate and block.kind is BlockKind.BOILERPLATE):
            continue
        for start, end in _spans(block, split):
            source = block.text[start:end]
            seen[source] += 1
            name = segment_id(article_id, source, seen[source])
            found.append(Segment(name, index, start, end, source, block.kind, clip(block.marks, start, end)))
    return tuple(found)


def _spans(block: Block, split: Splitter) -> list[tuple[int, int]]:
    """Sentence spans of a block; headlines and captions of one line stay whole, a dateline stays with its sentence."""
    if block.kind in (BlockKind.HEADLINE, BlockKind.BYLINE):
        return [(0, len(block.text))]
    spans = list(split(block.text))
    while len(spans) > 1 and spans[0][1] <= block.dateline:
        spans[:2] = [(spans[0][0], spans[1][1])]
    return spans


def in_order(segments: Sequence[Segment], orders: Mapping[int, Sequence[str]]) -> tuple[Segment, ...]:
    """Segments in the order of a translation, block by block.

    Args:
        segments: those of the article, in reading order.
        orders: by block, the ids of its segments in the translation's order; a block that is absent, or whose segments
            are others by now, stands in the source's order.
    """
    if not orders:
        return tuple(segments)
    blocks: dict[int, list[Segment]] = {}
    for segment in segments:
        blocks.setdefault(segment.block, []).append(segment)
    for block, ids in orders.items():
        own = {segment.id: segment for segment in blocks.get(block, ())}
        if sorted(own) == sorted(ids):
            blocks[block] = [own[name] for name in ids]
    return tuple(segment for block in blocks.values() for segment in block)
