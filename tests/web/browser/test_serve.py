"""``transdesk serve`` gives the same desk as ``streamlit run app.py``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from web.browser.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path, {})
    server.command = [sys.executable, "-m", "transdesk", "serve", "--port", str(server.port)]
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("address", ["glossary", "load"])
def test_a_deep_link_may_be_the_first_thing_that_is_opened(served: Server, page: Any, address: str) -> None:
    """It was once drawn without navigation and style: Streamlit took the folder of pages for its own."""
    page.goto(f"{served.url}/{address}")
    page.get_by_role("link", name="Articles").wait_for()
    page.locator(".td-head h1").wait_for()
    colour = page.evaluate("getComputedStyle(document.body.querySelector('[data-testid=stApp]')).backgroundColor")
    assert colour in ("rgb(252, 251, 248)", "rgb(21, 25, 27)"), "the desk's own theme"
