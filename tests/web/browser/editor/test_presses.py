"""A press that has begun ends as a click, whatever news arrives between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.helped import Helped
from web.browser.server import until

pytestmark = pytest.mark.browser

SECOND = f"s1:{1:020x}"
THEIRS = "Ремонт обойдётся дороже."


@pytest.fixture
def desk(make_helped: Callable[[int], Helped]) -> Helped:
    desk = make_helped(20)
    desk.at(2)
    return desk


def press(desk: Helped, button: Any, news: Callable[[], Any]) -> None:
    """Press a button with the mouse; what happens meanwhile has been seen before it is let go."""
    button.hover()
    desk.page.mouse.down()
    news()
    desk.page.mouse.up()


def theirs(desk: Helped) -> None:
    """Another has written the row, and what is known of it has come anew."""
    with desk.page.expect_response("**/details?**"):
        desk.stub.desk.write(SECOND, THEIRS, "Aigul")
    desk.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_a_button_of_the_row(desk: Helped) -> None:
    press(desk, desk.row(2).get_by_role("button", name="Confirm"), lambda: theirs(desk))
    until(lambda: desk.stub.desk.rows[SECOND]["status"] == "confirmed")
    assert desk.stub.desk.rows[SECOND]["target"] == THEIRS
    expect(desk.row(2)).to_contain_text("Confirmed")


def test_a_button_of_the_panel(desk: Helped) -> None:
    review = desk.unfold("review")
    press(desk, review.get_by_role("button", name="Approve", exact=True), lambda: theirs(desk))
    until(lambda: desk.stub.desk.rows[SECOND]["status"] == "approved")


def test_a_head_that_a_growing_part_above_would_push_away(desk: Helped) -> None:
    head = desk.part("history").locator(".td-part-head")

    def grow() -> None:
        desk.stub.desk.rows[SECOND]["findings"] = [{"id": "spacing", "severity": "error"}]
        theirs(desk)

    press(desk, head, grow)
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(desk.part("findings")).to_contain_text("Two spaces in a row.")


def test_what_was_unfolded_stays_so_when_news_comes(desk: Helped) -> None:
    words = desk.unfold("structure").locator("details")
    words.locator("summary").click()
    theirs(desk)
    desk.reads(2, THEIRS)
    expect(words).to_have_attribute("open", "")
    desk.at(3)
    expect(words).not_to_have_attribute("open", "")


def test_a_button_that_a_key_presses(desk: Helped) -> None:
    desk.row(2).get_by_role("button", name="Confirm").focus()
    desk.page.keyboard.down("Space")
    theirs(desk)
    desk.page.keyboard.up("Space")
    until(lambda: desk.stub.desk.rows[SECOND]["status"] == "confirmed")
