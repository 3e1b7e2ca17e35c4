"""Help while writing: completion, alternatives, alignment, the memory, and a term that is added."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.domain.assist import Answer
from transdesk.domain.language import Direction, Language
from transdesk.domain.term import TermKind
from transdesk.web.editor import wire, wire_assist
from transdesk.web.editor.routes.base import Ask, Office, misfit
from transdesk.web.editor.token import Place
from transdesk.web.texts import texts

QUERY = 200
"""Characters of a concordance query at most."""
TERM = 200
"""Characters of one side of a term at most."""


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""
    return [
        office.post("complete", _complete),
        office.post("alternatives", _alternatives),
        office.post("align", _align),
        office.post("matches", _matches),
        office.post("concordance", _concordance),
        office.post("term", _term, wakes=True),
    ]


async def _complete(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    segment, prefix = ask.text("segment"), ask.text("prefix")
    answer = await _answered(
        lambda: desk.assist.complete(place.article, place.target, segment, prefix, person=place.person)
    )
    text = answer.proposals[0].text if answer.proposals else ""
    return {"text": text, "engine": answer.engine, "reason": _reason(answer, place)}


async def _alternatives(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    segment, prefix, count = ask.text("segment"), ask.text("prefix", ""), int(ask.number("count", 4))
    answer = await _answered(
        lambda: desk.assist.alternatives(
            place.article, place.target, segment, person=place.person, prefix=prefix, count=count
        )
    )
    candidates = [{"text": p.text, "score": p.score, "engine": answer.engine} for p in answer.proposals]
    return {"candidates": candidates, "reason": _reason(answer, place)}


async def _align(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    segment, text = ask.text("segment"), ask.text("text")
    answer = await _answered(lambda: desk.assist.align(place.article, place.target, segment, text, person=place.person))
    return {"links": answer.links, "reason": _reason(answer, place)}


async def _answered(asking: Callable[[], Future[Answer]]) -> Answer:
    """The engine's answer. No thread waits for it, so that saves keep theirs; whoever leaves takes the question along."""
    return await asyncio.wrap_future(await run_in_threadpool(asking))


def _reason(answer: Answer, place: Place) -> str | None:
    return texts(place.language)(f"assist.reason.{answer.reason}") if answer.reason else None


def _matches(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    found = desk.lookup.matches(place.article, place.target, ask.text("segment"))
    source = desk.library.segment(place.article, ask.text("segment")).source
    return {"matches": [wire_assist.match(one, source, texts(place.language)) for one in found]}


def _concordance(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    direction = Direction(desk.library.article(place.article).language, place.target)
    language = next((one for one in Language if one == ask.text("language", direction.source.value)), None)
    if language not in (direction.source, direction.target):
        raise misfit("language")
    found = desk.lookup.concordance(ask.text("query", most=QUERY), language, direction)
    return {"pairs": [wire_assist.pair(one, texts(place.language)) for one in found]}


def _term(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    kind = next((one for one in TermKind if one == ask.text("kind", TermKind.TERM.value)), None)
    if kind is None:
        raise misfit("kind")
    concept = desk.terms.add_term(
        desk.library.article(place.article).language,
        ask.text("source", most=TERM),
        place.target,
        ask.text("target", most=TERM),
        kind,
        place.person,
        ask.text("note", ""),
    )
    answer: wire.Json = {"concept": concept.id, "terms": None}
    segment = ask.text("segment", "")
    if segment:
        offers = desk.assist.terms_of(place.article, place.target, segment)
        answer["terms"] = [wire_assist.term(one, texts(place.language)) for one in offers]
    return answer
