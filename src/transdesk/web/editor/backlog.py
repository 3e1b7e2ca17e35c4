"""Looking at texts after they are stored: one thread, so that checks never stand in the way of a save."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from transdesk.desk.desk import Desk
from transdesk.web.editor.hub import Spot

PATIENCE = 0.02
"""Seconds that a save waits for its findings; later ones come with the next changes."""
PIECE = 20
"""Segments of one translation that are looked at in one go."""
BEAT = 0.5
"""Seconds from one look at a translation to the next, where less has gathered than a piece: what one look costs is
mostly the same for one segment and for twenty, and what was typed on meanwhile is looked at once."""
REST = 1.0
"""The thread rests as long as it worked: when many save at once, saves come before findings."""

_log = logging.getLogger(__name__)


class Backlog:
    """Texts that glossary and checks have yet to see, each once, however often it was saved meanwhile.

    Args:
        desk_of: the process's desk.
        news: called, in the server's loop, when findings have been stored.
    """

    def __init__(self, desk_of: Callable[[], Desk], news: Callable[[Spot], None]) -> None:
        self._desk_of = desk_of
        self._news = news
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="editor-checks")
        self._due: dict[Spot, dict[str, None]] = {}
        self._whole: set[Spot] = set()
        self._looked: dict[Spot, float] = {}
        self._worker: asyncio.Task[None] | None = None
        self._stir = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._closed = False

    async def look(self, spot: Spot, segments: Collection[str]) -> bool:
        """Have these looked at; true: it is done, false: a save should not wait for it."""
        if segments and not self._closed:
            quiet = not self._due and self._idle.is_set()
            self._due.setdefault(spot, {}).update(dict.fromkeys(segments))
            self._start()
            if quiet:  # where others wait already there is no hope of being in time
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._idle.wait(), PATIENCE)
                    return True
        return False

    def sweep(self, spot: Spot) -> None:
        """Have everything in a translation looked at that was not yet, when nothing else is due."""
        if not self._closed:
            self._whole.add(spot)
            self._start()

    def close(self) -> None:
        """Start nothing more: what was not looked at is looked at when it is next shown."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> None:
        self._idle.clear()
        self._stir.set()
        if self._worker is None or self._worker.done():
            self._worker = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while (self._due or self._whole) and not self._closed:
            begun = loop.time()
            try:
                await self._next(loop)
            except Exception:  # noqa: BLE001 - the texts are stored; their findings come when they are next shown
                _log.warning("could not look at what was saved", exc_info=True)
            if not self._due:
                self._idle.set()
            await asyncio.sleep((loop.time() - begun) * REST)
            await self._gather(loop)
        self._idle.set()

    async def _gather(self, loop: asyncio.AbstractEventLoop) -> None:
        """Wait until it is any translation's turn."""
        self._stir.clear()
        while self._due and (pause := self._turn(loop.time())[1]):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stir.wait(), pause)
            self._stir.clear()

    def _turn(self, now: float) -> tuple[Spot, float]:
        """The translation whose turn is next, and in how many seconds."""
        self._looked = {spot: at for spot, at in self._looked.items() if at + BEAT > now}
        waits = {
            spot: 0.0 if len(segments) >= PIECE or spot not in self._looked else self._looked[spot] + BEAT - now
            for spot, segments in self._due.items()
        }
        return min(waits.items(), key=lambda item: item[1])

    async def _next(self, loop: asyncio.AbstractEventLoop) -> None:
        if not self._due:
            spot = self._whole.pop()
            rest = await loop.run_in_executor(self._thread, self._desk_of().grid.unassessed, *spot)
            if rest:
                self._due[spot] = dict.fromkeys(rest) | self._due.get(spot, {})
            return
        spot, _ = self._turn(loop.time())
        segments = self._due.pop(spot)
        piece = list(segments)[-PIECE:]  # the newest first
        for segment in piece:
            del segments[segment]
        if segments:
            self._due[spot] = segments  # to the end of the queue: every translation has its turn
        self._looked[spot] = loop.time()
        await loop.run_in_executor(self._thread, self._desk_of().grid.look, *spot, piece)
        self._news(spot)
