"""Splitting, joining and moving sentences; what was done on them is carried over in every translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from transdesk.desk.cutting import Links, cut_at, join_targets, joined, split_target
from transdesk.desk.editing import segment_of
from transdesk.desk.people import name_of
from transdesk.desk.ports import Ports
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.segment import Segment, in_order
from transdesk.domain.work import SegmentWork, Status
from transdesk.storage import Carried, Recut

_UNFINISHED = {Status.CONFIRMED: Status.EDITED, Status.APPROVED: Status.EDITED, Status.RETURNED: Status.EDITED}
"""Where a text was cut is a guess, and joined texts are a new one: a person is to look at them."""


class Structure:
    """The use cases."""

    def __init__(self, ports: Ports) -> None:
        self._store = ports.store
        self._split = ports.languages.split

    def split(
        self, article_id: str, segment_id: str, at: int, *, author: str, aligned: Mapping[str, Links] | None = None
    ) -> None:
        """Cut a sentence before a code point of its source.

        Args:
            article_id: the article.
            segment_id: the sentence.
            at: where.
            author: who cuts.
            aligned: links between source and target words by tagged target, where they are known: the targets are
                cut by them.

        Raises:
            ReviewBlockedError: one side would have no words, an approved translation would read otherwise, or edits
                are suggested.
            ConflictError: somebody else cuts at the same moment.
            NotFoundError: there is no such segment.
        """
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        cut = cut_at(article_id, stored.article.blocks[segment.block], segment, at, _others(stored, segment))

        links = aligned or {}

        def carry(target: Language, old: Sequence[SegmentWork]) -> list[Carried]:
            (work,) = old
            texts, drafts = (
                split_target(cut, text, self._splitter(target), links.get(text, ()))
                for text in (work.target, work.draft)
            )
            return [
                _carried(part, [work], text, draft, author)
                for part, text, draft in zip(cut.parts, texts, drafts, strict=True)
            ]

        self._store.cuts.recut(stored, Recut((segment,), cut.parts), carry, name_of(author))

    def join(self, article_id: str, segment_id: str, *, author: str) -> None:
        """Join a sentence with the next one of its block; a cut that is joined again is as it was before.

        Raises:
            ReviewBlockedError: it is the last of its block, an approved translation would read otherwise, or edits are
                suggested.
            ConflictError: somebody else cuts at the same moment.
            NotFoundError: there is no such segment.
        """
        stored = self._store.articles.get(article_id)
        first = segment_of(stored, segment_id)
        place = stored.segments.index(first) + 1
        if place == len(stored.segments) or stored.segments[place].block != first.block:
            raise ReviewBlockedError(
                "This is the last sentence of its paragraph; join the one before it.", reason="last"
            )
        second = stored.segments[place]
        block = stored.article.blocks[first.block]
        cut = joined(article_id, block, first, second, _others(stored, first, second))

        def carry(_target: Language, old: Sequence[SegmentWork]) -> list[Carried]:
            text = join_targets(cut, (old[0].target, old[1].target))
            draft = join_targets(cut, (old[0].draft, old[1].draft))
            return [_carried(cut.whole, old, text, draft, author, restore=True)]

        self._store.cuts.recut(stored, Recut(cut.parts, (cut.whole,)), carry, name_of(author))

    def move(self, article_id: str, target: Language, segment_id: str, to: int) -> None:
        """Give a sentence another place among those of its block, in one translation.

        Args:
            article_id: the article.
            target: the translation.
            segment_id: the sentence.
            to: its new place among all rows of the translation as they stand, from 0.

        Raises:
            ReviewBlockedError: the place is in another paragraph, or the translation is approved.
            NotFoundError: there is no such segment or translation.
        """
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        rows = in_order(stored.segments, self._store.cuts.orders(article_id, target))
        block = [one.id for one in rows if one.block == segment.block]
        first = next(place for place, one in enumerate(rows) if one.block == segment.block)
        if not first <= to < first + len(block):
            raise ReviewBlockedError("A sentence can be moved within its paragraph only.", reason="paragraph")
        block.remove(segment_id)
        block.insert(to - first, segment_id)
        self._store.cuts.reorder(article_id, target, segment.block, block)

    def _splitter(self, target: Language) -> Callable[[str], Sequence[tuple[int, int]]]:
        return lambda text: self._split(text, target)


def _others(stored: StoredArticle, *segments: Segment) -> set[str]:
    gone = {segment.id for segment in segments}
    return {segment.id for segment in stored.segments} - gone


def _carried(
    segment: Segment, old: Sequence[SegmentWork], text: str, draft: str, author: str, *, restore: bool = False
) -> Carried:
    """What a segment starts with: the text of its forerunners, still a draft only where they all are."""
    written = [work for work in old if work.target.strip()]
    last = written[-1] if written else old[0]
    touched = [work for work in written if work.status is not Status.DRAFT]
    status = Status.DRAFT
    if touched:
        status = _UNFINISHED.get(touched[0].status, touched[0].status)
        last = touched[-1]
    if not text.strip():
        status = Status.EMPTY
    return Carried(
        segment.id, text, draft, status, last.origin, last.author or name_of(author), last.signature, restore
    )
