"""The catalogue of translation models: what each can do, on what terms, how well; getting, choosing, removing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from transdesk.desk.models import ModelCard
from transdesk.domain.install import ModelJob, ModelWork
from transdesk.domain.library import JobState
from transdesk.web import layout, model_actions, model_views, state, views
from transdesk.web.errors import showing_errors

POLL_SECONDS = 1.0


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("models.title"), t("models.note"))
    layout.page_trouble()
    with showing_errors():
        cards = state.desk().models.cards()
        _where()
        _list(t("models.installed"), [card for card in cards if card.installed])
        _list(t("models.available"), sorted((c for c in cards if not c.installed), key=lambda c: not c.suggested))


def _where() -> None:
    """Where models come from, when it is not the hub."""
    mirror = state.desk().engines.all()["model_mirror"]
    if mirror:
        st.caption(f":material/dns: {state.texts()('models.mirror', mirror=mirror)}")


def _list(title: str, cards: list[ModelCard]) -> None:
    if not cards:
        return
    st.subheader(title, anchor=False)
    for card in cards:
        with showing_errors(), st.container(border=True, key=f"model-{card.id}", gap="xsmall"):
            _card(card)


def _card(card: ModelCard) -> None:
    t = state.texts()
    left, right = st.columns([3, 2], gap="medium")
    with left:
        name = f'<div class="td-card"><h3>{escape(card.name)}</h3></div>'
        terms = f'<p class="td-terms-of">{escape(t(f"licence.{card.terms}"))}</p>'
        st.html(name + model_views.chips(card, t) + terms + model_views.facts(card, t))
        if card.agreement is not None:
            at = views.moment(card.agreement.at, t, state.zone())
            st.caption(t("models.agreed", author=card.agreement.author, at=at))
    with right:
        st.html(model_views.quality_table(card, t))
        if card.quality:
            st.caption(t("models.source", source=card.quality_source))
        elif not card.rough:
            st.caption(t("models.no_quality"))
    _work(card)


def _work(card: ModelCard) -> None:
    """What is being done with the model, or what can be."""
    job = card.job
    if job is not None and job.state.active:
        st.fragment(_follow, run_every=POLL_SECONDS)(card.id)
        return
    if job is not None and job.state is JobState.FAILED:
        _failed(job)
    with st.container(horizontal=True, vertical_alignment="center"):
        if card.installed:
            _installed(card)
        elif card.fits:
            _absent(card)


def _follow(model: str) -> None:
    """Follow the work; the page is drawn anew when it has ended."""
    t = state.texts()
    with showing_errors():
        models = state.desk().models
        models.ensure_process()
        job = models.card(model).job
        if job is None or not job.state.active:
            st.rerun()
            return
        share, words = model_views.progress(job, t)
        with st.container(horizontal=True, vertical_alignment="center", key=f"work-{model}"):
            st.progress(share, text=words)
            st.button(t("models.cancel"), key=f"cancel-{model}", on_click=model_actions.cancel, args=(model,))


def _failed(job: ModelJob) -> None:
    t = state.texts()
    values: Mapping[str, object] = job.message_values or {}
    why = t.choose(f"error.{job.message_key}", values) or t("models.failed_unknown")
    words = t("models.failed_measure") if job.work is ModelWork.MEASURE else t("models.failed")
    st.error(f"{words} {why}", icon=":material/error:")


def _absent(card: ModelCard) -> None:
    t = state.texts()
    started = card.job is not None and card.job.work is ModelWork.GET
    words = t("models.resume") if started else t("models.get")
    kind = "primary" if card.suggested else "secondary"
    key, icon = f"get-{card.id}", ":material/download:"
    if card.commercial or card.agreement is not None:
        st.button(words, key=key, type=kind, icon=icon, on_click=model_actions.get, args=(card,))
    elif st.button(words, key=key, type=kind, icon=icon):
        model_actions.ask_for_agreement(card)
    if started:
        st.button(
            t("models.discard"), key=f"discard-{card.id}", type="tertiary", on_click=model_actions.remove, args=(card,)
        )
    if card.convertible and len(card.directions) > 2:
        st.toggle(t("models.trim"), key=model_actions.trim_key(card), help=t("models.trim_help"))


def _installed(card: ModelCard) -> None:
    t = state.texts()
    if not card.preferred:
        st.button(
            t("models.choose"),
            key=f"choose-{card.id}",
            icon=":material/star:",
            on_click=model_actions.prefer,
            args=(card,),
        )
    st.button(
        t("models.measure"),
        key=f"measure-{card.id}",
        icon=":material/speed:",
        on_click=model_actions.measure,
        args=(card,),
    )
    if card.kind != "starter" and st.button(t("models.remove"), key=f"remove-{card.id}", type="tertiary"):
        model_actions.ask_before_removal(card)


page()
