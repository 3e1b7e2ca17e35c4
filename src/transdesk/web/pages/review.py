"""The editor-in-charge's page: the text as it will read, what was changed, comments, return or approve."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from transdesk.desk.saving import require_review
from transdesk.desk.views import Sheet
from transdesk.domain.language import Language
from transdesk.domain.rendition import target_blocks
from transdesk.domain.work import Comment, Stage, Status
from transdesk.web import actions, layout, picker, remarks, state, views
from transdesk.web.editor.component import editor
from transdesk.web.errors import showing_errors


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("review.title"), t("review.note"))
    layout.page_trouble()
    with showing_errors():
        place = picker.choose()
        if place is not None:
            _review(*place)


@st.fragment
def _review(article: str, target: Language) -> None:
    with showing_errors():
        layout.page_trouble()
        with st.spinner(state.texts()("edit.opening")):
            sheet = state.desk().editing.sheet(article, target)
        text, side = st.columns([5, 2], gap="large")
        with text:
            _text(sheet)
        with side:
            _decision(sheet)
            _comments(sheet)
            _events(sheet)


def _text(sheet: Sheet) -> None:
    t = state.texts()
    view = st.segmented_control(
        t("review.view"),
        ["reading", "changes"],
        key="review_view",
        default="reading",
        required=True,
        format_func=lambda name: t(f"review.{name}"),
        label_visibility="collapsed",
    )
    if view == "changes":
        editor(sheet.stored.id, sheet.card.target, sheet.stored.language)
        return
    targets = {row.segment.id: row.work.target for row in sheet.rows}
    banner = "" if sheet.card.stage is Stage.APPROVED else t("review.draft_mark")
    blocks = target_blocks(sheet.stored.article, sheet.stored.segments, targets)
    st.html(views.article_html(blocks, sheet.card.target, banner))


# --- the decision --------------------------------------------------------------------------------------


def _decision(sheet: Sheet) -> None:
    t = state.texts()
    article, card = sheet.stored.id, sheet.card
    review = state.desk().review
    with st.container(border=True):
        st.html(views.stage_chip(card.stage, t) + views.meta(_open_points(sheet)))
        if card.stage is Stage.APPROVED:
            if st.button(t("review.to_export"), key="to_export", type="primary", icon=":material/download:"):
                state.go("export", article, card.target)
            _step("reopen", lambda: review.reopen(article, card.target, author=state.author()))
            return
        _step("approve", lambda: review.approve(article, card.target, author=state.author()), primary=True)
        if card.stage is Stage.IN_REVIEW:
            with st.popover(t("review.send_back"), key="send_back", width="stretch"):
                reason = st.text_area(t("review.reason"), key="return_reason")
                if st.button(t("review.return_go"), key="send_back_go", disabled=not (reason or "").strip()):
                    _as_editor(
                        lambda: review.send_back(
                            article, card.target, reason=(reason or "").strip(), author=state.author()
                        )
                    )
                    st.rerun()
        else:
            _step("submit", lambda: review.submit(article, card.target, author=state.author()))
        if st.button(t("review.to_edit"), key="to_edit", type="tertiary"):
            state.go("edit", article, card.target)


def _as_editor(act: Callable[[], object]) -> None:
    """Do what only an editor may do; where somebody else asks, the page says so."""

    def checked() -> None:
        require_review(state.role())
        act()

    actions.run(checked)


def _step(name: str, act: Callable[[], object], *, primary: bool = False) -> None:
    st.button(
        state.texts()(f"review.{name}"),
        key=f"step_{name}",
        type="primary" if primary else "secondary",
        width="stretch",
        on_click=actions.run if name == "submit" else _as_editor,
        args=(act,),
    )


def _open_points(sheet: Sheet) -> str:
    """What an approver should know first: empty, unconfirmed and flagged segments."""
    t = state.texts()
    counts = sheet.card.counts
    points = [
        t.count("empty_segments", counts.get(Status.EMPTY, 0)) if counts.get(Status.EMPTY) else "",
        t.count("machine_segments", counts.get(Status.DRAFT, 0)) if counts.get(Status.DRAFT) else "",
        t.count("flagged_segments", flagged) if (flagged := sum(map(views.flagged, sheet.rows))) else "",
    ]
    return "; ".join(point for point in points if point) or t("review.nothing_open")


def _comments(sheet: Sheet) -> None:
    st.subheader(state.texts()("review.comments"), anchor=False)
    numbered = enumerate(sheet.rows, start=1)
    open_ones = [(number, comment) for number, row in numbered for comment in row.comments]
    if open_ones:
        st.html("".join(_on_segment(sheet, number, comment) for number, comment in open_ones))
    remarks.thread(sheet.stored.id, sheet.card.target)


def _on_segment(sheet: Sheet, number: int, comment: Comment) -> str:
    """An open comment on a segment, with a link to it."""
    t = state.texts()
    link = escape(state.segment_link(sheet.stored.id, sheet.card.target, comment.segment))
    who = escape(comment.author or t("someone"))
    return (
        f'<div class="td-meta"><span><a href="{link}" target="_blank">{escape(t("terms.open_segment", n=number))}</a>'
        f"</span><span>{who}</span></div><p>{escape(comment.text)}</p>"
    )


def _events(sheet: Sheet) -> None:
    t = state.texts()
    events = state.desk().review.events(sheet.stored.id, sheet.card.target)
    if not events:
        return
    with st.expander(t("review.events"), icon=":material/history:"):
        for event in reversed(events):
            when = views.moment(event.at, t, state.zone())
            st.html(
                views.meta(when, event.author or t("someone"))
                + f"{views.stage_chip(event.after, t)} {escape(event.reason)}"
            )


page()
