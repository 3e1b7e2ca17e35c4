"""The glossary page in a browser: a term is changed, others see it at once, and weak eyes can read every part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from transdesk.web.texts import texts
from web.browser.server import Server
from web.browser.walk import Walk

pytestmark = pytest.mark.browser

T = texts("en")
FAULTS = (Path(__file__).parent / "access.js").read_text(encoding="utf-8")


def faults(walk: Walk) -> object:
    """What weak eyes or a screen reader would miss; elements that fade in are given a second look."""
    found = walk.page.evaluate(FAULTS)
    if found:
        walk.page.wait_for_timeout(1500)
        found = walk.page.evaluate(FAULTS)
    return found


def search(walk: Walk, text: str) -> None:
    walk.go("glossary")
    box = walk.page.get_by_label(T("glossary.search"))
    box.fill(text)
    box.press("Enter")
    walk.page.locator(".st-key-term_card").wait_for()


def press(walk: Walk, words: str) -> None:
    walk.page.get_by_role("radio", name=words).or_(
        walk.page.get_by_role("button", name=words, exact=True)
    ).first.click()
    walk.settle()


def test_a_term_is_changed_by_one_person_and_seen_by_another(server: Server, page: Any) -> None:
    walk = Walk(page, server.url)
    search(walk, "әкімдіктеріне")
    walk.page.locator(".st-key-term_edit button").click()
    box = walk.page.get_by_label(T("term_edit.term", n=1), exact=True).first
    box.fill("управа")
    box.press("Tab")
    walk.page.locator(".td-forms").get_by_text("управой").first.wait_for()
    walk.page.locator(".st-key-term_save button").click()
    walk.page.locator(".st-key-term_card").get_by_text(T("terms.overrides")).wait_for()
    other = Walk(page.context.new_page(), server.url)
    search(other, "управами")
    assert "әкімдік" in other.page.locator(".st-key-term_card").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_can_be_read(server: Server, page: Any, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    walk = Walk(page, server.url)
    search(walk, "әкімдіктеріне")
    found = {"search": faults(walk)}
    for part in ("forms", "history", "used"):
        press(walk, T(f"terms.{part}"))
        found[part] = faults(walk)
    for part in ("files", "proposals", "names"):
        press(walk, T(f"terms.part_{part}"))
        found[part] = faults(walk)
    press(walk, T("terms.part_terms"))
    walk.page.locator(".st-key-term_add button").click()
    walk.page.locator(".st-key-term_save").wait_for()
    found["edit"] = faults(walk)
    assert {part: one for part, one in found.items() if one} == {}
