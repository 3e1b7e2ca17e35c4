"""The server: Streamlit's pages and the editor's routes in one process.

``streamlit run`` finds an ASGI application by reading the script (not by running it): the script must hold
``app = st.App(...)`` itself. So ``app.py`` and ``entry/serve.py`` do, with what is put together here.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware

from transdesk.domain.errors import TransDeskError
from transdesk.web import process
from transdesk.web.editor.assets import shared_assets
from transdesk.web.editor.door import Door
from transdesk.web.editor.routes import routes
from transdesk.web.editor.routes.base import Office
from transdesk.web.policy import PagePolicy

SCRIPT = Path(__file__).parent / "entry" / "main.py"


def parts() -> dict[str, Any]:
    """What ``st.App`` is made of."""
    office = Office(process.shared_desk, process.signing_key)

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        with suppress(TransDeskError):  # wrong settings are the pages' to report
            await asyncio.to_thread(process.shared_desk)
        _send_at_once(asyncio.get_running_loop())
        _collect_seldom()
        with _when_told_to_stop(office.close):
            yield
        office.close()

    return {
        "script_path": SCRIPT,
        "routes": shared_assets().routes(),
        "middleware": [Middleware(Door, routes=routes(office)), Middleware(PagePolicy)],
        "lifespan": lifespan,
    }


def _collect_seldom() -> None:
    """Look for garbage in cycles less often: while it is looked for, nobody is answered.

    With Python's own thresholds what a request makes is still in use when it is looked at the first times, so it
    counts as old, and all old objects are walked through every few seconds (with 200 people: 6 times in 26 s, 90 ms
    each; with these thresholds once). What is loaded by now stays, and is not walked through again.
    """
    gc.set_threshold(20_000, 20)
    gc.freeze()


def _send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Let connections send small packets at once (TCP_NODELAY, RFC 9293 section 3.7.4).

    asyncio does so for sockets that it makes itself, but Streamlit binds one beforehand, whose protocol number
    asyncio does not recognise: the body of every answer then waits for the acknowledgement of its head, 44 ms
    on Linux (measured with Streamlit 1.67, 1 ms after). The server is made after the lifespan has begun;
    accepted connections inherit the option.
    """
    make = loop.create_server

    async def create_server(*args: Any, sock: socket.socket | None = None, **options: Any) -> asyncio.Server:
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await make(*args, sock=sock, **options)

    loop.create_server = create_server  # type: ignore[method-assign]


@contextmanager
def _when_told_to_stop(act: Callable[[], None]) -> Iterator[None]:
    """Call something as soon as the process is told to stop.

    uvicorn waits for open requests before it ends the lifespan; a long poll would hold it up.

    Args:
        act: what to do; called in the main thread, between two steps of the loop.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # a server inside a test: signals belong to the main thread
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def handle(number: int, frame: object) -> None:
        loop.call_soon_threadsafe(act)
        rest = before[signal.Signals(number)]
        if callable(rest):
            rest(number, frame)  # type: ignore[arg-type]

    for number in before:
        signal.signal(number, handle)
    try:
        yield
    finally:
        for number, rest in before.items():
            signal.signal(number, rest)
