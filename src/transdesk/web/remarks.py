"""Comments on a whole translation; those on a segment stand in the editor."""

from __future__ import annotations

import streamlit as st

from transdesk.domain.language import Language
from transdesk.domain.work import Comment
from transdesk.web import state, views


def thread(article: str, target: Language) -> None:
    """The comments, and a box for a new one."""
    t = state.texts()
    review = state.desk().review
    for comment in review.comments(article, target):
        if not comment.segment:
            _comment(comment)
    with st.form(f"newcomment-{target}", clear_on_submit=True, border=False):
        text = st.text_area(t("comments.label"), height=80)
        if st.form_submit_button(t("comments.add")) and text.strip():
            review.comment(article, target, "", text.strip(), state.author())
            st.rerun()


def _comment(comment: Comment) -> None:
    t = state.texts()
    with st.container(border=True, gap="xsmall"):
        sign = f"✓ {t('comments.resolved')}" if comment.resolved else ""
        parts = [views.moment(comment.at, t, state.zone()), comment.author or t("someone"), sign]
        st.html(views.meta(*parts))
        st.text(comment.text)
        if not comment.resolved and st.button(t("comments.resolve"), key=f"resolve-{comment.id}", type="tertiary"):
            state.desk().review.resolve(comment.id)
            st.rerun()
