"""Comments in threads, and suggested edits: what a second person sees, and what becomes of newer text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.fakes import add_article, make_desk
from transdesk.desk.desk import Desk
from transdesk.desk.grid import LeanRow
from transdesk.desk.remarks import Decision, Goes
from transdesk.desk.tracked import changes_of, in_place, put_into
from transdesk.domain.errors import ConflictError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.work import Status, SuggestedEdit

RU, KK = Language.RU, Language.KK
TEXT = "Суд примет решение во вторник в Алматы."


class Place:
    """A segment with a text, and what two people do with it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.article = add_article(desk)
        self.segment = desk.editing.sheet(self.article, RU).rows[1].segment.id
        self.save(TEXT, 0)

    @property
    def where(self) -> tuple[str, Language]:
        return self.article, RU

    @property
    def text(self) -> str:
        return self.desk.store.works.get(self.article, RU, self.segment).target

    def save(self, text: str, base: int) -> None:
        self.desk.editing.save(self.article, RU, self.segment, text, base=base, author="Dana")

    def suggest(self, text: str, base: int = 1) -> int:
        edit = self.type(text, base=base)
        assert edit is not None
        return edit.id

    def type(
        self, text: str, goes: Goes | None = None, *, base: int = 1, author: str = "Boris"
    ) -> SuggestedEdit | None:
        return self.desk.remarks.suggest(*self.where, self.segment, text, base=base, author=author, goes=goes)

    def decide(self, suggestion: int, decision: Decision, piece: int | None = None) -> None:
        self.desk.remarks.decide(*self.where, suggestion, decision, author="Aigul", piece=piece)

    def open(self) -> list[tuple[str, str]]:
        return [(edit.before, edit.text) for edit in self.row.suggestions]

    @property
    def row(self) -> LeanRow:
        return self.desk.grid.some(*self.where, {self.segment}).rows[0]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def place(desk: Desk) -> Place:
    return Place(desk)


WANTED = "Суд вынесет решение во вторник в Астане."


