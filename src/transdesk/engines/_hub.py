"""Whether a model can be had from the hub, found out in two seconds instead of a minute of retries."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_PATIENCE: Final = 2.0  # seconds for one connection to the hub
_TRUE: Final = frozenset({"1", "true", "yes", "on"})


def offline_reason(source: Path | str) -> str:
    """Why a model cannot be loaded: one sentence with the way out, empty where it can.

    A folder must exist. A hub name must lie in the local cache, or the hub must answer; the variables
    ``HF_HUB_OFFLINE``, ``HF_ENDPOINT`` and ``HF_HOME`` mean what they mean to the hub's own client.
    """
    if isinstance(source, Path):
        return "" if source.is_dir() else f"There is no folder {source}; install the model with `transdesk models get`."
    if cached(source):
        return ""
    way_out = "copy the model's folder into the models folder instead, or use a mirror by HF_ENDPOINT."
    if hub_forbidden():
        return f"The model {source} is not on this machine, and HF_HUB_OFFLINE forbids downloads; {way_out}"
    if not hub_answers():
        return f"The model {source} is not on this machine, and the hub cannot be reached; {way_out}"
    return ""


def cached(name: str) -> bool:
    """Whether a snapshot of a hub model lies in the local cache."""
    home = Path(os.environ.get("HF_HOME", Path.home() / ".cache" / "huggingface"))
    hub = Path(os.environ.get("HF_HUB_CACHE", home / "hub"))
    return any((hub / f"models--{name.replace('/', '--')}" / "snapshots").glob("*/config.json"))


def endpoint() -> str:
    """Address of the hub, or of the mirror that stands for it."""
    return os.environ.get("HF_ENDPOINT", "").rstrip("/") or "https://huggingface.co"


def hub_forbidden() -> bool:
    """Whether the operator forbids downloads."""
    return os.environ.get("HF_HUB_OFFLINE", "").lower() in _TRUE


def hub_answers() -> bool:
    """Whether the hub (or the mirror that stands for it) can be reached."""
    return answers(endpoint())


def answers(address: str) -> bool:
    """Whether a connection to a server, or to the proxy before it, can be opened in two seconds.

    In a thread of its own: a name server that does not answer knows no time-out.
    """
    found: list[bool] = []
    thread = threading.Thread(target=lambda: found.append(_connects(address)), daemon=True)
    thread.start()
    thread.join(_PATIENCE)
    return bool(found and found[0])


def _connects(address: str) -> bool:
    server = urlsplit(address)
    proxy = "" if proxy_bypass(server.hostname or "") else getproxies().get(server.scheme, "")
    parts = urlsplit(proxy) if proxy else server
    port = parts.port or (80 if parts.scheme == "http" else 443)
    try:
        with socket.create_connection((parts.hostname or "", port), timeout=_PATIENCE):
            return True
    except OSError:
        return False
