"""Looking at texts after they are stored: one thread, so that checks never stand in the way of a save."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine
from concurrent.futures import ThreadPoolExecutor

from transdesk.desk.desk import Desk
from transdesk.web.editor.hub import Spot

PATIENCE = 0.02
"""Seconds that a save waits for its findings; later ones come with the next changes."""
PIECE = 20
"""Segments that are looked at in one go when a whole translation is due: a save comes between two pieces."""

_log = logging.getLogger(__name__)


class Backlog:
    """Texts that glossary and checks have yet to see.

    Args:
        desk_of: the process's desk.
        news: called, in the server's loop, when findings have been stored.
    """

    def __init__(self, desk_of: Callable[[], Desk], news: Callable[[Spot], None]) -> None:
        self._desk_of = desk_of
        self._news = news
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="editor-checks")
        self._sweeping: set[Spot] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def look(self, spot: Spot, segments: Collection[str]) -> None:
        """Have these looked at; returns when that is done, or when it takes longer than a save should wait."""
        if segments:
            await asyncio.wait({self._spawn(self._look(spot, segments))}, timeout=PATIENCE)

    def sweep(self, spot: Spot) -> None:
        """Have everything in a translation looked at that was not yet."""
        if spot not in self._sweeping:
            self._sweeping.add(spot)
            self._spawn(self._sweep(spot))

    def close(self) -> None:
        """Start nothing more: what was not looked at is looked at when it is next shown."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)  # the loop itself keeps only weak references
        task.add_done_callback(self._tasks.discard)
        return task

    async def _look(self, spot: Spot, segments: Collection[str]) -> None:
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._thread, self._desk_of().grid.look, *spot, segments)
        except Exception:  # noqa: BLE001 - the text is stored; its findings come when it is next shown
            _log.warning("could not look at segments of %s", spot[0], exc_info=True)
        self._news(spot)

    async def _sweep(self, spot: Spot) -> None:
        loop = asyncio.get_running_loop()
        try:
            due = await loop.run_in_executor(self._thread, self._desk_of().grid.unassessed, *spot)
            for start in range(0, len(due), PIECE):
                await self._look(spot, due[start : start + PIECE])
        except Exception:  # noqa: BLE001 - see _look
            _log.warning("could not look at %s", spot[0], exc_info=True)
        finally:
            self._sweeping.discard(spot)
