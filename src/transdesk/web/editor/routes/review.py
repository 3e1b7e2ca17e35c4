"""Reviewing: the steps of the whole translation, and findings that nobody wants to see again."""

from __future__ import annotations

from typing import get_args

from starlette.routing import BaseRoute

from transdesk.desk.desk import Desk
from transdesk.desk.editing import Scope
from transdesk.desk.gate import measure
from transdesk.desk.saving import require_review
from transdesk.domain.review import Step
from transdesk.web.editor import wire
from transdesk.web.editor.routes.base import Ask, Office, misfit
from transdesk.web.editor.token import Place
from transdesk.web.texts import texts


def routes(office: Office) -> list[BaseRoute]:
    """The routes of this file."""
    return [office.post("stage", _stage, wakes=True), office.post("dismiss", _dismiss, wakes=True)]


def _stage(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    name = ask.text("step")
    if name not in set(Step):
        raise misfit("step")
    step = Step(name)
    if step is not Step.SUBMIT:
        require_review(place.role)
    stage = desk.review.take(place.article, place.target, step, author=place.person, reason=ask.text("reason", ""))
    numbers = measure(desk.grid.since(place.article, place.target, -1).rows)
    return {"stage": stage.value, "gate": wire.gate(numbers, desk.gate.levels, texts(place.language))}


def _dismiss(desk: Desk, place: Place, ask: Ask) -> wire.Json:
    scopes: dict[str, Scope] = {scope: scope for scope in get_args(Scope)}
    segment, fingerprint, scope = ask.text("segment"), ask.text("fingerprint"), ask.text("scope", "here")
    if scope not in scopes:
        raise misfit("scope")
    desk.editing.dismiss(place.article, place.target, segment, fingerprint, author=place.person, scope=scopes[scope])
    desk.grid.touch(place.article, place.target, [segment])
    (row,) = desk.grid.details(place.article, place.target, [segment])
    return {"findings": wire.findings(row.findings, row.work.target, row.segment, texts(place.language))}
