"""The own glossary's history on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from transdesk.domain.errors import ConflictError
from transdesk.domain.language import Language
from transdesk.domain.term import ChangeKind, Concept, Designation, TermKind
from transdesk.storage import Store


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = Store(url)
    yield made
    made.close()


def concept(name: str, russian: str = "слово") -> Concept:
    return Concept(name, TermKind.TERM, (Designation(Language.EN, name), Designation(Language.RU, russian)))


def test_the_last_change_of_a_concept_holds_and_nothing_is_lost(store: Store) -> None:
    before = store.concepts.mark()
    names = ("second", "first")
    store.concepts.record([(ChangeKind.ADDED, concept(name)) for name in names], "Айгүл")
    assert store.concepts.mark() != before
    store.concepts.record([(ChangeKind.CHANGED, concept("second", "другое"))], "Болат")
    mark, current = store.concepts.current()
    assert mark == store.concepts.mark()
    mine = [change for change in current if change.concept.id in names]
    assert [(c.concept.id, c.author) for c in mine] == [("second", "Болат"), ("first", "Айгүл")]
    assert [c.concept.designations[1].text for c in store.concepts.history("second")] == ["другое", "слово"]


def test_of_two_people_who_change_a_concept_at_once_one_is_told(store: Store) -> None:
    [added] = store.concepts.record([(ChangeKind.ADDED, concept("race"))], "Айгүл")
    start, told = Barrier(2), []

    def change(author: str) -> None:
        start.wait()
        try:
            store.concepts.record([(ChangeKind.CHANGED, concept("race", author))], author, {"race": added.number})
        except ConflictError as conflict:
            told.append((author, conflict.author))

    threads = [Thread(target=change, args=(author,)) for author in ("Айгүл", "Болат")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [(loser, winner)] = told
    assert loser != winner
    assert [c.author for c in store.concepts.history("race")] == [winner, "Айгүл"]


def test_a_declined_proposal_stays_declined(store: Store) -> None:
    for _ in range(2):
        store.concepts.decline("abc", "Айгүл")
    assert "abc" in store.concepts.declined()
