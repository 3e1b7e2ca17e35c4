"""Work that is done together: everybody gets their own answer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from threading import Event

import pytest

from transdesk.web.editor.clerk import MOST, Clerk
from web.editor.in_a_loop import run


def test_what_gathers_meanwhile_is_done_together_and_in_order() -> None:
    groups: list[list[int]] = []
    begun, free = Event(), Event()

    def work(orders: Sequence[int]) -> list[int]:
        groups.append(list(orders))
        begun.set()
        free.wait(10)
        return [10 * one for one in orders]

    async def scenario() -> None:
        clerk = Clerk(work)
        first = asyncio.create_task(clerk.do(0))
        assert await asyncio.to_thread(begun.wait, 10)
        rest = [asyncio.create_task(clerk.do(n)) for n in range(1, MOST + 3)]
        await asyncio.sleep(0)
        free.set()
        assert await asyncio.gather(first, *rest) == [10 * n for n in range(MOST + 3)]

    run(scenario())
    assert groups == [[0], list(range(1, MOST + 1)), [MOST + 1, MOST + 2]]


def test_an_error_goes_to_the_one_whose_it_is() -> None:
    def work(orders: Sequence[str]) -> list[str | Exception]:
        if "all" in orders:
            raise ZeroDivisionError
        return [ValueError(one) if one == "bad" else one for one in orders]

    async def scenario() -> None:
        clerk: Clerk[str, str] = Clerk(work)
        both = await asyncio.gather(clerk.do("good"), clerk.do("bad"), return_exceptions=True)
        assert both[0] == "good"
        assert isinstance(both[1], ValueError)
        with pytest.raises(ZeroDivisionError):
            await clerk.do("all")
        assert await clerk.do("good") == "good", "and it goes on"

    run(scenario())


def test_who_leaves_before_the_answer_disturbs_nobody() -> None:
    free = Event()

    def work(orders: Sequence[int]) -> list[int]:
        free.wait(10)
        return list(orders)

    async def scenario() -> None:
        clerk = Clerk(work)
        leaves, stays = asyncio.create_task(clerk.do(1)), asyncio.create_task(clerk.do(2))
        await asyncio.sleep(0)
        leaves.cancel()
        free.set()
        assert await stays == 2
        assert await clerk.do(3) == 3

    run(scenario())
