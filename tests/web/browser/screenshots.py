"""Takes the pictures of the five main pages for ``docs/images``: the sample article on a fresh desk.

Run from the root of the checkout::

    PYTHONPATH=src:tests .venv/bin/python -m web.browser.screenshots docs/images [TRANSLATION.tsv]

The optional file holds ``source<TAB>target`` lines; the first segments are edited and confirmed with them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from web.browser.conftest import ARGUMENTS, CHROMIUM
from web.browser.server import Server, until
from web.browser.walk import Walk

EDITED = 9
CONFIRMED = 6


@contextmanager
def desk_in_browser() -> Iterator[tuple[Any, Server]]:
    """A browser, and a fresh desk's server."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        server = Server(Path(place), {})
        server.start()
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser, server
        finally:
            browser.close()
            server.stop()


def walk_in(browser: Any, server: Server, width: int, height: int, scheme: str = "light") -> Walk:
    """A person's page of a size."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    walk = Walk(context.new_page(), server.url)
    walk.page.set_default_timeout(60_000)
    return walk


def main(folder: Path, translations: Path | None) -> None:
    """Start a desk, bring the sample to the middle of its way, take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with desk_in_browser() as (browser, server):
        article = prepare(server, translations)
        take(walk_in(browser, server, 1280, 860), article, folder)
        take_editor(browser, server, article, folder)


def prepare(server: Server, translations: Path | None) -> str:
    """The sample article, drafted where an engine is there, partly edited and confirmed."""
    from transdesk.bootstrap import build_desk, settings_from_environment
    from transdesk.domain.errors import TransDeskError
    from transdesk.domain.language import Language

    desk = build_desk(settings_from_environment(environment=server.environment))
    article = desk.intake.add_sample("Dana")
    try:
        for target in (Language.RU, Language.KK):
            desk.drafting.start(article, target, author="Dana")
        until(lambda: all(_done(desk, article, t) for t in (Language.RU, Language.KK)), 600)
    except TransDeskError as error:
        print("no drafts:", error)
    pairs = dict(_pairs(translations)) if translations else {}
    rows = desk.editing.sheet(article, Language.RU).rows
    for number, row in enumerate(rows[:EDITED]):
        text = pairs.get(row.segment.source, "")
        if not text:
            continue
        name = (article, Language.RU, row.segment.id)
        work = desk.editing.save(*name, text, base=row.work.version, author="Dana")
        if number < CONFIRMED:
            desk.editing.confirm(*name, base=work.version, author="Dana")
    desk.close()
    return article


def _done(desk: Any, article: str, target: Any) -> bool:
    job = desk.drafting.job(article, target)
    return job is not None and not job.state.active


def _pairs(file: Path) -> list[tuple[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [(source, target) for source, _, target in (line.partition("\t") for line in lines)]


def take(walk: Walk, article: str, folder: Path) -> None:
    """One picture for each main page."""
    walk.go()
    _shot(walk, folder / "articles.png")
    walk.go("load")
    sample = Path(__file__).resolve().parents[3] / "src" / "transdesk" / "desk" / "sample" / "article.md"
    text = sample.read_text(encoding="utf-8").replace("**", "").removeprefix("# ")
    walk.page.get_by_label("Text of the article").fill(text)
    walk.page.locator(".st-key-read_paste button").click()
    walk.page.get_by_role("heading", name="What was understood").wait_for()
    walk.page.mouse.wheel(0, 330)
    _shot(walk, folder / "load.png")
    walk.edit(article, "ru")
    walk.box(2).click()
    walk.page.locator(".td-panel .td-term").first.wait_for()
    _shot(walk, folder / "edit.png")
    walk.go(f"review?article={article}&to=ru")
    walk.page.locator(".td-page").wait_for()
    _shot(walk, folder / "review.png")
    walk.go(f"export?article={article}&to=ru")
    _shot(walk, folder / "export.png")


def take_editor(browser: Any, server: Server, article: str, folder: Path) -> None:
    """The editor in the dark, in a narrow window, in suggest mode, in a conflict, and without a network."""

    def opened(width: int, height: int, scheme: str = "light") -> Walk:
        walk = walk_in(browser, server, width, height, scheme)
        walk.edit(article, "kk")
        walk.box(2).click()
        return walk

    dark = opened(1280, 860, "dark")
    _shot(dark, folder / "edit-dark.png")
    narrow = opened(480, 860)
    narrow.page.locator(".td-editor").scroll_into_view_if_needed()
    _shot(narrow, folder / "edit-narrow.png")
    suggests = opened(1280, 860)
    suggests.page.keyboard.press("Control+Alt+KeyS")
    suggests.page.keyboard.press("Control+End")
    suggests.page.keyboard.type(" жаңа ереже бойынша")
    suggests.page.locator('.td-saved[data-state="saved"]').wait_for()
    _shot(suggests, folder / "edit-suggest.png")
    suggests.page.close()
    one, other = opened(1280, 860), opened(1280, 860)
    other.page.context.set_offline(True)
    # what is typed first is dirty when the other text comes, by a poll that was under way or not: so it is a conflict
    other.write(3, "Атаулы көмек табысы кедейлік шегінен төмен отбасыларға төленеді.")
    other.page.locator('.td-saved[data-state="waiting"]').wait_for()
    _shot(other, folder / "edit-offline.png")
    one.write(3, "Атаулы әлеуметтік көмек табысы аз отбасыларға төленеді.")
    one.page.locator('.td-saved[data-state="saved"]').wait_for()
    other.page.context.set_offline(False)
    other.page.get_by_role("button", name="Keep mine").wait_for()
    _shot(other, folder / "edit-conflict.png")


def _shot(walk: Walk, path: Path) -> None:
    walk.settle()
    walk.page.wait_for_timeout(700)  # fonts and the fade of fresh elements
    walk.page.screenshot(path=path)
    _shrink(path)


def _shrink(path: Path) -> None:
    """A palette of 128 colours is enough for a page and keeps the file small."""
    from PIL import Image

    with Image.open(path) as image:
        image.convert("RGB").quantize(128).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
