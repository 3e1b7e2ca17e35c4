"""Waiting for news: nobody is forgotten, and nothing spins, while others write without a pause."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from itertools import pairwise

from transdesk.domain.errors import StorageBusyError
from transdesk.domain.language import Language
from transdesk.web.editor.hub import LOT, TOLD_A_SECOND, Hub, Spot
from web.editor.in_a_loop import run

SPOT: Spot = ("a1-x", Language.RU)


def test_who_asks_while_an_answer_is_under_way_never_spins() -> None:
    """The loop once stood still: whoever came between the end of a shared query and its removal went round and round."""
    hub = Hub(lambda spots: dict.fromkeys(spots, "new"))

    async def scenario() -> None:
        async def follow() -> None:
            for _ in range(5):
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

        both = asyncio.gather(*(hub.once(SPOT, "key", work) for _ in range(5)))
        await asyncio.sleep(0)
        gate.set()
        assert await both == [7] * 5
        assert await hub.once(SPOT, "key", work) == 7

    run(scenario())
    assert len(asked) == 2


def test_a_crowd_is_told_a_few_at_a_time_and_nobody_is_forgotten() -> None:
    """All at once they stood in the way of every save that came in that moment."""

    async def scenario() -> None:
        state = {"mark": "1"}
        hub = Hub(lambda spots: dict.fromkeys(spots, state["mark"]))
        told: list[float] = []

        async def follow() -> None:
            await hub.wait(SPOT, "1", 20)
            told.append(asyncio.get_running_loop().time())

        crowd = [asyncio.create_task(follow()) for _ in range(3 * LOT)]
        await asyncio.wait(crowd, timeout=0.1)
        assert not told
        state["mark"] = "2"
        hub.wake(SPOT)
        await asyncio.wait_for(asyncio.gather(*crowd), 10)
        pauses = [after - before for before, after in pairwise(told)]
        assert sum(pause > LOT / TOLD_A_SECOND / 2 for pause in pauses) == 2, "three lots"

    run(scenario())


def test_those_who_know_the_same_go_together_and_a_crowd_holds_up_no_other_translation() -> None:
    other: Spot = ("a1-x", Language.KK)

    async def scenario() -> None:
        hub = Hub(lambda spots: dict.fromkeys(spots, "new"))
        told: list[str] = []

        async def follow(spot: Spot, known: str) -> None:
            await hub.wait(spot, known, 20)
            told.append(f"{spot[1]} {known}")

        crowd = [follow(SPOT, ("old", "older")[n % 2]) for n in range(2 * LOT)]
        await asyncio.wait_for(asyncio.gather(*crowd, follow(other, "old")), 10)
        assert told == ["ru old"] * LOT + ["kk old"] + ["ru older"] * LOT

    run(scenario())


def test_who_knows_the_newest_state_goes_on_waiting() -> None:
    async def scenario() -> None:
        hub = Hub(lambda spots: dict.fromkeys(spots, "new"))
        waiting = asyncio.create_task(hub.wait(SPOT, "new", 20))
        for _ in range(3):  # woken by what is no news to this one
            hub.wake(SPOT)
            await hub.wait(SPOT, "old", 20)
        assert not waiting.done()
        hub.close()
        await asyncio.wait_for(waiting, 1)

    run(scenario())


def test_a_database_that_is_busy_for_a_moment_holds_up_the_news_only_for_that_moment() -> None:
    answers: list[str | Exception] = [StorageBusyError("Another program holds the database."), "new"]

    def marks(spots: Collection[Spot]) -> dict[Spot, str]:
        answer = answers[0] if len(answers) == 1 else answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return dict.fromkeys(spots, answer)

    async def scenario() -> None:
        await asyncio.wait_for(Hub(marks).wait(SPOT, "old", 20), 10)

    run(scenario())


def test_who_asks_after_a_write_is_not_given_what_was_read_before() -> None:
    """A page that is loaded again at once shows what its person has just saved."""

    async def scenario() -> None:
        hub, texts = Hub(lambda _: {}), ["old"]
        begun, gate = asyncio.Event(), asyncio.Event()

        async def read() -> str:
            found = texts[-1]
            begun.set()
            await gate.wait()
            return found

        before = asyncio.create_task(hub.once(SPOT, "sheet", read))
        await begun.wait()
        texts.append("saved")
        hub.wake(SPOT)
        after = [asyncio.create_task(hub.once(SPOT, "sheet", read)) for _ in range(2)]
        await asyncio.sleep(0)
        gate.set()
        assert [await before, *[await one for one in after]] == ["old", "saved", "saved"]

    run(scenario())
