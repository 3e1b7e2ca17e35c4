"""Sentences cut, joined and moved: nothing that anybody wrote is lost, in any language."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.real import add, real_desk, segments
from transdesk.desk.cutting import cut_at, join_targets, joined, split_target
from transdesk.desk.desk import Desk
from transdesk.desk.grid import LeanRow
from transdesk.domain.article import Block, BlockKind
from transdesk.domain.errors import ConflictError, NotFoundError, ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind, clip, missing_tags, tagged
from transdesk.domain.segment import Segment, segment_id
from transdesk.domain.work import Stage, Status
from transdesk.storage import Recut
from transdesk.web.errors import message
from transdesk.web.texts import texts

EN, RU, KK = Language.EN, Language.RU, Language.KK
TEXT = "# News\n\nThe court met on Monday, and **the mayor left**. Nobody spoke. It rained.\n\nThe end.\n"
SOURCE = "The court met on Monday, and the mayor left."
RUSSIAN = "Суд собрался в понедельник, и <1>мэр уехал</1>."
KAZAKH = "Сот дүйсенбіде жиналды, <1>әкім кетіп қалды</1>."
AT = SOURCE.index("and")


class Work:
    """An article with two translations."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.article = add(desk, TEXT)
        for target, text in ((RU, RUSSIAN), (KK, KAZAKH)):
            desk.editing.sheet(self.article, target)
            self.write(1, text, target)

    def write(self, number: int, text: str, target: Language = RU) -> None:
        segment = self.segments[number]
        base = self.desk.store.works.get(self.article, target, segment.id).version
        self.desk.editing.save(self.article, target, segment.id, text, base=base, author="Dana")

    @property
    def segments(self) -> tuple[Segment, ...]:
        return segments(self.desk, self.article)

    @property
    def sources(self) -> list[str]:
        return [segment.source for segment in self.segments]

    def targets(self, target: Language = RU) -> list[str]:
        return [row.work.target for row in self.rows(target)]

    def rows(self, target: Language = RU) -> tuple[LeanRow, ...]:
        return self.desk.grid.open(self.article, target)[0].rows

    def split(self, at: int = AT, number: int = 1) -> None:
        self.desk.structure.split(self.article, self.segments[number].id, at, author="Aigul")

    def join(self, number: int = 1) -> None:
        self.desk.structure.join(self.article, self.segments[number].id, author="Aigul")

    def move(self, number: int, to: int, target: Language = RU) -> None:
        self.desk.structure.move(self.article, target, self.rows(target)[number].segment.id, to)

    def exported(self, target: Language = RU) -> str:
        return self.desk.publishing.export(self.article, target, "html").data.decode()


def approve(work: Work, text: str) -> None:
    """The Kazakh translation, with this text in its second row, is finished and approved."""
    for number in range(len(work.segments)):
        work.write(number, text if number == 1 else f"Мәтін {number}.", KK)
    work.desk.review.approve(work.article, KK, author="Aigul")


def contents(data: bytes) -> dict[str, bytes]:
    """What is in a file: of a DOCX its parts, for their archive has the time of day in it."""
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("word/")}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = real_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def work(desk: Desk) -> Work:
    return Work(desk)


