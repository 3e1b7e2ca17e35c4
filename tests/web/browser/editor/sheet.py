"""What a person does in the editor's grid, as steps in the browser."""

from __future__ import annotations

from typing import Any


class Sheet:
    """One person's page with the editor on it."""

    def __init__(self, page: Any, url: str) -> None:
        self.page = page
        self.url = url

    def open(self, query: str = "") -> Sheet:
        """Load the page and wait for its rows."""
        self.page.goto(self.url + query)
        return self.ready()

    def ready(self) -> Sheet:
        """Wait until rows can be worked on."""
        self.page.locator('.td-editor[data-ready="true"]').wait_for()
        return self

    def row(self, number: int) -> Any:
        """Row ``number``, from 1, if it is on the page."""
        return self.page.locator(f'.td-row[data-id="s1:{number - 1:020x}"]')

    def box(self, number: int) -> Any:
        """Its text box."""
        return self.row(number).locator("textarea")

    def write(self, number: int, text: str) -> None:
        """Go to the end of a row's text and type on."""
        self.box(number).click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def saving(self, state: str) -> None:
        """Wait until the status line says this: saved, saving, waiting, full, trouble, expired."""
        self.page.locator(f'.td-saved[data-state="{state}"]').wait_for()

    @property
    def banner(self) -> str:
        """What the banner says."""
        return str(self.page.locator(".td-banner").inner_text())

    def focused(self) -> str:
        """The id of the row with the focus."""
        return str(self.page.evaluate("document.activeElement.closest('.td-row')?.dataset.id ?? ''"))
