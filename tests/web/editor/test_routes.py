"""Reading and saving through the editor's routes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from web.editor.conftest import Editor

Open = Callable[..., Editor]
RU = Language.RU


def test_the_sheet_shows_every_sentence_with_its_place_in_the_article(editor: Editor) -> None:
    sheet = editor.get("sheet")
    assert [row["source"] for row in sheet["rows"]][:2] == ["Mothers demand rules", "They came on Tuesday."]
    assert [row["opens"] for row in sheet["rows"]] == [True, True, False, False, True]
    assert {row["status"] for row in sheet["rows"]} == {"empty"}
    assert sheet["me"] == {"name": "Dana", "role": "admin"}
    assert sheet["article"]["language"] == "en"


def test_a_save_is_stored_and_answered_with_the_new_row(editor: Editor, desk: Desk, article: str) -> None:
    row = editor.rows()[0]
    result = editor.change(row["id"], 0, "Матери требуют правил")
    assert result["outcome"] == "ok"
    assert (result["row"]["target"], result["row"]["version"]) == ("Матери требуют правил", 1)
    assert desk.editing.history(article, RU, row["id"])[0].target == "Матери требуют правил"


def test_the_same_change_sent_again_is_stored_once(editor: Editor, desk: Desk, article: str) -> None:
    segment = editor.rows()[0]["id"]
    for _ in range(2):
        assert editor.change(segment, 0, "Одно")["outcome"] == "ok"
    editor.change(segment, 1, "Другое")
    late = editor.change(segment, 0, "Одно")
    assert late["outcome"] == "ok", "a retry that comes late is no conflict with oneself"
    assert late["row"]["target"] == "Другое", "and takes nothing back"
    assert len(desk.editing.history(article, RU, segment)) == 2


def test_two_people_on_one_sentence_see_both_texts(open_editor: Open) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul", language="ru")
    segment = dana.rows()[0]["id"]
    dana.change(segment, 0, "Одно")
    result = aigul.change(segment, 0, "Другое")
    assert result["outcome"] == "conflict"
    assert {k: result["theirs"][k] for k in ("text", "author", "version")} == {
        "text": "Одно",
        "author": "Dana",
        "version": 1,
    }
    assert result["theirs"]["at"]
    assert result["message"] == "Этот фрагмент тем временем изменил кто-то другой."
    assert aigul.change(segment, 1, "Другое")["outcome"] == "ok", "keep mine"


def test_a_draft_that_comes_while_one_types_does_not_win(editor: Editor, desk: Desk, article: str) -> None:
    segment = editor.rows()[0]["id"]
    desk.drafting.start(article, RU, author="Dana")
    desk.drafting.work_until_idle(once=True)
    result = editor.change(segment, 0, "Моё")
    assert (result["outcome"], result["row"]["target"]) == ("ok", "Моё")
    assert [one["origin"] for one in editor.get("history", segment=segment)["revisions"]] == ["mt", "human"]


def test_changes_of_a_batch_stand_each_for_itself(editor: Editor) -> None:
    first, second = (row["id"] for row in editor.rows()[:2])
    answer = editor.post(
        "changes",
        batch="b7",
        changes=[
            {"segment": "s1:none", "base": 0, "text": "x", "action": "save"},
            {"segment": first, "base": 0, "action": "confirm"},
            {"segment": second, "base": 0, "text": "Они пришли во вторник.", "action": "confirm"},
        ],
    )
    assert answer["batch"] == "b7"
    assert [one["outcome"] for one in answer["results"]] == ["refused", "refused", "ok"]
    assert "no text" in answer["results"][1]["message"].lower()
    assert answer["results"][2]["row"]["status"] == "confirmed"


def test_confirming_an_untouched_draft_leaves_it_the_machines(editor: Editor, desk: Desk, article: str) -> None:
    segment = editor.rows()[0]["id"]
    desk.drafting.start(article, RU, author="Dana")
    desk.drafting.work_until_idle(once=True)
    row = editor.rows()[0]
    row = editor.change(segment, row["version"], row["target"], "confirm")["row"]
    assert (row["status"], row["origin"]) == ("confirmed", "mt")
    assert editor.change(segment, row["version"], action="unconfirm")["row"]["status"] == "edited"


def test_what_changed_comes_with_the_next_question(open_editor: Open) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    mark = aigul.get("changes", since=aigul.get("sheet")["mark"])["mark"]
    dana.change(dana.rows()[1]["id"], 0, "Они пришли во вторник.")
    news = aigul.get("changes", since=mark, wait=10)
    assert [row["target"] for row in news["rows"]] == ["Они пришли во вторник."]
    assert {one["name"] for one in news["people"]} >= {"Aigul"}
    assert aigul.get("changes", since=news["mark"])["rows"] == []


def test_findings_come_with_the_details_and_then_with_the_row(editor: Editor) -> None:
    segment = editor.rows()[0]["id"]
    editor.change(segment, 0, "Два  пробела")
    details = editor.get("details", ids=segment)["details"][segment]
    assert [one["check"] for one in details["findings"]] == ["spacing"]
    assert details["findings"][0]["message"]
    assert [one["id"] for one in editor.rows()[0]["findings"]] == ["spacing"]


def test_terms_come_with_the_details(editor: Editor) -> None:
    row = next(row for row in editor.rows() if "akimat" in row["source"])
    editor.change(row["id"], 0, "Закрыт.")
    (term,) = editor.get("details", ids=row["id"])["details"][row["id"]]["terms"]
    assert (term["text"], term["status"]) == ("akimat", "flagged")
    assert [form["text"] for form in term["forms"]] == ["акимат"]
    typed = editor.post("check", segment=row["id"], text="Акимат: акимат закрыт.")
    assert [one["status"] for one in typed["terms"]] == ["ok"]


@pytest.mark.parametrize("action", ["approve", "return"])
def test_only_an_editor_signs_off(open_editor: Open, action: str) -> None:
    dana, chief = open_editor("Dana", role=Role.TRANSLATOR), open_editor("Chief", role=Role.EDITOR)
    segment = dana.rows()[0]["id"]
    dana.change(segment, 0, "Текст")
    refused = dana.change(segment, 1, action=action, reason="Не то")
    assert refused["outcome"] == "refused"
    assert "editor" in refused["message"]
    assert chief.change(segment, 1, action=action, reason="Не то")["row"]["status"].startswith(action)
