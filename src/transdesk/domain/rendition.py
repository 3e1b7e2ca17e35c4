"""A translation of an article, put together again: what writers turn into files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from transdesk.domain.article import Article, Block
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, parse_tagged
from transdesk.domain.segment import Segment, in_order
from transdesk.domain.work import Status


@dataclass(frozen=True, slots=True)
class RenderedSegment:
    """A segment with its target (plain text and marks) as it stands."""

    segment: Segment
    target: str
    marks: tuple[Mark, ...]
    status: Status
    origin: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """Everything a writer may need; nothing of the source is ever dropped.

    Attributes:
        article: the source article.
        source, target: languages.
        segments: the segments in reading order, for bilingual formats.
        blocks: the target's blocks, as many as the source's, in the same order.
        final: an approved version; anything else carries ``draft_label`` where readers see it.
        draft_label: the visible DRAFT mark in words; used only where ``final`` is false.
        original: the bytes of the source document, for writers that rebuild it.
        approved_by, approved_at: who signed it off and when.
    """

    article: Article
    source: Language
    target: Language
    segments: tuple[RenderedSegment, ...]
    blocks: tuple[Block, ...]
    final: bool
    draft_label: str = "DRAFT"
    original: bytes | None = None
    approved_by: str = ""
    approved_at: datetime | None = None


def target_blocks(
    article: Article,
    segments: Sequence[Segment],
    targets: Mapping[str, str],
    orders: Mapping[int, Sequence[str]] | None = None,
) -> tuple[Block, ...]:
    """Put the targets into the places of the segments, in the order of the translation.

    A segment without a target keeps its source text, so that an unfinished export loses nothing. White
    space between sentences stays as it is in the source.

    Args:
        article: the source article.
        segments: its segments, in reading order.
        targets: tagged target by segment id; empty or absent where there is none.
        orders: blocks whose sentences stand in another order than in the source (``in_order``).
    """
    places: dict[int, list[tuple[Segment, Segment]]] = {}
    for place, segment in zip(segments, in_order(segments, orders or {}), strict=True):
        places.setdefault(place.block, []).append((place, segment))
    return tuple(
        _target_block(block, places[index], targets) if index in places else block
        for index, block in enumerate(article.blocks)
    )


def _target_block(block: Block, places: Sequence[tuple[Segment, Segment]], targets: Mapping[str, str]) -> Block:
    """A block of the translation; ``places`` pairs each place in the source with the segment that stands there."""
    pieces: list[str] = []
    marks: list[Mark] = []
    seams: set[tuple[int, int]] = set()
    length = last = 0
    for place, segment in places:
        gap = block.text[last : place.start]
        target, inner = rendered_text(segment, targets.get(segment.id, ""))
        start = length + len(gap)
        seams.add((length, start))
        marks += [replace(m, start=m.start + start, end=m.end + start) for m in inner]
        pieces += [gap, target]
        length = start + len(target)
        last = place.end
    pieces.append(block.text[last:])
    return replace(block, text="".join(pieces), marks=tuple(_joined(marks, seams)), dateline=0)


def rendered_text(segment: Segment, target: str) -> tuple[str, tuple[Mark, ...]]:
    """Plain target and its marks; the source itself where there is no target."""
    if not target.strip():
        return segment.source, segment.marks
    return parse_tagged(target, segment.marks)


def _joined(marks: Sequence[Mark], seams: AbstractSet[tuple[int, int]]) -> list[Mark]:
    """Join marks of one kind and value that only the seam between two sentences has parted.

    Args:
        marks: the block's marks.
        seams: end of one sentence and start of the next, in the block's text.
    """
    joined: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        for index, before in enumerate(joined):
            if (before.kind, before.value) == (mark.kind, mark.value) and (before.end, mark.start) in seams:
                joined[index] = replace(before, end=mark.end)
                break
        else:
            joined.append(mark)
    return joined
