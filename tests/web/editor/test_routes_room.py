"""Who is there, and the work that segments take."""

from __future__ import annotations

from collections.abc import Callable

from transdesk.desk.desk import Desk
from transdesk.domain.language import Language
from web.editor.conftest import Editor

Open = Callable[..., Editor]


def test_people_see_each_other_and_where(open_editor: Open) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    first, second = (row["id"] for row in dana.rows()[:2])
    dana.post("presence", segment=first)
    people = aigul.post("presence", segment=second)["people"]
    assert people == [{"name": "Aigul", "segment": second}, {"name": "Dana", "segment": first}]
    mark = aigul.get("changes", since="0")["mark"]
    dana.post("presence", segment=None)
    assert {"name": "Dana", "segment": None} in aigul.get("changes", since=mark, wait=10)["people"]


def test_effort_adds_up_for_oneself(open_editor: Open, desk: Desk, article: str) -> None:
    dana, aigul = open_editor("Dana"), open_editor("Aigul")
    desk.drafting.start(article, Language.RU, author="Dana")
    desk.drafting.work_until_idle(once=True)
    row = dana.rows()[0]
    dana.change(row["id"], row["version"], "[ru] Mothers demand laws")
    report = {row["id"]: {"milliseconds": 1500, "keys": 4}, "s1:none": {"milliseconds": 1}}
    dana.post("effort", segments=report)
    assert dana.post("effort", segments=report)["efforts"] == {row["id"]: {"milliseconds": 3000, "ter": 0.25}}
    assert dana.rows()[0]["effort"] == {"milliseconds": 3000, "ter": 0.25}
    assert aigul.rows()[0]["effort"] == {"milliseconds": 0, "ter": None}
    dana.post("effort", 400, segments=[1])
    dana.post("effort", segments={row["id"]: {"milliseconds": 1e15, "keys": -5}})
    assert dana.rows()[0]["effort"]["milliseconds"] == 3000 + 60 * 60 * 1000
