"""The Content-Security-Policy lets every page of the desk work, and nothing else in."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from transdesk.bootstrap import build_desk
from transdesk.desk.settings import Settings
from transdesk.web.navigation import PAGES
from web.browser.server import Server

pytestmark = pytest.mark.browser


def test_every_page_keeps_to_the_policy(server: Server, page: Any) -> None:
    desk = build_desk(Settings(data_dir=server.folder / "data"))
    article = desk.intake.add_sample("Dana")
    desk.close()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if "Content Security Policy" in message.text else 0)
    for name, _ in PAGES:
        answer = page.goto(f"{server.url}/{name}?article={article}&to=ru")
        assert "object-src 'none'" in answer.headers["content-security-policy"]
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        page.locator(".td-head h1").wait_for()
    page.goto(f"{server.url}/edit?article={article}&to=ru")
    page.locator("textarea").first.wait_for()  # the editor's own modules have come
    page.locator("textarea").first.click()
    page.keyboard.press("Control+h")
    part = page.locator('.td-panel [data-part="replace"]')
    part.get_by_label("Find", exact=True).fill("x")
    expect(part).to_contain_text("0 ")  # the worker that searches has come, too
    assert broken == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.smuggled = true'}))"
    )
    assert page.evaluate("window.smuggled") is None, "a script that somebody smuggled into the page does not run"
