"""Nothing typed is lost, and the status line tells the truth: reloads, crashes, outages, a full disk, no storage."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.stub import Stub

pytestmark = pytest.mark.browser

FIFTH = f"s1:{4:020x}"
WAS = "Ему 60 лет."


def stored(stub: Stub) -> str:
    return str(stub.desk.rows[FIFTH]["target"])


def test_a_pause_saves_and_the_line_says_when(sheet: Sheet, stub: Stub) -> None:
    assert "Everything is saved" in sheet.page.locator(".td-saved").inner_text()
    sheet.write(5, " Раз.")
    sheet.saving("saving")
    until(lambda: stored(stub) == f"{WAS} Раз.")
    sheet.saving("saved")
    assert "Saved " in sheet.page.locator(".td-saved").inner_text()
    assert sheet.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('transdesk:edit:'))") == []


def test_a_reload_at_once_after_the_last_key_loses_nothing(sheet: Sheet, stub: Stub) -> None:
    sheet.write(5, " Раз.")
    sheet.page.reload()
    sheet.ready()
    until(lambda: sheet.box(5).input_value() == f"{WAS} Раз.")
    until(lambda: stored(stub) == f"{WAS} Раз.")
    sheet.saving("saved")


def test_a_tab_that_is_closed_at_once_still_saves(sheet: Sheet, stub: Stub) -> None:
    sheet.write(5, " Раз.")
    sheet.page.close(run_before_unload=True)
    until(lambda: stored(stub) == f"{WAS} Раз.")


def test_text_typed_while_the_network_is_away_is_kept_and_sent_when_it_is_back(sheet: Sheet, stub: Stub) -> None:
    sheet.page.context.set_offline(True)
    sheet.write(5, " Раз.")
    sheet.saving("waiting")
    assert "1 change is kept on this computer" in sheet.banner
    sheet.write(7, "Два.")
    until(lambda: "2 changes are kept on this computer" in sheet.banner)
    sheet.page.context.set_offline(False)
    sheet.saving("saved")
    assert stored(stub) == f"{WAS} Раз."
    assert stub.desk.rows[f"s1:{6:020x}"]["target"] == "Два."
    assert not sheet.page.locator(".td-banner").is_visible()


def test_a_server_that_dies_and_comes_back_loses_nothing(sheet: Sheet, stub: Stub) -> None:
    sheet.box(5).click()
    sheet.page.keyboard.press("Control+End")
    text = " Пишу дальше, пока сервера нет."
    for place, letter in enumerate(text):
        sheet.page.keyboard.type(letter)
        if place == 6:
            stub.stop()
    sheet.saving("waiting")
    stub.start()
    sheet.saving("saved")
    assert stored(stub) == WAS + text
    assert sheet.box(5).input_value() == WAS + text


def test_a_reload_after_an_outage_brings_back_what_was_kept(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 500
    sheet.write(5, " Раз.")
    sheet.saving("trouble")
    sheet.page.reload()
    sheet.ready()
    until(lambda: sheet.box(5).input_value() == f"{WAS} Раз.")
    stub.desk.fault = 0
    until(lambda: stored(stub) == f"{WAS} Раз.")


def test_a_full_disk_is_told_and_typing_goes_on(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 507
    sheet.write(5, " Раз.")
    sheet.saving("full")
    assert "The disk is full." in sheet.banner
    assert "kept on this computer" in sheet.banner
    sheet.page.keyboard.type(" Два.")
    assert stored(stub) == WAS
    assert sheet.row(5).evaluate("row => row.classList.contains('td-dirty')")
    stub.desk.fault = 0
    sheet.saving("saved")
    assert stored(stub) == f"{WAS} Раз. Два."


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    ],
    ids=["missing", "full"],
)
def test_without_storage_in_the_browser_everything_works_and_the_truth_is_said(
    page: Any, stub: Stub, storage: str
) -> None:
    page.add_init_script(storage)
    sheet = Sheet(page, stub.url).open()
    stub.desk.fault = 500
    sheet.write(5, " Раз.")
    sheet.saving("trouble")
    assert "on this page only" in sheet.banner
    stub.desk.fault = 0
    sheet.saving("saved")
    assert stored(stub) == f"{WAS} Раз."


def test_another_page_of_the_desk_and_back_loses_nothing(sheet: Sheet, stub: Stub) -> None:
    sheet.page.context.set_offline(True)
    sheet.write(5, " Раз.")
    sheet.page.evaluate("unmount()")
    assert sheet.page.locator(".td-editor").count() == 0
    sheet.page.context.set_offline(False)
    sheet.page.evaluate("void again()")
    sheet.ready()
    until(lambda: sheet.box(5).input_value() == f"{WAS} Раз.")
    until(lambda: stored(stub) == f"{WAS} Раз.")


def test_two_tabs_of_one_person_leave_each_others_unsaved_text_alone(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 500
    sheet.write(5, " Раз.")
    sheet.saving("trouble")
    other = Sheet(sheet.page.context.new_page(), stub.url).open()
    assert other.box(5).input_value() == WAS, "the first tab is alive and saves it itself"
    stub.desk.fault = 0
    until(lambda: other.box(5).input_value() == f"{WAS} Раз.")
    sheet.saving("saved")
    assert not sheet.page.locator(".td-conflict").is_visible()


def test_a_clock_that_is_wrong_does_no_harm(page: Any, stub: Stub) -> None:
    page.clock.install(time="2001-01-01T00:00:00Z")
    page.clock.resume()
    sheet = Sheet(page, stub.url).open()
    sheet.write(5, " Раз.")
    sheet.page.clock.set_system_time("2031-01-01T00:00:00Z")
    sheet.page.keyboard.type(" Два.")
    until(lambda: stored(stub) == f"{WAS} Раз. Два.")


def test_streamlits_connection_window_does_not_take_the_keys(sheet: Sheet, stub: Stub) -> None:
    sheet.write(5, " Раз")
    sheet.page.evaluate("""() => {
      const dialog = document.createElement("div");
      dialog.setAttribute("role", "dialog");
      dialog.innerHTML = '<h2>Connection error</h2><button aria-label="Close">x</button>';
      dialog.querySelector("button").onclick = () => dialog.remove();
      document.body.append(dialog);
      dialog.querySelector("button").focus();
    }""")
    sheet.page.locator('[role="dialog"]').wait_for(state="detached")
    until(lambda: sheet.focused() == FIFTH)
    sheet.page.keyboard.type(", два.")
    assert sheet.box(5).input_value() == f"{WAS} Раз, два."


def test_a_text_whose_segment_is_gone_is_shown_to_be_copied(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 500
    sheet.write(5, " Раз.")
    sheet.saving("trouble")
    del stub.desk.rows[FIFTH]
    stub.desk.fault = 0
    sheet.page.reload()
    sheet.ready()
    orphan = sheet.page.locator(".td-orphans")
    expect(orphan.get_by_role("textbox")).to_have_value(f"{WAS} Раз.")
    orphan.get_by_role("button").click()
    assert orphan.inner_text() == ""


def test_a_session_that_has_ended_keeps_the_text_and_a_new_token_sends_it(sheet: Sheet, stub: Stub) -> None:
    stub.desk.fault = 401
    sheet.write(5, " Раз.")
    sheet.saving("expired")
    assert "Your session has ended" in sheet.banner
    stub.desk.fault = 0
    sheet.page.evaluate("void again()")  # Streamlit runs the page anew and hands over a token
    sheet.saving("saved")
    assert stored(stub) == f"{WAS} Раз."
