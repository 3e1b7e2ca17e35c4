"""The part of the settings page that says where drafts come from and how far text may travel."""

from __future__ import annotations

import os
from collections.abc import Mapping

import streamlit as st

from transdesk.desk import toolbox
from transdesk.desk.engine_options import KEY_VARIABLE, OPTIONS
from transdesk.web import state
from transdesk.web.errors import showing_errors

_NONE = ""


def draw() -> None:
    """Draw the form; what the environment decides is shown and cannot be changed here."""
    t = state.texts()
    options = state.desk().engines
    st.subheader(t("engines.title"), anchor=False)
    now = options.all()
    with st.form("engine_options", border=False):
        left, right = st.columns(2, gap="large")
        with left:
            said = {
                "text_may_go": _choice("text_may_go", t("engines.may_go"), now, "reach", t("engines.may_go_help")),
                "engine_base_url": _text("engine_base_url", t("engines.server"), now, t("engines.server_help")),
                "server_model": _text("server_model", t("engines.model"), now, t("engines.model_help")),
            }
        with right:
            said["prefer"] = _order(t("engines.prefer"), now)
            said["server_prompt"] = _choice("server_prompt", t("engines.prompt"), now, "prompt", None)
            said["pivot"] = _pivot(t("engines.pivot"), now)
        st.caption(t("engines.key_there") if os.environ.get(KEY_VARIABLE) else t("engines.key_absent"))
        may = state.role().may_administer
        if st.form_submit_button(t("engines.save"), disabled=not may) and may:
            _store(said, now)


def _store(said: Mapping[str, str], before: Mapping[str, str]) -> None:
    options = state.desk().engines
    with showing_errors():
        for field, value in said.items():
            if value != before[field]:
                options.choose(field, value)
        st.success(state.texts()("engines.saved"), icon=":material/check:")


def _text(field: str, label: str, now: Mapping[str, str], about: str) -> str:
    return (
        st.text_input(label, now[field], key=f"option_{field}", help=_help(field, about), disabled=_fixed(field)) or ""
    )


def _choice(field: str, label: str, now: Mapping[str, str], family: str, about: str | None) -> str:
    """One of an option's own choices; the last (for texts: the most open) or first one where nobody chose."""
    t = state.texts()
    known = next(option for option in OPTIONS if option.field == field).choices()
    default = known[-1] if family == "reach" else known[0]
    chosen = st.selectbox(
        label,
        known,
        index=known.index(now[field] or default),
        key=f"option_{field}",
        format_func=lambda value: t(f"{family}.{value}"),
        help=_help(field, about),
        disabled=_fixed(field),
    )
    return str(chosen) if now[field] or chosen != default else _NONE


def _pivot(label: str, now: Mapping[str, str]) -> str:
    t = state.texts()
    known = (_NONE, *next(option for option in OPTIONS if option.field == "pivot").choices())
    chosen = st.selectbox(
        label,
        known,
        index=known.index(now["pivot"]),
        key="option_pivot",
        format_func=lambda code: t(f"language.{code}") if code else t("engines.pivot_never"),
        help=_help("pivot", t("engines.pivot_help")),
        disabled=_fixed("pivot"),
    )
    return str(chosen)


def _order(label: str, now: Mapping[str, str]) -> str:
    """Engines in the order of choosing; those that are ready can be added."""
    t = state.texts()
    preferred = [name.strip() for name in now["prefer"].split(",") if name.strip()]
    ready = [str(row["id"]) for row in toolbox.engine_rows(state.desk().settings) if row["installed"]]
    chosen = st.multiselect(
        label,
        list(dict.fromkeys((*preferred, *ready))),
        default=preferred,
        key="option_prefer",
        placeholder=t("settings.auto"),
        help=_help("prefer", t("engines.prefer_help")),
        disabled=_fixed("prefer"),
    )
    return ",".join(chosen)


def _fixed(field: str) -> bool:
    """Whether a choice cannot be made here: the environment has made it, or it is for others to make."""
    return bool(state.desk().engines.fixed(field)) or not state.role().may_administer


def _help(field: str, about: str | None) -> str | None:
    variable = state.desk().engines.fixed(field)
    return state.texts()("engines.fixed", variable=variable) if variable else about
