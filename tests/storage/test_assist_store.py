"""What help while writing keeps: the same answers from SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from desk.fakes import add_article
from transdesk.desk.desk import Desk
from transdesk.desk.remarks import Decision
from transdesk.domain.language import Direction, Language

EN, RU, KK = Language.EN, Language.RU, Language.KK


def article_of(desk: Desk, tmp_path: Path) -> str:
    """A text of this test alone: the PostgreSQL database is shared."""
    return add_article(desk, f"Headline of {tmp_path.name}\n\nThey came, they said, on Tuesday. They asked why.")


def test_the_memory_finds_near_sentences_and_words(desk: Desk, tmp_path: Path) -> None:
    name = tmp_path.name
    rows = (
        f"The {name} ministers met on Monday.\tМинистры {name} встретились.\nWheat {name} fell.\tЦены {name} упали.\n"
    )
    for _ in range(2):
        desk.memory.add(rows.encode(), "pairs.tsv", source=EN, target=RU, author="Dana")
    (match,) = desk.memory.find(f"The {name} ministers met on Friday.", Direction(EN, RU))
    assert match.unit.target == f"Министры {name} встретились."
    (pair,) = desk.lookup.concordance(f"{name} министром", RU, Direction(EN, RU))
    assert {pair.target[a:b] for a, b in pair.hits} >= {"Министры"}


def test_a_sentence_is_cut_moved_and_joined_again(desk: Desk, tmp_path: Path) -> None:
    article = article_of(desk, tmp_path)
    first, second, third = [row.segment for row in desk.grid.open(article, RU)[0].rows]
    desk.editing.save(article, RU, second.id, "Они пришли, говорят, во вторник.", base=0, author="Dana")
    desk.structure.split(article, second.id, second.source.index("on Tuesday"), author="Aigul")
    rows = desk.grid.open(article, RU)[0].rows
    assert [row.work.target for row in rows] == ["", "Они пришли, говорят,", "во вторник.", ""]
    desk.structure.move(article, RU, rows[3].segment.id, 1)
    assert [row.segment.id for row in desk.grid.open(article, RU)[0].rows][1] == third.id
    desk.structure.join(article, rows[1].segment.id, author="Aigul")
    rows = desk.grid.open(article, RU)[0].rows
    assert [row.segment.id for row in rows] == [first.id, third.id, second.id]
    assert rows[2].work.target == "Они пришли, говорят, во вторник."


def test_a_suggested_edit_is_taken_change_by_change(desk: Desk, tmp_path: Path) -> None:
    article = article_of(desk, tmp_path)
    name = desk.grid.open(article, RU)[0].rows[1].segment.id
    desk.editing.save(article, RU, name, "Они пришли во вторник.", base=0, author="Dana")
    edit = desk.remarks.suggest(article, RU, name, "Они ушли во вторник вечером.", base=1, author="Boris")
    assert edit is not None
    changed = desk.remarks.decide(article, RU, edit.id, Decision.ACCEPT, author="Aigul", piece=1)
    assert changed.target == "Они пришли во вторник вечером."
    desk.remarks.decide(article, RU, edit.id, Decision.REJECT, author="Aigul")
    assert desk.grid.some(article, RU, {name}).rows[0].suggestions == ()
    (said,) = desk.remarks.say(article, RU, name, "Почему?", author="Aigul")
    talk = desk.remarks.say(article, RU, name, "Так.", author="Dana", parent=said.id)
    assert [comment.parent for comment in talk] == [None, said.id]


def test_a_large_import_is_whole_and_one_that_comes_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    name = tmp_path.name
    rows = "".join(f"Sentence {name} number{n} of many.\tФраза {name} номер{n}.\n" for n in range(10_050))
    before = desk.store.units.count()
    for _ in range(2):
        assert desk.memory.add(rows.encode(), "pairs.tsv", source=EN, target=RU, author="Dana") == 10_050
        assert desk.store.units.count() == before + 10_050
    for number in (0, 9_999, 10_049):  # in the first batch, at its end and in the last
        (pair,) = desk.lookup.concordance(f"number{number} {name}", EN, Direction(EN, RU))
        assert pair.target == f"Фраза {name} номер{number}."


def test_a_kazakh_verb_is_found_in_any_form_and_many_at_once_are_not_too_much(desk: Desk, tmp_path: Path) -> None:
    said = f"Министр {tmp_path.name} қорытындыны жариялады, сұраққа жауап берген жоқ."
    row = f"Министр {tmp_path.name} огласил итоги и не ответил.\t{said}\n"
    desk.memory.add(row.encode(), "pairs.tsv", source=RU, target=KK, author="Dana")
    found = desk.lookup.concordance("жариялау беріледі", KK, Direction(RU, KK))
    pair = next(pair for pair in found if pair.target == said)
    assert {pair.target[a:b] for a, b in pair.hits} >= {"жариялады", "берген"}
    assert desk.lookup.concordance("айтты берді келді барды шықты қойды алды тапты өтті", KK, Direction(RU, KK)) == ()
