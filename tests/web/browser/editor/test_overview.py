"""Overview: find and replace, filters, the article as it will read, the key sheet, signs that are not on the keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from web.browser.editor.helped import Helped
from web.browser.server import until
from web.editor.help_stub import HelpStub

pytestmark = pytest.mark.browser


# --- find and replace ----------------------------------------------------------------------------------


def test_every_change_is_shown_first_and_one_undo_takes_all_back(desk: Helped) -> None:
    desk.at(1)
    desk.press("Control+h")
    part = desk.part("replace")
    expect(part.get_by_label("Find", exact=True)).to_be_focused()
    desk.page.keyboard.type("мост")
    part.get_by_label("Replace with").fill("тоннель")
    expect(part).to_contain_text("Places: 7, segments: 7")
    expect(part.locator(".td-after").first).to_contain_text("Старый тоннель через Иртыш")
    assert desk.text(1).startswith("Старый мост"), "nothing is changed yet"
    part.get_by_label("Segment 6").uncheck()
    part.get_by_role("button", name="Replace in the ticked ones").click()
    desk.reads(1, "Старый тоннель через Иртыш закрывают в понедельник.")
    assert "мост" in desk.text(6)
    until(lambda: "тоннель" in desk.stub.desk.rows[f"s1:{15:020x}"]["target"])
    desk.box(1).click()
    desk.press("Control+Alt+z")
    until(lambda: "мост" in desk.stub.desk.rows[f"s1:{0:020x}"]["target"])
    until(lambda: "мост" in desk.stub.desk.rows[f"s1:{15:020x}"]["target"])


def test_a_replacement_that_would_break_a_link_is_left_to_the_hand(desk: Helped) -> None:
    desk.at(1)
    desk.press("Control+h")
    part = desk.part("replace")
    part.get_by_label("Regular expression").check()
    part.get_by_label("Find", exact=True).fill(r"<\d>северной")
    expect(part).to_contain_text("Would break bold, italic or a link")
    before = desk.text(3)
    part.get_by_role("button", name="Replace in the ticked ones").click()
    assert desk.text(3) == before
    part.get_by_label("Find", exact=True).fill("(")
    expect(part).to_contain_text("This is no regular expression.")


def test_an_expression_that_would_run_for_years_is_ended_with_a_sentence_and_the_page_goes_on(desk: Helped) -> None:
    desk.at(5, "a" * 60 + "!")
    desk.press("Control+h")
    part = desk.part("replace")
    part.get_by_label("Regular expression").check()
    part.get_by_label("Find", exact=True).fill("(a+)+$")
    desk.at(3, "Автобусы стоят.")  # while it runs
    desk.reads(3, "Автобусы стоят.")
    expect(part).to_contain_text("This expression takes too long to search for")
    part.get_by_label("Find", exact=True).fill("a+!")
    expect(part).to_contain_text("1 ")
    expect(part.locator("mark")).to_have_text("a" * 60 + "!")


# --- filters -------------------------------------------------------------------------------------------


def test_rows_are_found_by_text_in_either_language_and_by_state(desk: Helped) -> None:
    desk.page.get_by_label("Text in either language").fill("автобусы")
    expect(desk.page.locator(".td-row")).to_have_count(4)
    expect(desk.page.locator(".td-shown")).to_have_text("4 of 20 segments")
    desk.page.get_by_label("Text in either language").fill("shallow")
    expect(desk.row(4)).to_be_visible()
    expect(desk.row(3)).to_have_count(0)
    desk.page.get_by_role("button", name="Show all").click()
    desk.page.get_by_role("button", name="More filters").click()
    desk.page.get_by_label("State").select_option("empty")
    expect(desk.page.locator(".td-row")).to_have_count(2)
    expect(desk.row(7)).to_be_visible()


def test_a_row_stays_while_somebody_works_on_it_though_it_no_longer_fits_the_filter(desk: Helped) -> None:
    desk.page.get_by_role("button", name="More filters").click()
    desk.page.get_by_label("State").select_option("empty")
    desk.at(7, "Ремонт дорог.")
    desk.press("Control+Enter")
    expect(desk.row(7).locator(".td-chip-confirmed")).to_be_visible()
    expect(desk.box(14)).to_be_focused()


def test_rows_with_a_term_and_rows_with_remarks(desk: Helped) -> None:
    desk.page.get_by_role("button", name="More filters").click()
    desk.page.get_by_label("Term").focus()
    option = desk.page.get_by_label("Term").locator("option", has_text="Irtysh (4)")
    expect(option).to_have_count(1)
    desk.page.get_by_label("Term").select_option("irtysh")
    expect(desk.page.locator(".td-shown")).to_have_text("4 of 20 segments")
    desk.page.get_by_label("Term").select_option("")
    desk.page.get_by_label("Remarks").select_option("error")
    expect(desk.page.locator(".td-shown")).to_have_text("2 of 20 segments")


def test_progress_is_told_in_words_and_follows_the_work(desk: Helped) -> None:
    words = desk.page.locator(".td-count")
    before = int(re.match(r"\d+", words.inner_text())[0])
    desk.at(2)
    desk.press("Control+Enter")
    expect(words).to_have_text(re.compile(rf"^{before + 22} of \d+ words"))


def test_where_nothing_is_shown_it_is_said_why(desk: Helped) -> None:
    desk.page.get_by_label("Text in either language").fill("zzz")
    said = desk.page.get_by_text("No segment matches the filter.")
    expect(said).to_be_visible()
    desk.page.get_by_role("button", name="Show all").click()
    expect(said).to_be_hidden()
    expect(desk.box(1)).to_be_visible()


# --- preview -------------------------------------------------------------------------------------------


def test_the_preview_reads_like_the_article_and_keeps_step_with_cursor_and_typing(desk: Helped) -> None:
    desk.at(3)
    desk.press("Alt+KeyQ")
    page = desk.page.locator(".td-page")
    here = page.locator("[aria-current]")
    expect(here).to_have_text("Автобусы пойдут по северной дороге.")
    expect(here.locator(".td-mark-link")).to_have_text("северной дороге")
    expect(page.locator("h3")).to_be_visible()
    expect(page.locator(".td-untranslated").first).to_have_attribute("lang", "en")
    desk.at(5)
    desk.page.keyboard.press("End")
    desk.page.keyboard.type(" Правда")
    expect(here).to_have_text("Ему 60 лет. Правда")
    page.get_by_text("Жители левого берега").first.click()
    expect(desk.box(4)).to_be_focused()
    desk.page.locator(".td-sides").get_by_role("button", name="English").click()
    expect(page).to_contain_text("Buses take the northern road.")
    expect(page).to_have_attribute("lang", "en")


def test_the_preview_is_there_again_after_a_reload(desk: Helped) -> None:
    desk.page.get_by_role("button", name="Preview").click()
    expect(desk.page.locator(".td-page")).to_be_visible()
    desk.page.reload()
    desk.ready()
    expect(desk.page.locator(".td-page")).to_contain_text("Старый мост")


def test_the_preview_scrolls_beneath_its_buttons(desk: Helped) -> None:
    desk.page.get_by_role("button", name="Preview").click()
    preview = desk.page.locator(".td-preview")
    for top in range(60, 200, 20):  # wherever a line comes to lie
        preview.evaluate("(element, top) => element.scrollTo(0, top)", top)
        on_top = preview.evaluate("""element => {
            const { left, top, width, height } = element.querySelector("button").getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2).tagName;
        }""")
        assert on_top == "BUTTON"


def test_on_a_phone_the_text_keeps_the_most_room_beside_preview_and_panel(desk: Helped) -> None:
    desk.page.set_viewport_size({"width": 390, "height": 844})
    desk.page.get_by_role("button", name="Preview").click()
    high = {name: desk.page.locator(name).bounding_box()["height"] for name in (".td-grid", ".td-preview", ".td-panel")}
    assert high[".td-grid"] > 250
    assert high[".td-grid"] > high[".td-preview"] > 80
    assert high[".td-grid"] > high[".td-panel"] > 80


# --- key sheet -----------------------------------------------------------------------------------------


def test_the_key_sheet_opens_by_key_and_gives_the_focus_back(desk: Helped) -> None:
    desk.at(5)
    desk.press("Alt+h")
    sheet = desk.page.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("Confirm and go on")
    expect(sheet).to_contain_text("Ctrl+Enter")
    desk.press("Escape")
    expect(sheet).to_be_hidden()
    expect(desk.box(5)).to_be_focused()


def test_a_key_is_changed_remembered_and_set_back(desk: Helped) -> None:
    desk.page.get_by_role("button", name="Keys", exact=True).click()
    sheet = desk.page.get_by_role("dialog", name="Keys")
    sheet.get_by_role("button", name="Comment: Ctrl+M").click()
    desk.press("Control+Shift+m")
    expect(sheet.get_by_role("button", name="Comment: Ctrl+Shift+M")).to_be_visible()
    sheet.get_by_role("button", name="Next remark: F8").click()
    desk.press("Control+s")
    expect(sheet).to_contain_text("This key is taken: Save now.")
    expect(sheet.get_by_role("button", name="Next remark: F8")).to_be_visible()
    desk.press("Escape")
    desk.page.reload()
    desk.ready()
    desk.at(5)
    desk.press("Control+Shift+m")
    expect(desk.part("comments").get_by_label("New comment")).to_be_focused()
    desk.page.get_by_role("button", name="Keys", exact=True).click()
    sheet.get_by_role("button", name="Back to the usual key").click()
    expect(sheet.get_by_role("button", name="Comment: Ctrl+M")).to_be_visible()


# --- signs, repeats ------------------------------------------------------------------------------------


def test_signs_are_put_in_by_key_and_by_button_quotation_marks_around_a_selection(desk: Helped) -> None:
    desk.at(5, "Мост")
    desk.press("Shift+Home", "Alt+Quote")
    desk.reads(5, "«Мост»")
    selected = desk.box(5).evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == "Мост"
    desk.press("End")
    desk.page.get_by_role("button", name="Dash —").click()
    desk.page.get_by_role("button", name="Tenge sign ₸").click()
    desk.press("Control+Shift+Space")
    desk.reads(5, "«Мост»—₸\u00a0")
    expect(desk.box(5)).to_be_focused()


def test_repeats_are_filled_at_once_and_taken_back_at_once(desk: Helped) -> None:
    desk.at(2, "Ремонт дорогой.")
    desk.row(2).get_by_role("button", name="Fill repeats").click()
    until(lambda: desk.stub.desk.rows[f"s1:{6:020x}"]["target"] == "Ремонт дорогой.")
    assert desk.stub.desk.rows[f"s1:{11:020x}"]["target"] == "Ремонт дорогой."
    desk.box(2).click()
    desk.press("Control+Alt+z")
    until(lambda: desk.stub.desk.rows[f"s1:{6:020x}"]["target"] == "")


def test_undo_redo_and_the_next_remark_have_buttons(desk: Helped) -> None:
    desk.at(5, "Раз.")
    desk.press("Control+Enter")
    tools = desk.page.locator(".td-at-tools")
    tools.get_by_role("button", name="Undo, also in other segments").click()
    expect(desk.row(5).locator(".td-chip-edited")).to_be_visible()
    tools.get_by_role("button", name="Do again").click()
    expect(desk.row(5).locator(".td-chip-confirmed")).to_be_visible()
    tools.get_by_role("button", name="Next remark").click()
    expect(desk.box(15)).to_be_focused()


def test_a_finger_takes_the_completion(chromium: Any) -> None:
    stub = HelpStub(20)
    stub.start()
    context = chromium.new_context(viewport={"width": 420, "height": 800}, has_touch=True, is_mobile=True)
    phone = Helped(context.new_page(), stub, stub.url).open()
    phone.box(1).tap()
    phone.press("Control+A")
    phone.page.keyboard.type("Старый мост ")
    phone.page.get_by_role("button", name="Take a word").tap()
    phone.reads(1, "Старый мост через")
    phone.page.get_by_role("button", name="Take all").tap()
    phone.reads(1, "Старый мост через Иртыш закроют на ремонт.")
    expect(phone.page.get_by_role("button", name="Take all")).to_be_hidden()
    context.close()
    stub.stop()
