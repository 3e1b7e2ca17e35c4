"""Two models, one after the other, for a pair that no installed model translates directly.

Its id is ``first+second``. Every draft is marked ``pivoted``: what the first model loses the second cannot find.
Terms are left to the desk, because their places in the middle text are not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from transdesk.domain.engine import Cancelled, Candidate, Engine, EngineInfo, Progress, Request
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Direction, Language
from transdesk.engines.guards import faults
from transdesk.engines.pairs import require
from transdesk.engines.settings import EngineSettings
from transdesk.engines.translate_only import TranslateOnly

PIVOTED: Final = "pivoted"
JOINT: Final = "+"
_BATCH: Final = 32


class PivotEngine(TranslateOnly):
    """Translates into the middle language with one engine, and on from there with another.

    Args:
        first: translates into the middle language.
        second: translates out of it.
        through: the middle language.
        settings: the operator's settings.
    """

    def __init__(self, first: Engine, second: Engine, through: Language, settings: EngineSettings) -> None:
        self._first = first
        self._second = second
        self._through = through
        self._settings = settings

    @property
    def info(self) -> EngineInfo:
        """What is declared about the two together: the stricter of everything."""
        one, two = self._first.info, self._second.info
        return EngineInfo(
            id=f"{one.id}{JOINT}{two.id}",
            name=f"{one.name} → {self._through} → {two.name}",
            directions=joined(one.directions, two.directions, self._through),
            offline=one.offline and two.offline,
            licence=one.licence if one.licence == two.licence else f"{one.licence}; {two.licence}",
            commercial=one.commercial and two.commercial,
            rough=one.rough or two.rough,
            revision=f"{one.revision}{JOINT}{two.revision}",
        )

    @property
    def signature(self) -> str:
        """Both signatures and the language between them."""
        return f"{self.info.id}|through {self._through}|{self._first.signature}|{self._second.signature}"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One candidate for each request, in order, each marked as pivoted."""
        require(self.info, requests, self._settings)
        done: list[Candidate] = []
        for start in range(0, len(requests), _BATCH):
            batch = requests[start : start + _BATCH]
            found = self._batch(batch, cancelled)
            done += found
            if len(found) < len(batch):
                break
            if progress:
                progress(len(done), len(requests))
        return done

    def _batch(self, batch: Sequence[Request], cancelled: Cancelled | None) -> list[Candidate]:
        legs = [Request(r.text, r.source, self._through, r.kind, before=r.before, after=r.after) for r in batch]
        middle = self._first.translate(legs, cancelled=cancelled)
        onward = [
            Request(candidate.text, self._through, request.target, request.kind)
            for request, candidate in zip(batch, middle, strict=False)
        ]
        ends = self._second.translate(onward, cancelled=cancelled)
        return [
            Candidate(end.text, flags=(PIVOTED, *faults(request, end.text)) if _translated(request, end) else ())
            for request, end in zip(batch, ends, strict=False)
        ]

    def close(self) -> None:
        """Free the memory of both."""
        self._first.close()
        self._second.close()


def joined(first: frozenset[Direction], second: frozenset[Direction], through: Language) -> frozenset[Direction]:
    """The directions that two sets give through a language."""
    return frozenset(
        Direction(a.source, b.target)
        for a in first
        for b in second
        if a.target is through is b.source and a.source is not b.target
    )


def require_pivot(settings: EngineSettings) -> Language:
    """The language through which models may be combined.

    Raises:
        EngineUnavailableError: none is declared.
    """
    if settings.pivot is None:
        raise EngineUnavailableError(
            "Two models are combined only through a language that the newsroom has declared; set TRANSDESK_PIVOT, or "
            "choose one engine.",
            reason="no_pivot",
        )
    return settings.pivot


def _translated(request: Request, end: Candidate) -> bool:
    return any(c.isalpha() for c in request.text + end.text)
