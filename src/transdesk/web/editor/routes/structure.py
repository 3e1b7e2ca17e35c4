"""Sentences split, joined and moved."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.web.editor import wire
from transdesk.web.editor.routes.base import Ask, Office, misfit, spot_of
from transdesk.web.editor.routes.sheet import whole_sheet
from transdesk.web.editor.token import Place


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    async def structure(desk: Desk, place: Place, ask: Ask) -> wire.Json:
        await run_in_threadpool(_change, desk, place, ask)
        found = await run_in_threadpool(whole_sheet, desk, place)
        office.backlog.sweep(spot_of(place))
        return {"mark": found["mark"], "rows": found["rows"]}

    return [office.post("structure", structure, wakes=True)]


def _change(desk: Desk, place: Place, ask: Ask) -> None:
    segment = ask.text("segment")
    kinds: dict[str, Callable[[], None]] = {
        "split": lambda: desk.structure.split(place.article, segment, int(ask.number("at")), author=place.person),
        "join": lambda: desk.structure.join(place.article, segment, author=place.person),
        "move": lambda: desk.structure.move(place.article, place.target, segment, int(ask.number("to"))),
    }
    if ask.text("kind") not in kinds:
        raise misfit("kind")
    kinds[ask.text("kind")]()
