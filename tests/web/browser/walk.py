"""What a person does at the desk, as steps in the browser. Words are those of the English interface."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transdesk.web.texts import texts

ROW = ".td-row"


class Walk:
    """One person's browser page on one server."""

    def __init__(self, page: Any, url: str) -> None:
        self.page = page
        self.url = url

    def go(self, address: str = "") -> None:
        """Open an address of the desk and wait until the page is drawn."""
        self.page.goto(f"{self.url}/{address}")
        self.settle()

    def settle(self) -> None:
        """Wait until Streamlit has nothing left to draw."""
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        self.page.locator(".td-head h1").wait_for()

    def paste(self, text: str, targets: tuple[str, ...] = ()) -> str:
        """Paste an article, have it read, put it on the desk; drafts only into ``targets``. Returns its id."""
        self.go("load")
        self.page.get_by_label("Text of the article").fill(text)
        self.page.locator(".st-key-read_paste button").click()
        self.page.get_by_role("heading", name="What was understood").wait_for()
        for pill in self.page.locator('[class*="st-key-targets-"] button').all():
            if pill.inner_text().strip() not in targets:
                pill.click()
                self.settle()
        self.page.locator(".st-key-add button").click()
        if not targets:
            self.page.locator('[class*="st-key-card-"]').first.wait_for()
            key = self.page.locator('[class*="st-key-card-"]').first.get_attribute("class") or ""
            return next(name.removeprefix("st-key-card-") for name in key.split() if name.startswith("st-key-card-"))
        self.page.wait_for_url("**article=**")
        return self.page.url.partition("article=")[2].partition("&")[0]

    def edit(self, article: str, target: str) -> None:
        """Open the editor by a deep link."""
        self.go(f"edit?article={article}&to={target}")
        self.page.locator('.td-editor[data-ready="true"]').wait_for()
        self.page.locator(ROW).first.wait_for()

    def box(self, number: int) -> Any:
        """The text box of segment ``number``, from 1."""
        return self.row(number).locator("textarea")

    def row(self, number: int) -> Any:
        """The row of segment ``number``, from 1."""
        return self.page.locator(f'{ROW}:has(textarea[aria-label="{texts("en")("editor.box", n=number)}"])')

    def write(self, number: int, text: str) -> None:
        """Replace a segment's translation by typing."""
        self.box(number).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def confirm(self, number: int) -> None:
        """Confirm a segment with the keyboard and wait for its sign."""
        self.box(number).press("Control+Enter")
        self.row(number).and_(self.page.locator(".td-is-confirmed:not(.td-dirty)")).wait_for()

    def approve(self, article: str, target: str) -> None:
        """Approve a translation on the review page."""
        self.go(f"review?article={article}&to={target}")
        self.page.locator(".st-key-step_approve button").click()
        self.page.locator(".st-key-to_export button").wait_for()

    def download(self, article: str, target: str, format_id: str, folder: Path) -> Path:
        """Export in a format and return the file."""
        self.go(f"export?article={article}&to={target}")
        self.page.get_by_text(texts("en")(f"format.{format_id}"), exact=True).click()
        button = self.page.locator(f".st-key-download-{format_id} button")
        button.wait_for()
        with self.page.expect_download() as waiting:
            button.click()
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path
