"""A desk's server on a free port with its own data, and headless Chromium in front of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from web.browser.server import Server

CHROMIUM = os.environ.get("TRANSDESK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, started once."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def make_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Start a server with extra environment; its log is printed when the test fails."""
    started: list[Server] = []

    def make(**environment: str) -> Server:
        server = Server(tmp_path, environment)
        started.append(server)
        server.start()
        return server

    yield make
    for server in started:
        server.stop()
        print(server.log.read_text()[-4000:])  # shown by pytest where the test failed


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the tests of a module share; each brings articles of its own."""
    shared = Server(tmp_path_factory.mktemp("desk"), {})
    shared.start()
    yield shared
    shared.stop()
    print(shared.log.read_text()[-4000:])


@pytest.fixture
def server(request: pytest.FixtureRequest, shared_server: Server, make_server: Callable[..., Server]) -> Server:
    """The module's server; a test that is looked at again gets one that knows nothing of its first attempt."""
    return shared_server if getattr(request.node, "execution_count", 1) == 1 else make_server()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """An empty browser page of a usual laptop's size."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(20_000)
    opened = context.new_page()
    opened.on("dialog", lambda dialog: dialog.accept())
    yield opened
    context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may miss a deadline: only such a failure is looked at again, and it is reported."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(
                pytest.mark.flaky(reruns=2, only_rerun=["TimeoutError", "waited in vain", "Locator expected"])
            )
