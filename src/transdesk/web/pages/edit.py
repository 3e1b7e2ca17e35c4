"""The editor: source left, target right, segment by segment; every pause of typing is stored."""

from __future__ import annotations

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.library import TranslationCard
from transdesk.domain.work import Stage, Status
from transdesk.web import actions, jobs, layout, picker, state, views
from transdesk.web.editor.component import editor
from transdesk.web.errors import showing_errors


def page() -> None:
    """Draw the page."""
    layout.header(state.texts()("edit.title"), state.texts()("edit.note"))
    with st.container():  # what comes and goes has a place of its own: the editor below keeps its place and its focus
        layout.page_trouble()
    with showing_errors():
        place = picker.choose()
        if place is not None:
            with st.container():
                jobs.panel(*place)
            _sheet(*place)


@st.fragment
def _sheet(article: str, target: Language) -> None:
    with showing_errors():
        library = state.desk().library
        card = library.translation(article, target)
        with st.container():
            _summary(article, card)
            _notices(article, card)
        editor(article, target, library.article(article).language)


def _summary(article: str, card: TranslationCard) -> None:
    t = state.texts()
    facts, buttons = st.columns([3, 2], vertical_alignment="center")
    chips = " ".join(
        views.chip(str(status), f"{views.STATUS_SIGN[status]} {t(f'status.{status}')}: {card.counts[status]}")
        for status in Status
        if card.counts.get(status)
    )
    facts.html(
        f'<div class="td-summary">{views.stage_chip(card.stage, t)} {chips}</div>{views.progress_bar(card, t)}'
        + views.meta(t("articles.words_done", done=card.words_done, total=card.words))
    )
    with buttons, st.container(horizontal=True, horizontal_alignment="right"):
        _steps(article, card)


def _steps(article: str, card: TranslationCard) -> None:
    t = state.texts()
    working = card.job is not None and card.job.state.active
    if card.counts.get(Status.EMPTY) and not working:
        if st.button(t("edit.draft"), key="draft", type="primary", icon=":material/translate:"):
            jobs.start(article, card.target)
            st.rerun()  # the whole page: the progress stands above this part
    elif card.counts.get(Status.DRAFT) and not working:
        with st.popover(t("edit.redraft")):
            st.write(t("edit.redraft_note"))
            if st.button(t("edit.redraft_go"), key="redraft_all"):
                jobs.start(article, card.target, redraft=True)
                st.rerun()
    if card.stage in (Stage.NEW, Stage.DRAFTING, Stage.EDITING, Stage.RETURNED):
        st.button(
            t("edit.submit"),
            key="submit",
            icon=":material/send:",
            on_click=_submit,
            args=(article, card.target),
            disabled=working,
        )
    if st.button(t("nav.review"), key="to_review", type="tertiary"):
        state.go("review", article, card.target)


def _submit(article: str, target: Language) -> None:
    actions.run(lambda: state.desk().review.submit(article, target, author=state.author()))


def _notices(article: str, card: TranslationCard) -> None:
    """What one should know of the drafts: rough engine, stale drafts, a return with its reason."""
    t = state.texts()
    layout.page_trouble()
    drafts = state.desk().grid.drafts(article, card.target)
    made = t("engines.made_by", engines=", ".join(drafts.engines)) if drafts.engines else ""
    if made and not drafts.rough:
        st.caption(made)
    if drafts.rough:
        words, link = st.columns([5, 2], vertical_alignment="center")
        words.caption(f":material/info: {t('edit.rough')} {made}")
        if link.button(t("edit.rough_link"), key="to_models", type="tertiary"):
            state.go("models")
    if drafts.stale:
        words, again = st.columns([5, 2], vertical_alignment="center")
        words.caption(f":material/update: {t.count('stale', len(drafts.stale))}")
        if again.button(t("edit.redraft_stale"), key="redraft_stale", type="tertiary"):
            jobs.start(article, card.target, segments=drafts.stale, redraft=True)
            st.rerun()
    if card.stage is Stage.RETURNED:
        events = state.desk().review.events(article, card.target)
        reason = next((event.reason for event in reversed(events) if event.after is Stage.RETURNED), "")
        st.warning(t("edit.returned", reason=reason), icon=":material/undo:")


page()
