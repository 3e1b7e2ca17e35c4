"""The pages of the desk and the way between them."""

from __future__ import annotations

import logging

import streamlit as st

from transdesk.web import layout, signin, state
from transdesk.web.errors import showing_errors

PAGES: tuple[tuple[str, str], ...] = (
    ("articles", ":material/newspaper:"),
    ("load", ":material/add_circle:"),
    ("edit", ":material/edit_note:"),
    ("review", ":material/rate_review:"),
    ("export", ":material/download:"),
    ("glossary", ":material/dictionary:"),
    ("models", ":material/deployed_code:"),
    ("settings", ":material/tune:"),
)
"""Each page's file name, which is also its address and the key of its title, and its icon."""

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6a68"/>'
    '<path d="M6 9h12M12 9v14M20 13l6 5-6 5" fill="none" stroke="#fcfbf8" stroke-width="3"/></svg>'
)
"""Drawn here, so that no icon is fetched from the net."""


def run() -> None:
    """Set the page up, offer the navigation and run the page that was asked for."""
    logging.getLogger("transdesk").setLevel(logging.INFO)
    st.set_page_config(page_title="TransDesk", page_icon=_ICON, layout="wide")
    with showing_errors():
        t = state.texts()
        if signin.configured() and not signin.person():
            layout.frame()
            signin.ask(t)
            return
        pages = [
            st.Page(
                state.PAGES / f"{name}.py", title=t(f"nav.{name}"), icon=icon, url_path=name, default=name == "articles"
            )
            for name, icon in PAGES
        ]
        chosen = st.navigation(pages, position="top")
        state.place()
        layout.frame()
        chosen.run()
