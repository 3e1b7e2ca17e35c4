"""Typed blocks in the three languages; what is not sure stays a paragraph."""

from __future__ import annotations

from datetime import date

import pytest

from transdesk.domain.article import Block
from transdesk.domain.article import BlockKind as K
from transdesk.formats.datelines import date_in, dateline_length, is_date_line
from transdesk.formats.structure import structured

BODY = "Первый абзац новости, который рассказывает о том, что произошло и кто об этом сообщил журналистам."


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("ALMATY, Kazakhstan (TCA) — ", "A news conference"),
        ("АСТАНА, 18 марта — ", "Глава государства"),
        ("АСТАНА, 18 наурыз – ", "Мемлекет басшысы"),
        ("АСТАНА. КАЗИНФОРМ – ", "В столице"),
        ("МОСКВА, 18 мар — РИА Новости. ", "Правительство"),
        ("LONDON (Reuters) - ", "The bank"),
        ("Алматы, 5 июня 2019 года — ", "Полиция"),
        ("Алматы (Азаттық) — ", "Бүгін"),
        ("НҰР-СҰЛТАН, 3 маусым — ", "Үкімет"),
        ("WASHINGTON, March 3 (AP) — ", "“We are ready,”"),
    ],
)
def test_a_dateline_is_measured(dateline: str, rest: str) -> None:
    assert dateline_length(dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "Казахстан — крупнейшая экономика региона.",
        "Казахстан — Крупнейшая экономика региона.",
        "США — главный партнёр.",
        "COVID-19 — a disease.",
        "«Мы готовы», — сказал он.",
        "The plan - as he said - failed.",
        "— Вы были там?",
        "ОПЕК — Организация стран.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert dateline_length(text) == 0


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 марта 2024", date(2024, 3, 18)),
        ("Алматы, 18 марта 2024 года", date(2024, 3, 18)),
        ("June 8, 2019 10:20", date(2019, 6, 8)),
        ("2024 жылғы 18 наурыз", date(2024, 3, 18)),
        ("18.03.2024", date(2024, 3, 18)),
        ("2024-03-18", date(2024, 3, 18)),
    ],
)
def test_a_line_of_date_and_place(text: str, day: date) -> None:
    assert is_date_line(text)
    assert date_in(text) == day


def test_impossible_dates_are_none() -> None:
    assert date_in("31 февраля 2024") is None


def _typed(*texts: str) -> list[tuple[K, str]]:
    return [(b.kind, b.text) for b in structured([Block(K.PARAGRAPH, t) for t in texts]).blocks]


@pytest.mark.parametrize(
    "furniture",
    [
        "View more articles fromTCA",
        "Читайте также: Как изменятся пенсии",
        "Поделиться",
        "Подписывайтесь на наш Telegram-канал",
        "Оқи отырыңыз: Жаңа заң қабылданды",
        "Толығырақ",
        "Share this:",
        "All rights reserved",
        "© 2024 Агентство",
    ],
)
def test_page_furniture(furniture: str) -> None:
    assert _typed("Заголовок", BODY, furniture)[-1] == (K.BOILERPLATE, furniture)


@pytest.mark.parametrize(
    "text", ["Подписано соглашение о сотрудничестве.", "Share prices fell on Monday.", "Follow-up talks begin."]
)
def test_sentences_that_begin_alike_stay(text: str) -> None:
    assert _typed("Заголовок", BODY, text)[-1][0] is K.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Sergey Kwan", "Sergey Kwan"),
        ("Автор: Айгуль Серикова", "Айгуль Серикова"),
        ("Авторы: А. Иванов, Б. Ким", "А. Иванов, Б. Ким"),
    ],
)
def test_bylines_that_say_so(line: str, name: str) -> None:
    for texts in (("Заголовок", line, BODY, BODY), ("Заголовок", BODY, BODY, line)):
        result = structured([Block(K.PARAGRAPH, t) for t in texts])
        assert result.byline == name
        assert (K.BYLINE, line) in [(b.kind, b.text) for b in result.blocks]


@pytest.mark.parametrize("line", ["By Monday the river had risen.", "Автор: неизвестен", "Текст: см. ниже"])
def test_lines_that_name_nobody(line: str) -> None:
    assert structured([Block(K.PARAGRAPH, t) for t in ("Заголовок", BODY, BODY, line)]).byline == ""


def test_the_authors_note_follows_the_closing_name() -> None:
    typed = _typed(
        "Заголовок", BODY, BODY, "Айгуль Серикова", "Айгуль Серикова — журналист.", "Живёт в Алматы.", "Поделиться"
    )
    assert [k for k, _ in typed[3:]] == [K.BYLINE, K.BIO, K.BIO, K.BOILERPLATE]


def test_a_name_in_the_middle_is_no_byline() -> None:
    assert _typed("Заголовок", BODY, "Новый Казахстан", BODY, BODY)[2][0] is K.PARAGRAPH


def test_one_sentence_is_no_headline() -> None:
    assert _typed(BODY) == [(K.PARAGRAPH, BODY)]
