"""Who works here, in which language, and which engine drafts."""

from __future__ import annotations

import streamlit as st

from transdesk.desk import toolbox
from transdesk.desk.doctor import examine
from transdesk.desk.settings import Settings
from transdesk.web import engine_form, gate, layout, state
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
        gate.settings()
        engine_form.draw()
        _engines()


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
    chosen = t("settings.auto") if settings.engine == "auto" else settings.engine
    st.markdown(f"{t('settings.engine')}: **{chosen}**")
    st.caption(t("settings.data"))
    st.code(str(settings.data_dir), language=None)
    with st.expander(t("settings.examine"), icon=":material/stethoscope:", on_change="rerun", key="examine") as opened:
        if opened.open:
            _examine(settings)


def _examine(settings: Settings) -> None:
    """What ``transdesk doctor`` says, in its own words."""
    for fact in examine(settings):
        sign = "✓" if fact.ok else "✗"
        st.text(f"{sign} {fact.what}: {fact.detail}" + (f" – {fact.mend}" if fact.mend else ""))


def _engines() -> None:
    """Every known engine: whether it is ready, and on what terms it may be used."""
    t = state.texts()
    st.subheader(t("settings.engines"), anchor=False)
    words, link = st.columns([5, 2], vertical_alignment="center")
    words.markdown(t("settings.models_how"))
    if link.button(t("nav.models"), key="to_models", type="tertiary", icon=":material/deployed_code:"):
        state.go("models")
    yes, no = t("settings.yes"), t("settings.no")
    data = [
        {
            t("settings.engine_name"): row["name"],
            t("settings.ready"): f"✓ {yes}" if row["installed"] else no,
            t("settings.offline"): yes if row["offline"] else no,
            t("settings.commercial"): yes if row["commercial"] else no,
            t("settings.licence"): row["licence"],
            t("settings.command_name"): row["id"],
        }
        for row in toolbox.engine_rows(state.desk().settings)
    ]
    st.dataframe(data, hide_index=True, width="stretch", key="engines")


page()
