"""Help while writing: at hand by key and by mouse, never in the way of typing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from web.browser.editor.helped import Helped
from web.browser.server import until
from web.editor.help_stub import COMPLETION

pytestmark = pytest.mark.browser


# --- terms ---------------------------------------------------------------------------------------------


def test_a_term_is_marked_by_its_state_and_a_key_puts_in_the_form_that_fits(desk: Helped) -> None:
    mark = desk.row(1).locator(".td-look-term")
    expect(mark).to_have_class(re.compile("td-look-term-ok"))
    desk.at(1, "Мост закроют")
    expect(mark).to_have_class(re.compile("td-look-term-open"))
    assert "Иртыш, Иртыша" in mark.get_attribute("title")
    desk.press("Home", "Control+ArrowRight", "Alt+KeyW")
    desk.reads(1, "Мост Иртыш закроют")
    desk.press("Control+z")
    desk.reads(1, "Мост закроют")


def test_a_press_on_a_term_or_on_one_of_its_forms_puts_it_in(desk: Helped) -> None:
    desk.at(1, "Мост через")
    desk.row(1).locator(".td-look-term-open").click()
    desk.reads(1, "Мост через Иртыш")
    desk.part("terms").get_by_text("Other forms").click()
    desk.part("terms").get_by_role("button", name="Иртыша", exact=True).click()
    desk.reads(1, "Мост через Иртыш Иртыша")


def test_words_selected_in_the_source_become_a_term(desk: Helped) -> None:
    desk.at(1)
    desk.row(1).locator(".td-source").dblclick(position={"x": 60, "y": 20})
    desk.press("Control+e")
    form = desk.part("terms").locator("form")
    source = form.get_by_label("In the original").input_value()
    assert source
    assert source in desk.row(1).locator(".td-source").inner_text()
    form.get_by_label("In the translation").fill("мост")
    desk.press("Enter")
    until(lambda: desk.asked("term"))
    asked = desk.asked("term")[0]
    assert (asked["source"], asked["target"], asked["kind"]) == (source, "мост", "term")
    expect(form).to_have_count(0)


# --- completion ----------------------------------------------------------------------------------------


def test_ghost_text_comes_at_a_pause_and_is_taken_word_by_word_or_whole(desk: Helped) -> None:
    box = desk.at(1, "")
    desk.page.keyboard.type("Старый мост че")
    ghost = desk.row(1).locator(".td-ghost")
    expect(ghost).to_have_text("рез Иртыш закроют на ремонт.")
    desk.press("Tab")
    desk.reads(1, "Старый мост через")
    expect(ghost).to_have_text(" Иртыш закроют на ремонт.")
    desk.press("End")
    desk.reads(1, COMPLETION)
    expect(ghost).to_have_count(0)
    desk.press("Control+z")
    assert desk.text(1) == "Старый мост через"
    expect(box).to_be_focused()


def test_two_quick_tabs_take_all(desk: Helped) -> None:
    desk.at(1, "")
    desk.page.keyboard.type("Старый мост ")
    expect(desk.row(1).locator(".td-ghost")).to_have_text("через Иртыш закроют на ремонт.")
    desk.press("Tab", "Tab")
    desk.reads(1, COMPLETION)


def test_typing_along_shrinks_the_ghost_and_anything_else_drops_it(desk: Helped) -> None:
    desk.at(1, "")
    desk.page.keyboard.type("Старый мост")
    ghost = desk.row(1).locator(".td-ghost")
    expect(ghost).to_have_text(" через Иртыш закроют на ремонт.")
    desk.page.keyboard.type(" чер")
    expect(ghost).to_have_text("ез Иртыш закроют на ремонт.")
    assert len(desk.asked("complete")) == 1
    desk.page.keyboard.type("н")
    expect(ghost).to_have_count(0, timeout=300)
    assert desk.text(1) == "Старый мост черн"


def test_escape_drops_the_ghost_and_tab_is_a_tab_again(desk: Helped) -> None:
    box = desk.at(1, "")
    desk.page.keyboard.type("Старый мост")
    expect(desk.row(1).locator(".td-ghost")).to_be_visible()
    desk.press("Escape")
    expect(desk.row(1).locator(".td-ghost")).to_have_count(0)
    desk.press("Tab")
    expect(box).not_to_be_focused()
    assert desk.text(1) == "Старый мост"


def test_a_slow_engine_neither_holds_up_nor_changes_what_is_typed(desk: Helped) -> None:
    desk.stub.delay = 1.5
    desk.at(1, "")
    text = "Старый мост через реку закрывают на ремонт, сообщили в акимате"
    desk.page.keyboard.type(text, delay=25)
    assert desk.text(1) == text
    desk.page.keyboard.type(", и вот", delay=25)
    assert desk.text(1) == f"{text}, и вот"
    assert len(desk.asked("complete")) <= 2, "no question for each key"


def test_completion_is_asked_for_by_a_key_and_said_aloud(desk: Helped) -> None:
    desk.at(1, "Старый")
    desk.press("Control+Space")
    desk.said("мост через Иртыш закроют на ремонт.")


def test_completion_can_be_turned_off(desk: Helped) -> None:
    desk.at(1)
    desk.unfold("alternatives").get_by_label("Complete while typing").uncheck()
    desk.at(1, "")
    desk.page.keyboard.type("Старый мост")
    until(lambda: desk.asked("check"))  # the pause is over
    assert desk.asked("complete") == []


# --- alternatives, memory, draft -----------------------------------------------------------------------


def test_an_alternative_is_taken_by_its_number_and_taken_back(desk: Helped) -> None:
    desk.at(1)
    before = desk.text(1)
    desk.part("matches").locator(".td-part-head").click()  # folded: its offers do not count
    desk.press("Alt+1")
    offers = desk.part("alternatives").locator(".td-offer")
    expect(offers).to_have_count(2)
    desk.press("Alt+2")
    desk.reads(1, "В понедельник старый мост закроют.")
    desk.press("Control+Alt+z")
    desk.reads(1, before)


def test_within_a_text_other_ways_to_go_on_from_the_cursor_are_shown(desk: Helped) -> None:
    desk.at(1, "Старый мост закрыт")
    desk.press("Home", "Control+ArrowRight", "Control+Space")
    expect(desk.part("alternatives").locator(".td-offer").first).to_contain_text("СтарыйМост через Иртыш")
    assert desk.asked("alternatives")[-1]["prefix"] == "Старый"


def test_the_machine_draft_is_one_key_away_with_what_was_changed(desk: Helped) -> None:
    desk.at(2)
    draft = desk.text(2)
    desk.at(2, draft.replace("мэр города", "аким"))
    part = desk.unfold("alternatives")
    expect(part.locator(".td-draft del")).to_have_text("мэр города")
    expect(part.locator(".td-draft ins")).to_have_text("аким")
    desk.box(2).click()
    desk.press("Alt+KeyJ")
    desk.reads(2, draft)


def test_a_memory_match_shows_how_alike_it_is_and_is_taken_by_a_press(desk: Helped) -> None:
    desk.at(1)
    part = desk.part("matches")
    expect(part).to_contain_text("82 % alike")
    expect(part.locator(".td-was del")).to_have_text("closes")
    expect(part).to_contain_text("Aigul")
    part.locator(".td-offer").click()
    desk.reads(1, "Старый мост открывают.")


def test_concordance_finds_how_a_selected_word_was_translated(desk: Helped) -> None:
    desk.at(5, "Ему 60 лет: мосты.")
    desk.press("End", "Shift+Home", "Control+k")
    part = desk.part("concordance")
    expect(part.get_by_label("Word or phrase")).to_have_value("Ему 60 лет: мосты.")
    assert desk.asked("concordance")[-1]["language"] == "ru"
    part.get_by_label("Word or phrase").fill("bridge")
    part.get_by_label("Search in").select_option("source")
    desk.press("Tab")
    part.get_by_role("button", name="Search").click()
    until(lambda: desk.asked("concordance")[-1] == {"query": "bridge", "language": "en"})
    expect(part.locator("mark")).to_have_text("Bridges")


# --- alignment -----------------------------------------------------------------------------------------


def test_the_source_words_of_the_word_under_the_cursor_are_marked(desk: Helped) -> None:
    desk.at(1, "Старый мост закрыт")
    desk.press("Home", "ArrowRight")
    aligned = desk.row(1).locator(".td-look-aligned")
    expect(aligned).to_have_text("old")
    desk.press("Control+ArrowRight", "ArrowRight")
    expect(aligned).to_have_text("bridge")
    texts = [question["text"] for question in desk.asked("align")]
    assert texts.count("Старый мост закрыт") == 1, "one question for each text"
    desk.press("End")
    expect(aligned).to_have_count(0)


# --- findings ------------------------------------------------------------------------------------------


def test_f8_goes_to_the_next_remark_at_its_place_and_f9_mends_it(desk: Helped) -> None:
    desk.at(1)
    desk.press("F8")
    expect(desk.box(4)).to_be_focused()
    selected = desk.box(4).evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == "Жители"
    expect(desk.part("findings")).to_contain_text("Two spaces in a row.")
    expect(desk.row(4).locator(".td-look-error")).to_have_text("Жители")
    desk.press("Shift+F8")
    until(lambda: desk.text(4).endswith("✓"))


def test_a_remark_comes_while_typing_and_goes_when_it_is_dismissed(desk: Helped) -> None:
    desk.at(5, "Ему  60 лет.")
    part = desk.part("findings")
    expect(part).to_contain_text("Two spaces in a row.")
    expect(desk.row(5).locator(".td-layer .td-look-error")).to_be_visible()
    expect(desk.box(5)).to_be_focused()
    desk.press("Alt+KeyX")
    expect(part).to_contain_text("No remarks here.")
    assert desk.asked("dismiss")[0]["scope"] == "here"


# --- comments ------------------------------------------------------------------------------------------


def test_a_comment_is_written_answered_and_settled_by_keyboard_alone(desk: Helped) -> None:
    desk.at(2)
    desk.press("Control+m")
    desk.page.keyboard.type("Кто это сказал?")
    desk.press("Control+Enter")
    part = desk.part("comments")
    expect(part.locator(".td-said")).to_have_text("Кто это сказал?")
    assert desk.row(2).locator(".td-chip").inner_text() == "◐ Draft", "the row was not confirmed by it"
    part.get_by_label("Answer").fill("Мэр.")
    desk.press("Control+Enter")
    expect(part.locator(".td-answer .td-said")).to_have_text("Мэр.")
    part.get_by_role("button", name="Settled").click()
    expect(part.locator(".td-resolved")).to_contain_text("settled")


def test_a_comment_that_could_not_be_sent_stays_and_the_reason_is_seen(desk: Helped) -> None:
    desk.at(3)
    desk.page.route("**/comment", lambda route: route.abort())
    desk.press("Control+m")
    desk.page.keyboard.type("Точно?")
    desk.press("Control+Enter")
    part = desk.part("comments")
    expect(part.get_by_role("alert")).to_be_visible()
    expect(part.get_by_role("textbox")).to_have_value("Точно?")
    desk.page.unroute("**/comment")
    desk.press("Control+Enter")
    expect(part.locator(".td-said")).to_have_text("Точно?")
    expect(part.get_by_role("alert")).to_have_count(0)


def test_words_of_a_comment_survive_news_about_the_row(desk: Helped) -> None:
    desk.at(2)
    desk.press("Control+m")
    desk.page.keyboard.type("Пишу")
    desk.stub.desk.write(f"s1:{1:020x}", "Чужое.", "Aigul")
    desk.reads(2, "Чужое.")
    desk.page.keyboard.type(" дальше")
    expect(desk.part("comments").get_by_label("New comment")).to_have_value("Пишу дальше")
