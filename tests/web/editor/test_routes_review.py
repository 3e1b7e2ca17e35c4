"""Steps of the review, the gate's numbers and dismissed findings through the editor's routes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from transdesk.desk.desk import Desk
from transdesk.desk.gate import Levels
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from web.editor.conftest import Editor

Open = Callable[..., Editor]


@pytest.fixture
def drafted(desk: Desk, article: str) -> None:
    desk.gate.allow(Levels())
    desk.drafting.start(article, Language.RU, author="Dana")
    desk.drafting.work_until_idle(once=True)


@pytest.mark.usefixtures("drafted")
def test_the_gate_says_its_numbers_and_refuses_in_the_persons_language(open_editor: Open) -> None:
    editor = open_editor(language="ru")
    gate = editor.get("sheet")["gate"]
    assert (gate["verdict"], gate["percent"], gate["block"]) == ("block", 100, 95)
    assert gate["message"].startswith("100 % текста")
    error = editor.post("stage", 409, step="submit")["error"]
    assert (error["key"], error["message"]) == ("review_blocked", gate["message"])


@pytest.mark.usefixtures("drafted")
def test_a_translation_walks_through_the_review(open_editor: Open) -> None:
    dana, chief = open_editor("Dana", role=Role.TRANSLATOR), open_editor("Chief", role=Role.EDITOR)
    for row in dana.rows():
        dana.change(row["id"], row["version"], f"Свой текст вместо: {row['source']}", "confirm")
    answer = dana.post("stage", step="submit")
    assert (answer["stage"], answer["gate"]["verdict"], answer["gate"]["message"]) == ("in_review", "pass", None)
    for step in ("approve", "return", "reopen"):
        assert dana.post("stage", 403, step=step)["error"]["key"] == "role"
    assert chief.post("stage", 409, step="return")["error"]["key"] == "review_blocked", "a reason is due"
    assert chief.post("stage", step="return", reason="Проверьте имена")["stage"] == "returned"
    assert chief.post("stage", step="approve")["stage"] == "approved"
    assert {row["status"] for row in dana.rows()} == {"approved"}
    assert dana.get("sheet")["article"]["stage"] == "approved"
    dana.post("stage", 400, step="burn")


def test_a_dismissed_finding_is_gone_for_everybody(open_editor: Open) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    segment = dana.rows()[0]["id"]
    dana.change(segment, 0, "Два  пробела")
    (finding,) = dana.get("details", ids=segment)["details"][segment]["findings"]
    mark = aigul.get("changes", since="0")["mark"]
    assert dana.post("dismiss", segment=segment, fingerprint=finding["fingerprint"], scope="here") == {"findings": []}
    assert [row["findings"] for row in aigul.get("changes", since=mark, wait=10)["rows"]] == [[]]
    dana.post("dismiss", 400, segment=segment, fingerprint="x", scope="everywhere")
    dana.post("dismiss", 404, segment="s1:none", fingerprint="x")
