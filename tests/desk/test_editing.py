"""Saving, conflicts, history, repairs, findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.fakes import FakeGlossaries, ScriptedEngine, add_article, draft, make_desk, targets
from transdesk.desk.desk import Desk
from transdesk.domain.errors import ConflictError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.work import Origin, Stage, Status

RU = Language.RU


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def article(desk: Desk) -> str:
    return add_article(desk)


def first(desk: Desk, article: str):
    return desk.editing.sheet(article, RU).rows[0]


def test_an_untouched_sheet_has_every_sentence_and_no_text(desk: Desk, article: str) -> None:
    sheet = desk.editing.sheet(article, RU)
    assert [row.segment.source for row in sheet.rows][:2] == ["Mothers demand rules", "They came on Tuesday."]
    assert {row.work.status for row in sheet.rows} == {Status.EMPTY}
    assert sheet.card.stage is Stage.NEW
    assert sheet.card.total == len(sheet.rows) == 5


def test_what_is_typed_is_there_after_a_restart(desk: Desk, article: str, tmp_path: Path) -> None:
    desk.editing.save(article, RU, first(desk, article).segment.id, "Матери требуют правил", base=0, author="Aigul")
    desk.close()
    work = first(make_desk(tmp_path), article).work
    assert (work.target, work.status, work.origin, work.author) == (
        "Матери требуют правил",
        Status.EDITED,
        Origin.HUMAN,
        "Aigul",
    )
    assert work.at is not None
    assert make_desk(tmp_path).library.articles()[0].translations[0].stage is Stage.EDITING


def test_two_desks_on_one_database_tell_each_other(desk: Desk, article: str, tmp_path: Path) -> None:
    other = make_desk(tmp_path)
    segment = first(desk, article).segment.id
    mark = other.editing.sheet(article, RU).mark
    desk.editing.save(article, RU, segment, "Одно", base=0, author="Aigul")
    assert [row.work.target for row in other.grid.since(article, RU, mark).rows] == ["Одно"]
    with pytest.raises(ConflictError) as refused:
        other.editing.save(article, RU, segment, "Другое", base=0, author="Boris")
    assert (refused.value.theirs, refused.value.version, refused.value.author) == ("Одно", 1, "Aigul")
    assert "Aigul" in str(refused.value)
    saved = other.editing.save(article, RU, segment, "Другое", base=refused.value.version, author="Boris")
    assert saved.version == 2
    assert first(desk, article).work.target == "Другое"


def test_the_same_text_again_is_a_success_and_no_new_version(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    one = desk.editing.save(article, RU, segment, "Текст", base=0, author="Aigul")
    again = desk.editing.save(article, RU, segment, "Текст", base=0, author="Boris")
    assert again.version == one.version == 1
    assert len(desk.editing.history(article, RU, segment)) == 1


def test_every_version_is_kept_and_can_come_back(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    for base, text in enumerate(("Один", "Два", "")):
        desk.editing.save(article, RU, segment, text, base=base, author="Aigul")
    assert first(desk, article).work.status is Status.EMPTY
    restored = desk.editing.restore(article, RU, segment, 1, base=3, author="Boris")
    assert (restored.target, restored.origin, restored.status) == ("Один", Origin.RESTORED, Status.EDITED)
    history = desk.editing.history(article, RU, segment)
    assert [(r.number, r.target, r.author) for r in history] == [
        (1, "Один", "Aigul"),
        (2, "Два", "Aigul"),
        (3, "", "Aigul"),
        (4, "Один", "Boris"),
    ]
    with pytest.raises(NotFoundError, match="version 9"):
        desk.editing.restore(article, RU, segment, 9, base=4, author="Boris")


def test_confirming_teaches_the_memory_and_unconfirming_takes_it_back(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    with pytest.raises(ReviewBlockedError):
        desk.editing.confirm(article, RU, segment, base=0, author="Aigul")
    desk.editing.save(article, RU, segment, "Матери требуют правил", base=0, author="Aigul")
    assert desk.editing.confirm(article, RU, segment, base=1, author="Aigul").status is Status.CONFIRMED
    other = add_article(desk, "Mothers demand rules\n\nAnother story altogether.")
    draft(desk, other)
    row = first(desk, other)
    assert (row.work.target, row.work.origin) == ("Матери требуют правил", Origin.TM)
    assert targets(desk, other)[1] == "[ru] Another story altogether."
    desk.editing.unconfirm(article, RU, segment, base=2, author="Aigul")
    third = add_article(desk, "Mothers demand rules\n\nA third one.")
    draft(desk, third)
    assert first(desk, third).work.origin is Origin.MT


def test_editing_a_confirmed_text_opens_it_again(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    desk.editing.save(article, RU, segment, "Раз", base=0, author="Aigul")
    desk.editing.confirm(article, RU, segment, base=1, author="Aigul")
    assert desk.editing.save(article, RU, segment, "Два", base=2, author="Aigul").status is Status.EDITED
    assert desk.store.units.count() == 0


def test_findings_follow_the_text_and_stay_dismissed_until_it_changes(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    desk.editing.save(article, RU, segment, "Два  пробела", base=0, author="Aigul")
    saved = first(desk, article)
    assert [f.check for f in saved.findings] == ["spacing"]
    desk.editing.dismiss(article, RU, segment, saved.findings[0], author="Aigul")
    assert first(desk, article).findings == ()
    desk.editing.save(article, RU, segment, "Опять  два", base=1, author="Aigul")
    assert [f.check for f in first(desk, article).findings] == ["spacing"]
    desk.editing.dismiss(article, RU, segment, saved.findings[0], author="Aigul", scope="article")
    desk.editing.save(article, RU, segment, "И ещё  раз", base=2, author="Aigul")
    assert first(desk, article).findings == ()


def test_a_repair_can_be_undone_without_losing_other_changes(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, ScriptedEngine(), FakeGlossaries(source="akimat", target="акимат"))
    article = add_article(desk)
    draft(desk, article)
    row = desk.editing.sheet(article, RU).rows[-1]
    assert row.hits[0].text == "akimat"
    assert row.work.target == "[ru] The акимат was closed."
    desk.editing.save(article, RU, row.segment.id, "[ru] The акимат was shut.", base=1, author="Aigul")
    undone = desk.editing.undo_repair(article, RU, row.segment.id, "t1", base=2, author="Aigul")
    assert undone.target == "[ru] The akimat was shut."
    with pytest.raises(ReviewBlockedError):
        desk.editing.undo_repair(article, RU, row.segment.id, "t1", base=3, author="Aigul")


def test_odd_characters_are_stored_or_left_out_but_never_break(desk: Desk, article: str) -> None:
    segment = first(desk, article).segment.id
    saved = desk.editing.save(article, RU, segment, "И\u0306\x00 \ud800строка\r\nдве", base=0, author=" \x00 ")
    assert saved.target == "Й строка\nдве"
    assert saved.author == "?"


def test_an_unknown_segment_is_named_as_such(desk: Desk, article: str) -> None:
    with pytest.raises(NotFoundError, match="cut anew"):
        desk.editing.save(article, RU, "s1:none", "x", base=0, author="Aigul")
    with pytest.raises(NotFoundError, match="no such article"):
        desk.editing.sheet("a1-none", RU)


def test_a_check_that_breaks_down_keeps_nobody_from_typing(
    desk: Desk, article: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.editing._looker._assessor, "_check", broken)
    segment = first(desk, article).segment.id
    assert desk.editing.save(article, RU, segment, "Текст", base=0, author="Aigul").target == "Текст"
    assert first(desk, article).work.target == "Текст"
    assert "broke down" in caplog.text
