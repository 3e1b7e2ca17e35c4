"""The memory while somebody writes: matches and concordance over the real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.real import add, real_desk, segments
from transdesk.desk.desk import Desk
from transdesk.domain.language import Direction, Language
from transdesk.domain.marks import missing_tags

EN, RU, KK = Language.EN, Language.RU, Language.KK
PAIRS = """The ministers met on Monday.\tМинистры встретились в понедельник.
He thanked the minister.\tОн поблагодарил министра.
Wheat prices fell by 3 percent in May.\tВ мае цены на пшеницу снизились на 3 процента.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = real_desk(tmp_path)
    made.memory.add(PAIRS.encode(), "pairs.tsv", source=EN, target=RU, author="Dana")
    yield made
    made.close()


def confirm(desk: Desk, article: str, number: int, text: str) -> None:
    segment = segments(desk, article)[number]
    desk.editing.sheet(article, RU)
    work = desk.editing.save(article, RU, segment.id, text, base=0, author="Aigul")
    desk.editing.confirm(article, RU, segment.id, base=work.version, author="Aigul")


def test_a_near_sentence_is_offered_with_its_origin(desk: Desk) -> None:
    article = add(desk, "# News\n\nWheat prices fell by 4 percent in May.\n\nRain is expected.\n")
    near, rain = segments(desk, article)[1:]
    (match,) = desk.lookup.matches(article, RU, near.id)
    assert (match.target, match.author, match.article) == ("В мае цены на пшеницу снизились на 3 процента.", "Dana", "")
    assert 60 <= match.score < 100
    assert match.penalties == ("numbers",)
    assert desk.lookup.matches(article, RU, rain.id) == ()


def test_a_confirmed_sentence_of_another_article_is_offered_and_forgotten_again(desk: Desk) -> None:
    one = add(desk, "# First\n\nThe deputies asked **why** it was closed.\n")
    other = add(desk, "# Second\n\nThe deputies asked why it was *closed*.\n")
    confirm(desk, one, 1, "Депутаты спросили, <1>почему</1> это закрыто.")
    segment = segments(desk, other)[1]
    (match,) = desk.lookup.matches(other, RU, segment.id)
    assert (match.score, match.headline, match.author) == (100, "First", "Aigul")
    assert missing_tags(match.target, segment.marks) == ()
    assert desk.lookup.matches(one, RU, segments(desk, one)[1].id) == ()  # not itself
    desk.editing.unconfirm(one, RU, segments(desk, one)[1].id, base=2, author="Aigul")
    assert desk.lookup.matches(other, RU, segment.id) == ()


def test_a_changed_text_is_found_by_its_new_words_only(desk: Desk) -> None:
    article = add(desk, "# First\n\nThe deputies asked why.\n")
    confirm(desk, article, 1, "Депутаты спросили почему.")
    segment = segments(desk, article)[1]
    desk.editing.save(article, RU, segment.id, "Парламентарии спросили почему.", base=2, author="Aigul")
    desk.editing.confirm(article, RU, segment.id, base=3, author="Aigul")
    direction = Direction(EN, RU)
    assert desk.lookup.concordance("депутат", RU, direction) == ()
    (pair,) = desk.lookup.concordance("парламентарий", RU, direction)
    assert pair.target == "Парламентарии спросили почему."


@pytest.mark.parametrize(
    ("query", "language", "hits"),
    [
        ("minister", EN, {"ministers", "minister"}),
        ("министр", RU, {"Министры", "министра"}),
        ("встретились министры", RU, {"Министры", "встретились"}),
    ],
)
def test_concordance_finds_every_form_and_says_where(
    desk: Desk, query: str, language: Language, hits: set[str]
) -> None:
    pairs = desk.lookup.concordance(query, language, Direction(EN, RU))
    sides = [(pair.source if language is EN else pair.target, pair.hits) for pair in pairs]
    assert {text[start:end] for text, found in sides for start, end in found} == hits


def test_concordance_looks_at_the_opposite_direction_too(desk: Desk) -> None:
    pairs = desk.lookup.concordance("министр", RU, Direction(RU, EN))
    assert {pair.target for pair in pairs} == {"The ministers met on Monday.", "He thanked the minister."}


def test_kazakh_is_found_by_lemma(desk: Desk) -> None:
    rows = "Министрдің сөзі\tСлова министра\n"
    desk.memory.add(rows.encode(), "kk.tsv", source=KK, target=RU, author="Dana")
    (pair,) = desk.lookup.concordance("министрлер", KK, Direction(KK, RU))
    assert [pair.source[a:b] for a, b in pair.hits] == ["Министрдің"]


def test_a_query_without_words_finds_nothing(desk: Desk) -> None:
    assert desk.lookup.concordance(" — ", RU, Direction(EN, RU)) == ()
