"""The key that signs the editor's tokens."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from streamlit import config
from streamlit.web.server.server_util import get_cookie_secret

from transdesk.domain.errors import StorageError
from transdesk.web import signin

NAME = "editor.key"
_PURPOSE = b"transdesk-editor"


def signing_key(folder: Path) -> bytes:
    """Streamlit's cookie secret where the operator has set one (replicas share it), else one kept in ``folder``.

    Raises:
        StorageError: the key cannot be kept.
    """
    if config.is_manually_set("server.cookieSecret") or signin.configured():
        secret = get_cookie_secret().encode()
    else:
        secret = _kept(folder / NAME)
    return hashlib.blake2b(secret, key=_PURPOSE, digest_size=32).digest()


def _kept(path: Path) -> bytes:
    """The key of an earlier start; else a new one that only this user may read. Of two starts at once, one wins."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{NAME}.{os.getpid()}")
        if not path.exists():
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(secrets.token_bytes(32))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_bytes()
    except OSError as error:
        raise StorageError(
            f"The editor's key cannot be kept in {path.parent} ({error.strerror}); set TRANSDESK_DATA_DIR to a "
            "folder you may write to.",
            detail=str(error.strerror),
        ) from error
