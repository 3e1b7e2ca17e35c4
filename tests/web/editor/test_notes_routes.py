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


def suggest(editor: Any, row: Any, text: str, **more: Any) -> Any:
    """What somebody types in suggest mode; gives the row as it is then."""
    said = {"number": 0, "seen": "", "before": row["target"]} | more
    return editor.change(row["id"], row["version"], text, action="suggest", **said)["row"]


def test_a_suggestion_is_seen_as_word_pieces_and_taken_one_by_one(two: tuple[Any, Any]) -> None:
    dana, aigul = two
    mark = dana.get("changes", since="0", wait=0)["mark"]
    made = suggest(aigul, dana.rows()[1], "Они приехали в среду.")
    (suggestion,) = made["suggestions"]
    assert (suggestion["author"], suggestion["before"]) == ("Aigul", "Они пришли во вторник.")
    assert [(p["kind"], p["text"]) for p in suggestion["pieces"] if p["kind"] != "same"] == [
        ("deleted", "пришли"),
        ("inserted", "приехали"),
        ("deleted", "во"),
        ("inserted", "в"),
        ("deleted", "вторник"),
        ("inserted", "среду"),
    ]
    assert made["target"] == "Они пришли во вторник."
    (seen,) = dana.get("changes", since=mark, wait=0)["rows"]
    assert seen["suggestions"] == [suggestion]
    assert dana.rows()[1]["suggestions"] == [suggestion]
    taken = dana.post("decide", id=suggestion["id"], decision="accept", piece=0)["row"]
    assert (taken["target"], taken["suggestions"]) == ("Они приехали в среду.", [])  # three words side by side
    assert taken["revision"] > seen["revision"]


def test_what_is_typed_on_goes_into_the_same_suggestion(two: tuple[Any, Any]) -> None:
    dana, aigul = two
    row = dana.rows()[1]
    (first,) = suggest(aigul, row, "Они пришли в среду.")["suggestions"]
    (second,) = suggest(aigul, row, "Они пришли в среду утром.", number=first["id"], seen=first["text"])["suggestions"]
    assert (second["id"], second["text"]) == (first["id"], "Они пришли в среду утром.")
    assert suggest(aigul, row, row["target"], number=first["id"], seen=second["text"])["suggestions"] == []


def test_a_suggestion_over_words_that_changed_is_refused_with_a_sentence(
    two: tuple[Any, Any], open_editor: Open
) -> None:
    dana, aigul = two
    row = dana.rows()[1]
    (suggestion,) = suggest(aigul, row, "Они пришли в среду.")["suggestions"]
    dana.change(row["id"], row["version"], "Они пришли вчера.")
    error = open_editor("Dana", language="ru").post("decide", 409, id=suggestion["id"], decision="accept")["error"]
    assert error["message"].startswith("Слова, которых касается эта правка")
    assert dana.rows()[1]["target"] == "Они пришли вчера."


def test_a_suggestion_for_a_segment_that_is_gone_is_told(editor: Any) -> None:
    editor.rows()
    result = editor.change("s1:0", 0, "a", action="suggest")
    assert (result["outcome"], bool(result["message"])) == ("refused", True)


@pytest.mark.parametrize(
    ("route", "body", "status"),
    [
        ("comment", {"segment": "s1:0", "text": "a"}, 404),
        ("comment", {"id": 99, "resolved": True}, 404),
        ("comment", {"id": 99}, 400),
        ("decide", {"id": 99, "decision": "accept"}, 404),
        ("decide", {"id": 99, "decision": "perhaps"}, 400),
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
