"""The editor on the real desk with the bundled starter: help, two people on one segment, review."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from transdesk.domain.language import Language
from transdesk.domain.work import Status
from web.browser.server import Server, until
from web.browser.walk import Walk

pytestmark = [pytest.mark.browser, pytest.mark.model]

ARTICLE = """{name} bridge closes

The old bridge over the Irtysh closes on Monday. Repairs will last until autumn. It is 60 years old.

Buses take the northern road."""


class Desk:
    """One person's page with the editor of the real desk."""

    def __init__(self, page: Any, server: Server) -> None:
        self.page = page
        self.server = server
        self.walk = Walk(page, server.url)

    def add(self, name: str, targets: tuple[str, ...] = ()) -> str:
        """Put an article on the desk; returns its id."""
        return self.walk.paste(ARTICLE.format(name=name), targets)

    def open(self, article: str, to: str = "ru") -> Desk:
        """Open the editor and wait for its rows."""
        self.page.goto(f"{self.server.url}/edit?article={article}&to={to}")
        self.page.locator('.td-editor[data-ready="true"]').wait_for(timeout=60_000)
        return self

    def row(self, number: int) -> Any:
        """Row ``number``, from 1."""
        return self.page.locator(".td-row").nth(number - 1)

    def box(self, number: int) -> Any:
        """Its text box."""
        return self.row(number).locator("textarea")

    def write(self, number: int, text: str) -> None:
        """Give a row another text."""
        self.box(number).click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def part(self, name: str) -> Any:
        """A part of the side panel, unfolded."""
        part = self.page.locator(f'.td-panel [data-part="{name}"]')
        head = part.locator(".td-part-head")
        if head.get_attribute("aria-expanded") == "false":
            head.click()
        expect(head).to_have_attribute("aria-expanded", "true")
        return part

    def stored(self, article: str, number: int) -> tuple[str, Status]:
        """Text and status as the database has them."""
        from transdesk.storage import Store

        store = Store(f"sqlite:///{self.server.folder / 'data' / 'transdesk.db'}")
        try:
            segment = store.articles.get(article).segments[number - 1]
            work = store.works.get(article, Language.RU, segment.id)
        finally:
            store.close()
        return work.target, work.status

    def keeps(self, article: str, number: int, text: str, status: Status | None = None) -> None:
        """Wait until the database has this."""
        until(lambda: self.stored(article, number)[0] == text and status in (None, self.stored(article, number)[1]), 30)


def share(review: Any) -> int:
    """Percent of untouched machine text that the panel tells; 100 while it tells nothing."""
    found = re.search(r"machine text: (\d+) %", review.inner_text())
    return int(found[1]) if found else 100


@pytest.fixture
def desk(server: Server, page: Any) -> Desk:
    return Desk(page, server)


def test_the_caret_stays_where_it_is_when_a_drafting_job_ends(desk: Desk) -> None:
    article = desk.add("Zeroth", ("Russian",))
    desk.open(article)
    desk.page.locator(".st-key-job").wait_for()
    desk.write(3, "Ремонт")
    desk.page.locator(".st-key-job").wait_for(state="detached", timeout=60_000)
    desk.page.keyboard.type(" продлится до осени.")
    expect(desk.box(3)).to_have_value("Ремонт продлится до осени.")
    expect(desk.box(2)).not_to_have_value("")


