"""What a model looked at while it said a translation, of its own will or word for word as it was made to."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from transdesk.domain.engine import Alignment, Request
from transdesk.domain.language import Direction
from transdesk.engines._ct2 import Hypothesis
from transdesk.engines._pieces import NOWHERE, locate, locate_source
from transdesk.engines._text import Cleaned, clean, clean_request
from transdesk.engines.layouts import Layout
from transdesk.engines.word_alignment import align_words

_KEPT: Final = 256  # translations; enforcement follows a batch of 16 at once, beams and retries of the guards included


@dataclass(frozen=True, slots=True)
class Forced:
    """A request and a given translation of it, both cleaned for the model.

    Attributes:
        request: as it was given.
        source, target: the clean texts, with the way back to the given ones.
        asked: the request as the model gets it.
    """

    request: Request
    source: Cleaned
    target: Cleaned
    asked: Request

    def links(self, layout: Layout, read: Sequence[str], said: Hypothesis) -> Alignment:
        """Word links in offsets of the texts as they were given.

        Args:
            layout: where the model's language tokens and annotations stand.
            read: the tokens that the model read.
            said: what it said, language tokens in front.
        """
        lead = len(layout.before(Direction(self.request.source, self.request.target)))
        spans = [*[NOWHERE] * lead, *locate_source(self.source.text, read[lead:-1], layout.annotate)]
        goal = said.tokens[len(layout.start) :]
        rows = said.look()[len(layout.start) :]
        found = align_words(self.source.text, spans, self.target.text, locate(self.target.text, goal), rows)
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
    found = (Forced(r, clean(r.text), clean(target), clean_request(r)) for r, target in pairs)
    return {i: job for i, job in enumerate(found) if job.source.text and job.target.text}


@dataclass(slots=True)
class LastSaid:
    """The last translations with what the model looked at: whoever asks soon costs no second look."""

    _said: dict[tuple[Request, str], Hypothesis] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, request: Request, text: str, said: Hypothesis) -> None:
        """Remember a translation of a clean request; the oldest is forgotten."""
        with self._lock:
            self._said.pop((request, text), None)
            self._said[request, text] = said
            if len(self._said) > _KEPT:
                del self._said[next(iter(self._said))]

    def of(self, job: Forced) -> Hypothesis | None:
        """How the model said a given translation, where it did and is remembered."""
        with self._lock:
            return self._said.get((job.asked, job.target.text))

    def forget(self) -> None:
        """Free what is remembered."""
        with self._lock:
            self._said.clear()
