"""Whether a term's form agrees with its neighbours, as far as rules can tell."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.domain.term import TermHit
from transdesk.glossary.agreement import Fit, fits_of
from transdesk.glossary.attempts import agreeing_first, reformed
from transdesk.glossary.entries import Entry
from transdesk.glossary.obligations import Kept, Obligation
from transdesk.language.morphology import morphology

FITS, BREAKS, UNKNOWN = Fit.FITS, Fit.BREAKS, Fit.UNKNOWN


@pytest.fixture
def obliged(concept):
    def make(language, term):
        made = concept("c", en="term", **({str(language): term} if language is not Language.EN else {}))
        if language is Language.EN:
            made = concept("c", en=term)
        designation = made.of(language)[0]
        hit = TermHit(0, 4, "term", made, made.designations[0])
        return Obligation(made, (hit,), (Entry(made, designation),))

    return make


@pytest.mark.parametrize(
    ("language", "term", "text", "form", "fit"),
    [
        (Language.RU, "ящур", "Регионы свободны от ящура.", "ящура", FITS),
        (Language.RU, "ящур", "Вакцина без ящур.", "ящур", BREAKS),
        (Language.RU, "юрта", "Поставили 63 юрты.", "юрты", FITS),
        (Language.RU, "юрта", "Поставили 63 юрта.", "юрта", BREAKS),
        (Language.RU, "подпись", "Собрали 50 000 подписей.", "подписей", FITS),
        (Language.RU, "подпись", "Собрали 50 000 подписи.", "подписи", BREAKS),
        (Language.RU, "подпись", "Обратились к 5 000 подписям.", "подписям", FITS),
        (Language.RU, "инфляция", "Калькулятор личной инфляции.", "инфляции", FITS),
        (Language.RU, "инфляция", "Калькулятор личного инфляция.", "инфляция", BREAKS),
        (Language.RU, "оператор", "Два крупнейших оператора построили сеть.", "оператора", FITS),
        (Language.RU, "сессия", "24 сессия длилась долго.", "сессия", UNKNOWN),
        (Language.RU, "кодекс", "По смыслу статьи 169 кодекса.", "кодекса", UNKNOWN),
        (Language.RU, "сеть", "Это закон, запрещающий сети детям.", "сети", UNKNOWN),
        (Language.RU, "аптека", "Проверка 640 аптеки началась.", "аптеки", BREAKS),
        (Language.RU, "дамба", "Дамба не защищала город.", "Дамба", FITS),
        (Language.RU, "дамба", "Дамбу построили весной.", "Дамбу", UNKNOWN),
        (Language.RU, "бюджет", "В 2024 бюджет вырос.", "бюджет", UNKNOWN),
        (Language.RU, "бюджет", "Депутаты приняли бюджет.", "бюджет", UNKNOWN),
        (Language.KK, "заң жобасы", "Бұл заң жобасы туралы айтты.", "заң жобасы", FITS),
        (Language.KK, "жиналыс", "Олар жиналысқа кейін кетті.", "жиналысқа", BREAKS),
        (Language.KK, "белгі", "Олар 146 белгілерді орнатты.", "белгілерді", BREAKS),
        (Language.KK, "белгі", "Олар 146 белгіні орнатты.", "белгіні", UNKNOWN),
        (Language.KK, "шешім", "Бұл соттың шешімі.", "шешімі", FITS),
        (Language.KK, "шешім", "Бұл соттың шешім.", "шешім", BREAKS),
        (Language.KK, "шешім", "Бұл соттың шешім жобасы.", "шешім", UNKNOWN),
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
