"""Nothing typed is lost on the real desk: its server dies, the browser dies, the network goes, the page changes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from transdesk.domain.language import Language
from transdesk.storage import Store
from web.browser.conftest import ARGUMENTS, CHROMIUM
from web.browser.server import Server, until
from web.browser.walk import Walk

pytestmark = pytest.mark.browser

ARTICLE = (
    "{name} bridge closes\n\nThe old bridge closes on Monday. It is 60 years old.\n\nBuses take the northern road."
)
TEXT = "Старый мост закрывают в понедельник, сообщил мэр города."


def stored(server: Server, article: str, number: int) -> str:
    """A segment's text as the database has it."""
    store = Store(f"sqlite:///{server.folder / 'data' / 'transdesk.db'}")
    try:
        segment = store.articles.get(article).segments[number - 1]
        return store.works.get(article, Language.RU, segment.id).target
    finally:
        store.close()


def suggested(server: Server, article: str) -> list[str]:
    """Texts that are suggested in the Russian translation, as the database has them."""
    store = Store(f"sqlite:///{server.folder / 'data' / 'transdesk.db'}")
    try:
        found = store.sheets.works(article, Language.RU).suggestions.values()
        return [edit.text for edits in found for edit in edits]
    finally:
        store.close()


def opened(page: Any, server: Server, name: str) -> tuple[Walk, str]:
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE.format(name=name))
    walk.edit(article, "ru")
    return walk, article


def saving(page: Any, state: str) -> None:
    page.locator(f'.td-saved[data-state="{state}"]').wait_for(timeout=60_000)


def test_the_server_is_killed_while_typing_and_comes_back(make_server: Callable[..., Server], page: Any) -> None:
    server = make_server()
    walk, article = opened(page, server, "First")
    walk.box(2).click()
    page.keyboard.type(TEXT[:10])
    server.stop(signal.SIGKILL)
    page.keyboard.type(TEXT[10:20])
    saving(page, "waiting")
    assert "kept on this computer" in page.locator(".td-banner").inner_text()
    # Streamlit opens its window about now; whatever it does, the keys go on into the box
    for letter in TEXT[20:]:
        page.keyboard.type(letter)
        page.wait_for_timeout(150)
    server.start()
    saving(page, "saved")
    assert walk.box(2).input_value() == TEXT
    assert stored(server, article, 2) == TEXT


def test_the_server_is_killed_while_suggesting_and_comes_back(make_server: Callable[..., Server], page: Any) -> None:
    server = make_server()
    walk, article = opened(page, server, "Sixth")
    walk.box(2).click()
    page.keyboard.press("Control+Alt+KeyS")
    page.keyboard.type(TEXT[:10])
    server.stop(signal.SIGKILL)
    page.keyboard.type(TEXT[10:])
    saving(page, "waiting")
    server.start()
    saving(page, "saved")
    assert page.locator(".td-box").nth(1).input_value() == TEXT
    assert stored(server, article, 2) == ""
    assert suggested(server, article) == [TEXT]


def test_another_page_right_after_the_last_key_and_back(server: Server, page: Any) -> None:
    walk, article = opened(page, server, "Second")
    walk.box(2).click()
    page.keyboard.type(TEXT)
    page.get_by_role("link", name="Glossary").click()
    page.locator(".td-editor").wait_for(state="detached")
    until(lambda: stored(server, article, 2) == TEXT)
    walk.edit(article, "ru")
    assert walk.box(2).input_value() == TEXT


def test_another_page_while_the_network_is_away_and_back(server: Server, page: Any) -> None:
    walk, article = opened(page, server, "Third")
    page.route("**/desk/api/**", lambda route: route.abort())
    walk.box(2).click()
    page.keyboard.type(TEXT)
    saving(page, "waiting")
    page.get_by_role("link", name="Glossary").click()
    page.locator(".td-editor").wait_for(state="detached")
    page.unroute("**/desk/api/**")
    walk.edit(article, "ru")
    until(lambda: walk.box(2).input_value() == TEXT)
    until(lambda: stored(server, article, 2) == TEXT)


def test_light_and_dark_change_faster_than_the_page_follows(server: Server, page: Any) -> None:
    walk, article = opened(page, server, "Fourth")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    walk.box(2).click()
    for place, letter in enumerate(TEXT):
        page.emulate_media(color_scheme="dark" if place % 2 else "light")
        page.keyboard.type(letter)
    until(lambda: stored(server, article, 2) == TEXT)
    assert walk.box(2).input_value() == TEXT


def test_the_browser_is_killed_and_loses_a_second_at_most(server: Server, chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_context().new_page()
    article = Walk(page, server.url).paste(ARTICLE.format(name="Fifth"))
    page.context.close()
    # a process of its own, to be killed; its profile is what the next start finds
    script = f"""
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    context = driver.chromium.launch_persistent_context({str(tmp_path)!r}, executable_path={CHROMIUM!r}, args={ARGUMENTS!r})
    page = context.new_page()
    page.goto("{server.url}/edit?article={article}&to=ru")
    page.locator('.td-editor[data-ready="true"]').wait_for(timeout=60_000)
    page.locator(".td-box").nth(1).click()
    for letter in {TEXT!r}:
        page.keyboard.type(letter)
        page.wait_for_timeout(60)
    page.wait_for_timeout(1000)
    print("typed", flush=True)
    page.wait_for_timeout(60_000)
"""
    typing = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert typing.stdout is not None
    assert typing.stdout.readline() == "typed\n"
    for child in psutil.Process(typing.pid).children(recursive=True):
        os.kill(child.pid, signal.SIGKILL)
    typing.kill()
    typing.wait()
    typing.stdout.close()
    assert stored(server, article, 2) == TEXT
