"""Who somebody is where the operator has set up sign-in (Streamlit's OpenID Connect, ``[auth]`` in secrets.toml).

Without it the desk belongs to one person, who may do everything.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transdesk.domain.sheet import Role
from transdesk.web.texts import Texts

CLAIM = "roles"
"""The claim that names a person's roles: one word, or a list."""
_LADDER = (Role.ADMIN, Role.EDITOR)


def configured() -> bool:
    """Whether people sign in here."""
    from streamlit.runtime.secrets import secrets_singleton

    return bool(secrets_singleton.load_if_toml_exists()) and "auth" in secrets_singleton


def person() -> Mapping[str, object]:
    """The claims of whoever is signed in; empty where nobody is."""
    return st.user.to_dict() if configured() and st.user.is_logged_in else {}


def name_of(claims: Mapping[str, object]) -> str:
    """The name under which a signed-in person's work is recorded."""
    named = (claims.get(claim) for claim in ("name", "preferred_username", "email", "sub"))
    return next((str(name) for name in named if name), "?")


def role_of(claims: Mapping[str, object]) -> Role:
    """The highest of the roles that the claim names; who has none of them translates."""
    found = claims.get(CLAIM)
    names = found.split() if isinstance(found, str) else found if isinstance(found, list | tuple) else ()
    return next((role for role in _LADDER if role.value in names), Role.TRANSLATOR)


def ask(t: Texts) -> None:
    """The way in."""
    with st.container(key="signin", border=True, horizontal_alignment="center"):
        st.subheader(t("signin.title"), anchor=False, text_alignment="center")
        st.markdown(t("signin.note"), text_alignment="center")
        st.button(t("signin.go"), type="primary", icon=":material/login:", key="signin_go", on_click=st.login)
