"""The grid of segments: what is shown, what stays while rows come and go, what typing changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.stub import Stub

pytestmark = pytest.mark.browser


def test_a_row_shows_number_source_target_status_in_words_and_the_kind_of_block(sheet: Sheet) -> None:
    first, second = sheet.row(1), sheet.row(2)
    assert first.locator(".td-number").inner_text() == "1"
    assert first.locator(".td-kind").inner_text() == "Headline"
    assert first.locator(".td-source").inner_text() == "The old bridge over the Irtysh closes on Monday."
    assert sheet.box(1).input_value() == "Старый мост через Иртыш закрывают в понедельник."
    assert first.locator(".td-chip").inner_text() == "✓ Confirmed"
    assert second.locator(".td-chip").inner_text() == "◐ Draft"
    assert sheet.box(1).get_attribute("lang") == "ru"
    assert sheet.box(1).get_attribute("spellcheck") == "true"


def test_ten_thousand_rows_scroll_and_edit(page: Any, make_stub: Callable[..., Stub]) -> None:
    stub = make_stub(10_000)
    sheet = Sheet(page, stub.url).open()
    assert page.locator(".td-row").count() < 40
    assert page.locator(".td-row").first.get_attribute("aria-setsize") == "10000"
    page.locator(".td-grid").evaluate("grid => grid.scrollTo(0, grid.scrollHeight)")
    sheet.box(10_000).wait_for()
    sheet.write(10_000, " Конец.")
    until(lambda: stub.desk.rows[f"s1:{9999:020x}"]["target"].endswith("Конец."))
    sheet.box(10_000).press("Alt+ArrowUp")
    assert sheet.focused() == f"s1:{9998:020x}"
    assert page.locator(".td-row").count() < 40


def test_typing_goes_on_in_a_row_that_was_scrolled_away(sheet: Sheet, stub: Stub) -> None:
    sheet.write(2, " а")
    sheet.page.locator(".td-grid").evaluate("grid => grid.scrollTo(0, grid.scrollHeight)")
    sheet.row(40).wait_for()
    sheet.page.keyboard.type("б")
    until(lambda: stub.desk.rows[f"s1:{1:020x}"]["target"].endswith(" аб"))
    assert sheet.focused() == f"s1:{1:020x}"


def test_what_is_seen_first_stays_in_place_while_heights_become_known(
    page: Any, make_stub: Callable[..., Stub]
) -> None:
    sheet = Sheet(page, make_stub(2000).url).open()
    grid = page.locator(".td-grid")
    grid.evaluate("grid => grid.scrollTo(0, grid.scrollHeight / 2)")
    top = "grid => [...grid.querySelectorAll('.td-row')].map(r => [r.dataset.id, r.getBoundingClientRect().top - grid.getBoundingClientRect().top]).find(([, y]) => y > 0)"
    grid.evaluate("() => new Promise(done => setTimeout(done, 300))")
    name, before = grid.evaluate(top)
    for _ in range(5):
        page.mouse.move(300, 300)
        page.mouse.wheel(0, -400)
        page.mouse.wheel(0, 400)
        grid.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    until(lambda: grid.evaluate(top)[0] == name)
    assert abs(grid.evaluate(top)[1] - before) < 2
    assert sheet.page.locator(".td-row").count() < 40


def test_a_change_from_elsewhere_shows_in_a_clean_row_and_never_in_a_dirty_one(sheet: Sheet, stub: Stub) -> None:
    stub.desk.delay = 2
    sheet.write(2, " Моё.")
    stub.desk.write(f"s1:{4:020x}", "Чужое в пятом.", "Aigul")
    stub.desk.write(f"s1:{1:020x}", "Чужое во втором.", "Aigul")
    until(lambda: sheet.box(5).input_value() == "Чужое в пятом.")
    sheet.page.keyboard.type(" И ещё.")
    assert sheet.box(2).input_value().endswith(" Моё. И ещё.")
    assert sheet.focused() == f"s1:{1:020x}"


def test_the_browsers_own_undo_takes_back_typing(sheet: Sheet) -> None:
    sheet.box(5).click()
    before = sheet.box(5).input_value()
    sheet.page.keyboard.press("End")
    sheet.page.keyboard.type(" Да")
    for _ in " Да":
        sheet.page.keyboard.press("Control+Z")
    assert sheet.box(5).input_value() == before


def test_a_row_grows_with_its_text_and_the_next_ones_move(sheet: Sheet) -> None:
    top = sheet.row(3).bounding_box()["y"]
    sheet.write(2, " слово" * 60)
    until(lambda: sheet.row(3).bounding_box()["y"] > top + 50)
    box = sheet.box(2)
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 2"), "no line is hidden"


def test_confirming_goes_on_to_the_next_row_and_to_the_next_open_one(sheet: Sheet, stub: Stub) -> None:
    sheet.box(2).click()
    sheet.page.keyboard.press("Control+Enter")
    sheet.row(2).locator(".td-chip-confirmed").wait_for()
    assert sheet.focused() == f"s1:{2:020x}"
    sheet.page.keyboard.press("Control+Shift+Enter")
    assert sheet.focused() == f"s1:{4:020x}", "row 4 is confirmed"
    until(lambda: stub.desk.rows[f"s1:{2:020x}"]["status"] == "confirmed")


def test_undo_across_rows_brings_text_and_status_back(sheet: Sheet, stub: Stub) -> None:
    sheet.write(5, " Раз.")
    sheet.page.keyboard.press("Control+Enter")
    sheet.page.keyboard.type("Два.")
    sheet.page.keyboard.press("Control+Alt+KeyZ")
    sheet.page.keyboard.press("Control+Alt+KeyZ")
    assert sheet.focused() == f"s1:{4:020x}"
    sheet.row(5).locator(".td-chip-edited").wait_for()
    sheet.page.keyboard.press("Control+Alt+KeyZ")
    assert sheet.box(5).input_value() == "Ему 60 лет."
    sheet.page.keyboard.press("Control+Alt+KeyY")
    assert sheet.box(5).input_value() == "Ему 60 лет. Раз."
    until(lambda: stub.desk.rows[f"s1:{4:020x}"]["target"] == "Ему 60 лет. Раз.")


def test_the_editor_is_the_same_inside_a_shadow_root(page: Any, stub: Stub) -> None:
    sheet = Sheet(page, stub.url).open("?shadow=1")
    sheet.write(5, " Раз.")
    until(lambda: stub.desk.rows[f"s1:{4:020x}"]["target"] == "Ему 60 лет. Раз.")
    assert sheet.box(5).evaluate("box => getComputedStyle(box).resize") == "none", "the style sheet is there"


def test_a_second_call_with_the_same_place_keeps_everything(sheet: Sheet) -> None:
    sheet.write(5, " Раз.")
    sheet.page.evaluate("void again()")
    sheet.page.keyboard.type(" Два.")
    assert sheet.box(5).input_value() == "Ему 60 лет. Раз. Два."
    assert sheet.page.locator(".td-editor").count() == 1


def test_an_article_without_text_says_so(page: Any, make_stub: Callable[..., Stub]) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    sheet = Sheet(page, make_stub(0).url).open()
    expect(page.get_by_text("This article has no text to translate.")).to_be_visible()
    for name in ("Next remark", "Undo, also in other segments", "Preview", "± Suggest"):
        page.get_by_role("button", name=name, exact=True).click()
    sheet.saving("saved")
    assert faults == []
