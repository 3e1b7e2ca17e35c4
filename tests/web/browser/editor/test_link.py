"""A link to a segment opens the editor with the cursor in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from transdesk.web.texts import texts
from web.browser.editor.sheet import Sheet
from web.browser.server import Server, until
from web.browser.walk import Walk
from web.editor.stub import Stub

pytestmark = pytest.mark.browser

T = texts("en")
ARTICLE = "Bridge repairs\n\n" + "\n\n".join(
    f"Paragraph {n} says that the river is wide here. Work went on for day {n}." for n in range(1, 31)
)


def link(number: int) -> str:
    return f"?segment={quote(f's1:{number - 1:020x}')}"


def test_a_link_puts_the_cursor_into_its_segment_in_view(page: Any, stub: Stub) -> None:
    sheet = Sheet(page, stub.url).open(link(30))
    expect(sheet.box(30)).to_be_focused()
    expect(sheet.box(30)).to_be_in_viewport(ratio=1)
    page.keyboard.type(" Да.")
    until(lambda: stub.desk.rows[f"s1:{29:020x}"]["target"].endswith("Да."))


def test_a_link_is_followed_once(page: Any, stub: Stub) -> None:
    sheet = Sheet(page, stub.url).open(link(30))
    sheet.box(28).click()
    page.evaluate("unmount(); void again()")  # as when Streamlit draws the page anew
    sheet.ready()
    expect(sheet.box(28)).to_be_visible()
    expect(sheet.box(30)).not_to_be_focused()
    page.reload()
    sheet.ready()
    expect(sheet.box(28)).to_be_in_viewport()
    assert sheet.focused() == ""


def test_a_link_to_a_segment_that_is_gone_says_so(page: Any, stub: Stub) -> None:
    Sheet(page, stub.url).open(link(41))
    expect(page.get_by_text("The link names a segment that is not here any more")).to_be_visible()


def test_where_a_term_is_used_leads_to_the_very_segment(server: Server, page: Any) -> None:
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE + "\n\nThe akimat will pay for it.\n\nNobody objected.")
    walk.edit(article, "ru")
    walk.go("glossary")
    search = page.get_by_label(T("glossary.search"))
    search.fill("akimat")
    search.press("Enter")
    page.locator(".st-key-term_card").wait_for()
    used = T("terms.used")
    page.get_by_role("radio", name=used).or_(page.get_by_role("button", name=used, exact=True)).first.click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name=T("terms.open_segment", n=62)).click()
    editor = Walk(opened.value, server.url)
    editor.page.locator('.td-editor[data-ready="true"]').wait_for()
    expect(editor.box(62)).to_be_focused()
    expect(editor.box(62)).to_be_in_viewport(ratio=1)
    editor.settle()
    expect(editor.box(62)).to_be_focused()
    assert "segment=" not in editor.page.url
