"""The newsroom's gate on the settings page."""

from __future__ import annotations

from dataclasses import fields

import streamlit as st

from transdesk.desk.gate import Levels
from transdesk.web import actions, state

_PERCENT = ("untouched_warn", "untouched_block")


def settings() -> None:
    """Show and change what may be handed in and approved; only who runs the desk may change it."""
    t = state.texts()
    st.subheader(t("gate.title"), anchor=False)
    st.caption(t("gate.note"))
    levels = state.desk().gate.levels
    for column, names in zip(st.columns(2, gap="large"), (_PERCENT, ("errors", "unchanged")), strict=True):
        for name in names:
            with column:
                _field(name, getattr(levels, name))


def _field(name: str, value: int | None) -> None:
    t = state.texts()
    key = f"gate_{name}"
    state.put(key, value)
    st.number_input(
        t(f"gate.{name}"),
        key=key,
        min_value=0,
        max_value=100 if name in _PERCENT else 100_000,
        step=5 if name in _PERCENT else 1,
        help=t("gate.help") if name in _PERCENT else None,
        disabled=not state.role().may_administer,
        on_change=actions.run,
        args=(_store,),
    )


def _store() -> None:
    chosen = {field.name: state.get(f"gate_{field.name}") for field in fields(Levels)}
    state.desk().gate.allow(
        Levels(**{name: None if value is None else int(str(value)) for name, value in chosen.items()})
    )
