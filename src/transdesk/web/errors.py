"""One border for errors: what a person did wrong is said in one sentence, what we did wrong gets a number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from transdesk.domain.errors import TransDeskError
from transdesk.web import state
from transdesk.web.texts import Texts

LOG = logging.getLogger("transdesk.web")


def message(error: TransDeskError, t: Texts) -> str:
    """The error in the interface's language; its own English sentence where there is no text for it."""
    return t.choose(f"error.{error.key}", error.values) or str(error)


def unexpected(error: BaseException, t: Texts) -> str:
    """Log a defect under a short number and return the sentence that names it."""
    number = secrets.token_hex(3)
    LOG.error("defect %s", number, exc_info=error)
    return t("error.unexpected", number=number)


def explain(error: Exception, t: Texts) -> str:
    """The sentence to show for any error."""
    return message(error, t) if isinstance(error, TransDeskError) else unexpected(error, t)


@contextmanager
def showing_errors() -> Iterator[None]:
    """Show what goes wrong inside as one sentence on the page; the rest of the page stands.

    Streamlit's own control exceptions (rerun, stop) derive from BaseException and pass.
    """
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the border where nothing may show a traceback
        st.error(explain(error, state.texts()), icon=":material/error:")
