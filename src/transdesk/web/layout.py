"""What every page shares: its head, its style, and the small script beside Streamlit's widgets."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit as st

from transdesk.web import state
from transdesk.web.texts import LANGUAGES

FRONTEND = Path(__file__).parent / "frontend"


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return (FRONTEND / name).read_text(encoding="utf-8")


def frame() -> None:
    """Put style and script into the page."""
    st.html(f"<style>{_asset('style.css')}</style>")
    bridge = st.components.v2.component("transdesk_bridge", js=_asset("bridge.js"))
    bridge(key="bridge", data={"cookies": state.cookies(), "language": state.language()})


def header(title: str, note: str = "") -> None:
    """The page's title and one line below it, with the switch of the interface's language at the right."""
    words, switch = st.columns([5, 2], vertical_alignment="center")
    words.html(f'<header class="td-head"><h1>{escape(title)}</h1><p>{escape(note)}</p></header>')
    with switch, st.container(horizontal=True, horizontal_alignment="right"):
        language_switch()


def language_switch() -> None:
    """English, Russian, Kazakh: each named in itself."""
    key = "interface_switch"
    state.put(key, state.language())
    st.segmented_control(
        state.texts()("settings.interface"),
        list(LANGUAGES),
        key=key,
        format_func=str.upper,
        required=True,
        label_visibility="collapsed",
        on_change=_switch,
        args=(key,),
    )


def _switch(key: str) -> None:
    state.set_language(str(state.get(key)))


def empty(title: str, advice: str) -> None:
    """An empty state that says what to do."""
    with st.container(key="empty", border=True, horizontal_alignment="center"):
        st.subheader(title, anchor=False, text_alignment="center")
        st.markdown(advice, text_alignment="center")


def add_button() -> None:
    """The way to a first article."""
    if st.button(state.texts()("articles.add"), type="primary", icon=":material/add:", key="add_article"):
        state.go("load")


def page_trouble() -> None:
    """Show why the last action of the page failed, once."""
    trouble = state.get("page_trouble")
    if trouble:
        st.error(str(trouble), icon=":material/error:")
        state.drop("page_trouble")
