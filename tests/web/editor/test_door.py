"""The editor's requests go past what Streamlit does for its pages; everything else goes through it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from transdesk.web.editor.door import Door
from transdesk.web.editor.routes.base import API


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("page")(scope, receive, send)


def hello(_request: Request) -> Response:
    return PlainTextResponse("editor")


def test_each_request_goes_through_its_own_door() -> None:
    client = TestClient(Door(page, [Route(f"{API}/hello", hello)]))
    assert client.get(f"{API}/hello").text == "editor"
    assert client.get("/").text == client.get("/desk/other").text == client.get(f"{API}x").text == "page"
    assert client.get(f"{API}/nothing").status_code == 404
    assert client.post(f"{API}/hello").status_code == 405
