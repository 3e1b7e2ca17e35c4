"""Russian phrases, names and numerals as a newsroom writes them."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.domain.morphology import Grammar, parse_features
from transdesk.domain.term import TermKind
from transdesk.language.morphology import morphology
from transdesk.language.morphology.ru.lexicon import is_form

RUSSIAN = morphology(Language.RU)


def written(term: str, features: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> str:
    return RUSSIAN.inflect(term, parse_features(features), kind, grammar)[0]


@pytest.mark.parametrize(
    ("term", "features", "expected"),
    [
        ("внеочередные президентские выборы", "N;DAT", "внеочередным президентским выборам"),
        ("Бюро по правам человека", "N;GEN", "Бюро по правам человека"),
        ("Комитет языковой политики", "N;GEN", "Комитета языковой политики"),
        ("Высшая аудиторская палата", "N;INS", "Высшей аудиторской палатой"),
        ("партия «Аманат»", "N;INS", "партией «Аманат»"),
        ("«Большая двадцатка»", "N;GEN", "«Большой двадцатки»"),
        ("Босния и Герцеговина", "N;ESS", "Боснии и Герцеговине"),
        ("Министерство труда и социальной защиты", "N;ESS", "Министерстве труда и социальной защиты"),
        ("политический заключённый", "N;ACC;PL", "политических заключённых"),
        ("служащий банка", "N;DAT", "служащему банка"),
        ("государство-член", "N;GEN;PL", "государств-членов"),
        ("премьер-министр", "N;DAT", "премьер-министру"),
        ("казахско-турецкий университет", "N;INS", "казахско-турецким университетом"),
        ("Рогунская ГЭС", "N;GEN", "Рогунской ГЭС"),
        ("треска ледовая", "N;DAT;PL", "трескам ледовым"),
        ("варенье", "N;INS", "вареньем"),
        ("юбка клёш", "N;INS;PL", "юбками клёш"),
        ("США", "N;DAT", "США"),
        ("аэропорт", "N;ESS", "аэропорту"),
    ],
)
def test_the_head_and_what_agrees_with_it_decline(term, features, expected):
    assert written(term, features) == expected


@pytest.mark.parametrize(
    ("term", "kind", "features", "expected"),
    [
        ("Касым-Жомарт Токаев", TermKind.PERSON_M, "INS", "Касым-Жомартом Токаевым"),
        ("Николай Римский-Корсаков", TermKind.PERSON_M, "GEN", "Николая Римского-Корсакова"),
        ("Си Цзиньпин", TermKind.PERSON_M, "INS", "Си Цзиньпином"),
        ("Ким Чен Ын", TermKind.PERSON_M, "GEN", "Ким Чен Ына"),
        ("Рецеп Тайип Эрдоган", TermKind.PERSON_M, "DAT", "Рецепу Тайипу Эрдогану"),
        ("Жанболат Мамай", TermKind.PERSON_M, "INS", "Жанболатом Мамаем"),
        ("Тарас Шевченко", TermKind.PERSON_M, "DAT", "Тарасу Шевченко"),
        ("Абиш Кекилбайулы", TermKind.PERSON_M, "GEN", "Абиша Кекилбайулы"),
        ("Пётр Первый", TermKind.PERSON_M, "GEN", "Петра Первого"),
        ("Дарига Назарбаева", TermKind.PERSON_F, "DAT", "Дариге Назарбаевой"),
        ("Виктория Пак", TermKind.PERSON_F, "GEN", "Виктории Пак"),
        ("Инна Георгиевна Пак", TermKind.PERSON_F, "GEN", "Инны Георгиевны Пак"),
        ("Айгуль Орынбек", TermKind.PERSON_F, "INS", "Айгуль Орынбек"),
        ("Мария Склодовская-Кюри", TermKind.PERSON_F, "DAT", "Марии Склодовской-Кюри"),
        ("президент Касым-Жомарт Токаев", TermKind.TERM, "DAT", "президенту Касым-Жомарту Токаеву"),
        ("президент Франции", TermKind.TERM, "INS", "президентом Франции"),
        ("Усть-Каменогорск", TermKind.TERM, "ACC", "Усть-Каменогорск"),
        ("Жогорку Кенеш", TermKind.ORGANISATION, "GEN", "Жогорку Кенеша"),
        ("Отбасы банк", TermKind.ORGANISATION, "ESS", "Отбасы банке"),
        ("Ростов-на-Дону", TermKind.PLACE, "ESS", "Ростове-на-Дону"),
        ("Рудный", TermKind.PLACE, "ESS", "Рудном"),
        ("Семей", TermKind.PLACE, "ESS", "Семее"),
        ("Кентау", TermKind.PLACE, "ESS", "Кентау"),
        ("Курчатов", TermKind.PLACE, "INS", "Курчатовом"),
        ("Каракумы", TermKind.PLACE, "GEN", "Каракумов"),
        ("Тбилиси", TermKind.PLACE, "ESS", "Тбилиси"),
    ],
)
def test_names_decline_by_their_own_rules(term, kind, features, expected):
    assert written(term, features, kind) == expected


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        ("ADJ;GEN;FEM;SG", "казахстанской"),
        ("ADJ;ANIM;ACC;MASC;SG", "казахстанского"),
        ("ADJ;INAN;ACC;MASC;SG", "казахстанский"),
        ("ADJ;ACC;ANIM;PL", "казахстанских"),
        ("ADJ;ESS;NEUT;SG", "казахстанском"),
    ],
)
def test_an_adjective_alone_declines_in_gender_and_animacy(features, expected):
    assert written("казахстанский", features) == expected


@pytest.mark.parametrize(
    ("number", "term", "expected"),
    [
        (1, "депутат", "1 депутат"),
        (2, "депутат", "2 депутата"),
        (5, "депутат", "5 депутатов"),
        (11, "депутат", "11 депутатов"),
        (21, "депутат", "21 депутат"),
        (2, "новый закон", "2 новых закона"),
        (3, "новая партия", "3 новые партии"),
        (2, "заключённый", "2 заключённых"),
        (5, "год", "5 лет"),
        (22, "год", "22 года"),
        (5, "человек", "5 человек"),
        (3, "выборы", "3 выборов"),
    ],
)
def test_numbers_govern_the_form(number, term, expected):
    assert RUSSIAN.counted(number, term) == expected


@pytest.mark.parametrize(
    ("term", "features", "expected"),
    [
        ("музей-заповедник", "N;GEN;SG", "музея-заповедника"),
        ("завод-изготовитель", "N;ACC;SG", "завод-изготовитель"),
        ("государство-участник", "N;ACC;PL", "государства-участники"),
        ("новый спутник-шпион", "N;ACC;SG", "новый спутник-шпион"),
        ("врач-терапевт", "N;ACC;SG", "врача-терапевта"),
        ("маслихат", "N;ACC;SG", "маслихат"),
        ("сом", "N;ACC;PL", "сомы"),
    ],
)
def test_the_first_of_two_joined_nouns_and_the_list_tell_the_animacy(term, features, expected):
    assert RUSSIAN.inflect(term, parse_features(features))[0] == expected


def test_numbers_in_oblique_cases_take_the_plural_of_that_case():
    assert RUSSIAN.counted(5, "депутат", parse_features("DAT")) == "5 депутатам"
    assert RUSSIAN.counted(2, "депутат", parse_features("ACC")) == "2 депутатов"
    assert RUSSIAN.counted(2, "закон", parse_features("ACC")) == "2 закона"


@pytest.mark.parametrize(
    ("term", "grammar", "features", "expected"),
    [
        ("Навои", (("indecl", "yes"),), "GEN", "Навои"),
        ("Эмба", (("gender", "f"),), "ACC", "Эмбу"),
        ("Мугалжары", (("gender", "pl"),), "ESS", "Мугалжарах"),
        ("робот", (("animate", "yes"),), "ACC", "робота"),
        ("боец", (("gen.pl", "бойцов"), ("ins.sg", "бойцом")), "INS", "бойцом"),
        ("день", (("gen.sg", "дни"),), "GEN", "дни"),
    ],
)
def test_a_concept_overrides_the_rules(term, grammar, features, expected):
    assert written(term, features, grammar=grammar) == expected


@pytest.mark.parametrize(
    ("form", "term"),
    [
        ("пограничном посту", "пограничный пост"),
        ("гостевых дома", "гостевой дом"),
        ("МИДа", "МИД"),
        ("лет", "год"),
        ("людей", "человек"),
        ("осужденного", "осуждённый"),
        ("Назарбаевых", "Назарбаев"),
    ],
)
def test_forms_that_text_uses_beside_ours_are_recognised(form, term):
    assert form in RUSSIAN.spellings(term)
    assert RUSSIAN.features_of(form, term)


@pytest.mark.parametrize(
    ("term", "replaced", "expected"),
    [
        ("многодетная мать", "большим матерям", "многодетным матерям"),
        ("Конституционный суд", "Верховного суда", "Конституционного суда"),
        ("президент", "главой государства", "президентом"),
        ("бюджетная комиссия", "бюджетаской комиссии", "бюджетной комиссии"),  # a rough model's word
        ("Касым-Жомарт Токаев", "Нурсултаном Назарбаевым", "Касым-Жомартом Токаевым"),
    ],
)
def test_a_term_takes_over_the_case_of_the_words_it_replaces(term, replaced, expected):
    assert RUSSIAN.fit(term, replaced)[0] == expected


def test_a_gender_among_the_features_tells_whose_name_it_is():
    assert written("Меркель", "PROPN;GEN;SG;FEM") == "Меркель"
    assert written("Меркель", "PROPN;GEN;SG;MASC") == "Меркеля"


def test_a_letter_without_a_name_is_no_word_and_no_accident() -> None:
    assert "мэр" in RUSSIAN.fit("мэр", "\U00017000")


def test_a_pronoun_with_gaps_in_its_paradigm_has_forms_all_the_same() -> None:
    assert "экая" in morphology(Language.RU).spellings("экий")
    assert morphology(Language.RU).spellings("экий человек")


@pytest.mark.parametrize(
    ("form", "word", "told"),
    [
        ("отца", "отец", True),
        ("новыми", "новый", True),
        ("ковры", "ковров", False),
        ("стало", "сталин", False),
        ("говорит", "говорить", False),
        ("воскресения", "воскресенье", True),
        ("выборов", "выборы", True),
        ("кюям", "кюй", None),
    ],
)
def test_the_dictionary_tells_forms_where_it_knows_both_words(form: str, word: str, told: bool | None) -> None:
    assert is_form(form, word) is told


@pytest.mark.parametrize(
    ("term", "form"), [("осадки", "осадков"), ("заморозки", "заморозков"), ("новости", "новостей")]
)
def test_a_plural_is_of_the_noun_that_the_press_means(term: str, form: str) -> None:
    assert written(term, "N;PL;GEN") == form


@pytest.mark.parametrize(
    ("form", "term", "kind"),
    [
        ("задержки рейсов", "задержка рейса", TermKind.TERM),
        ("главах государств", "глава государства", TermKind.TITLE),
        ("Алие Молдагуловой", "Алия Молдагулова", TermKind.PERSON_F),
    ],
)
def test_forms_beside_those_that_the_desk_writes(form: str, term: str, kind: TermKind) -> None:
    assert form in RUSSIAN.spellings(term, kind)
    assert form not in {each.text for each in RUSSIAN.forms(term, kind) if each.preferred}
