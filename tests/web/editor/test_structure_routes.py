"""Sentences split, joined and moved through the routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def test_all_rows_come_anew_and_others_are_told(open_editor: Callable[..., Any]) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    rows = dana.rows()
    dana.change(rows[1]["id"], 0, "Они пришли во вторник.")
    mark = aigul.get("changes", since="0", wait=0)["mark"]
    assert aigul.get("changes", since=mark, wait=0)["anew"] is False
    split = dana.post("structure", kind="split", segment=rows[1]["id"], at=len("They came "))
    assert [row["source"] for row in split["rows"][1:3]] == ["They came", "on Tuesday."]
    assert [row["target"] for row in split["rows"][1:3]] == ["Они пришли", "во вторник."]
    seen = aigul.get("changes", since=mark, wait=0)
    assert seen["anew"] is True
    assert aigul.get("changes", since=seen["mark"], wait=0)["anew"] is False
    joined = dana.post("structure", kind="join", segment=split["rows"][1]["id"])["rows"]
    assert [(row["id"], row["source"]) for row in joined] == [(row["id"], row["source"]) for row in rows]
    assert joined[1]["target"] == "Они пришли во вторник."


def test_rows_stand_in_the_order_of_the_translation(editor: Any) -> None:
    rows = editor.rows()
    moved = editor.post("structure", kind="move", segment=rows[3]["id"], to=1)["rows"]
    assert [row["id"] for row in moved] == [rows[n]["id"] for n in (0, 3, 1, 2, 4)]
    assert [row["opens"] for row in moved] == [True, True, False, False, True]


@pytest.mark.parametrize(
    ("body", "status", "language", "begins"),
    [
        ({"kind": "split", "at": 0}, 409, "ru", "По обе стороны"),
        ({"kind": "move", "to": 0}, 409, "kk", "Сөйлемді өз абзацының"),
        ({"kind": "turn"}, 400, "en", "The page and the server"),
    ],
)
def test_what_cannot_be_done_is_told_in_the_persons_language(
    open_editor: Callable[..., Any], body: dict[str, Any], status: int, language: str, begins: str
) -> None:
    editor = open_editor(language=language)
    error = editor.post("structure", status, segment=editor.rows()[1]["id"], **body)["error"]
    assert error["message"].startswith(begins)
