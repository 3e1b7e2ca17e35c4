"""Comments and suggested edits through the routes: what two people see of each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture
def two(open_editor: Open) -> tuple[Any, Any]:
    """A translator and an editor with a text between them."""
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    dana.change(dana.rows()[1]["id"], 0, "Они пришли во вторник.")
    return dana, aigul


def test_a_thread_between_two(two: tuple[Any, Any]) -> None:
    dana, aigul = two
    segment = dana.rows()[1]["id"]
    (asked,) = aigul.post("comment", segment=segment, text="Точно во вторник?")["comments"]
    mark = dana.get("changes", since="0", wait=0)["mark"]
    answered = dana.post("comment", segment=segment, text="Да.", parent=asked["id"])["comments"]
    assert [(c["author"], c["parent"]) for c in answered] == [("Aigul", None), ("Dana", asked["id"])]
    (row,) = aigul.get("changes", since=mark, wait=0)["rows"]
    assert (row["id"], row["comments"]) == (segment, 2)
    settled = aigul.post("comment", id=asked["id"], resolved=True)["comments"]
    assert [c["resolved"] for c in settled] == [True, False]
    assert aigul.get("details", ids=segment)["details"][segment]["comments"] == settled


def test_a_suggestion_is_seen_as_word_pieces_and_taken_one_by_one(two: tuple[Any, Any]) -> None:
    dana, aigul = two
    row = dana.rows()[1]
    body = {"segment": row["id"], "base": row["version"], "text": "Они приехали в среду."}
    made = aigul.post("suggest", **body)
    (suggestion,) = made["suggestions"]
    assert [(p["kind"], p["text"]) for p in suggestion["pieces"] if p["kind"] != "same"] == [
        ("deleted", "пришли"),
        ("inserted", "приехали"),
        ("deleted", "во"),
        ("inserted", "в"),
        ("deleted", "вторник"),
        ("inserted", "среду"),
    ]
    assert (made["row"]["target"], made["row"]["suggestions"]) == ("Они пришли во вторник.", 1)
    assert dana.get("details", ids=row["id"])["details"][row["id"]]["suggestions"] == [suggestion]
    taken = dana.post("suggest", id=suggestion["id"], decision="accept", piece=0)
    assert (taken["row"]["target"], taken["suggestions"]) == ("Они приехали в среду.", [])  # three words side by side


def test_a_suggestion_over_words_that_changed_is_refused_with_a_sentence(
    two: tuple[Any, Any], open_editor: Open
) -> None:
    dana, aigul = two
    row = dana.rows()[1]
    body = {"segment": row["id"], "base": row["version"], "text": "Они пришли в среду."}
    (suggestion,) = aigul.post("suggest", **body)["suggestions"]
    dana.change(row["id"], row["version"], "Они пришли вчера.")
    error = open_editor("Dana", language="ru").post("suggest", 409, id=suggestion["id"], decision="accept")["error"]
    assert error["message"].startswith("Слова, которых касается эта правка")
    assert dana.rows()[1]["target"] == "Они пришли вчера."


@pytest.mark.parametrize(
    ("route", "body", "status"),
    [
        ("comment", {"segment": "s1:0", "text": "a"}, 404),
        ("comment", {"id": 99, "resolved": True}, 404),
        ("comment", {"id": 99}, 400),
        ("suggest", {"id": 99, "decision": "accept"}, 404),
        ("suggest", {"id": 99, "decision": "perhaps"}, 400),
        ("suggest", {"segment": "s1:0", "base": 0, "text": "a"}, 404),
    ],
)
def test_what_is_not_there_is_told(editor: Any, route: str, body: dict[str, Any], status: int) -> None:
    editor.rows()
    assert editor.post(route, status, **body)["error"]["message"]


def test_a_text_taken_over_from_a_like_sentence_is_marked_and_can_be_taken_back(editor: Any) -> None:
    row = editor.rows()[2]
    filled = editor.change(row["id"], 0, "Они спросили.", action="fill")["row"]
    assert (filled["target"], filled["origin"], filled["status"]) == ("Они спросили.", "repeat", "edited")
    back = editor.change(row["id"], filled["version"], "")["row"]
    assert (back["target"], back["status"], back["origin"]) == ("", "empty", "human")
