"""Putting a translation together again for writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from transdesk.domain.article import Article
from transdesk.domain.language import Direction, Language
from transdesk.domain.rendition import RenderedSegment, Rendition, rendered_text, target_blocks
from transdesk.domain.segment import Segment
from transdesk.domain.work import SegmentWork

DRAFT_LABELS: Mapping[Language, str] = {
    Language.EN: "DRAFT – not approved",
    Language.RU: "ЧЕРНОВИК – не утверждено",
    Language.KK: "ЖОБА – бекітілмеген",
}
"""The mark on everything that is not final, in the language of the document it stands in."""


def render(
    article: Article,
    segments: Sequence[Segment],
    works: Mapping[str, SegmentWork],
    direction: Direction,
    *,
    orders: Mapping[int, Sequence[str]] | None = None,
    final: bool = False,
    original: bytes | None = None,
    approved_by: str = "",
    approved_at: datetime | None = None,
) -> Rendition:
    """A rendition from the segments' present state; segments without a target keep their source."""
    targets = {segment.id: works[segment.id].target for segment in segments if segment.id in works}
    rendered = tuple(_rendered(segment, works[segment.id]) for segment in segments if segment.id in works)
    return Rendition(
        article,
        direction.source,
        direction.target,
        rendered,
        target_blocks(article, segments, targets, orders),
        final,
        DRAFT_LABELS[direction.target],
        original,
        approved_by,
        approved_at,
    )


def _rendered(segment: Segment, work: SegmentWork) -> RenderedSegment:
    if not work.target.strip():
        return RenderedSegment(segment, "", (), work.status)
    plain, marks = rendered_text(segment, work.target)
    return RenderedSegment(segment, plain, marks, work.status, work.origin.value, work.signature)
