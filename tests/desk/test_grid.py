"""The editor's list: what one should know of the drafts without reading a text."""

from __future__ import annotations

from pathlib import Path

from desk.fakes import FakeGlossaries, ScriptedEngine, add_article, draft, make_desk
from transdesk.desk.effort import edit_rate
from transdesk.desk.grid import Drafts
from transdesk.domain.language import Language

RU = Language.RU


def test_stale_drafts_are_those_that_nobody_touched(tmp_path: Path) -> None:
    glossaries = FakeGlossaries()
    desk = make_desk(tmp_path, ScriptedEngine(), glossaries)
    article = add_article(desk)
    assert desk.library.translation(article, RU).total == 5
    assert desk.grid.drafts(article, RU) == Drafts()
    draft(desk, article)
    assert desk.grid.drafts(article, RU) == Drafts(("scripted",))
    glossaries.digest = "new" * 8
    rows = desk.editing.sheet(article, RU).rows
    desk.editing.save(article, RU, rows[0].segment.id, "Своё", base=1, author="Aigul")
    drafts = desk.grid.drafts(article, RU)
    assert set(drafts.stale) == {row.segment.id for row in rows[1:]}
    assert {row.segment.id for row in desk.grid.since(article, RU, -1).rows if row.stale} == set(drafts.stale)


def test_the_edit_rate_counts_words() -> None:
    assert edit_rate("", "новый текст") is None
    assert edit_rate("один два три", "один два три") == 0
    assert edit_rate("один два три", "один два четыре пять") == 0.5
    assert edit_rate("один два", "") == 2
