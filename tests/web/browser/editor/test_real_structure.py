"""Cutting, joining, moving and suggesting on the real desk, as two people see it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from transdesk.bootstrap import build_desk
from transdesk.desk.settings import Settings
from transdesk.domain.language import Language
from web.browser.editor.test_real_desk import Desk
from web.browser.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.model]

SLOW = 30_000
"""Milliseconds: a model is loaded, or another page hears of it."""
FIRST = "Старый мост через Иртыш закроют в понедельник."


@pytest.fixture
def desk(server: Server, page: Any) -> Desk:
    return Desk(page, server)


def sources(desk: Desk) -> Any:
    return desk.page.locator(".td-row .td-source")


def test_a_sentence_is_moved_cut_and_joined_again(desk: Desk) -> None:
    article = desk.add("Structure")
    desk.open(article)
    part = desk.part("structure")
    desk.box(2).click()
    part.locator("summary").click()
    desk.write(2, FIRST)
    part.locator(".td-word", has_text="on").first.click()  # what is typed is stored first
    expect(sources(desk)).to_have_count(6, timeout=SLOW)
    expect(sources(desk).nth(1)).to_contain_text("The old bridge over the Irtysh closes")
    expect(sources(desk).nth(2)).to_contain_text("on Monday.")
    expect(desk.box(3)).to_have_value(re.compile("понедельник"))  # where the engine's word links part it
    assert f"{desk.box(2).input_value()} {desk.box(3).input_value()}" == FIRST
    desk.box(2).click()
    desk.part("structure").locator('[data-key="join"]').click()
    expect(sources(desk)).to_have_count(5, timeout=SLOW)
    expect(desk.box(2)).to_have_value(FIRST)
    desk.box(2).click()
    desk.part("structure").locator('[data-key="down"]').click()
    expect(desk.box(3)).to_have_value(FIRST, timeout=SLOW)
    desk.page.reload()
    desk.page.locator('.td-editor[data-ready="true"]').wait_for()
    expect(desk.box(3)).to_have_value(FIRST)


def test_an_approved_translation_forbids_only_what_changes_how_it_reads_and_that_is_told_where_one_looks(
    desk: Desk,
) -> None:
    article = desk.add("Approved")
    made = build_desk(Settings(data_dir=desk.server.folder / "data"))
    for row in made.editing.sheet(article, Language.KK).rows:
        made.editing.confirm(article, Language.KK, row.segment.id, base=row.work.version, author="Dana", text="Мәтін.")
    made.review.approve(article, Language.KK, author="Dana")
    made.close()
    desk.open(article)
    desk.box(2).click()
    part = desk.part("structure")
    part.locator('[data-key="split"]').click()
    part.locator(".td-word").first.click()
    expect(part.get_by_role("alert")).to_contain_text(
        "The Kazakh translation of this article is approved", timeout=SLOW
    )
    expect(part.get_by_role("alert")).to_be_in_viewport()
    expect(sources(desk)).to_have_count(5)
    part.locator('[data-key="join"]').click()
    expect(sources(desk)).to_have_count(4, timeout=SLOW)


def test_a_suggested_edit_reaches_the_other_and_is_taken(desk: Desk, chromium: Any) -> None:
    article = desk.add("Suggesting")
    desk.open(article)
    desk.write(2, FIRST)
    desk.keeps(article, 2, FIRST)
    other = chromium.new_context(viewport={"width": 1280, "height": 900})
    other.set_default_timeout(20_000)
    try:
        boris = Desk(other.new_page(), desk.server).open(article)
        boris.page.get_by_role("button", name="± Suggest").click()
        boris.write(2, FIRST.replace("понедельник", "среду"))
        card = desk.row(2).locator(".td-suggestion")
        expect(card.locator("ins")).to_have_text("среду", timeout=SLOW)
        expect(desk.box(2)).to_have_value(FIRST)
        card.get_by_role("button", name="Accept", exact=True).click()
        expect(desk.box(2)).to_have_value(FIRST.replace("понедельник", "среду"), timeout=SLOW)
        desk.keeps(article, 2, FIRST.replace("понедельник", "среду"))
        expect(boris.row(2).locator(".td-suggestion")).to_have_count(0, timeout=SLOW)
        boris.write(2, FIRST.replace("понедельник", "пятницу"))
        expect(card.locator("ins")).to_have_text("пятницу", timeout=SLOW)
        desk.write(2, FIRST.replace("понедельник", "четверг"))
        desk.keeps(article, 2, FIRST.replace("понедельник", "четверг"))
        expect(card).to_contain_text("The translation has changed since")
        card.get_by_role("button", name="Accept", exact=True).click()
        expect(card.get_by_role("alert")).to_contain_text("were changed since")
        expect(desk.box(2)).to_have_value(FIRST.replace("понедельник", "четверг"))
        card.get_by_role("button", name="Withdraw").click()  # both pages are the same person's
        expect(card).to_have_count(0)
    finally:
        other.close()
