"""Reading: all rows, rows in view, what changed, a text that is being typed, the history of a segment."""

from __future__ import annotations

import time

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.editing import segment_of
from transdesk.desk.gate import measure
from transdesk.domain.sheet import Effort, Pulse
from transdesk.web.editor import limits, wire, wire_assist
from transdesk.web.editor.hub import Spot
from transdesk.web.editor.routes.base import Ask, Office, Packed, misfit, pack, spot_of
from transdesk.web.editor.token import Place
from transdesk.web.texts import Texts, texts

ARRIVALS = 4096
ARRIVES = 15.0
"""Seconds until a person's being here is written down again (``storage.sheets.PRESENT`` is three times as long)."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    async def sheet(desk: Desk, place: Place, _ask: Ask) -> Packed:
        spot, t = spot_of(place), texts(place.language)
        shared = await office.hub.once(
            spot, ("sheet", place.language), lambda: run_in_threadpool(_shared_sheet, desk, spot, t)
        )
        office.backlog.sweep(spot)
        return await run_in_threadpool(lambda: pack(_own_sheet(desk, place, shared)))

    arrivals: dict[tuple[Spot, str], float] = {}

    async def changes(desk: Desk, place: Place, ask: Ask) -> Packed:
        since, seconds, spot = ask.text("since", "0"), ask.number("wait", 0), spot_of(place)
        if time.monotonic() > arrivals.get((spot, place.person), 0) + ARRIVES:
            await office.arrive(place)
            if len(arrivals) >= ARRIVALS:
                arrivals.clear()
            arrivals[spot, place.person] = time.monotonic()
        await office.hub.wait(spot, since, seconds)
        revision = wire.revision_of(since)
        key = ("changes", revision, place.language)
        found: Packed = await office.hub.once(
            spot, key, lambda: run_in_threadpool(lambda: pack(_changes(desk, spot, revision, texts(place.language))))
        )
        return found

    return [
        office.get("sheet", sheet),
        office.get("details", _details),
        office.get("changes", changes),
        office.get("history", _history),
        office.post("check", _check),
    ]


def whole_sheet(desk: Desk, place: Place) -> wire.Json:
    """Every row, and what stands around them."""
    return _own_sheet(desk, place, _shared_sheet(desk, spot_of(place), texts(place.language)))


def _shared_sheet(desk: Desk, spot: Spot, t: Texts) -> wire.Json:
    """What everybody sees."""
    sheet, card = desk.grid.open(*spot)
    return {
        "mark": f"{sheet.doc_rev}.0",
        "article": wire.article(sheet.stored, card.target) | {"stage": card.stage.value},
        "rows": [wire.row(row) for row in sheet.rows],
        "job": wire.job(card.job, t),
        "gate": wire.gate(measure(sheet.rows), desk.gate.levels, t),
    }


def _own_sheet(desk: Desk, place: Place, shared: wire.Json) -> wire.Json:
    """The sheet as one person sees it, with the work that it took them."""
    efforts = desk.grid.efforts(*spot_of(place), place.person)
    rows = [row | {"effort": wire.effort(efforts.get(row["id"], Effort()))} for row in shared["rows"]]
    return shared | {"me": {"name": place.person, "role": place.role.value}, "rows": rows}


def _details(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    ids = [one for one in ask.text("ids").split(",") if one]
    if len(ids) > limits.IDS:
        raise misfit("ids")
    t = texts(place.language)
    stored = desk.library.article(place.article)
    details = {}
    for row in desk.grid.details(place.article, place.target, ids):
        offers = desk.assist.terms(stored, row.segment, place.target, row.work)
        details[row.segment.id] = wire.details(row, t) | {
            "terms": [wire_assist.term(one, t) for one in offers],
        }
    return {"details": details}


def _changes(desk: Desk, spot: Spot, since: int, t: Texts) -> wire.Json:
    pulse = desk.grid.pulses([spot]).get(spot, Pulse(0))
    sheet = desk.grid.since(*spot, since)
    return {
        "mark": wire.mark(pulse),
        "anew": since < sheet.laid,
        "rows": [wire.row(row) for row in sheet.rows],
        "people": wire.people(pulse.people),
        "job": wire.job(pulse.job, t),
    }


def _history(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    found = desk.editing.history(place.article, place.target, ask.text("segment"))
    return {"revisions": [wire.revision(one) for one in found]}


def _check(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    segment, text = ask.text("segment"), ask.text("text")
    caret = None if ask.fields.get("caret") is None else int(ask.number("caret"))
    found, _ = desk.grid.check(place.article, place.target, segment, text)
    offers = desk.assist.terms_of(place.article, place.target, segment, text=text, caret=caret)
    t = texts(place.language)
    about = segment_of(desk.library.article(place.article), segment)
    return {
        "findings": wire.findings(found, text, about, t),
        "terms": [wire_assist.term(one, t) for one in offers],
    }
