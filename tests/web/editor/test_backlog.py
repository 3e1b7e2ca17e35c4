"""Looking at what was saved: at once for one person, in larger pieces for a crowd, and nothing is left out."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from types import SimpleNamespace
from typing import Any

import pytest

from transdesk.domain.language import Language
from transdesk.web.editor.backlog import BEAT, PIECE, Backlog
from transdesk.web.editor.hub import Spot
from web.editor.in_a_loop import run

SPOT: Spot = ("a1-x", Language.RU)
OTHER: Spot = ("a2-y", Language.KK)


class Desk:
    """Notes what is looked at; made within a loop."""

    def __init__(self, unseen: Collection[str] = (), broken: str = "") -> None:
        self.looks: list[tuple[str, list[str]]] = []
        self._broken = broken
        self._looked = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.grid: Any = SimpleNamespace(look=self._look, unassessed=lambda *_: tuple(unseen))

    def _look(self, article: str, _target: Language, segments: list[str]) -> None:
        self.looks.append((article, segments))
        self._loop.call_soon_threadsafe(self._looked.set)
        if self._broken in segments:
            raise ZeroDivisionError

    async def has_seen(self, count: int) -> None:
        """Wait until so many segments have been looked at."""
        async with asyncio.timeout(10):
            while sum(len(segments) for _, segments in self.looks) < count:
                await self._looked.wait()
                self._looked.clear()


def test_one_person_has_the_findings_with_the_answer() -> None:
    async def scenario() -> None:
        desk, news = Desk(), list[Spot]()
        backlog = Backlog(lambda: desk, news.append)
        assert await backlog.look(SPOT, ["s1"])
        assert (desk.looks, news) == ([("a1-x", ["s1"])], [SPOT])
        backlog.close()

    run(scenario())


def test_what_gathers_within_a_beat_is_looked_at_in_one_go_and_holds_up_no_other_translation() -> None:
    async def scenario() -> None:
        desk = Desk()
        backlog = Backlog(lambda: desk, lambda _: None)
        begun = asyncio.get_running_loop().time()
        await backlog.look(SPOT, ["s0"])
        for segment in ("s1", "s2", "s3", "s1"):
            await backlog.look(SPOT, [segment])
        await backlog.look(OTHER, ["t1"])
        await desk.has_seen(5)
        assert desk.looks == [("a1-x", ["s0"]), ("a2-y", ["t1"]), ("a1-x", ["s1", "s2", "s3"])]
        assert asyncio.get_running_loop().time() - begun >= BEAT
        backlog.close()

    run(scenario())


@pytest.mark.parametrize("broken", ["", "s5"])
def test_a_whole_translation_is_looked_at_without_a_pause_whatever_breaks_down(broken: str) -> None:
    names = [f"s{n}" for n in range(3 * PIECE)]

    async def scenario() -> None:
        desk = Desk(names, broken)
        backlog = Backlog(lambda: desk, lambda _: None)
        begun = asyncio.get_running_loop().time()
        backlog.sweep(SPOT)
        await desk.has_seen(3 * PIECE)
        assert asyncio.get_running_loop().time() - begun < BEAT
        assert sorted(segment for _, piece in desk.looks for segment in piece) == sorted(names)
        backlog.close()

    run(scenario())
