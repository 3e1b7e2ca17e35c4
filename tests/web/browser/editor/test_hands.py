"""Whatever happens to a row while somebody types in it: every key lands where they see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.helped import Helped
from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.stub import Stub

pytestmark = pytest.mark.browser

SECOND, THIRD, FIFTH = (f"s1:{place:020x}" for place in (1, 2, 4))


@pytest.fixture
def desk(make_helped: Callable[[int], Helped]) -> Helped:
    return make_helped(40)


def at_end(sheet: Sheet, number: int) -> str:
    """Go to the end of a row; gives its text."""
    sheet.box(number).click()
    sheet.page.keyboard.press("Control+End")
    return str(sheet.box(number).input_value())


def focused(sheet: Sheet, segment: str) -> None:
    until(lambda: sheet.focused() == segment)


def test_a_filter_that_comes_late_leaves_the_row_with_the_hands(sheet: Sheet, stub: Stub) -> None:
    sheet.page.get_by_label("Text in either language").fill("zzz")
    was = at_end(sheet, 2)
    sheet.page.keyboard.type(" Раз")
    expect(sheet.row(3)).to_have_count(0)
    sheet.page.keyboard.type(" два.")
    until(lambda: stub.desk.rows[SECOND]["target"] == f"{was} Раз два.")


def test_rows_that_come_anew_do_not_apply_the_filter_to_the_row_with_the_hands(sheet: Sheet, stub: Stub) -> None:
    sheet.page.get_by_role("button", name="More filters").click()
    sheet.page.get_by_label("State").select_option("draft")
    was = at_end(sheet, 2)
    sheet.page.keyboard.type(" Раз")
    sheet.saving("saved")
    stub.desk.join(f"s1:{10:020x}", f"s1:{11:020x}")
    expect(sheet.page.locator(".td-shown")).to_contain_text("of 39 segments")
    sheet.page.keyboard.type(" два.")
    until(lambda: stub.desk.rows[SECOND]["target"] == f"{was} Раз два.")


@pytest.mark.parametrize("saved", [True, False])
def test_another_joins_the_sentence_in_which_one_types(sheet: Sheet, stub: Stub, saved: bool) -> None:
    was = at_end(sheet, 2)
    stub.desk.delay = 0 if saved else 1
    sheet.page.keyboard.type(" Раз")
    if saved:
        sheet.saving("saved")
    joined = stub.desk.join(SECOND, THIRD)
    focused(sheet, joined)
    sheet.page.keyboard.type(" два.")
    rest = "Автобусы пойдут по <1>северной дороге</1>."
    until(lambda: stub.desk.rows[joined]["target"] == f"{was} Раз два. {rest}")
    sheet.saving("saved")
    expect(sheet.page.locator(".td-orphans textarea")).to_have_count(0)


def test_what_has_no_place_in_the_joined_text_is_typed_on_and_kept(sheet: Sheet, stub: Stub) -> None:
    stub.desk.delay = 1
    was = at_end(sheet, 2)
    sheet.page.keyboard.type(" Раз")
    stub.desk.join(SECOND, THIRD, "Совсем другое.")
    box = sheet.page.locator(".td-orphans textarea")
    expect(box).to_be_focused()
    sheet.page.keyboard.type(" два.")
    expect(box).to_have_value(f"{was} Раз два.")
    sheet.page.reload()
    sheet.ready()
    expect(box).to_have_value(f"{was} Раз два.")
    sheet.page.get_by_role("button", name="Remove it").click()
    sheet.saving("saved")


def test_a_remark_that_is_known_late_does_not_take_the_caret_from_who_types(desk: Helped) -> None:
    far = 37  # not looked at yet, with a remark
    desk.at(5)
    desk.stub.slow = 2
    for place in (14, 25, far - 1):
        desk.press("F8")
        focused(desk, f"s1:{place:020x}")
    with desk.page.expect_response("**/details?**"):
        desk.page.keyboard.press("Control+End")
        desk.page.keyboard.type(" Раз")
        desk.saving("saved")
    desk.stub.slow = 0
    desk.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    desk.page.keyboard.type(" два.")
    until(lambda: desk.text(far).endswith(" Раз два."))


def test_another_language_of_the_interface_loses_no_key(sheet: Sheet, stub: Stub) -> None:
    was = at_end(sheet, 5)
    stub.desk.delay = stub.desk.opening = 1
    sheet.page.keyboard.type(" Раз")
    sheet.page.evaluate("void again({ interface: 'ru' })")
    sheet.page.keyboard.type(" два")
    sheet.page.evaluate("void again({ interface: 'kk' })")  # before the first of the two is there
    sheet.page.keyboard.type(" три")
    sheet.ready()
    focused(sheet, FIFTH)
    sheet.page.keyboard.type(" четыре.")
    until(lambda: stub.desk.rows[FIFTH]["target"] == f"{was} Раз два три четыре.")


def test_a_join_waits_for_both_sentences_to_be_stored(desk: Helped) -> None:
    seen: list[str] = []

    def watch(route: Any) -> None:
        seen.append(desk.stub.desk.rows[FIFTH]["target"])
        route.fulfill(json={"error": {"key": "x", "message": "Not now."}}, status=409)

    desk.page.route("**/structure", watch)
    desk.unfold("structure")
    desk.stub.desk.delay = 1
    was = at_end(desk, 5)
    desk.page.keyboard.type(" Раз")
    desk.box(4).click()
    with desk.page.expect_response("**/structure"):
        desk.part("structure").locator('[data-key="join"]').click()
    assert seen == [f"{was} Раз"]
