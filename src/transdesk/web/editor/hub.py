"""Who waits for news of which translation.

No thread waits: waiters are woken by this process's own writes at once, and a single query for all of them
looks twice a second for what other processes wrote.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool

from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Language
from transdesk.web.editor.limits import WAIT

Spot: TypeAlias = tuple[str, Language]
"""An article and a target language."""
Marks: TypeAlias = Callable[[Collection[Spot]], Mapping[Spot, str]]
"""Names the present state of translations; those that are not there are left out."""

LOOK_SECONDS = 0.5
"""Pause between two looks at what others wrote."""
CROWD_SECONDS = 0.05
"""Pause before news goes out, for each waiter of a translation: a crowd gets the news of some seconds at once."""
CROWD_MOST = 5.0


@dataclass(slots=True)
class _Watch:
    """A translation that somebody waits for.

    Attributes:
        writes: of this process, as a counter; ``read_at`` is its value when ``mark`` was read.
    """

    waiters: set[asyncio.Event] = field(default_factory=set)
    mark: str = ""
    writes: int = 0
    read_at: int = -1


class Hub:
    """Lets requests wait.

    Args:
        marks: names the present state of translations; runs in a thread.
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._watches: dict[Spot, _Watch] = {}
        self._looking: asyncio.Task[None] | None = None
        self._shared: dict[Hashable, asyncio.Task[Any]] = {}
        self._closed = False

    async def wait(self, spot: Spot, known: str, seconds: float) -> None:
        """Return when the translation's state is no longer ``known``, or after some seconds (at most ``WAIT``)."""
        if self._closed or seconds <= 0:
            return
        watch = self._watches.setdefault(spot, _Watch())
        event = asyncio.Event()
        watch.waiters.add(event)
        try:
            for _ in range(2):  # the first may have begun before this waiter came; later writes set the event
                if watch.read_at != watch.writes:
                    await self.once(("marks", spot), lambda: self._read([spot]))
            if watch.mark != known:
                return
            self._start()
            with suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), min(seconds, WAIT))
                if not self._closed:
                    await asyncio.sleep(min(CROWD_MOST, len(watch.waiters) * CROWD_SECONDS))
        finally:
            watch.waiters.discard(event)
            if not watch.waiters and self._watches.get(spot) is watch:
                del self._watches[spot]

    async def once(self, key: Hashable, work: Callable[[], Any]) -> Any:
        """The result of a coroutine function, computed once for all who ask for the same at the same time."""
        task = self._shared.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._run(key, work))
            self._shared[key] = task
        return await asyncio.shield(task)

    async def _run(self, key: Hashable, work: Callable[[], Any]) -> Any:
        """Do the work; nobody joins it any more when it is done, so that who asks then sees what came after."""
        try:
            return await work()
        finally:
            del self._shared[key]

    def wake(self, spot: Spot) -> None:
        """This process wrote something."""
        watch = self._watches.get(spot)
        if watch is not None:
            watch.writes += 1
            _tell(watch)

    def close(self) -> None:
        """Let everybody go, and nobody wait again: the server is stopping."""
        self._closed = True
        for watch in self._watches.values():
            _tell(watch)

    def _start(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        """Look for what other processes wrote, as long as anybody waits."""
        while self._watches and not self._closed:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(TransDeskError):  # a busy database: the next look may come through
                await self._read(list(self._watches))

    async def _read(self, spots: Collection[Spot]) -> None:
        before = {spot: watch.writes for spot in spots if (watch := self._watches.get(spot))}
        marks = await run_in_threadpool(self._marks, spots)
        for spot, writes in before.items():
            watch = self._watches.get(spot)
            if watch is None:
                continue
            mark = marks.get(spot, "gone")
            news, watch.mark = watch.read_at >= 0 and watch.mark != mark, mark
            watch.read_at = writes
            if news:
                _tell(watch)


def _tell(watch: _Watch) -> None:
    for event in watch.waiters:
        event.set()