def test_help_of_the_real_engine_glossary_and_memory(desk: Desk) -> None:
    """Terms, completion, alternatives, alignment and concordance answer where somebody writes."""
    article = desk.add("First")
    desk.open(article)
    desk.write(2, "Старый мост через")
    term = desk.row(2).locator(".td-source .td-look-term")
    expect(term).to_have_text("Irtysh")
    desk.page.keyboard.press("Alt+KeyW")
    expect(desk.box(2)).to_have_value("Старый мост через Иртыш")
    alternatives = desk.part("alternatives").locator(".td-offer")
    expect(alternatives.first).to_be_visible(timeout=30_000)
    before = alternatives.first.locator("span").inner_text()
    desk.box(2).click()
    desk.page.keyboard.press("Alt+1")
    expect(desk.box(2)).to_have_value(before)
    desk.page.keyboard.press("Control+Alt+z")
    expect(desk.box(2)).to_have_value("Старый мост через Иртыш")
    desk.page.keyboard.press("End")
    desk.page.keyboard.press("Control+Space")
    ghost = desk.row(2).locator(".td-ghost")
    expect(ghost).to_be_visible(timeout=30_000)
    rest = ghost.inner_text()
    desk.page.keyboard.press("End")
    expect(desk.box(2)).to_have_value(f"Старый мост через Иртыш{rest}")
    desk.write(2, "Старый мост через Иртыш закроют в понедельник.")
    desk.page.keyboard.press("Control+Enter")
    desk.keeps(article, 2, "Старый мост через Иртыш закроют в понедельник.", Status.CONFIRMED)
    desk.box(2).click()
    desk.page.keyboard.press("Home")
    desk.page.keyboard.press("ArrowRight")
    expect(desk.row(2).locator(".td-look-aligned").first).to_be_visible(timeout=30_000)
    second = desk.add("Second")
    desk.open(second)
    desk.box(2).click()
    expect(desk.part("matches")).to_contain_text("The same sentence", timeout=30_000)
    desk.page.keyboard.press("Control+k")
    search = desk.part("concordance")
    search.get_by_label("Word or phrase").fill("bridges")
    desk.page.keyboard.press("Enter")
    expect(search.locator("mark")).to_have_text("bridge")
    search.get_by_label("Search in").select_option("target")
    search.get_by_label("Word or phrase").fill("мостов")
    desk.page.keyboard.press("Enter")
    expect(search.locator("mark")).to_have_text("мост")


def test_remarks_comments_and_earlier_versions(desk: Desk) -> None:
    article = desk.add("Third")
    desk.open(article)
    desk.write(4, "Ему  60 лет.")
    findings = desk.part("findings")
    expect(findings.locator(".td-cards > li")).to_have_count(1)
    desk.page.keyboard.press("Shift+F8")
    expect(desk.box(4)).to_have_value("Ему 60 лет.")
    expect(findings).to_contain_text("No remarks here.")
    desk.keeps(article, 4, "Ему 60 лет.")
    desk.write(4, "Ему 61 год.")
    expect(findings).to_contain_text("60")
    desk.keeps(article, 4, "Ему 61 год.")
    desk.page.keyboard.press("Alt+KeyX")
    desk.page.keyboard.press("Control+m")
    desk.page.keyboard.type("61 или 60?")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.part("comments").locator(".td-said")).to_have_text("61 или 60?")
    expect(desk.row(4).locator(".td-facts")).to_contain_text("✉ 1")
    history = desk.part("history")
    expect(history.locator("li")).not_to_have_count(0)
    history.get_by_role("button", name="Bring this version back").last.click()
    until(lambda: desk.stored(article, 4)[0] in ("Ему  60 лет.", "Ему 60 лет."))
    expect(desk.box(4)).to_have_value(desk.stored(article, 4)[0])


def test_two_people_on_one_segment(desk: Desk, chromium: Any) -> None:
    """A conflict is shown with both texts; nothing is overwritten until one of them has chosen."""
    article = desk.add("Fourth")
    desk.open(article)
    other = chromium.new_context(viewport={"width": 1280, "height": 900})
    other.set_default_timeout(20_000)
    try:
        aigul = Desk(other.new_page(), desk.server).open(article)
        aigul.box(3).click()
        aigul.page.route(
            "**/changes", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
        )
        aigul.write(3, "Текст Айгуль.")
        desk.write(3, "Текст Даны.")
        desk.keeps(article, 3, "Текст Даны.")
        aigul.page.unroute("**/changes")
        keep = aigul.page.get_by_role("button", name="Keep mine")
        keep.wait_for()
        assert desk.stored(article, 3)[0] == "Текст Даны."
        expect(aigul.row(3)).to_contain_text("Даны")
        expect(aigul.box(3)).to_have_value("Текст Айгуль.")
        aigul.page.reload()
        aigul.page.locator('.td-editor[data-ready="true"]').wait_for()
        expect(aigul.box(3)).to_have_value("Текст Айгуль.")
        keep.click()
        desk.keeps(article, 3, "Текст Айгуль.")
        expect(desk.box(3)).to_have_value("Текст Айгуль.")
    finally:
        other.close()


