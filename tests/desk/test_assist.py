"""Help while writing, with the real rooms: terms as the text asks for them, the starter's answers, and who waits."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from threading import Event

import pytest

from desk.fakes import ScriptedEngine
from desk.real import add, needs_starter, real_desk, segments
from transdesk.desk.answers import continued
from transdesk.desk.desk import Desk
from transdesk.desk.engine_room import EngineRoom
from transdesk.domain.assist import Answer, OfferState
from transdesk.domain.errors import EngineError, NotFoundError
from transdesk.domain.language import Direction, Language
from transdesk.domain.marks import Mark, MarkKind, missing_tags

EN, RU, KK = Language.EN, Language.RU, Language.KK
SECONDS = 60


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = real_desk(tmp_path)
    yield made
    made.close()


def got(future: Future[Answer]) -> Answer:
    return future.result(SECONDS)


class TestTerms:
    def test_they_follow_what_is_typed(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[1]
        states = [offer.state for offer in desk.assist.terms_of(article, RU, segment.id)]
        assert states == [OfferState.OPEN, OfferState.OPEN]
        text = "Верховный суд соберётся в "
        court, astana = desk.assist.terms_of(article, RU, segment.id, text=text, caret=len(text))
        assert (court.state, astana.state) == (OfferState.OK, OfferState.FLAGGED)
        assert astana.forms[0].text == "Астане"

    def test_the_caret_is_counted_with_the_tags(self, desk: Desk) -> None:
        article = add(desk, "Headline\n\n**They** met in Astana.\n")
        segment = segments(desk, article)[1]
        text = "<1>Они</1> встретились к "
        (astana,) = desk.assist.terms_of(article, RU, segment.id, text=text, caret=len(text))
        assert astana.forms[0].text == "Астане"

    def test_an_unknown_segment_is_told(self, desk: Desk) -> None:
        with pytest.raises(NotFoundError):
            desk.assist.terms_of(add(desk), RU, "s1:0")


@needs_starter
class TestStarter:
    def test_a_completion_begins_with_exactly_what_was_typed(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[1]
        for prefix in ("Верховный суд ", "Верх", "  Верховный  суд"):
            answer = got(desk.assist.complete(article, RU, segment.id, prefix, person="Aigul"))
            assert answer.engine == "starter"
            assert answer.proposals[0].text.startswith(prefix)
            assert len(answer.proposals[0].text) > len(prefix)

    def test_a_completion_keeps_to_the_glossary(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[1]
        answer = got(desk.assist.complete(article, RU, segment.id, "Во вторник ", person="Aigul"))
        offers = desk.assist.terms_of(article, RU, segment.id, text=answer.proposals[0].text)
        assert OfferState.OK in {offer.state for offer in offers}

    def test_marks_that_were_opened_are_closed_and_those_still_owed_are_set(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[2]
        assert segment.marks
        for prefix in ("<1>Депу", "<1>Депутаты</1> ", "Почему "):
            text = got(desk.assist.complete(article, RU, segment.id, prefix, person="Aigul")).proposals[0].text
            assert text.startswith(prefix)
            assert missing_tags(text, segment.marks) == ()
            assert text.count("<1>") == text.count("</1>") == 1

    def test_alternatives_differ_and_carry_the_marks(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[2]
        answer = got(desk.assist.alternatives(article, RU, segment.id, person="Aigul", count=3))
        texts = [proposal.text for proposal in answer.proposals]
        assert len(texts) == len(set(texts)) >= 2
        assert all(missing_tags(text, segment.marks) == () for text in texts)

    def test_alternatives_at_the_caret_go_on_behind_it(self, desk: Desk) -> None:
        article = add(desk)
        segment = segments(desk, article)[1]
        answer = got(
            desk.assist.alternatives(article, RU, segment.id, person="Aigul", prefix="Верховный суд ", count=3)
        )
        assert len({p.text.removeprefix("Верховный суд ").split()[0] for p in answer.proposals}) >= 2

    def test_links_point_at_the_words_of_the_tagged_text(self, desk: Desk) -> None:
        article = add(desk, "Headline\n\n**They** met in Astana.\n")
        segment = segments(desk, article)[1]
        text = "<1>Они</1> встретились в Астане."
        answer = got(desk.assist.align(article, RU, segment.id, text, person="Aigul"))
        linked = {text[c:d]: segment.source[a:b] for a, b, c, d, _ in answer.links}
        assert linked["Астане"] == "Astana"

    def test_an_empty_text_has_nothing_to_align(self, desk: Desk) -> None:
        article = add(desk)
        answer = got(desk.assist.align(article, RU, segments(desk, article)[1].id, " ", person="Aigul"))
        assert (answer.links, answer.reason) == ((), "nothing")


class TestRoom:
    DIRECTION = Direction(EN, RU)

    @pytest.fixture
    def engine(self) -> ScriptedEngine:
        return ScriptedEngine()

    @pytest.fixture
    def room(self, engine: ScriptedEngine) -> Iterator[EngineRoom]:
        room = EngineRoom(lambda _direction: engine)
        yield room
        room.close()

    def test_an_engine_without_the_capability_says_so(self, tmp_path: Path) -> None:
        from desk.fakes import add_article, make_desk

        desk = make_desk(tmp_path)
        article = add_article(desk)
        name = desk.library.article(article).segments[0].id
        answers = [
            got(desk.assist.complete(article, RU, name, "Матери", person="a")),
            got(desk.assist.alternatives(article, RU, name, person="a")),
            got(desk.assist.align(article, RU, name, "Матери", person="a")),
        ]
        assert [(a.engine, a.proposals, a.links) for a in answers] == [("scripted", (), ())] * 3
        assert [a.reason for a in answers] == ["no_completion", "no_alternatives", "no_alignment"]
        desk.close()

    def test_only_the_newest_question_of_a_person_is_answered(self, room: EngineRoom) -> None:
        begun, go = Event(), Event()

        def hold(_engine: object) -> Answer:
            begun.set()
            go.wait(SECONDS)
            return Answer("held")

        held = room.ask("Aigul", "complete", self.DIRECTION, hold)
        assert begun.wait(SECONDS)
        waiting = [room.ask("Aigul", "complete", self.DIRECTION, lambda _, n=n: Answer(f"a{n}")) for n in range(3)]
        other = room.ask("Boris", "complete", self.DIRECTION, lambda _: Answer("b"))
        kind = room.ask("Aigul", "align", self.DIRECTION, lambda _: Answer("links"))
        assert [got(future).reason for future in waiting[:2]] == ["newer", "newer"]  # at once, not after the held one
        go.set()
        assert [got(f).engine for f in (held, waiting[2], other, kind)] == ["held", "a2", "b", "links"]

    def test_a_question_whose_asker_has_gone_is_dropped(self, room: EngineRoom) -> None:
        begun, go, asked = Event(), Event(), []
        held = room.ask("a", "complete", self.DIRECTION, lambda _: Answer(str(begun.set()) + str(go.wait(SECONDS))))
        assert begun.wait(SECONDS)
        gone = room.ask("b", "complete", self.DIRECTION, lambda _: Answer(str(asked.append(1))))
        assert gone.cancel()
        newer = room.ask("b", "complete", self.DIRECTION, lambda _: Answer("newer"))
        go.set()
        assert got(held).engine == "NoneTrue"
        assert got(newer).engine == "newer"
        assert asked == []

    def test_an_engines_failure_reaches_the_asker_and_the_room_goes_on(self, room: EngineRoom) -> None:
        def fail(_engine: object) -> Answer:
            raise EngineError("no memory")

        with pytest.raises(EngineError, match="no memory"):
            got(room.ask("a", "complete", self.DIRECTION, fail))
        assert got(room.ask("a", "complete", self.DIRECTION, lambda _: Answer("fine"))).engine == "fine"

    def test_an_idle_engine_is_closed_and_opened_again_when_asked(self, engine: ScriptedEngine) -> None:
        closed = Event()
        engine.close = closed.set  # type: ignore[method-assign]
        opened = []
        room = EngineRoom(lambda d: opened.append(d) or engine, idle_seconds=0.01)  # type: ignore[func-returns-value]
        assert got(room.ask("a", "complete", self.DIRECTION, lambda _: Answer("1"))).engine == "1"
        assert closed.wait(SECONDS)
        assert got(room.ask("a", "complete", self.DIRECTION, lambda _: Answer("2"))).engine == "2"
        room.close()

    def test_two_directions_of_one_model_share_it(self, engine: ScriptedEngine) -> None:
        engines = [ScriptedEngine(), ScriptedEngine()]
        room = EngineRoom(lambda d: engines[d.target is KK])
        used = []
        for target in (RU, KK, RU):
            got(room.ask("a", "complete", Direction(EN, target), lambda e: used.append(e) or Answer("")))  # type: ignore[func-returns-value]
        assert all(one is engines[0] for one in used)
        room.close()
        assert [one.closed for one in engines] == [1, 0]


def test_tags_of_a_typed_beginning_stay_as_they_are() -> None:
    marks = (Mark(MarkKind.BOLD, 0, 1), Mark(MarkKind.LINK, 2, 3, "https://a.kz"))
    spans = {1: (0, 3), 2: (4, 7)}
    assert continued("", "One two", marks, spans) == "<1>One</1> <2>two</2>"
    assert continued("<1>O", "One two", marks, spans) == "<1>One</1> <2>two</2>"
    assert continued("<1>One</1> <2>t", "One two", marks, spans) == "<1>One</1> <2>two</2>"
    assert continued("<2>One</2>", "One two", marks, spans) == "<2>One</2> two"  # set by hand, elsewhere
