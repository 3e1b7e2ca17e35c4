"""Two people on one segment: both texts are shown, nothing is overwritten in silence, the person chooses."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.stub import Stub

pytestmark = pytest.mark.browser

FIFTH = f"s1:{4:020x}"
WAS = "Ему 60 лет."


@pytest.fixture
def clash(sheet: Sheet, stub: Stub) -> Sheet:
    """Aigul has written the fifth row while it was being typed in."""
    stub.desk.fault = 503
    sheet.write(5, " Старый мост.")
    stub.desk.write(FIFTH, "Мосту 60 лет.", "Aigul")
    stub.desk.fault = 0
    sheet.row(5).locator(".td-conflict").wait_for()
    return sheet


def test_both_texts_are_shown_with_their_differences_and_mine_stays(clash: Sheet, stub: Stub) -> None:
    bar = clash.row(5).locator(".td-conflict")
    assert "Aigul has changed this segment meanwhile" in bar.inner_text()
    expect(bar.get_by_role("button", name="Merge")).to_be_in_viewport(ratio=1)
    assert bar.locator("ins").all_inner_texts() == ["Мосту"]
    assert bar.locator("del").first.inner_text() == "Ему"
    clash.page.keyboard.type(" Ещё.")
    assert clash.box(5).input_value() == f"{WAS} Старый мост. Ещё."
    assert stub.desk.rows[FIFTH]["target"] == "Мосту 60 лет."


def test_keep_mine(clash: Sheet, stub: Stub) -> None:
    clash.row(5).get_by_role("button", name="Keep mine").click()
    until(lambda: stub.desk.rows[FIFTH]["target"] == f"{WAS} Старый мост.")
    clash.row(5).locator(".td-conflict").wait_for(state="detached")
    clash.saving("saved")


def test_take_theirs_and_undo(clash: Sheet, stub: Stub) -> None:
    clash.row(5).get_by_role("button", name="Take theirs").click()
    assert clash.box(5).input_value() == "Мосту 60 лет."
    clash.box(5).click()
    clash.page.keyboard.press("Control+Alt+KeyZ")
    until(lambda: stub.desk.rows[FIFTH]["target"] == f"{WAS} Старый мост.")


def test_merge_puts_both_into_the_box(clash: Sheet, stub: Stub) -> None:
    clash.row(5).get_by_role("button", name="Merge").click()
    assert clash.box(5).input_value() == "Мосту 60 лет. Старый мост."
    assert stub.desk.rows[FIFTH]["target"] == "Мосту 60 лет."
    clash.row(5).get_by_role("button", name="Keep mine").click()
    until(lambda: stub.desk.rows[FIFTH]["target"] == "Мосту 60 лет. Старый мост.")


def test_a_conflict_survives_a_reload_with_both_texts(clash: Sheet) -> None:
    clash.page.keyboard.type(" Ещё.")
    clash.page.reload()
    clash.ready()
    clash.row(5).locator(".td-conflict").wait_for()
    assert clash.box(5).input_value() == f"{WAS} Старый мост. Ещё."
    assert "Мосту" in clash.row(5).locator(".td-theirs").inner_text()
