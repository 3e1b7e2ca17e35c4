"""What the whole server process shares: one desk, for the pages and for the editor's routes."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from transdesk.domain.errors import TransDeskError

if TYPE_CHECKING:
    from transdesk.desk.desk import Desk


@cache
def shared_desk() -> Desk:
    """The desk of this process, with drafting jobs going on that an earlier server left.

    Raises:
        SettingsError: the environment has a value that cannot be used.
    """
    from transdesk.bootstrap import build_desk

    built = build_desk()
    with suppress(TransDeskError):  # a broken database is the pages' to report
        if any(one.job and one.job.state.active for card in built.library.articles() for one in card.translations):
            built.drafting.ensure_worker()
    return built


@cache
def signing_key() -> bytes:
    """The key of the editor's tokens.

    Raises:
        StorageError: it cannot be kept.
    """
    from transdesk.web.editor.secret import signing_key as key_in

    return key_in(shared_desk().settings.data_dir)
