"""A model is fetched from the page: progress, a reload in the middle, the first choice, and it is gone again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engines.hub import NLLB
from engines.model_server import ModelServer
from web.browser.server import Server
from web.browser.walk import Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SLOW = 180_000  # milliseconds: a process is started, loads its libraries and converts a model


def test_a_model_is_fetched_while_the_page_is_reloaded(
    make_server: Callable[..., Server], page: Any, hub: ModelServer
) -> None:
    hub.script = ["fine", "hang"]
    server = make_server(HF_ENDPOINT=hub.url)
    walk = Walk(page, server.url)
    walk.go("models")
    page.locator(f".st-key-get-{NLLB} button").click()
    page.locator(".st-key-model_agree button").click()
    page.get_by_text("Downloaded 0 MB").wait_for(timeout=SLOW)
    walk.go("models")
    page.locator(f".st-key-work-{NLLB}").wait_for()
    hub.release.set()
    page.locator(f".st-key-remove-{NLLB} button").wait_for(timeout=SLOW)
    page.get_by_text("words a minute here").wait_for()
    page.locator(f".st-key-choose-{NLLB} button").click()
    page.locator(f".st-key-model-{NLLB}").get_by_text("first choice").wait_for()
    page.locator(f".st-key-remove-{NLLB} button").click()
    page.locator(".st-key-model_remove button").click()
    page.locator(f".st-key-get-{NLLB} button").wait_for()
