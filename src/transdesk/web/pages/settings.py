"""Who works here, in which language, and which engine drafts."""

from __future__ import annotations

import streamlit as st

from transdesk.web import layout, state
from transdesk.web.errors import showing_errors
from transdesk.web.texts import LANGUAGES


def page() -> None:
    """Draw the page."""
    t = state.texts()
    layout.header(t("settings.title"), t("settings.note"))
    with showing_errors():
        left, right = st.columns(2, gap="large")
        with left:
            _person()
        with right:
            _desk()


def _person() -> None:
    t = state.texts()
    st.subheader(t("settings.you"), anchor=False)
    state.put("name", state.author())
    st.text_input(t("settings.name"), key="name", max_chars=80, help=t("settings.name_help"), on_change=_named)
    state.put("interface_choice", state.language())
    st.radio(
        t("settings.interface"),
        list(LANGUAGES),
        key="interface_choice",
        format_func=lambda code: LANGUAGES[code],
        horizontal=True,
        on_change=_switched,
    )
    st.caption(t("settings.remembered"))


def _named() -> None:
    state.set_author(str(state.get("name") or ""))


def _switched() -> None:
    state.set_language(str(state.get("interface_choice")))


def _desk() -> None:
    t = state.texts()
    settings = state.desk().settings
    st.subheader(t("settings.desk"), anchor=False)
    st.markdown(f"{t('settings.engine')}: **{settings.engine}**")
    st.markdown(t("settings.models_how"))
    st.caption(t("settings.data"))
    st.code(str(settings.data_dir), language=None)


page()