class TestSuggestions:
    def test_nothing_changes_until_somebody_accepts(self, place: Place) -> None:
        one = place.suggest(WANTED)
        assert (place.text, place.open()) == (TEXT, [(TEXT, WANTED)])
        place.decide(one, Decision.ACCEPT)
        assert (place.text, place.open()) == (WANTED, [])
        history = place.desk.editing.history(*place.where, place.segment)
        assert [(r.target, r.author) for r in history] == [(TEXT, "Dana"), (WANTED, "Aigul")]

    def test_one_change_is_accepted_the_other_rejected(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.decide(one, Decision.ACCEPT, 1)
        assert place.text == "Суд примет решение во вторник в Астане."
        place.decide(one, Decision.REJECT, 0)
        assert (place.text, place.open()) == ("Суд примет решение во вторник в Астане.", [])
        with pytest.raises(NotFoundError):
            place.decide(one, Decision.ACCEPT)

    def test_a_change_fits_into_a_text_that_was_edited_elsewhere(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.save("Областной суд примет решение во вторник в Алматы!", 1)
        place.decide(one, Decision.ACCEPT)
        assert place.text == "Областной суд вынесет решение во вторник в Астане!"

    def test_newer_words_are_never_overwritten(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.save("Суд отложит решение во вторник в Алматы.", 1)
        with pytest.raises(ReviewBlockedError, match="changed since"):
            place.decide(one, Decision.ACCEPT)
        assert place.text == "Суд отложит решение во вторник в Алматы."
        place.decide(one, Decision.ACCEPT, 1)  # what still fits can be taken
        assert place.text == "Суд отложит решение во вторник в Астане."
        place.decide(one, Decision.REJECT)
        assert place.open() == []

    def test_what_stands_there_already_is_accepted_without_a_word(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.save(WANTED, 1)
        place.decide(one, Decision.ACCEPT)
        assert (place.text, place.open()) == (WANTED, [])

    def test_an_edit_over_an_older_version_keeps_its_own_base(self, place: Place) -> None:
        place.save("Областной суд примет решение во вторник в Алматы.", 1)
        place.suggest(WANTED, base=1)
        assert place.open() == [(TEXT, WANTED)]

    def test_two_suggestions_stand_side_by_side(self, place: Place) -> None:
        one = place.suggest("Суд вынесет решение во вторник в Алматы.")
        two = place.suggest("Суд примет решение во вторник в Астане.")
        place.decide(two, Decision.ACCEPT)
        place.decide(one, Decision.ACCEPT)
        assert place.text == WANTED

    def test_a_suggestion_that_changes_nothing_is_none(self, place: Place) -> None:
        assert place.type(TEXT) is None
        assert place.open() == []

    def test_accepting_reopens_a_confirmed_segment(self, place: Place) -> None:
        place.desk.editing.confirm(*place.where, place.segment, base=1, author="Dana")
        place.decide(place.suggest(WANTED, base=2), Decision.ACCEPT)
        assert place.desk.store.works.get(*place.where, place.segment).status is Status.EDITED

    def test_a_decision_on_what_another_has_decided_is_refused(self, place: Place) -> None:
        one = place.suggest(WANTED)
        seen = place.desk.store.suggestions.get(*place.where, one)
        place.decide(one, Decision.REJECT, 0)
        with pytest.raises(ConflictError):
            place.desk.store.suggestions.decide(*place.where, seen, seen, None)

    def test_others_are_told(self, place: Place) -> None:
        mark = place.desk.store.works.mark(*place.where)
        place.suggest(WANTED)
        (row,) = place.desk.grid.since(*place.where, mark).rows
        assert (row.segment.id, len(row.suggestions)) == (place.segment, 1)

    def test_another_translation_knows_nothing_of_it(self, place: Place) -> None:
        one = place.suggest(WANTED)
        with pytest.raises(NotFoundError):
            place.desk.remarks.decide(place.article, KK, one, Decision.ACCEPT, author="Aigul")


class TestTyping:
    """A suggestion that grows with every pause of the person who types it."""

    def test_it_stays_one_suggestion_over_the_text_it_was_begun_on(self, place: Place) -> None:
        one = place.suggest("Суд вынесет решение во вторник в Алматы.")
        place.save("Областной суд примет решение во вторник в Алматы.", 1)
        place.type(WANTED, Goes(one, "Суд вынесет решение во вторник в Алматы.", TEXT), base=1)
        assert place.open() == [(TEXT, WANTED)]

    def test_sent_twice_it_is_stored_once(self, place: Place) -> None:
        first = place.type(WANTED, Goes(before=TEXT))
        assert first is not None
        again = place.type(WANTED, Goes(before=TEXT))
        assert again is not None
        assert again.id == first.id
        for _ in range(2):
            place.type(f"{WANTED}!", Goes(first.id, WANTED, TEXT))
        assert place.open() == [(TEXT, f"{WANTED}!")]

    def test_typed_back_it_is_gone(self, place: Place) -> None:
        one = place.suggest(WANTED)
        for _ in range(2):
            assert place.type(TEXT, Goes(one, WANTED, TEXT)) is None
        assert place.open() == []

    def test_an_accepted_change_stays_accepted_while_typing_goes_on(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.decide(one, Decision.ACCEPT, 1)
        place.type(f"{WANTED}!", Goes(one, WANTED, TEXT))
        assert place.open() == [("Суд примет решение во вторник в Астане.", f"{WANTED}!")]

    def test_a_rejected_change_is_not_suggested_anew_in_silence(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.decide(one, Decision.REJECT, 1)
        place.type(f"{WANTED}!", Goes(one, WANTED, TEXT))
        assert place.open() == [(TEXT, "Суд вынесет решение во вторник в Алматы."), (TEXT, f"{WANTED}!")]

    def test_another_window_and_another_person_overwrite_nothing(self, place: Place) -> None:
        one = place.suggest(WANTED)
        place.type("Суд отложил решение.", Goes(one, "Суд вынес.", TEXT))
        place.type("Суд решит.", Goes(one, WANTED, TEXT), author="Aigul")
        texts = [text for _, text in place.open()]
        assert texts == [WANTED, "Суд отложил решение.", "Суд решит."]

    def test_carried_over_it_stands_on_the_newer_text(self, place: Place) -> None:
        one = place.suggest(WANTED)
        newer = "Областной суд примет решение во вторник в Алматы."
        place.save(newer, 1)
        carried = "Областной суд вынесет решение во вторник в Астане."
        place.type(carried, Goes(one, WANTED, newer, carried=True), base=2)
        assert place.open() == [(newer, carried)]


class TestThreads:
    def test_an_answer_belongs_to_its_comment(self, place: Place) -> None:
        (first,) = place.desk.remarks.say(*place.where, place.segment, "Почему?", author="Aigul")
        talk = place.desk.remarks.say(*place.where, place.segment, "Так решил суд.", author="Dana", parent=first.id)
        assert [(c.author, c.parent) for c in talk] == [("Aigul", None), ("Dana", first.id)]

    def test_a_thread_is_settled_and_opened_again(self, place: Place) -> None:
        (first,) = place.desk.remarks.say(*place.where, place.segment, "Почему?", author="Aigul")
        (settled,) = place.desk.remarks.settle(*place.where, first.id, resolved=True)
        assert settled.resolved
        (again,) = place.desk.remarks.settle(*place.where, first.id, resolved=False)
        assert not again.resolved

    def test_a_comment_elsewhere_can_be_neither_answered_nor_settled(self, place: Place) -> None:
        (first,) = place.desk.remarks.say(*place.where, place.segment, "Почему?", author="Aigul")
        other = place.desk.editing.sheet(place.article, RU).rows[2].segment.id
        with pytest.raises(NotFoundError):
            place.desk.remarks.say(*place.where, other, "Да.", author="Dana", parent=first.id)
        with pytest.raises(NotFoundError):
            place.desk.remarks.settle(place.article, KK, first.id, resolved=True)

    def test_an_empty_comment_is_refused(self, place: Place) -> None:
        with pytest.raises(ReviewBlockedError):
            place.desk.remarks.say(*place.where, place.segment, " \n", author="Dana")


WORDS = st.lists(st.sampled_from(["а", "б", "в", "<1>", "</1>", " ", "."]), max_size=8).map("".join)


@given(WORDS, WORDS)
def test_all_changes_together_make_the_suggested_text(before: str, text: str) -> None:
    made = present = before
    for change in reversed(changes_of(before, text)):
        put = put_into(present, made, change)
        made = in_place(made, change)
        assert put is not None
        present = put
    assert made == present == text


@given(WORDS, WORDS, WORDS)
def test_a_change_is_put_where_its_words_still_stand_or_not_at_all(before: str, text: str, present: str) -> None:
    for change in changes_of(before, text):
        put = put_into(present, before, change)
        if put is not None:
            assert "".join(change.after) in put


def test_a_tag_is_changed_as_a_whole() -> None:
    (change,) = changes_of("а", "<1>а</1>")[:1]
    assert change.after == ("<1>",)
