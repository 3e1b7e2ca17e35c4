"""The editor's own door to the server."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from transdesk.web.editor.routes.base import API


class Door:
    """Leads requests for the editor's routes straight to them.

    What Streamlit puts before its pages (sessions in cookies, checks of file paths, compression) is nothing to them,
    and was a fifth of a request's time in the application.

    Args:
        app: the application for everything else.
        routes: the editor's routes.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._app = app
        self._editor = Starlette(routes=routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        inside = scope["type"] == "http" and scope["path"].startswith(f"{API}/")
        await (self._editor if inside else self._app)(scope, receive, send)
