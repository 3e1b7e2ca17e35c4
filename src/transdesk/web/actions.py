"""What a button does, with its error where a person sees it."""

from __future__ import annotations

from collections.abc import Callable

from transdesk.web import state
from transdesk.web.errors import explain


def run(act: Callable[[], object]) -> None:
    """Run an action; its error is shown at the top of the page."""
    state.drop("page_trouble")
    try:
        act()
    except Exception as error:  # noqa: BLE001 - a callback is a border: nothing may be lost by an error in it
        state.put("page_trouble", explain(error, state.texts()))
