"""Suggest mode: what is typed stands beside the translation, is never lost, and is never overwritten in silence."""

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


@pytest.fixture
def suggesting(sheet: Sheet) -> Sheet:
    """The editor in suggest mode, in the fifth row."""
    sheet.box(5).click()
    sheet.page.keyboard.press("Control+Alt+KeyS")
    return sheet


def suggested(stub: Stub) -> list[tuple[str, str, str]]:
    """Suggestions for the fifth row as the desk has them."""
    return [(one["before"], one["text"], one["author"]) for one in stub.desk.rows[FIFTH]["suggestions"]]


def card(sheet: Sheet, number: int = 5) -> Any:
    return sheet.row(number).locator(".td-suggestion")


def test_what_is_typed_is_shown_as_changes_and_the_translation_stays(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И два года.")
    expect(card(suggesting)).to_have_attribute("aria-label", "You suggest")
    expect(card(suggesting).locator("ins")).to_have_text("И два года.")
    expect(suggesting.row(5).locator(".td-look-inserted")).to_have_text("И два года.")
    suggesting.page.keyboard.press("Control+Home")
    suggesting.page.keyboard.press("Control+Delete")
    until(lambda: suggested(stub) == [(WAS, " 60 лет. И два года.", "Dana")])
    expect(card(suggesting).locator("del")).to_have_text("Ему")
    suggesting.saving("saved")
    assert stub.desk.rows[FIFTH]["target"] == WAS
    suggesting.page.keyboard.press("Control+Alt+KeyS")
    expect(suggesting.box(5)).to_have_value(WAS)
    expect(card(suggesting).locator("ins")).to_have_text("И два года.")


def test_the_mode_is_seen_at_every_row_heard_and_remembered(sheet: Sheet) -> None:
    button = sheet.page.get_by_role("button", name="± Suggest")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(sheet.row(2)).not_to_contain_text("suggesting")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(sheet.page.locator(".td-live")).to_have_text(
        "Suggest mode is on: what you type is a suggestion, the translation stays. Nothing is confirmed; Ctrl+Enter goes on."
    )
    for number in (1, 2, 5):
        expect(sheet.row(number)).to_contain_text("± suggesting")
        expect(sheet.box(number)).to_have_attribute(
            "aria-label", f"Your suggestion for the translation of segment {number}"
        )
    sheet.page.reload()
    sheet.ready()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(sheet.row(2)).to_contain_text("± suggesting")
    sheet.open("?who=Aigul")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_the_key_stands_in_the_help_sheet(sheet: Sheet) -> None:
    sheet.box(5).click()
    sheet.page.keyboard.press("Alt+KeyH")
    expect(
        sheet.page.get_by_role("dialog").get_by_role("listitem").filter(has_text="Suggest mode on and off")
    ).to_contain_text("Ctrl+Alt+S")


def test_nothing_is_confirmed_by_the_key_that_goes_on(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И ещё.")
    suggesting.page.keyboard.press("Control+Enter")
    until(lambda: suggested(stub) == [(WAS, f"{WAS} И ещё.", "Dana")])
    assert suggesting.focused() == f"s1:{5:020x}"
    assert stub.desk.rows[FIFTH]["status"] == "draft"


def test_no_row_offers_to_confirm_what_is_only_suggested(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И ещё.")
    for number in (4, 5):  # one that is confirmed already, and a draft
        expect(suggesting.row(number).get_by_role("button", name="Confirm")).to_have_count(0)
        expect(suggesting.row(number).get_by_role("button", name="Reopen")).to_have_count(0)
    suggesting.row(5).get_by_role("button", name="Next").click()
    expect(suggesting.box(6)).to_be_focused()
    until(lambda: suggested(stub) == [(WAS, f"{WAS} И ещё.", "Dana")])
    assert stub.desk.rows[FIFTH]["status"] == "draft"
    suggesting.page.keyboard.press("Control+Alt+KeyS")
    expect(suggesting.row(6).get_by_role("button", name="Confirm")).to_be_visible()


def test_a_reload_while_the_network_is_away_loses_nothing(suggesting: Sheet, stub: Stub) -> None:
    stub.desk.fault = 503
    suggesting.write(5, " И ещё.")
    suggesting.page.reload()
    suggesting.ready()
    expect(suggesting.box(5)).to_have_value(f"{WAS} И ещё.")
    expect(card(suggesting).locator("ins")).to_have_text("И ещё.")
    assert suggested(stub) == []
    stub.desk.fault = 0
    until(lambda: suggested(stub) == [(WAS, f"{WAS} И ещё.", "Dana")])


def test_the_server_is_away_while_suggesting(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И")
    until(lambda: len(suggested(stub)) == 1)
    stub.stop()
    suggesting.page.keyboard.type(" ещё.")
    suggesting.saving("waiting")
    stub.start()
    suggesting.saving("saved")
    assert suggested(stub) == [(WAS, f"{WAS} И ещё.", "Dana")]


def test_the_translation_moves_on_beneath_and_that_is_shown(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И ещё.")
    until(lambda: len(suggested(stub)) == 1)
    stub.desk.write(FIFTH, "Мосту 60 лет.", "Aigul")
    expect(card(suggesting)).to_contain_text("The translation has changed since")
    expect(suggesting.box(5)).to_have_value(f"{WAS} И ещё.")
    card(suggesting).get_by_role("button", name="Carry over to the new text").click()
    until(lambda: suggested(stub) == [("Мосту 60 лет.", "Мосту 60 лет. И ещё.", "Dana")])
    expect(suggesting.box(5)).to_have_value("Мосту 60 лет. И ещё.")
    expect(card(suggesting)).not_to_contain_text("The translation has changed since")


def test_another_person_s_suggestion_stands_beside_mine(suggesting: Sheet, stub: Stub) -> None:
    stub.desk.suggest({"segment": FIFTH, "text": "Мосту 60 лет.", "seen": "", "before": WAS}, "Aigul")
    expect(card(suggesting)).to_have_attribute("aria-label", "Aigul suggests")
    expect(suggesting.box(5)).to_have_value(WAS)
    suggesting.write(5, " И ещё.")
    expect(card(suggesting)).to_have_count(2)
    until(lambda: len(suggested(stub)) == 2)
    assert suggested(stub) == [(WAS, "Мосту 60 лет.", "Aigul"), (WAS, f"{WAS} И ещё.", "Dana")]


def test_undo_of_the_browser_never_mixes_the_two_texts(suggesting: Sheet, stub: Stub) -> None:
    suggesting.write(5, " И ещё.")
    suggesting.page.keyboard.press("Control+Alt+KeyS")
    suggesting.page.keyboard.press("Control+Z")
    suggesting.saving("saved")
    expect(suggesting.box(5)).to_have_value(WAS)
    assert stub.desk.rows[FIFTH]["target"] == WAS
    until(lambda: suggested(stub) == [(WAS, f"{WAS} И ещё.", "Dana")])
