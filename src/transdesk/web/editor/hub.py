"""Who waits for news of which translation.

No thread waits: waiters are woken by this process's own writes at once, and a single query for all of them
looks twice a second for what other processes wrote.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool

from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Language
from transdesk.web.editor.limits import WAIT

Spot: TypeAlias = tuple[str, Language]
"""An article and a target language."""

LOOK_SECONDS = 0.5
"""Pause between two looks at what others wrote."""
CROWD_SECONDS = 0.005
"""Pause before news goes out, for each waiter of a translation: a crowd gets the news of one second at once."""


class Hub:
    """Lets requests wait.

    Args:
        marks: names the present state of translations; runs in a thread.
    """

    def __init__(self, marks: Callable[[Collection[Spot]], Mapping[Spot, str]]) -> None:
        self._marks = marks
        self._waiters: dict[Spot, set[asyncio.Event]] = {}
        self._seen: dict[Spot, str] = {}
        self._watch: asyncio.Task[None] | None = None
        self._closed = False

    async def wait(self, spot: Spot, known: str, seconds: float) -> None:
        """Return when the translation's state is no longer ``known``, or after some seconds (at most ``WAIT``)."""
        if self._closed or seconds <= 0:
            return
        event = asyncio.Event()
        crowd = self._waiters.setdefault(spot, set())
        crowd.add(event)
        try:
            if (await run_in_threadpool(self._marks, [spot])).get(spot) != known:
                return
            self._seen[spot] = known
            self._start()
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(seconds, WAIT))
                await asyncio.sleep(min(1.0, len(crowd) * CROWD_SECONDS))
        finally:
            crowd.discard(event)
            if not crowd and self._waiters.get(spot) is crowd:
                del self._waiters[spot]

    def wake(self, spot: Spot) -> None:
        """This process wrote something."""
        for event in self._waiters.get(spot, ()):
            event.set()

    def close(self) -> None:
        """Let everybody go, and nobody wait again: the server is stopping."""
        self._closed = True
        for spot in list(self._waiters):
            self.wake(spot)

    def _start(self) -> None:
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        """Look for what other processes wrote, as long as anybody waits."""
        while self._waiters:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(TransDeskError):  # a busy database: the next look may come through
                for spot, now in (await run_in_threadpool(self._marks, list(self._waiters))).items():
                    if self._seen.get(spot) != now:
                        self._seen[spot] = now
                        self.wake(spot)
        self._seen.clear()
