"""Translations that a model is made to say word for word, to see where it looks and what it thinks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transdesk.domain.engine import Alignment, Request
from transdesk.domain.language import Direction
from transdesk.engines._pieces import NOWHERE, locate
from transdesk.engines._text import Cleaned, clean
from transdesk.engines.layouts import Layout
from transdesk.engines.word_alignment import align_words


@dataclass(frozen=True, slots=True)
class Forced:
    """A request and a given translation of it, both cleaned for the model."""

    request: Request
    source: Cleaned
    target: Cleaned

    def links(
        self, layout: Layout, source: Sequence[str], told: Sequence[str], attention: Sequence[Sequence[float]]
    ) -> Alignment:
        """Word links in offsets of the texts as they were given.

        Args:
            layout: where the model's language tokens stand.
            source: the tokens that the model read.
            told: the tokens that it was made to say, language tokens in front.
            attention: a row for each of them, and for what followed.
        """
        lead = len(layout.before(Direction(self.request.source, self.request.target)))
        first = len(layout.start)
        spans = [*[NOWHERE] * lead, *locate(self.source.text, source[lead:-1])]
        goal = locate(self.target.text, told[first:])
        found = align_words(self.source.text, spans, self.target.text, goal, attention[first : len(told)])
        return Alignment(
            tuple(
                (
                    self.source.outside(a), self.source.outside(b - 1) + 1,
                    self.target.outside(c), self.target.outside(d - 1) + 1, weight,
                )
                for a, b, c, d, weight in found.links
            )
        )  # fmt: skip


def forced_of(requests: Sequence[Request], targets: Sequence[str]) -> dict[int, Forced]:
    """The pairs that have text on both sides, by their number."""
    pairs = zip(requests, targets, strict=True)
    found = (Forced(request, clean(request.text), clean(target)) for request, target in pairs)
    return {i: job for i, job in enumerate(found) if job.source.text and job.target.text}
