"""The server as a process: it stops at once with people waiting, and a kill loses nothing acknowledged."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from transdesk.bootstrap import build_desk
from transdesk.desk.desk import Desk
from transdesk.desk.settings import Settings
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.web.editor import token
from transdesk.web.editor.assets import shared_assets
from transdesk.web.editor.secret import signing_key
from web.browser.server import Server, until

Serve = Callable[..., Server]
Connect = Callable[..., httpx.Client]
RU = Language.RU


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    started: list[Server] = []

    def start(command: str = "streamlit") -> Server:
        server = Server(tmp_path, {})
        if command == "transdesk":
            server.command = [*server.command[:2], "transdesk", "serve", "--port", str(server.port)]
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.stop()
        print(server.log.read_text()[-2000:])  # shown by pytest where the test failed


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = build_desk(Settings(data_dir=tmp_path / "data", author="Dana"))
    yield made
    made.close()


@pytest.fixture
def client(desk: Desk) -> Iterator[Callable[..., httpx.Client]]:
    """Open the editor of an article as somebody."""
    with ExitStack() as opened:

        def connect(server: Server, article: str, person: str = "Dana") -> httpx.Client:
            place = token.Place(article, RU, person, Role.ADMIN)
            signed = token.sign(signing_key(desk.settings.data_dir), place, time.time())
            base = f"{server.url}/desk/api/{article}/ru/"
            http = httpx.Client(base_url=base, headers={"x-desk-token": signed}, timeout=30)
            return opened.enter_context(http)

        yield connect


def save(http: httpx.Client, segment: str, base: int, text: str) -> Any:
    body = {"changes": [{"segment": segment, "base": base, "text": text, "action": "save"}]}
    return http.post("changes", json=body).raise_for_status().json()["results"][0]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["streamlit", "transdesk"])
def test_both_ways_to_start_serve_pages_and_routes_and_stop_at_once(
    serve: Serve, client: Connect, desk: Desk, command: str
) -> None:
    article = desk.intake.add_sample("Dana")
    server = serve(command)
    assert "<title>" in httpx.get(server.url).text
    module = httpx.get(f"{server.url}/{shared_assets().base}/index.js")
    assert module.headers["content-type"].startswith("text/javascript")
    assert "immutable" in module.headers["cache-control"]
    assert httpx.get(f"{server.url}/desk/assets/0000/index.js").status_code == 404
    http = client(server, article)
    http.get("sheet").raise_for_status()  # the translation is made by the first who opens it
    aigul = client(server, article, "Aigul")
    mark = aigul.get("changes", params={"since": "0"}).json()["mark"]
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(aigul.get, "changes", params={"since": mark, "wait": 25})
        until(waiting.running)
        for _ in range(3):  # these are answered after hers has come
            http.get("sheet").raise_for_status()
        assert not waiting.done()
        begun = time.monotonic()
        assert server.process is not None
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(10)
        assert time.monotonic() - begun < 3
        assert waiting.result(5).status_code == 200, "who waited is answered"


@pytest.mark.slow
def test_a_killed_server_has_stored_all_that_it_acknowledged(serve: Serve, client: Connect, desk: Desk) -> None:
    article = desk.intake.add_sample("Dana")
    server = serve()
    http = client(server, article)
    segments = [row["id"] for row in http.get("sheet").json()["rows"]]
    stored = {segment: save(http, segment, 0, f"Текст {n}")["row"]["target"] for n, segment in enumerate(segments)}
    server.restart(signal.SIGKILL)
    rows = client(server, article).get("sheet").json()["rows"]
    assert {row["id"]: row["target"] for row in rows} == stored
    assert save(http, segments[0], 0, "Текст 0")["outcome"] == "ok", "the page goes on with the token that it has"


@pytest.mark.slow
def test_no_model_library_is_loaded_by_the_first_page_and_a_save(serve: Serve, client: Connect, desk: Desk) -> None:
    article = desk.intake.add_sample("Dana")
    server = serve()
    httpx.get(server.url)
    http = client(server, article)
    row = http.get("sheet").json()["rows"][0]
    save(http, row["id"], 0, "Матери требуют")
    http.get("details", params={"ids": row["id"]})
    assert server.process is not None
    maps = Path(f"/proc/{server.process.pid}/maps").read_text()
    assert [name for name in ("libtorch", "ctranslate2") if name in maps] == []
