from __future__ import annotations

import pytest

from checks.cases import findings
from transdesk.checks.names import Names
from transdesk.domain.names import NameSpelling

CHECK = Names()
SOURCE = "Later Serik Akhmetov answered."
KNOWN = (NameSpelling("Serik Akhmetov", "Серик Ахметов", 1),)


def test_a_person_who_is_written_otherwise_elsewhere_is_told() -> None:
    (finding,) = findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=KNOWN)
    assert finding.message == "names.differs"
    assert finding.values == (("found", "Серык Ахметов"), ("usual", "Серик Ахметов"), ("number", "1"))
    assert finding.target_span == (6, 19)


@pytest.mark.parametrize(
    "target", ["Позже Серик Ахметов ответил.", "Ответ Серика Ахметова.", "Серику Ахметову ответили."]
)
def test_case_endings_are_no_difference(target: str) -> None:
    assert findings(CHECK, SOURCE, target, names=KNOWN) == ()


def test_a_title_before_the_name_is_no_difference() -> None:
    known = (NameSpelling("Minister Serik Akhmetov", "Министр Серик Ахметов", 1),)
    assert findings(CHECK, SOURCE, "Позже Серик Ахметов ответил.", names=known) == ()
    assert findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=known) != ()


def test_other_people_and_a_divided_article_pass() -> None:
    assert findings(CHECK, "Later Yerlan Karin answered.", "Позже Ерлан Карин ответил.", names=KNOWN) == ()
    divided = (*KNOWN, NameSpelling("Serik Akhmetov", "Серык Ахметов", 2))
    assert findings(CHECK, SOURCE, "Позже Серык Ахметов ответил.", names=divided) == ()


def test_kazakh_endings_are_no_difference() -> None:
    known = (NameSpelling("Серик Ахметов", "Серік Ахметов", 3),)
    source = "Серику Ахметову ответили."
    assert findings(CHECK, source, "Серік Ахметовке жауап берілді.", "ru-kk", names=known) == ()
    assert findings(CHECK, source, "Серик Ахметовке жауап берілді.", "ru-kk", names=known) != ()


TOKAYEV = (NameSpelling("Касым-Жомарт Токаев", "Kassym-Jomart Tokayev", 2),)


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Токаев подписал закон.", "Toqaev signed the law.", "Toqaev"),
        ("Закон передали Токаеву.", "The law was handed to Tokaev.", "Tokaev"),
        ("По словам Президента Токаева, закон готов.", "The law is ready, President Tokaev said.", "Tokaev"),
    ],
)
def test_a_surname_alone_is_compared_with_the_full_names_of_the_article(source: str, target: str, found: str) -> None:
    (finding,) = findings(CHECK, source, target, "ru-en", names=TOKAYEV)
    assert finding.values == (("found", found), ("usual", "Tokayev"), ("number", "2"))
    start, end = finding.target_span or (0, 0)
    assert target[start:end] == found


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Токаеву ответили.", "They answered Tokayev.", "ru-en"),
        ("Слова Токаева.", "Tokayev’s words.", "ru-en"),
        ("Токаев подписал закон.", "The President signed the law.", "ru-en"),
        ("Токаева поздравила коллег.", "Tokayeva congratulated her colleagues.", "ru-en"),
        ("Ербол Токаев подписал закон.", "Yerbol Tokaev signed the law.", "ru-en"),
    ],
)
def test_forms_of_a_surname_and_other_people_pass(source: str, target: str, pair: str) -> None:
    assert findings(CHECK, source, target, pair, names=TOKAYEV) == ()


@pytest.mark.parametrize("case", ["Тоқаев", "Тоқаевтың", "Тоқаевқа", "Тоқаевты", "Тоқаевпен"])
def test_a_surname_alone_is_known_in_every_kazakh_case(case: str) -> None:
    known = (NameSpelling("Касым-Жомарта Токаева", "Қасым-Жомарт Тоқаевтың", 1),)
    source = "Речь идёт о Токаеве."
    assert findings(CHECK, source, f"Бұл сөз {case} туралы.", "ru-kk", names=known) == ()
    wrong = case.replace("Тоқаев", "Токаев")
    assert len(findings(CHECK, source, f"Бұл сөз {wrong} туралы.", "ru-kk", names=known)) == 1


def test_a_surname_that_is_an_everyday_word_counts_inside_a_sentence_only() -> None:
    known = (NameSpelling("Иван Мороз", "Ivan Moroz", 1),)
    assert findings(CHECK, "Мороз ударил ночью.", "Moros struck at night.", "ru-en", names=known) == ()
    assert len(findings(CHECK, "Так сказал Мороз вчера.", "Moros said so yesterday.", "ru-en", names=known)) == 1


def test_a_derived_word_is_no_other_spelling() -> None:
    known = (NameSpelling("Yuri Gagarin", "Юрий Гагарин", 1),)
    assert findings(CHECK, "It left Gagarin’s Start.", "Стартовала с площадки Гагаринский старт.", names=known) == ()
