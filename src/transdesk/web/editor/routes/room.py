"""Being there: a fresh token, who is where, and the work that it took."""

from __future__ import annotations

import time
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.domain.sheet import Effort
from transdesk.web.editor import limits, token, wire
from transdesk.web.editor.routes.base import Ask, Office, misfit, spot_of
from transdesk.web.editor.token import Place

LONGEST = 60 * 60 * 1000
"""Milliseconds: more than an hour on one sentence between two reports is a forgotten tab."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""

    def renew(_desk: Desk, place: Place, _ask: Ask) -> wire.Json:
        return {"token": token.sign(office.key_of(), place, time.time()), "seconds": token.LIFETIME}

    async def presence(desk: Desk, place: Place, ask: Ask) -> wire.Json:
        segment = ask.fields.get("segment")
        await office.arrive(place, "" if segment is None else ask.text("segment", most=40))
        return {"people": wire.people(await run_in_threadpool(desk.grid.people, *spot_of(place)))}

    return [
        office.post("token", renew),
        office.post("presence", presence, wakes=True),
        office.post("effort", _effort),
    ]


def _effort(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    found = ask.fields.get("segments")
    if not isinstance(found, Mapping) or len(found) > limits.CHANGES:
        raise misfit("segments")
    spent = {segment: _spent(one) for segment, one in found.items()}
    sums = desk.grid.add_effort(place.article, place.target, place.person, spent)
    return {"efforts": {segment: wire.effort(one) for segment, one in sums.items()}}


def _spent(one: object) -> Effort:
    if not isinstance(one, Mapping):
        raise misfit("segments")
    ask = Ask(one)
    return Effort(_bounded(ask.number("milliseconds", 0)), _bounded(ask.number("keys", 0)))


def _bounded(value: float) -> int:
    return int(min(max(value, 0), LONGEST))