class TestSplitting:
    def test_both_sides_are_cut_at_the_clause_in_both_languages(self, work: Work) -> None:
        work.split()
        assert work.sources[1:3] == ["The court met on Monday,", "and the mayor left."]
        assert work.targets(RU)[1:3] == ["Суд собрался в понедельник,", "и <1>мэр уехал</1>."]
        assert work.targets(KK)[1:3] == ["Сот дүйсенбіде жиналды,", "<1>әкім кетіп қалды</1>."]
        assert work.sources[3:] == ["Nobody spoke.", "It rained.", "The end."]

    def test_a_text_is_cut_by_its_links_where_they_are_known(self, work: Work) -> None:
        text = "Суд, как сообщили его помощники, собрался, и <1>мэр уехал</1>."
        work.write(1, text)
        pairs = (("court", "Суд"), ("met", "собрался"), ("and", "и <1>мэр"), ("mayor", "мэр"), ("left", "уехал"))
        spans = [(SOURCE.index(a), text.index(b)) for a, b in pairs]
        links = [(start, start + 3, at, at + 1, 1.0) for start, at in spans]
        work.desk.structure.split(work.article, work.segments[1].id, AT, author="Aigul", aligned={text: links})
        assert work.targets()[1:3] == ["Суд, как сообщили его помощники, собрался,", "и <1>мэр уехал</1>."]

    def test_a_mark_over_the_cut_is_shared_and_whole_again_when_joined(self, work: Work) -> None:
        work.split(SOURCE.index("left"))
        first, second = work.segments[1:3]
        assert [[m.kind for m in one.marks] for one in (first, second)] == [[MarkKind.BOLD]] * 2
        assert work.targets(RU)[1:3] == ["Суд собрался в понедельник, и <1>мэр</1>", "<1>уехал</1>."]
        work.join()
        assert work.targets(RU)[1] == RUSSIAN

    def test_the_export_is_the_same_before_and_after(self, work: Work) -> None:
        before = work.exported()
        work.split()
        assert work.exported() == before
        work.join()
        assert work.exported() == before

    def test_joining_again_brings_back_the_very_segment_with_its_status_and_history(self, work: Work) -> None:
        name = work.segments[1].id
        work.desk.editing.confirm(work.article, RU, name, base=1, author="Dana")
        work.split()
        assert [row.work.status for row in work.rows()[1:3]] == [Status.EDITED, Status.EDITED]
        work.join()
        row = work.rows()[1]
        assert (row.segment.id, row.work.target, row.work.status) == (name, RUSSIAN, Status.CONFIRMED)
        assert len(work.desk.editing.history(work.article, RU, name)) == 2

    def test_texts_that_were_changed_between_are_joined_as_they_are(self, work: Work) -> None:
        work.split()
        work.write(2, "а <1>мэр</1> уехал.")
        work.join()
        row = work.rows()[1]
        assert (row.work.target, row.work.status) == ("Суд собрался в понедельник, а <1>мэр</1> уехал.", Status.EDITED)
        assert work.targets(KK)[1] == KAZAKH

    def test_an_untranslated_sentence_gives_two_untranslated_ones(self, work: Work) -> None:
        work.split(number=2, at=len("Nobody "))
        assert work.sources[2:4] == ["Nobody", "spoke."]
        assert [row.work.status for row in work.rows()[2:4]] == [Status.EMPTY, Status.EMPTY]

    def test_comments_go_with_the_beginning(self, work: Work) -> None:
        work.desk.remarks.say(work.article, RU, work.segments[1].id, "Точно?", author="Aigul")
        work.split()
        assert [row.comments for row in work.rows()[1:3]] == [1, 0]

    @pytest.mark.parametrize("at", [0, len(SOURCE), len(SOURCE) - 1, 999])
    def test_a_cut_without_words_on_one_side_is_refused(self, work: Work, at: int) -> None:
        with pytest.raises(ReviewBlockedError, match="both sides"):
            work.split(at)

    @pytest.mark.parametrize("form", ["html", "txt", "md", "docx"])
    def test_an_approved_translation_is_cut_too_where_it_reads_the_same(self, work: Work, form: str) -> None:
        approve(work, KAZAKH)

        def files() -> dict[str, bytes]:
            return contents(work.desk.publishing.export(work.article, KK, form).data)

        before = files()
        work.split()
        assert files() == before
        assert [row.work.status for row in work.rows(KK)[1:3]] == [Status.APPROVED, Status.APPROVED]
        assert [row.work.status for row in work.rows()[1:3]] == [Status.EDITED, Status.EDITED]
        work.join()
        assert files() == before
        assert work.targets(KK)[1] == KAZAKH
        assert work.desk.library.translation(work.article, KK).stage is Stage.APPROVED
        assert work.desk.library.translation(work.article, RU).stage is Stage.EDITING

    @pytest.mark.parametrize("text", ["Кетті.", "Сот  жиналды."])
    def test_an_approved_translation_that_would_read_otherwise_is_not_touched(self, work: Work, text: str) -> None:
        approve(work, text)
        before = work.sources, work.targets(KK), work.targets()
        with pytest.raises(ReviewBlockedError, match="reopen") as refused:
            work.split(SOURCE.index("met"))
        assert (work.sources, work.targets(KK), work.targets()) == before
        assert message(refused.value, texts("ru")).startswith("Перевод на казахский утверждён")
        assert message(refused.value, texts("en")).startswith("The Kazakh translation of this article is approved")
        work.desk.review.reopen(work.article, KK, author="Aigul")
        work.split(SOURCE.index("met"))
        assert work.sources != before[0]

    def test_sentences_of_an_approved_translation_that_were_parted_are_not_joined(self, work: Work) -> None:
        work.move(1, 3, KK)
        approve(work, KAZAKH)
        with pytest.raises(ReviewBlockedError, match="reopen"):
            work.join(1)

    def test_suggested_edits_are_decided_first(self, work: Work) -> None:
        name = work.segments[1].id
        work.desk.remarks.suggest(work.article, RU, name, "Иначе.", base=1, author="Boris")
        with pytest.raises(ReviewBlockedError, match="suggested") as refused:
            work.split()
        assert "Russian" in message(refused.value, texts("en"))

    @pytest.mark.parametrize("language", ["en", "ru", "kk"])
    def test_every_refusal_has_a_sentence_for_every_language(self, language: str) -> None:
        stem = "error.review_blocked"
        keys = [f"{stem}.{reason}_{target}" for reason in ("approved", "suggested") for target in Language]
        assert [key for key in keys if key not in texts(language).words] == []

    def test_another_desk_sees_the_cut(self, work: Work, tmp_path: Path) -> None:
        other = real_desk(tmp_path)
        assert len(segments(other, work.article)) == 5
        work.split()
        assert [s.source for s in segments(other, work.article)] == work.sources
        with pytest.raises(NotFoundError):
            other.editing.save(work.article, RU, segment_id(work.article, "gone", 1), "x", base=0, author="Boris")
        other.close()

    def test_two_people_who_cut_at_once_do_not_undo_each_other(self, work: Work) -> None:
        stored = work.desk.library.article(work.article)
        work.split()
        recut = Recut((stored.segments[2],), (stored.segments[2],))
        with pytest.raises(ConflictError):
            work.desk.store.cuts.recut(stored, recut, lambda _target, _old: [], "Boris")
        assert work.sources[1] == "The court met on Monday,"

    def test_whoever_watches_is_told_to_look_anew(self, work: Work) -> None:
        mark = work.desk.store.works.mark(work.article, KK)
        work.split()
        assert work.desk.grid.since(work.article, KK, mark).laid > mark

    def test_a_part_that_equals_another_sentence_gets_an_id_of_its_own(self, work: Work) -> None:
        article = add(work.desk, "# News\n\nNo. Then they said: No.\n")
        two = segments(work.desk, article)
        work.desk.structure.split(article, two[2].id, two[2].source.index("No."), author="Aigul")
        found = segments(work.desk, article)
        assert [one.source for one in found[1:]] == ["No.", "Then they said:", "No."]
        assert len({one.id for one in found}) == 4
        assert found[1].id == two[1].id


