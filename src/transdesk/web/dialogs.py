"""Windows over the page: history, findings and comments of one segment."""

from __future__ import annotations

import streamlit as st

from transdesk.desk.editing import Scope
from transdesk.desk.views import Row
from transdesk.domain.finding import Finding
from transdesk.domain.work import Comment, Revision
from transdesk.web import actions, state, views
from transdesk.web.actions import Cell
from transdesk.web.errors import showing_errors


def history(cell: Cell, base: int, number: int) -> None:
    """Every version of a segment, the newest first, each with a way back."""
    t = state.texts()

    @st.dialog(t("history.title", n=number), width="large")
    def show() -> None:
        with showing_errors():
            revisions = state.desk().editing.history(cell.article, cell.target, cell.segment)
            if not revisions:
                st.write(t("history.empty"))
            newest = max((r.number for r in revisions), default=0)
            for revision in sorted(revisions, key=lambda r: -r.number):
                _revision(cell, revision, base, current=revision.number == newest)

    show()


def _revision(cell: Cell, revision: Revision, base: int, *, current: bool) -> None:
    t = state.texts()
    with st.container(border=True, gap="xsmall"):
        who = revision.author or t("someone")
        when = views.moment(revision.at, t, state.zone())
        st.html(views.status_chip(revision.status, t) + views.meta(when, who, t(f"origin.{revision.origin}")))
        st.text(revision.target or t("history.no_text"))
        if current:
            st.caption(t("history.current"))
        elif st.button(t("history.restore"), key=cell.key(f"restore{revision.number}")):
            actions.restore(cell, revision.number, base)
            st.rerun()


def findings(cell: Cell, row: Row, number: int) -> None:
    """The findings of a segment with ready repairs and ways to dismiss them."""
    t = state.texts()

    @st.dialog(t("findings.title", n=number), width="large")
    def show() -> None:
        for index, finding in enumerate(row.findings):
            with st.container(border=True):
                _finding(cell, row, finding, index)

    show()


def _finding(cell: Cell, row: Row, finding: Finding, index: int) -> None:
    t = state.texts()
    st.html(views.findings_html([finding], t))
    for place, repair in enumerate(finding.repairs):
        st.text(repair.target)
        if st.button(t("findings.apply"), key=cell.key(f"repair{index}-{place}"), type="primary"):
            actions.apply_repair(cell, repair.target, row.work.version)
            st.rerun()
    with st.container(horizontal=True):
        scopes: dict[Scope, str] = {
            "here": t("findings.here"),
            "article": t("findings.article"),
            "always": t("findings.always"),
        }
        for scope, words in scopes.items():
            if st.button(words, key=cell.key(f"dismiss{index}-{scope}")):
                with showing_errors():
                    state.desk().editing.dismiss(
                        cell.article, cell.target, cell.segment, finding, author=state.author(), scope=scope
                    )
                    st.rerun()


def comments(cell: Cell, number: int) -> None:
    """Comments on one segment."""
    t = state.texts()

    @st.dialog(t("comments.title", n=number))
    def show() -> None:
        with showing_errors():
            thread(cell)

    show()


def thread(cell: Cell) -> None:
    """The comments on a segment (or, with an empty segment, on the whole translation) and a box for a new one."""
    t = state.texts()
    review = state.desk().review
    for comment in review.comments(cell.article, cell.target):
        if comment.segment == cell.segment:
            _comment(comment, cell)
    with st.form(cell.key("newcomment"), clear_on_submit=True, border=False):
        text = st.text_area(t("comments.label"), height=80)
        if st.form_submit_button(t("comments.add")) and text.strip():
            review.comment(cell.article, cell.target, cell.segment, text.strip(), state.author())
            st.rerun()


def _comment(comment: Comment, cell: Cell) -> None:
    t = state.texts()
    with st.container(border=True, gap="xsmall"):
        sign = f"✓ {t('comments.resolved')}" if comment.resolved else ""
        parts = [views.moment(comment.at, t, state.zone()), comment.author or t("someone"), sign]
        st.html(views.meta(*parts))
        st.text(comment.text)
        if not comment.resolved and st.button(
            t("comments.resolve"), key=cell.key(f"resolve{comment.id}"), type="tertiary"
        ):
            state.desk().review.resolve(comment.id)
            st.rerun()
