"""The editor in front of a stub that has something to say, as steps in the browser."""

from __future__ import annotations

from typing import Any

from web.browser.editor.sheet import Sheet
from web.browser.server import until
from web.editor.help_stub import HelpStub


class Helped(Sheet):
    """One person's page; ``stub`` tells what was asked and holds the rows."""

    def __init__(self, page: Any, stub: HelpStub, url: str) -> None:
        super().__init__(page, url)
        self.stub = stub

    def ready(self) -> Helped:
        """Wait until rows can be worked on and it is known what there is to say of them."""
        super().ready()
        self.row(1).locator(".td-look-term").first.wait_for()
        return self

    def part(self, name: str) -> Any:
        """A part of the side panel."""
        return self.page.locator(f'.td-panel [data-part="{name}"]')

    def unfold(self, name: str) -> Any:
        """A part of the side panel, unfolded."""
        head = self.part(name).locator(".td-part-head")
        if head.get_attribute("aria-expanded") == "false":
            head.click()
        return self.part(name)

    def at(self, number: int, text: str | None = None) -> Any:
        """Go into a row, with another text where one is given; returns its box."""
        box = self.box(number)
        box.click()
        if text is not None:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(text)
        return box

    def text(self, number: int) -> str:
        """What stands in a row's box."""
        return str(self.box(number).input_value())

    def reads(self, number: int, text: str) -> None:
        """Wait until a row's box has this text."""
        until(lambda: self.text(number) == text)

    def asked(self, route: str) -> list[dict[str, Any]]:
        """Bodies of the questions to a route."""
        return [body for name, body in self.stub.asked if name == route]

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def said(self, words: str) -> None:
        """Wait until a screen reader would have heard these words."""
        live = self.page.locator(".td-live")
        until(lambda: words in live.text_content())
