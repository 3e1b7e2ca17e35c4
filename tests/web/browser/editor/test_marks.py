"""Inline marks in the text box: chips that no key can break."""

from __future__ import annotations

import pytest

from web.browser.editor.sheet import Sheet
from web.browser.server import until

pytestmark = pytest.mark.browser

TEXT = "Автобусы пойдут по <1>северной дороге</1>."
BARE = "Автобусы пойдут по северной дороге."
OPENING, INSIDE, CLOSING = 19, 22, 37


def put_caret(sheet: Sheet, start: int, end: int | None = None) -> None:
    sheet.box(3).click()
    sheet.box(3).evaluate(
        "(box, [start, end]) => box.setSelectionRange(start, end)", [start, start if end is None else end]
    )


@pytest.mark.parametrize(
    ("caret", "key"),
    [
        (INSIDE, "Backspace"),
        (OPENING, "Delete"),
        (CLOSING, "Delete"),
        (CLOSING + 4, "Backspace"),
        (INSIDE, "Control+Backspace"),
    ],
)
def test_deleting_into_a_mark_takes_it_whole_and_one_undo_brings_it_back(sheet: Sheet, caret: int, key: str) -> None:
    put_caret(sheet, caret)
    sheet.page.keyboard.press(key)
    assert sheet.box(3).input_value() == BARE
    sheet.page.keyboard.press("Control+Z")
    assert sheet.box(3).input_value() == TEXT


def test_typing_over_half_of_a_mark_leaves_no_piece_of_it(sheet: Sheet) -> None:
    put_caret(sheet, 0, INSIDE + 2)
    sheet.page.keyboard.type("А ")
    assert sheet.box(3).input_value() == "А верной дороге."


def test_the_arrow_keys_step_over_a_mark(sheet: Sheet) -> None:
    put_caret(sheet, OPENING)
    sheet.page.keyboard.press("ArrowRight")
    until(lambda: sheet.box(3).evaluate("box => box.selectionStart") == INSIDE)
    sheet.page.keyboard.press("ArrowLeft")
    until(lambda: sheet.box(3).evaluate("box => box.selectionStart") == OPENING)


def test_missing_marks_are_offered_and_put_around_the_selection(sheet: Sheet) -> None:
    put_caret(sheet, INSIDE)
    sheet.page.keyboard.press("Backspace")
    sheet.row(3).get_by_role("button", name="Insert missing marks").wait_for()
    start = BARE.index("северной")
    put_caret(sheet, start, start + len("северной дороге"))
    sheet.page.keyboard.press("Alt+KeyM")
    assert sheet.box(3).input_value() == TEXT
    assert sheet.row(3).get_by_role("button", name="Insert missing marks").count() == 0


def test_marks_are_shown_as_chips_right_behind_their_letters(sheet: Sheet) -> None:
    chips = sheet.row(3).locator(".td-tag")
    assert chips.all_text_contents() == ["<1>", "</1>"]
    layer, box = sheet.row(3).locator(".td-layer"), sheet.box(3)
    look = "e => { const s = getComputedStyle(e); return [s.font, s.paddingLeft, s.width, s.lineHeight, s.letterSpacing, s.whiteSpace]; }"
    assert layer.evaluate(look) == box.evaluate(look)
