"""One thread for work that is cheaper together: while it is at one group, the next one gathers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from starlette.concurrency import run_in_threadpool

_Order = TypeVar("_Order")
_Result = TypeVar("_Result")

MOST = 32
"""Orders of one group: who comes next waits for it."""


class Clerk(Generic[_Order, _Result]):
    """Does what was ordered, in the order in which it came, as many at once as have gathered.

    Args:
        work: gives a result or an error for each order, in their order; runs in a thread.
    """

    def __init__(self, work: Callable[[Sequence[_Order]], Sequence[_Result | Exception]]) -> None:
        self._work = work
        self._orders: list[tuple[_Order, asyncio.Future[_Result]]] = []
        self._working: asyncio.Task[None] | None = None

    async def do(self, order: _Order) -> _Result:
        """The result of an order, once it is done.

        Raises:
            Exception: the order's own error, or the one that kept the whole group from being done.
        """
        loop = asyncio.get_running_loop()
        result: asyncio.Future[_Result] = loop.create_future()
        self._orders.append((order, result))
        if self._working is None or self._working.done():
            self._working = loop.create_task(self._go_on())
        return await result

    async def _go_on(self) -> None:
        while self._orders:
            group, self._orders = self._orders[:MOST], self._orders[MOST:]
            orders, waiting = zip(*group, strict=True)
            try:
                results = await run_in_threadpool(self._work, orders)
            except Exception as error:  # noqa: BLE001 - handed to those who wait
                results = [error] * len(orders)
            for one, found in zip(waiting, results, strict=True):
                _answer(one, found)


def _answer(waiting: asyncio.Future[_Result], found: _Result | Exception) -> None:
    if waiting.done():  # whoever ordered it has left
        return
    if isinstance(found, Exception):
        waiting.set_exception(found)
    else:
        waiting.set_result(found)
