"""Who waits for news of which translation.

No thread waits. One task looks what has changed, at once after this process's own writes and twice a second for what
other processes wrote, and lets those go who do not know it yet: a few at a time, so that the news of a crowd never
stands in the way of a save.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Hashable, Mapping
from contextlib import suppress
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
TOLD_A_SECOND = 40
"""Waiters that are let go in a second, of all translations together: more people get the same in larger pieces."""
LOT = 10
"""Waiters that are let go at once, those who know the same: one answer serves them all."""


class _Watch:
    """A translation that somebody waits for.

    Attributes:
        waiters: what each of them knows, in the order in which they came.
        mark: the state that was seen last; None before the first look.
    """

    def __init__(self) -> None:
        self.waiters: dict[asyncio.Future[None], str] = {}
        self.mark: str | None = None

    def lot(self, came: Collection[asyncio.Future[None]]) -> list[asyncio.Future[None]]:
        """Of those who came before the last look: who has waited longest for news, and others who know the same."""
        here = [one for one in came if one in self.waiters and not one.done()]
        behind = [one for one in here if self.waiters[one] != self.mark]
        return [one for one in behind if self.waiters[one] == self.waiters[behind[0]]][:LOT]


class Hub:
    """Lets requests wait.

    Args:
        marks: names the present state of translations; runs in a thread.
    """

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._watches: dict[Spot, _Watch] = {}
        self._due: dict[Spot, None] = {}
        self._stir = asyncio.Event()
        self._telling: asyncio.Task[None] | None = None
        self._shared: dict[Spot, dict[Hashable, asyncio.Task[Any]]] = {}
        self._closed = False

    async def wait(self, spot: Spot, known: str, seconds: float) -> None:
        """Return when the translation's state is no longer ``known``, or after some seconds (at most ``WAIT``)."""
        if self._closed or seconds <= 0:
            return
        watch = self._watches.setdefault(spot, _Watch())
        news = asyncio.get_running_loop().create_future()
        watch.waiters[news] = known
        if watch.mark != known:
            self._look_at(spot)
        self._start()
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(news, min(seconds, WAIT))
        finally:
            del watch.waiters[news]
            if not watch.waiters and self._watches.get(spot) is watch:
                del self._watches[spot]

    async def once(self, spot: Spot, key: Hashable, work: Callable[[], Any]) -> Any:
        """The result of a coroutine function, computed once for all who ask for the same at the same time.

        Who asks after this process wrote something is never given what was read before.
        """
        shared = self._shared.setdefault(spot, {})
        task = shared.get(key)
        if task is None:
            task = asyncio.get_running_loop().create_task(self._run(spot, shared, key, work))
            shared[key] = task
        return await asyncio.shield(task)

    async def _run(
        self, spot: Spot, shared: dict[Hashable, asyncio.Task[Any]], key: Hashable, work: Callable[[], Any]
    ) -> Any:
        """Do the work; nobody joins it any more when it is done, so that who asks then sees what came after."""
        try:
            return await work()
        finally:
            del shared[key]
            if not shared and self._shared.get(spot) is shared:
                del self._shared[spot]

    def wake(self, spot: Spot) -> None:
        """This process wrote something."""
        self._shared.pop(spot, None)
        if spot in self._watches:
            self._look_at(spot)

    def close(self) -> None:
        """Let everybody go, and nobody wait again: the server is stopping."""
        self._closed = True
        self._stir.set()
        for watch in self._watches.values():
            _let_go(watch.waiters)

    def _look_at(self, spot: Spot) -> None:
        self._due[spot] = None
        self._stir.set()

    def _start(self) -> None:
        if self._telling is None or self._telling.done():
            self._telling = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        """Look, and tell those who are behind, as long as anybody waits."""
        loop = asyncio.get_running_loop()
        looked = loop.time()
        while self._watches and not self._closed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stir.wait(), LOOK_SECONDS)
            self._stir.clear()
            if loop.time() >= looked + LOOK_SECONDS:
                looked = loop.time()
                self._due |= dict.fromkeys(self._watches)
            due, self._due = self._due, {}
            with suppress(TransDeskError):  # a busy database: the next look may come through
                await self._tell_of([spot for spot in due if spot in self._watches])

    async def _tell_of(self, spots: Collection[Spot]) -> None:
        """Look at some translations, and let one lot go for each; who is left has its turn after the others."""
        came = {spot: list(self._watches[spot].waiters) for spot in spots}
        marks = await run_in_threadpool(self._marks, spots) if spots else {}
        for spot in spots:
            watch = self._watches.get(spot)
            if watch is None:
                continue
            watch.mark = marks.get(spot, "gone")
            lot = watch.lot(came[spot])
            if lot:
                await asyncio.sleep(len(lot) / TOLD_A_SECOND)
                _let_go(lot)
                self._look_at(spot)


def _let_go(waiters: Collection[asyncio.Future[None]]) -> None:
    for news in waiters:
        if not news.done():
            news.set_result(None)
