"""Saving: what a person typed is stored first, and looked at afterwards. Who saves at the same time shares a commit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.remarks import Goes
from transdesk.desk.saving import Action, Batch, Outcome, Wanted
from transdesk.web.editor import limits, wire
from transdesk.web.editor.clerk import Clerk
from transdesk.web.editor.hub import Spot
from transdesk.web.editor.routes.base import Ask, Office, misfit, spot_of
from transdesk.web.editor.token import Place
from transdesk.web.errors import explain
from transdesk.web.texts import texts

_TEXTS = (Action.SAVE, Action.FILL, Action.SUGGEST)
"""What is nothing without a text."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows by segment as they are now, and the change counter of their translation."""

    doc_rev: int
    rows: Mapping[str, wire.Json]


_Stored: TypeAlias = tuple[list[Outcome], _Rows]


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    def store(batches: Sequence[Batch]) -> list[_Stored | Exception]:
        return _store(office.desk_of(), batches)

    clerk: Clerk[Batch, _Stored] = Clerk(store)

    async def save(desk: Desk, place: Place, ask: Ask) -> wire.Json:
        wanted = [_wanted(one) for one in ask.items("changes", most=limits.CHANGES)]
        outcomes, now = await clerk.do(Batch(place.article, place.target, place.person, place.role, wanted))
        spot = spot_of(place)
        office.hub.wake(spot)
        segments = {one.segment for one in outcomes if one.error is None}
        if await office.backlog.look(spot, segments):
            now = await run_in_threadpool(_rows, desk, spot, {one.segment for one in outcomes})
        results = [_result(one, now.rows, place.language) for one in outcomes]
        return {"batch": ask.fields.get("batch"), "mark": f"{now.doc_rev}.0", "results": results}

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


def _store(desk: Desk, batches: Sequence[Batch]) -> list[_Stored | Exception]:
    """Store batches, and read the rows of each translation once for all who saved there."""
    found = desk.saving.store(batches)
    segments: dict[Spot, set[str]] = {}
    for batch, outcomes in zip(batches, found, strict=True):
        if not isinstance(outcomes, Exception):
            segments.setdefault((batch.article, batch.target), set()).update(one.segment for one in outcomes)
    rows = {spot: _rows(desk, spot, names) for spot, names in segments.items()}
    return [
        outcomes if isinstance(outcomes, Exception) else (outcomes, rows[batch.article, batch.target])
        for batch, outcomes in zip(batches, found, strict=True)
    ]


def _goes(ask: Ask) -> Goes:
    before = None if ask.fields.get("before") is None else ask.text("before")
    return Goes(int(ask.number("number", 0)), ask.text("seen", ""), before, ask.fields.get("carried") is True)


def _rows(desk: Desk, spot: Spot, segments: set[str]) -> _Rows:
    sheet = desk.grid.some(*spot, segments)
    return _Rows(sheet.doc_rev, {row.segment.id: wire.row(row) for row in sheet.rows})


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
