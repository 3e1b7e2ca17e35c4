"""Waiting for news: nobody is forgotten, and nothing spins, while others write without a pause."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Coroutine
from concurrent.futures import Future
from threading import Thread

from transdesk.domain.language import Language
from transdesk.web.editor.hub import Hub, Spot

SPOT: Spot = ("a1-x", Language.RU)


def run(scenario: Coroutine[None, None, None]) -> None:
    """Run in a thread: a loop that spins could not be stopped by a time limit of its own."""
    ended: Future[None] = Future()

    def work() -> None:
        try:
            ended.set_result(asyncio.run(scenario))
        except BaseException as error:  # noqa: BLE001 - told to the test
            ended.set_exception(error)

    Thread(target=work, daemon=True).start()
    ended.result(30)


def test_who_asks_while_an_answer_is_under_way_never_spins() -> None:
    """The loop once stood still: whoever came between the end of a shared query and its removal went round and round."""
    hub = Hub(lambda spots: dict.fromkeys(spots, "new"))

    async def scenario() -> None:
        async def follow() -> None:
            for _ in range(50):
                await hub.wait(SPOT, "old", 5)

        async def write() -> None:
            while True:
                hub.wake(SPOT)
                await asyncio.sleep(0)

        writing = asyncio.create_task(write())
        await asyncio.gather(*(follow() for _ in range(20)))
        writing.cancel()

    run(scenario())


def test_what_another_process_wrote_is_seen() -> None:
    state = {"mark": "1"}

    def marks(spots: Collection[Spot]) -> dict[Spot, str]:
        return dict.fromkeys(spots, state["mark"])

    async def scenario() -> None:
        hub = Hub(marks)
        waiting = asyncio.create_task(hub.wait(SPOT, "1", 20))
        done, _ = await asyncio.wait({waiting}, timeout=0.2)
        assert not done
        state["mark"] = "2"
        await asyncio.wait_for(waiting, 10)

    run(scenario())


def test_one_answer_serves_all_who_ask_meanwhile() -> None:
    asked = []

    async def scenario() -> None:
        hub = Hub(lambda _: {})
        gate = asyncio.Event()

        async def work() -> int:
            asked.append(1)
            await gate.wait()
            return 7

        both = asyncio.gather(*(hub.once("key", work) for _ in range(5)))
        await asyncio.sleep(0)
        gate.set()
        assert await both == [7] * 5
        assert await hub.once("key", work) == 7

    run(scenario())
    assert len(asked) == 2
