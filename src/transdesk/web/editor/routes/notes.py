"""What people say beside the text: comments in threads, and decisions on suggested edits."""

from __future__ import annotations

from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.remarks import Decision
from transdesk.web.editor import wire
from transdesk.web.editor.routes.base import Ask, Office, misfit
from transdesk.web.editor.token import Place

COMMENT = 4000
"""Characters of a comment at most."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""
    return [office.post("comment", _comment, wakes=True), office.post("decide", _decide, wakes=True)]


def _comment(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    if ask.fields.get("id") is not None:
        resolved = ask.fields.get("resolved")
        if not isinstance(resolved, bool):
            raise misfit("resolved")
        found = desk.remarks.settle(place.article, place.target, int(ask.number("id")), resolved=resolved)
    else:
        found = desk.remarks.say(
            place.article,
            place.target,
            ask.text("segment"),
            ask.text("text", most=COMMENT),
            author=place.person,
            parent=None if ask.fields.get("parent") is None else int(ask.number("parent")),
        )
    return {"comments": [wire.comment(one) for one in found]}


def _decide(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    decision = next((one for one in Decision if one == ask.text("decision")), None)
    if decision is None:
        raise misfit("decision")
    piece = None if ask.fields.get("piece") is None else int(ask.number("piece"))
    segment = desk.remarks.decide(
        place.article, place.target, int(ask.number("id")), decision, author=place.person, piece=piece
    ).segment
    return {"row": wire.row(desk.grid.some(place.article, place.target, {segment}).rows[0])}
