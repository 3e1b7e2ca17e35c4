"""The editor for everyone: axe-core finds nothing against WCAG 2.2 AA, in every state and look; keyboard, zoom, narrow."""

from __future__ import annotations

from typing import Any

import pytest

from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.help_stub import HelpStub
from web.editor.stub import Stub

axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NOT_OURS = {"page-has-heading-one", "region", "landmark-one-main"}
"""What the bare page of the stub lacks: the desk's page around the editor has it."""


def faults(page: Any) -> dict[str, list[str]]:
    """What axe-core finds, by rule."""
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return {
        rule["id"]: [f"{node['html'][:140]} {node.get('failureSummary', '')[:200]}" for node in rule["nodes"][:4]]
        for rule in found
        if rule["id"] not in NOT_OURS
    }


@pytest.fixture
def helped(page: Any) -> Any:
    """The editor with every part of the panel filled."""
    stub = HelpStub(40)
    stub.start()
    yield stub
    stub.stop()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (420, 850)])
def test_axe_finds_nothing(page: Any, helped: Stub, look: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=look, reduced_motion="reduce")
    sheet = Sheet(page, helped.url).open(f"?scheme={look}")
    sheet.box(3).click()
    page.keyboard.press("Alt+KeyO")  # the panel, where it is folded away
    page.locator(".td-panel").wait_for()
    page.evaluate("document.querySelectorAll('.td-part-head[aria-expanded=false]').forEach(part => part.click())")
    sheet.box(4).click()
    page.locator(".td-look-finding, .td-look-term").first.wait_for(state="attached")
    assert faults(page) == {}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing_in_a_conflict_and_in_an_outage(page: Any, helped: Stub, look: str) -> None:
    page.emulate_media(color_scheme=look)
    sheet = Sheet(page, helped.url).open(f"?scheme={look}")
    helped.desk.fault = 503
    sheet.write(5, " Старый мост.")
    helped.desk.write(f"s1:{4:020x}", "Мосту 60 лет.", "Aigul")
    helped.desk.fault = 0
    sheet.row(5).locator(".td-conflict").wait_for()
    helped.desk.fault = 507
    sheet.write(2, " Да.")
    sheet.saving("full")
    assert faults(page) == {}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (420, 850)])
def test_axe_finds_nothing_in_suggest_mode(page: Any, helped: Stub, look: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=look)
    sheet = Sheet(page, helped.url).open(f"?scheme={look}")
    sheet.box(2).click()
    page.keyboard.press("Control+Alt+KeyS")
    sheet.write(2, " Да.")
    second = f"s1:{1:020x}"
    before = "Иное. Ещё."
    other = {"segment": second, "text": "Иное слово. И ещё.", "seen": "", "before": before}
    until(lambda: helped.desk.rows[second]["suggestions"])
    helped.desk.suggest(other, "Aigul")
    sheet.row(2).locator(".td-suggestion").nth(1).wait_for()
    assert faults(page) == {}


def test_forced_colours_keep_chips_borders_and_marks(page: Any, helped: Stub) -> None:
    page.emulate_media(forced_colors="active")
    sheet = Sheet(page, helped.url).open()
    sheet.box(3).click()
    border = "e => { const s = getComputedStyle(e); return [s.borderTopStyle, parseFloat(s.borderTopWidth), parseFloat(s.outlineWidth)]; }"
    assert sheet.box(2).evaluate(border)[:2] == ["solid", 1]
    assert sheet.row(3).locator(".td-tag").first.evaluate(border)[2] >= 1


def test_everything_of_a_row_is_reached_by_tab_in_reading_order(sheet: Sheet) -> None:
    sheet.box(2).click()
    names = []
    for _ in range(4):
        sheet.page.keyboard.press("Tab")
        names.append(
            sheet.page.evaluate(
                "[document.activeElement.tagName, document.activeElement.closest('.td-row')?.dataset.id]"
            )
        )
    rows = [row for _, row in names]
    assert names[0] == ["BUTTON", f"s1:{1:020x}"]
    assert ["TEXTAREA", f"s1:{2:020x}"] in names
    assert rows == sorted(rows)


def test_a_box_says_which_segment_it_is_what_it_translates_and_how_far_it_is(sheet: Sheet) -> None:
    box = sheet.box(2)
    assert box.get_attribute("aria-label") == "Translation of segment 2"
    described = box.evaluate(
        "box => box.getAttribute('aria-describedby').split(' ').map(id => box.getRootNode().getElementById(id).textContent)"
    )
    assert described[0].startswith("Repairs will cost")
    assert described[1] == "◐ Draft"


def test_trouble_and_its_end_are_spoken(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 500
    sheet.write(5, " Раз.")
    live = sheet.page.locator('.td-live[aria-live="polite"]')
    until(lambda: "kept on this computer" in live.inner_text())
    stub.desk.fault = 0
    until(lambda: live.inner_text().startswith("Saved"))


@pytest.mark.parametrize("width", [320, 640, 1280, 2560, 3840])
def test_nothing_overflows_from_a_phone_or_zoom_of_400_percent_to_4k(page: Any, helped: Stub, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sheet = Sheet(page, helped.url).open()
    sheet.box(2).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    source, box = sheet.row(2).locator(".td-source").bounding_box(), sheet.box(2).bounding_box()
    if width < 700:
        assert box["y"] >= source["y"] + source["height"] - 1, "the source is above the target"
    else:
        assert abs(box["y"] - source["y"]) < 12
        assert box["x"] > source["x"] + source["width"] - 1


def test_letters_of_kazakh_and_the_tenge_sign_have_a_font(sheet: Sheet) -> None:
    widths = "text => { const c = document.createElement('canvas').getContext('2d'); c.font = getComputedStyle(document.querySelector('.td-box')).font; return [...text].map(l => c.measureText(l).width); }"
    missing = sheet.page.evaluate(widths, "\uffff")[0]
    assert missing not in sheet.page.evaluate(widths, "әғқңөұүһіӘҒҚҢӨҰҮҺІ₸")


def test_a_focus_ring_is_always_seen(sheet: Sheet) -> None:
    sheet.box(2).click()
    for _ in range(6):
        sheet.page.keyboard.press("Tab")
        style, width = sheet.page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; })()"
        )
        assert (style, width >= 2) == ("solid", True)