class TestJoining:
    def test_sentences_and_their_texts_become_one(self, work: Work) -> None:
        work.write(2, "Никто не говорил.")
        work.join()
        assert work.sources[1] == f"{SOURCE} Nobody spoke."
        assert work.targets(RU)[1] == f"{RUSSIAN} Никто не говорил."
        assert work.targets(KK)[1] == KAZAKH
        assert missing_tags(work.targets(RU)[1], work.segments[1].marks) == ()

    def test_the_last_of_a_paragraph_has_nothing_to_join(self, work: Work) -> None:
        for number in (3, 4):
            with pytest.raises(ReviewBlockedError, match="last sentence"):
                work.join(number)


class TestMoving:
    def test_the_translation_is_read_and_exported_in_its_own_order(self, work: Work) -> None:
        work.write(2, "Никто не говорил.")
        work.write(3, "Шёл дождь.")
        work.move(3, 1)
        assert [row.segment.source for row in work.rows()] == [
            "News",
            "It rained.",
            SOURCE,
            "Nobody spoke.",
            "The end.",
        ]
        assert (
            "Шёл дождь. Суд собрался в понедельник, и <strong>мэр уехал</strong>. Никто не говорил." in work.exported()
        )
        assert [row.segment.source for row in work.rows(KK)] == work.sources  # the other language has its own
        work.move(1, 3)
        assert "Никто не говорил. Шёл дождь." in work.exported()

    def test_the_order_survives_a_cut(self, work: Work) -> None:
        work.move(3, 1)
        work.split()
        assert [row.segment.source for row in work.rows()[1:4]] == [
            "It rained.",
            "The court met on Monday,",
            "and the mayor left.",
        ]
        work.join()
        assert [row.segment.source for row in work.rows()[1:3]] == ["It rained.", SOURCE]

    @pytest.mark.parametrize("to", [0, 4, 9, -1])
    def test_a_sentence_stays_in_its_paragraph(self, work: Work, to: int) -> None:
        with pytest.raises(ReviewBlockedError, match="paragraph"):
            work.move(1, to)

    def test_whoever_watches_is_told_to_look_anew(self, work: Work) -> None:
        mark = work.desk.store.works.mark(work.article, RU)
        work.move(3, 1)
        assert work.desk.grid.since(work.article, RU, mark).laid > mark


WORDS = st.lists(st.sampled_from(["один", "два,", "три", "четыре."]), min_size=2, max_size=8).map(" ".join)


@given(WORDS, WORDS, st.data())
def test_cut_and_joined_a_text_is_the_same(source: str, target: str, data: st.DataObject) -> None:
    spans = st.tuples(st.integers(0, len(source)), st.integers(0, len(source))).filter(lambda s: s[0] < s[1])
    found = data.draw(st.lists(spans, max_size=3))
    marks = tuple(Mark(MarkKind.BOLD, *span, value=str(n)) for n, span in enumerate(sorted(found)))
    block = Block(BlockKind.PARAGRAPH, source, marks)
    whole = Segment("s", 0, 0, len(source), source, block.kind, clip(marks, 0, len(source)))
    places = [i for i in range(1, len(source)) if source[i - 1] == " "]
    cut = cut_at("a", block, whole, data.draw(st.sampled_from(places)), set())
    text = tagged(target, [Mark(MarkKind.BOLD, 0, len(target)) for _ in marks]) if marks else target
    parts = split_target(cut, text, lambda _text: [])
    again = joined("a", block, *cut.parts, set())
    back = join_targets(again, parts)
    assert again.whole.source == source
    assert [m.value for m in again.whole.marks] == [m.value for m in whole.marks]
    assert "".join(c for c in back if c not in "</0123456789>") == target
