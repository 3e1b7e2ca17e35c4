"""Saves of many people in one transaction, on SQLite and on PostgreSQL: nobody pays for another's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from desk.fakes import add_article, make_desk
from transdesk.desk.desk import Desk
from transdesk.desk.saving import Action, Batch, Outcome, Wanted
from transdesk.domain.errors import ConflictError, StorageError, StorageFullError
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.storage import Change, works
from transdesk.storage.works import change_row

RU, KK = Language.RU, Language.KK
Set = pytest.MonkeyPatch


@pytest.fixture
def article(desk: Desk, tmp_path: Path) -> str:
    """A text of this test alone: the PostgreSQL database is shared."""
    name = add_article(desk, f"Headline of {tmp_path.name}\n\nThey came on Tuesday. They asked why.")
    desk.library.translation(name, RU)
    return name


def batch(article: str, author: str, *changes: Wanted, target: Language = RU) -> Batch:
    return Batch(article, target, author, Role.TRANSLATOR, changes)


def segments(desk: Desk, article: str) -> list[str]:
    return [segment.id for segment in desk.library.article(article).segments]


def texts(desk: Desk, article: str, target: Language = RU) -> list[str]:
    found = desk.store.works.all(article, target)
    return [found[segment][0].target for segment in segments(desk, article)]


def errors(found: list[list[Outcome] | Exception]) -> list[type[Exception] | list[type[Exception] | None]]:
    """For each batch the kind of its error, else for each of its changes."""
    return [
        type(one) if isinstance(one, Exception) else [out.error and type(out.error) for out in one] for one in found
    ]


def failing(monkeypatch: Set, error: Exception, bad: str) -> None:
    """Let the storing of a text fail when it is half done."""

    def broken(session: Session, *place: Any, base: int, change: Change) -> object:
        stored = change_row(session, *place, base=base, change=change)
        session.flush()
        if change.target == bad:
            raise error
        return stored

    monkeypatch.setattr(works, "change_row", broken)


def test_what_is_stored_together_is_stored(desk: Desk, article: str, url: str, tmp_path: Path) -> None:
    first, second, third = segments(desk, article)
    found = desk.saving.store(
        [
            batch(article, "Dana", Wanted(first, 0, text="Один"), Wanted(second, 0, text="Два")),
            batch(article, "Айгүл", Wanted(third, 0, text="Үш"), target=KK),
        ]
    )
    assert errors(found) == [[None, None], [None]]
    other = make_desk(tmp_path, url=url)
    assert texts(other, article)[:2] == ["Один", "Два"]
    assert texts(other, article, KK)[2] == "Үш", "a translation that nobody had opened is made"
    other.close()


def test_a_conflict_and_a_refusal_leave_their_neighbours_alone(desk: Desk, article: str) -> None:
    first, second, third = segments(desk, article)
    found = desk.saving.store(
        [
            batch(article, "Dana", Wanted(first, 0, text="Один")),
            batch(article, "Айгүл", Wanted(first, 0, text="Другой"), Wanted("s1:none", 0, text="x")),
            batch(article, "Борис", Wanted(second, 0, Action.CONFIRM), Wanted(third, 0, text="Три")),
        ]
    )
    assert [[bool(out.error) for out in one] for one in found if isinstance(one, list)] == [
        [False],
        [True, True],
        [True, False],
    ]
    assert isinstance(found[1], list)
    conflict = found[1][0]
    assert isinstance(conflict.error, ConflictError)
    assert conflict.theirs
    assert conflict.theirs.target == "Один", "what a neighbour of the same transaction wrote stands against it"
    assert texts(desk, article) == ["Один", "", "Три"]
    assert len(desk.editing.history(article, RU, first)) == 1


@pytest.mark.parametrize("error", [RuntimeError("a bug"), StorageError("The database refused.")])
def test_one_save_that_breaks_down_does_not_fail_its_neighbours(
    desk: Desk, article: str, monkeypatch: Set, error: Exception
) -> None:
    first, second, third = segments(desk, article)
    failing(monkeypatch, error, "Плохой")
    found = desk.saving.store(
        [
            batch(article, "Dana", Wanted(first, 0, text="Один")),
            batch(article, "Айгүл", Wanted(second, 0, text="Плохой")),
            batch(article, "Борис", Wanted(third, 0, text="Три")),
        ]
    )
    assert [one == [Outcome(segment)] for one, segment in zip(found, (first, second, third), strict=True)] == [
        True,
        False,
        True,
    ]
    assert texts(desk, article) == ["Один", "", "Три"], "nothing is left of the one that failed"
    assert [len(desk.editing.history(article, RU, one)) for one in (first, second, third)] == [1, 0, 1]


def test_where_the_disk_is_full_nobody_is_told_that_it_is_stored(desk: Desk, article: str, monkeypatch: Set) -> None:
    first, second, _ = segments(desk, article)
    failing(monkeypatch, StorageFullError("The disk is full."), "Два")
    found = desk.saving.store(
        [batch(article, "Dana", Wanted(first, 0, text="Один")), batch(article, "Айгүл", Wanted(second, 0, text="Два"))]
    )
    assert errors(found) == [StorageFullError, StorageFullError]
    assert texts(desk, article) == ["", "", ""]


def test_others_see_nothing_of_it_before_all_is_stored(desk: Desk, article: str, url: str, tmp_path: Path) -> None:
    first, second, _ = segments(desk, article)
    other = make_desk(tmp_path, url=url)
    with desk.store.database.together():
        desk.editing.save(article, RU, first, "Один", base=0, author="Dana")
        assert texts(desk, article)[0] == "Один"
        assert texts(other, article)[0] == ""
        desk.editing.save(article, RU, second, "Два", base=0, author="Dana")
    assert texts(other, article)[:2] == ["Один", "Два"]

    def save_and_fail() -> None:
        with desk.store.database.together():
            desk.editing.save(article, RU, first, "Иное", base=1, author="Dana")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert texts(desk, article)[:2] == ["Один", "Два"]
    other.close()
