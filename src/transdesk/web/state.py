"""The only module that touches ``st.session_state``, cached resources, cookies and the page's address.

The database is the truth. Here lie only the desk itself, which article is open, what the person prefers,
and what each text box showed last (to tell a person's words from the server's).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.web import signin
from transdesk.web.process import shared_desk
from transdesk.web.texts import LANGUAGES, Texts
from transdesk.web.texts import texts as texts_of

if TYPE_CHECKING:
    from transdesk.desk.desk import Desk

PAGES = Path(__file__).parent / "pages"
LANGUAGE_COOKIE = "transdesk_language"
AUTHOR_COOKIE = "transdesk_author"


@dataclass(frozen=True, slots=True)
class Place:
    """A translation that is open: an article and a target language (None: not chosen yet)."""

    article: str
    target: Language | None = None


def desk() -> Desk:
    """The desk: one for the whole process, or the one a test has put in."""
    given: Desk | None = st.session_state.get("desk")
    return given if given is not None else shared_desk()


# --- what the person prefers -------------------------------------------------------------------------


def language() -> str:
    """The interface's language: chosen in this tab, remembered by the browser, set for the desk, the browser's."""
    chosen = st.session_state.get("interface") or _cookie(LANGUAGE_COOKIE)
    if chosen not in LANGUAGES:
        chosen = _set_for_the_desk() or str(st.context.locale or "en").split("-")[0]
    return chosen if chosen in LANGUAGES else "en"


def _set_for_the_desk() -> str | None:
    with suppress(TransDeskError):  # wrong settings are reported in some language
        return desk().settings.interface
    return None


def set_language(code: str) -> None:
    """Switch the interface; the browser remembers it."""
    st.session_state["interface"] = code


def texts() -> Texts:
    """The words of the interface's language."""
    return texts_of(language())


def author() -> str:
    """Who works here: who is signed in; else the name of this tab, the browser's, or the desk's own."""
    claims = signin.person()
    if claims:
        return signin.name_of(claims)
    chosen = st.session_state.get("author") or _cookie(AUTHOR_COOKIE)
    return str(chosen or desk().settings.author)


def role() -> Role:
    """What the person may do: everything on a desk without sign-in, else what the sign-in's claim says."""
    return signin.role_of(signin.person()) if signin.configured() else Role.ADMIN


def set_author(name: str) -> None:
    """Sign what follows with this name; the browser remembers it."""
    st.session_state["author"] = " ".join(name.split())[:80]


def _cookie(name: str) -> str:
    value = st.context.cookies.get(name)
    return unquote(value) if isinstance(value, str) else ""


def cookies() -> dict[str, str]:
    """The preferences that the browser shall remember, as cookie values."""
    return {LANGUAGE_COOKIE: language(), AUTHOR_COOKIE: quote(author())}


def zone() -> tzinfo | None:
    """The reader's time zone, from the browser; None means this machine's."""
    try:
        return ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


# --- which translation is open -----------------------------------------------------------------------


def place() -> Place | None:
    """The open translation: from the address (``?article=..&to=..``), else the last one of this tab."""
    article = st.query_params.get("article")
    if article:
        known = st.session_state.get("place")
        target = _language(st.query_params.get("to"))
        if target is None and known is not None and known.article == article:
            target = known.target
        st.session_state["place"] = Place(article, target)
    found: Place | None = st.session_state.get("place")
    return found


def open_place(article: str, target: Language | None) -> None:
    """Make a translation the open one and write it into the address."""
    st.session_state["place"] = Place(article, target)
    if st.query_params.get("article") != article:
        st.query_params["article"] = article
    if target and st.query_params.get("to") != target:
        st.query_params["to"] = str(target)


def clear_address() -> None:
    """Take the translation out of the address, so that the choice of this tab counts."""
    st.query_params.clear()


def go(page: str, article: str = "", target: Language | None = None) -> None:
    """Go to a page (its file name without suffix), with a translation open."""
    params: dict[str, str] = {}
    if article:
        st.session_state["place"] = Place(article, target)
        params = {"article": article} | ({"to": str(target)} if target else {})
    st.switch_page(PAGES / f"{page}.py", query_params=params)


def segment_link(article: str, target: Language | None, segment: str) -> str:
    """The address of a segment in the editor, from any page of the desk."""
    query = {"article": article} | ({"to": str(target)} if target else {}) | {"segment": segment}
    return f"edit?{urlencode(query)}"


def _language(code: str | None) -> Language | None:
    return next((known for known in Language if known == code), None)


# --- values of widgets -------------------------------------------------------------------------------


def get(key: str, default: object = None) -> object:
    """The value of a widget or of a small note of this tab."""
    return st.session_state.get(key, default)


def put(key: str, value: object) -> None:
    """Set a widget's value before it is drawn, or keep a small note for this tab."""
    st.session_state[key] = value


def drop(*keys: str) -> None:
    """Forget values."""
    for key in keys:
        st.session_state.pop(key, None)
