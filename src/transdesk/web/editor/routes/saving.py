"""Saving: what a person typed is stored first, and looked at afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.remarks import Goes
from transdesk.desk.saving import Action, Outcome, Wanted
from transdesk.web.editor import limits, wire
from transdesk.web.editor.routes.base import Ask, Office, misfit, spot_of
from transdesk.web.editor.token import Place
from transdesk.web.errors import explain
from transdesk.web.texts import texts

_TEXTS = (Action.SAVE, Action.FILL, Action.SUGGEST)
"""What is nothing without a text."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    async def save(desk: Desk, place: Place, ask: Ask) -> wire.Json:
        wanted = [_wanted(one) for one in ask.items("changes", most=limits.CHANGES)]
        outcomes = await run_in_threadpool(_apply, desk, place, wanted)
        spot = spot_of(place)
        office.hub.wake(spot)
        await office.backlog.look(spot, [one.segment for one in outcomes if one.error is None])
        return {"batch": ask.fields.get("batch")} | await run_in_threadpool(_answer, desk, place, outcomes)

    return [office.post("changes", save)]


def _wanted(one: Any) -> Wanted:
    if not isinstance(one, Mapping):
        raise misfit("changes")
    ask = Ask(one)
    try:
        action = Action(ask.text("action", "save"))
    except ValueError as error:
        raise misfit("action") from error
    text = ask.text("text") if one.get("text") is not None else None
    if action in _TEXTS and text is None:
        raise misfit("text")
    return Wanted(
        ask.text("segment"),
        int(ask.number("base")),
        action,
        text,
        int(ask.number("number", 0)),
        ask.text("concept", ""),
        ask.text("reason", ""),
        _goes(ask) if action is Action.SUGGEST else None,
    )


def _goes(ask: Ask) -> Goes:
    before = None if ask.fields.get("before") is None else ask.text("before")
    return Goes(int(ask.number("number", 0)), ask.text("seen", ""), before, ask.fields.get("carried") is True)


def _apply(desk: Desk, place: Place, wanted: Sequence[Wanted]) -> list[Outcome]:
    return [desk.saving.apply(place.article, place.target, one, author=place.person, role=place.role) for one in wanted]


def _answer(desk: Desk, place: Place, outcomes: Sequence[Outcome]) -> wire.Json:
    sheet = desk.grid.some(place.article, place.target, {one.segment for one in outcomes})
    rows = {row.segment.id: wire.row(row) for row in sheet.rows}
    return {"mark": f"{sheet.doc_rev}.0", "results": [_result(one, rows, place.language) for one in outcomes]}


def _result(outcome: Outcome, rows: Mapping[str, wire.Json], language: str) -> wire.Json:
    found: wire.Json = {"segment": outcome.segment, "outcome": "ok"}
    if outcome.segment in rows:
        found["row"] = rows[outcome.segment]
    if outcome.error is not None:
        found["outcome"] = "conflict" if outcome.theirs else "refused"
        found["message"] = explain(outcome.error, texts(language))
    if outcome.theirs is not None:
        found["theirs"] = wire.theirs(outcome.theirs)
    return found