def test_review_in_the_same_place(desk: Desk) -> None:
    """What was changed, one approved, one returned with a reason, all clean ones approved; the gate's numbers follow."""
    article = desk.add("Fifth", ("Russian",))
    desk.open(article)
    until(lambda: all(desk.box(number).input_value() for number in range(1, 6)), 90)
    review = desk.part("review")
    desk.box(4).click()
    expect(review).to_contain_text("Untouched machine text:")
    untouched = share(review)
    for number, text in enumerate(("Мост закрывают", "Старый мост через Иртыш закроют.", "Ремонт до осени."), start=1):
        desk.write(number, text)
        desk.page.keyboard.press("Control+Enter")
        desk.keeps(article, number, text, Status.CONFIRMED)
    until(lambda: share(review) < untouched)
    desk.box(2).click()
    expect(review.locator(".td-tracked").locator("ins, del").first).to_be_visible()
    review.get_by_role("button", name="Approve", exact=True).click()
    desk.keeps(article, 2, "Старый мост через Иртыш закроют.", Status.APPROVED)
    desk.box(3).click()
    returning = review.get_by_role("button", name="Return", exact=True)
    expect(returning).to_be_disabled()
    review.get_by_label("What should be mended?").first.fill("Какой осени?")
    returning.click()
    desk.keeps(article, 3, "Ремонт до осени.", Status.RETURNED)
    expect(desk.part("comments").locator(".td-said")).to_have_text("Какой осени?")
    review.get_by_role("button", name=re.compile("Approve all without open questions")).click()
    until(lambda: desk.stored(article, 1)[1] is Status.APPROVED)
    assert desk.stored(article, 3)[1] is Status.RETURNED
    assert desk.stored(article, 4)[1] is Status.DRAFT, "what nobody has read is not clean"


def test_suggested_changes_are_taken_or_refused_one_by_one(desk: Desk) -> None:
    article = desk.add("Sixth")
    desk.open(article)
    desk.write(3, "Ремонт продлится до самой осени текущего года.")
    desk.keeps(article, 3, "Ремонт продлится до самой осени текущего года.")
    desk.page.keyboard.press("Control+Alt+KeyS")
    desk.write(3, "Работы продлятся до самой осени этого года.")
    card = desk.row(3).locator(".td-suggestion")
    one = card.get_by_role("button", name=re.compile("^Accept this change: “Ремонт"))
    one.wait_for()
    expect(card.locator("ins")).to_have_text(["Работы продлятся", "этого"])
    desk.page.keyboard.press("Control+Alt+KeyS")
    expect(desk.box(3)).to_have_value("Ремонт продлится до самой осени текущего года.")
    one.click()
    desk.keeps(article, 3, "Работы продлятся до самой осени текущего года.")
    expect(desk.box(3)).to_have_value("Работы продлятся до самой осени текущего года.")
    expect(card.locator("ins")).to_have_text(["этого"])
    card.get_by_role("button", name="Withdraw").click()
    expect(card).to_have_count(0)
    assert desk.stored(article, 3)[0] == "Работы продлятся до самой осени текущего года."


def test_a_sentence_is_split_and_joined_again_with_the_work_on_it(desk: Desk) -> None:
    article = desk.add("Seventh")
    desk.open(article)
    desk.write(2, "Старый мост через Иртыш закроют в понедельник.")
    desk.keeps(article, 2, "Старый мост через Иртыш закроют в понедельник.")
    part = desk.part("structure")
    part.get_by_text("Split before a word").click()
    part.get_by_role("button", name="Split before “closes”").click()
    expect(desk.page.locator(".td-row")).to_have_count(6)
    expect(desk.row(2).locator(".td-source")).to_have_text("The old bridge over the Irtysh")
    expect(desk.row(3).locator(".td-source")).to_have_text("closes on Monday.")
    desk.box(2).click()
    desk.part("structure").get_by_role("button", name="Join with the next").click()
    expect(desk.page.locator(".td-row")).to_have_count(5)
    expect(desk.box(2)).to_have_value("Старый мост через Иртыш закроют в понедельник.")
