"""Whether a term's form agrees with its neighbours, as far as rules can tell."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.glossary.agreement import Fit, fits_of
from transdesk.glossary.attempts import agreeing_first, attempts_at, reformed
from transdesk.glossary.obligations import Kept
from transdesk.language.morphology import morphology

FITS, BREAKS, UNKNOWN = Fit.FITS, Fit.BREAKS, Fit.UNKNOWN


@pytest.mark.parametrize(
    ("language", "term", "text", "form", "fit"),
    [
        (Language.RU, "ящур", "Регионы свободны от ящура.", "ящура", FITS),
        (Language.RU, "ящур", "Вакцина без ящур.", "ящур", BREAKS),
        (Language.RU, "юрта", "Поставили 63 юрты.", "юрты", FITS),
        (Language.RU, "юрта", "Поставили 63 юрта.", "юрта", BREAKS),
        (Language.RU, "золотая медаль", "Он украл 3 золотой медали.", "золотой медали", BREAKS),
        (Language.RU, "золотая медаль", "Он украл 3 золотые медали.", "золотые медали", FITS),
        (Language.RU, "золотая медаль", "Он украл 13 золотых медалей.", "золотых медалей", FITS),
        (Language.RU, "подпись", "Собрали 50 000 подписей.", "подписей", FITS),
        (Language.RU, "подпись", "Собрали 50 000 подписи.", "подписи", BREAKS),
        (Language.RU, "подпись", "Обратились к 5 000 подписям.", "подписям", FITS),
        (Language.RU, "инфляция", "Калькулятор личной инфляции.", "инфляции", FITS),
        (Language.RU, "инфляция", "Калькулятор личного инфляция.", "инфляция", BREAKS),
        (Language.RU, "оператор", "Два крупнейших оператора построили сеть.", "оператора", FITS),
        (Language.RU, "сессия", "24 сессия длилась долго.", "сессия", FITS),
        (Language.RU, "кодекс", "По смыслу статьи 169 кодекса.", "кодекса", UNKNOWN),
        (Language.RU, "сеть", "Это закон, запрещающий сети детям.", "сети", FITS),
        (Language.RU, "аптека", "Проверка 640 аптеки началась.", "аптеки", BREAKS),
        (Language.RU, "дамба", "Дамба не защищала город.", "Дамба", FITS),
        (Language.RU, "дамба", "Дамбу построили весной.", "Дамбу", FITS),
        (Language.RU, "бюджет", "В 2024 бюджет вырос.", "бюджет", FITS),
        (Language.RU, "канцлер", "Когда в 1889 канцлер ввёл пенсии.", "канцлер", FITS),
        (Language.RU, "бюджет", "Депутаты приняли бюджет.", "бюджет", FITS),
        (Language.KK, "заң жобасы", "Бұл заң жобасы туралы айтты.", "заң жобасы", FITS),
        (Language.KK, "жиналыс", "Олар жиналысқа кейін кетті.", "жиналысқа", BREAKS),
        (Language.KK, "белгі", "Олар 146 белгілерді орнатты.", "белгілерді", BREAKS),
        (Language.KK, "белгі", "Олар 146 белгіні орнатты.", "белгіні", FITS),
        (Language.KK, "шешім", "Бұл соттың шешімі.", "шешімі", FITS),
        (Language.KK, "шешім", "Бұл соттың шешім.", "шешім", BREAKS),
        (Language.KK, "шешім", "Бұл соттың шешім жобасы.", "шешім", FITS),
        (Language.EN, "akyn", "They saw eight akyn.", "akyn", BREAKS),
        (Language.EN, "akyn", "They saw eight akyns.", "akyns", FITS),
        (Language.EN, "ivory", "The three ivory smugglers fled.", "ivory", UNKNOWN),
    ],
)
def test_what_the_neighbours_tell(obliged, language, term, text, form, fit):
    start = text.index(form)
    kept = Kept(obliged(language, term), ((start, start + len(form)),))
    assert fits_of(text, [kept], morphology(language)) == [fit]


@pytest.mark.parametrize(
    ("language", "term", "text", "form", "better"),
    [
        (Language.RU, "ящур", "Вакцина без ящур.", "ящур", "Вакцина без ящура."),
        (Language.RU, "юрта", "Поставили 63 юрта и сцену.", "юрта", "Поставили 63 юрты и сцену."),
        (Language.RU, "золотая медаль", "Он украл 3 золотой медали.", "золотой медали", "Он украл 3 золотых медали."),
        (Language.KK, "белгі", "Олар 146 белгілерді орнатты.", "белгілерді", "Олар 146 белгіні орнатты."),
        (Language.EN, "signature", "From 2,500 signature.", "signature", "From 2,500 signatures."),
    ],
)
def test_a_form_that_breaks_a_rule_gives_way_to_the_nearest_that_keeps_it(obliged, language, term, text, form, better):
    start = text.index(form)
    attempt = reformed(text, (start, start + len(form)), obliged(language, term), morphology(language))
    assert attempt.text == better
    assert reformed(better, attempt.span, obliged(language, term), morphology(language)) is None


def test_a_form_of_which_nothing_is_known_stays(obliged):
    text = "Депутаты приняли бюджет."
    assert reformed(text, (17, 23), obliged(Language.RU, "бюджет"), morphology(Language.RU)) is None


def test_forms_that_agree_come_first_and_missing_ones_are_added(obliged):
    entry = obliged(Language.RU, "юрта").allowed[0]
    text = "Поставили 63 палаток и сцену."
    forms = agreeing_first(["юрт", "юрта"], entry, text, (13, 20), morphology(Language.RU))
    assert forms[0] == "юрты"
    assert set(forms) >= {"юрт", "юрта"}


@pytest.mark.parametrize(
    ("term", "text", "form", "better"),
    [
        ("ипотека", "Заявки на новый ипотеке принимает банк.", "ипотеке", "Заявки на новую ипотеку принимает банк."),
        ("инфляция", "Калькулятор личного инфляция.", "инфляция", "Калькулятор личной инфляции."),
        ("ножницы", "Они купили 10-летнего ножниц.", "ножниц", "Они купили 10-летних ножниц."),
        (
            "предельная цена",
            "Обсудили высокого предельная цена.",
            "предельная цена",
            "Обсудили высокую предельную цену.",
        ),
    ],
)
def test_adjectives_follow_the_gender_of_the_term(obliged, term, text, form, better):
    start = text.index(form)
    attempt = reformed(text, (start, start + len(form)), obliged(Language.RU, term), morphology(Language.RU))
    assert attempt.text == better
    assert text[attempt.span[0] :] != better[attempt.span[0] :]
    assert reformed(better, attempt.span, obliged(Language.RU, term), morphology(Language.RU)) is None


def test_participles_and_adjectives_that_agree_already_stay(obliged):
    text = "Это закон, запрещающий личную инфляцию."
    start = text.index("инфляцию")
    assert reformed(text, (start, start + 8), obliged(Language.RU, "инфляция"), morphology(Language.RU)) is None


def test_a_term_that_is_put_in_place_takes_its_adjectives_along(obliged):
    text = "Он открыл новый кредит."
    (attempt, *_) = attempts_at(text, (16, 22), obliged(Language.RU, "ипотека"), morphology(Language.RU), every=False)
    assert attempt.text == "Он открыл новую ипотеку."
    assert attempt.text[slice(*attempt.span)] == "ипотеку"


def test_where_no_copied_form_is_right_the_one_that_the_place_asks_for_comes_first(obliged):
    text = "«Болады», — деді бастық."
    place = (text.index("бастық"), text.index("бастық") + 6)
    entry = obliged(Language.KK, "министр").allowed[0]
    assert agreeing_first(["министрге"], entry, text, place, morphology(Language.KK))[0] == "министр"
