"""The translation memory as an engine: what people have translated before, word for word or nearly.

An equal sentence gives its stored translation. A similar one (85 % and above) gives it with
the figures, names and end mark that differ put right where the translation shows them plainly; either way it
is marked ``fuzzy``. Anything else stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import transdesk
from transdesk.domain.engine import Cancelled, Candidate, EngineInfo, Progress, Request
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Direction
from transdesk.engines._text import clean, has_words
from transdesk.engines.catalogue import Known
from transdesk.engines.guards import faults
from transdesk.engines.memory_repair import repaired
from transdesk.engines.pairs import ALL_DIRECTIONS, require
from transdesk.engines.recall import Recall, Remembered
from transdesk.engines.settings import EngineSettings
from transdesk.engines.translate_only import TranslateOnly

FUZZY: Final = "fuzzy"
FLOOR: Final = 85
_BATCH: Final = 32
INFO: Final = EngineInfo(
    id="memory",
    name="Translation memory",
    directions=ALL_DIRECTIONS,
    licence="the newsroom's own",
    commercial=True,
    human=True,
)


def known(settings: EngineSettings) -> Known:
    """The catalogue's entry: installed where the desk has a memory."""
    words = "What the newsroom has translated itself."
    return Known(INFO, kind="memory", licence_words=words, installed=settings.recall is not None)


def open_engine(settings: EngineSettings) -> MemoryEngine:
    """The engine; asks the memory nothing yet.

    Raises:
        EngineUnavailableError: there is no memory here.
    """
    if settings.recall is None:
        raise EngineUnavailableError(
            "There is no translation memory here; choose an engine that translates.", engine="memory"
        )
    return MemoryEngine(settings, settings.recall)


class MemoryEngine(TranslateOnly):
    """Gives stored translations; see the module."""

    def __init__(self, settings: EngineSettings, recall: Recall) -> None:
        self._settings = settings
        self._recall = recall

    @property
    def info(self) -> EngineInfo:
        """What is declared about the memory."""
        return INFO

    @property
    def signature(self) -> str:
        """The threshold and the program's version; the memory itself grows with every confirmed sentence."""
        return f"memory|floor{FLOOR}|transdesk {transdesk.__version__}"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One candidate for each request, in order: empty and flagged where the memory knows nothing like it."""
        require(INFO, requests, self._settings)
        done: list[Candidate] = []
        for start in range(0, len(requests), _BATCH):
            if cancelled and cancelled():
                break
            done += self._batch(requests[start : start + _BATCH])
            if progress:
                progress(len(done), len(requests))
        return done

    def close(self) -> None:
        """Nothing is held."""

    def _batch(self, requests: Sequence[Request]) -> list[Candidate]:
        texts = [clean(request.text).text for request in requests]
        found = [Candidate(text) for text in texts]
        for direction in {Direction(r.source, r.target) for r in requests}:
            asked = [
                i for i, r in enumerate(requests) if Direction(r.source, r.target) == direction and has_words(texts[i])
            ]
            matches = self._recall([texts[i] for i in asked], direction, floor=FLOOR) if asked else []
            for i, match in zip(asked, matches, strict=True):
                found[i] = _candidate(requests[i], texts[i], match)
        return found


def _candidate(request: Request, text: str, match: Remembered | None) -> Candidate:
    if match is None:
        return Candidate("", flags=("empty",))
    if match.score >= 100:
        return Candidate(clean(match.target).text)
    target = repaired(text, match, request.target)
    return Candidate(target, flags=(FUZZY, *faults(request, target)))
