"""Keys are physical: the same key does the same on an English, a Russian and a Kazakh layout.

Each layout is simulated as a browser reports it: ``code`` names the key, ``key`` the letter that the layout gives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.helped import Helped
from web.browser.server import until
from web.editor.help_stub import HelpStub

pytestmark = pytest.mark.browser

ALT, CTRL, SHIFT = 1, 2, 8
LAYOUTS = {
    "ru": {"KeyS": "ы", "KeyK": "л", "KeyM": "ь", "KeyH": "р", "KeyE": "у", "KeyZ": "я", "KeyW": "ц", "KeyJ": "о"},
    "kk": {"KeyS": "ы", "KeyK": "л", "KeyM": "ь", "KeyH": "р", "KeyE": "у", "KeyZ": "я", "KeyW": "ц", "KeyJ": "о"},
}
LAYOUTS["ru"] |= {"Digit1": "1", "Digit2": "2", "Quote": "э", "Minus": "-"}
LAYOUTS["kk"] |= {"Digit1": '"', "Digit2": "ә", "Quote": "э", "Minus": "ө"}
"""Of the Kazakh standard layout (ҚР СТ 920-91) the digits' keys carry ә, і, ң, ғ, ү, ұ, қ, ө, һ."""
CODES = {"Enter": 13, "ArrowUp": 38, "ArrowDown": 40, "Space": 32, "F8": 119}


class Typist(Helped):
    """A person at a keyboard with a layout."""

    layout: dict[str, str]

    def combo(self, code: str, modifiers: int = 0) -> None:
        """Press a physical key with modifiers."""
        key = self.layout.get(code, " " if code == "Space" else code)
        number = CODES.get(code) or ord(code[-1])
        event = {"key": key, "code": code, "modifiers": modifiers, "windowsVirtualKeyCode": number}
        session = self.page.context.new_cdp_session(self.page)
        session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **event})
        session.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})
        session.detach()


@pytest.fixture(params=["ru", "kk"])
def desk(request: pytest.FixtureRequest, page: Any) -> Iterator[Typist]:
    stub = HelpStub(20)
    stub.start()
    typist = Typist(page, stub, stub.url)
    typist.layout = LAYOUTS[request.param]
    yield typist.open()
    stub.stop()


def test_confirm_and_walk(desk: Typist) -> None:
    desk.at(2)
    desk.combo("Enter", CTRL)
    expect(desk.row(2).locator(".td-chip-confirmed")).to_be_visible()
    expect(desk.box(3)).to_be_focused()
    desk.combo("Enter", CTRL | SHIFT)
    expect(desk.box(5)).to_be_focused()  # the fourth is confirmed already
    desk.combo("ArrowUp", ALT)
    expect(desk.box(4)).to_be_focused()
    desk.combo("ArrowDown", ALT)
    expect(desk.box(5)).to_be_focused()
    desk.combo("F8")
    expect(desk.box(15)).to_be_focused()


def test_save_now(desk: Typist) -> None:
    desk.at(5, "Ему 60.")
    desk.combo("KeyS", CTRL)
    until(lambda: desk.stub.desk.rows[f"s1:{4:020x}"]["target"] == "Ему 60.")


def test_help_by_letters(desk: Typist) -> None:
    desk.at(1, "Мост через")
    desk.combo("KeyW", ALT)
    desk.reads(1, "Мост через Иртыш")
    desk.combo("KeyJ", ALT)
    desk.reads(1, "Старый мост через Иртыш закрывают в понедельник.")
    desk.combo("KeyK", CTRL)
    expect(desk.part("concordance").get_by_label("Word or phrase")).to_be_focused()
    desk.box(1).click()
    desk.combo("KeyM", CTRL)
    expect(desk.part("comments").get_by_label("New comment")).to_be_focused()
    desk.box(1).click()
    desk.combo("KeyE", CTRL)
    expect(desk.part("terms").get_by_label("In the original")).to_be_focused()
    desk.box(1).click()
    desk.combo("KeyH", CTRL)
    expect(desk.part("replace").get_by_label("Find", exact=True)).to_be_focused()
    desk.box(1).click()
    desk.combo("KeyH", ALT)
    expect(desk.page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_digits_take_offers_though_the_layout_has_letters_there(desk: Typist) -> None:
    desk.at(1)
    desk.unfold("alternatives")
    expect(desk.page.locator(".td-offer")).to_have_count(3)
    desk.box(1).click()
    desk.combo("Digit2", ALT)
    desk.reads(1, "Мост через Иртыш закрывают в понедельник.")
    desk.combo("KeyZ", CTRL | ALT)
    desk.reads(1, "Старый мост через Иртыш закрывают в понедельник.")


def test_completion_and_signs(desk: Typist) -> None:
    desk.at(1, "Старый")
    desk.combo("Space", CTRL)
    expect(desk.row(1).locator(".td-ghost")).to_have_text(" мост через Иртыш закроют на ремонт.")
    desk.press("Escape")
    desk.combo("Minus", ALT)
    desk.reads(1, "Старый—")
    desk.combo("Quote", ALT)
    desk.reads(1, "Старый—«»")


def test_letters_are_letters(desk: Typist) -> None:
    desk.at(5, "")
    desk.page.keyboard.type("рок ұйқы")
    desk.reads(5, "рок ұйқы")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_be_hidden()
