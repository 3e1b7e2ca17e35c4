"""Sentences split, joined and moved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.cutting import Links
from transdesk.desk.desk import Desk
from transdesk.domain.errors import EngineError
from transdesk.web.editor.routes.base import Ask, Office, Packed, misfit, pack, spot_of
from transdesk.web.editor.routes.sheet import whole_sheet
from transdesk.web.editor.token import Place

ALIGNING = 3.0
"""Seconds that a cut waits for an engine at most."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    async def structure(desk: Desk, place: Place, ask: Ask) -> Packed:
        aligned = await _aligned(desk, place, ask.text("segment")) if ask.text("kind") == "split" else {}
        await run_in_threadpool(_change, desk, place, ask, aligned)
        found = await run_in_threadpool(_anew, desk, place)
        office.backlog.sweep(spot_of(place))
        return found

    return [office.post("structure", structure, wakes=True)]


def _anew(desk: Desk, place: Place) -> Packed:
    found = whole_sheet(desk, place)
    return pack({"mark": found["mark"], "rows": found["rows"]})


async def _aligned(desk: Desk, place: Place, segment: str) -> dict[str, Links]:
    """Which words belong together in the present text, where an engine can tell in time: a cut is made by it."""
    text = await run_in_threadpool(desk.editing.text, place.article, place.target, segment)
    with suppress(EngineError, TimeoutError):
        asked = await run_in_threadpool(
            desk.assist.align, place.article, place.target, segment, text, person=place.person
        )
        answer = await asyncio.wait_for(asyncio.wrap_future(asked), ALIGNING)
        return {text: answer.links}
    return {}


def _change(desk: Desk, place: Place, ask: Ask, aligned: Mapping[str, Links]) -> None:
    segment = ask.text("segment")
    kinds: dict[str, Callable[[], None]] = {
        "split": lambda: desk.structure.split(
            place.article, segment, int(ask.number("at")), author=place.person, aligned=aligned
        ),
        "join": lambda: desk.structure.join(place.article, segment, author=place.person),
        "move": lambda: desk.structure.move(place.article, place.target, segment, int(ask.number("to"))),
    }
    if ask.text("kind") not in kinds:
        raise misfit("kind")
    kinds[ask.text("kind")]()
