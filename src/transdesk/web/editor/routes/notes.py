"""What people say beside the text: comments in threads, and suggested edits."""

from __future__ import annotations

from collections.abc import Collection

from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.remarks import Decision
from transdesk.web.editor import wire, wire_assist
from transdesk.web.editor.routes.base import Ask, Office, misfit
from transdesk.web.editor.token import Place

COMMENT = 4000
"""Characters of a comment at most."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""
    return [office.post("comment", _comment, wakes=True), office.post("suggest", _suggest, wakes=True)]


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


def _suggest(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    if ask.fields.get("id") is None:
        segment, base = ask.text("segment"), int(ask.number("base"))
        desk.remarks.suggest(place.article, place.target, segment, ask.text("text"), base=base, author=place.person)
    else:
        decision = next((one for one in Decision if one == ask.text("decision")), None)
        if decision is None:
            raise misfit("decision")
        piece = None if ask.fields.get("piece") is None else int(ask.number("piece"))
        segment = desk.remarks.decide(
            place.article, place.target, int(ask.number("id")), decision, author=place.person, piece=piece
        ).segment
    suggestions = suggested(desk, place, [segment])
    sheet = desk.grid.some(place.article, place.target, {segment})
    return {"suggestions": suggestions.get(segment, []), "row": wire.row(sheet.rows[0])}


def suggested(desk: Desk, place: Place, segments: Collection[str]) -> dict[str, list[wire.Json]]:
    """Open suggestions by segment."""
    found = desk.remarks.suggested(place.article, place.target, segments)
    return {segment: [wire_assist.suggestion(one) for one in edits] for segment, edits in found.items()}
