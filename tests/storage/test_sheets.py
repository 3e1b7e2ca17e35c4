"""Lean rows, marks of change, presence and effort on SQLite and on PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desk.fakes import add_article, draft
from transdesk.desk.desk import Desk
from transdesk.desk.saving import Wanted
from transdesk.domain.errors import NotFoundError
from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.sheet import Arrival, Effort, Present, Role
from transdesk.domain.work import Status

RU = Language.RU


@pytest.fixture
def article(desk: Desk, tmp_path: Path) -> str:
    """A text of this test alone: the PostgreSQL database is shared."""
    name = add_article(desk, f"Headline of {tmp_path.name}\n\nThey came on Tuesday. They asked why.")
    desk.library.translation(name, RU)
    return name


def segments(desk: Desk, article: str) -> list[str]:
    return [segment.id for segment in desk.library.article(article).segments]


def test_only_what_changed_is_read_again(desk: Desk, article: str) -> None:
    first, second, _ = segments(desk, article)
    before = desk.store.sheets.works(article, RU)
    assert {work.status for work in before.works.values()} == {Status.EMPTY}
    desk.editing.save(article, RU, second, "Они  пришли", base=0, author="Айгүл")
    desk.review.comment(article, RU, second, "Когда?", "Айгүл")
    after = desk.store.sheets.works(article, RU, before.doc_rev)
    assert {name: work.target for name, work in after.works.items()} == {second: "Они  пришли"}
    assert after.comments == {second: 1}
    assert desk.grid.unassessed(article, RU) == (second,)
    desk.grid.look(article, RU, [second])
    assert desk.grid.unassessed(article, RU) == ()
    (seen,) = desk.store.sheets.works(article, RU, after.doc_rev).works.values()
    assert [(f.check, f.severity) for f in seen.findings] == [("spacing", Severity.WARNING)]
    desk.grid.touch(article, RU, [first])
    assert desk.store.sheets.works(article, RU, after.doc_rev + 1).works.keys() == {first}
    assert desk.store.sheets.works(article, RU, segments=[first]).works.keys() == {first}
    with pytest.raises(NotFoundError):
        desk.store.sheets.works(article, Language.KK)


def test_drafts_are_told_by_their_signatures(desk: Desk, article: str) -> None:
    draft(desk, article)
    first = segments(desk, article)[0]
    desk.editing.save(article, RU, first, "Своё", base=1, author="Айгүл")
    ((signature, counts),) = desk.store.sheets.signatures(article, RU).items()
    assert counts == (3, 2)
    assert set(desk.store.sheets.drafted(article, RU, [signature])) == set(segments(desk, article)[1:])


def test_pulses_of_several_translations_come_at_once(desk: Desk, article: str) -> None:
    first = segments(desk, article)[0]
    desk.library.translation(article, Language.KK)
    desk.grid.arrive([Arrival(article, RU, "Айгүл", first), Arrival(article, RU, "Айгүл")])
    desk.grid.arrive([Arrival(article, RU, "Айгүл"), Arrival(article, Language.KK, "Dana", "")])
    found = desk.grid.pulses([(article, RU), (article, Language.KK), ("a1-none", RU)])
    assert {target: pulse.people for (_, target), pulse in found.items()} == {
        RU: (Present("Айгүл", first),),
        Language.KK: (Present("Dana", ""),),
    }
    before = found[article, RU].doc_rev
    desk.editing.save(article, RU, first, "Текст", base=0, author="Dana")
    assert desk.grid.pulses([(article, RU)])[article, RU].doc_rev > before


def test_effort_is_summed_for_each_person(desk: Desk, article: str) -> None:
    first = segments(desk, article)[0]
    for _ in range(2):
        desk.store.sheets.add_effort(article, RU, "Айгүл", {first: Effort(100, 3, 0.5)})
    assert desk.store.sheets.efforts(article, RU, "Айгүл") == {first: Effort(200, 6, 0.5)}
    assert desk.store.sheets.efforts(article, RU, "Dana") == {}


def test_many_who_save_at_once_are_all_stored_or_told(desk: Desk, article: str) -> None:
    """Eight people, each with a sentence of an own and all on one sentence together."""
    shared, *others = segments(desk, article)

    def work(number: int) -> list[bool]:
        name = f"P{number}"
        mine = Wanted(others[number % 2], 0, text=f"Текст {number % 2}")
        ours = Wanted(shared, 0, text=f"Общий {number}")
        return [
            desk.saving.apply(article, RU, one, author=name, role=Role.TRANSLATOR).error is None for one in (mine, ours)
        ]

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(work, range(8)))
    assert all(mine for mine, _ in outcomes), "an equal text is stored once, whoever sends it"
    assert sum(ours for _, ours in outcomes) == 1
    assert [len(desk.editing.history(article, RU, segment)) for segment in (shared, *others)] == [1, 1, 1]
