"""The rules of Russian agreement, each where it speaks for a form, where it does not, and where it must be silent.

The form in question stands in square brackets; its term's dictionary form is given.
"""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind
from transdesk.glossary.agreement import Fit

FITS, BREAKS, SILENT = Fit.FITS, Fit.BREAKS, None


@pytest.mark.parametrize(
    ("rule", "term", "text", "fit"),
    [
        ("preposition", "смог", "Из-за [смога] не летали самолёты.", FITS),
        ("preposition", "смог", "Из-за [смогом] не летали самолёты.", BREAKS),
        ("preposition", "музей", "Актриса получила Гран-при [музея].", SILENT),
        ("preposition", "рынок", "По данным [рынка], цены выросли.", FITS),
        ("preposition", "рынок", "По данным [рынок], цены выросли.", BREAKS),
        ("preposition", "пошлина", "Иск, за который [пошлина] не взимается.", SILENT),
        ("dateline", "Уральск", "[Уральск], 19 декабря — Депутаты собрались.", FITS),
        ("dateline", "Уральск", "[Уральска], 19 декабря — Депутаты собрались.", BREAKS),
        ("adjective", "ипотека", "Заявки на новую [ипотеку].", FITS),
        ("adjective", "ипотека", "Заявки на новый [ипотеку].", BREAKS),
        ("adjective", "аким", "Она встретилась в Рудном с [акимом].", SILENT),
        ("numeral", "делегация", "Приехали сорок [делегаций].", FITS),
        ("numeral", "делегация", "Приехали сорок [делегации].", BREAKS),
        ("numeral", "оператор", "Два крупнейших [операторов] строят сеть.", BREAKS),
        ("numeral", "смена", "В восемь [смена] кончается.", SILENT),
        ("subject", "инфляция", "В январе [инфляция] снова выросла.", FITS),
        ("subject", "инфляция", "В январе [инфляцию] снова выросла.", SILENT),
        ("subject of a plural", "дамба", "[Дамба] построили весной.", BREAKS),
        ("subject of a plural", "Баку", "Ашхабад и [Баку] подписали договор.", SILENT),
        ("object in front", "заседание", "[Заседание] прервали утром.", FITS),
        ("object", "ипотека", "Банк открыл [ипотеку] для семей.", FITS),
        ("object", "ипотека", "Банк открыл [ипотеке] для семей.", SILENT),
        ("object in the genitive", "квота", "Министр ввёл [квоты] вчера.", SILENT),
        ("object in the genitive", "бюджет", "Депутаты приняли [бюджета] вчера.", BREAKS),
        ("object in the genitive", "бюджет", "Депутаты не приняли [бюджета] вчера.", SILENT),
        ("governed", "фонд", "Он руководил [фондом] три года.", FITS),
        ("governed", "фонд", "Он руководил [фонд] три года.", SILENT),
        ("subject behind its verb", "министерство", "Об этом сообщило [министерство] вчера.", FITS),
        ("subject behind its verb", "министерство", "Об этом сообщило [министерства] вчера.", SILENT),
        ("attribute", "вакцина", "Партия [вакцины] кончилась.", FITS),
        ("attribute", "вакцина", "Партия [вакцине] кончилась.", SILENT),
        ("attribute", "министр", "В понедельник [министра] не видели.", SILENT),
        ("joined", "компенсация", "Выбрали между домом и [компенсацией].", FITS),
        ("joined", "компенсация", "Выбрали между домом и [компенсации].", SILENT),
        ("participle", "пожар", "Утром потушили [пожар], вспыхнувший ночью.", FITS),
        ("of a participle", "закон", "Люди, защищённые [законом] от долгов.", FITS),
        ("of a participle", "закон", "Люди, защищённые [законе] от долгов.", SILENT),
        ("heading", "инфляция", "[Инфляция]: что это такое", FITS),
        ("heading", "инфляция", "[Инфляцией]: что это такое", SILENT),
        ("predicate", "инфляция", "Главный враг — [инфляция].", FITS),
        ("predicate", "инфляция", "Главный враг — [инфляцию].", SILENT),
    ],
)
def test_each_rule(judged, rule, term, text, fit):
    found, spoken = judged(Language.RU, term, text)
    if fit is SILENT:
        assert rule not in spoken
    else:
        assert (found, rule in spoken) == (fit, True)


@pytest.mark.parametrize(
    ("rule", "term", "kind", "text", "fit"),
    [
        ("quoted name", "Отбасы банк", TermKind.ORGANISATION, "Заявки принимает банк «[Отбасы банк]».", FITS),
        ("apposition", "Ерлан Асанов", TermKind.PERSON_M, "Она спросила министра [Ерлана Асанова].", FITS),
        ("apposition", "Ерлан Асанов", TermKind.PERSON_M, "Она спросила министра [Ерланом Асановым].", SILENT),
        ("title", "министр", TermKind.TITLE, "Вчера спросили бы [министра] Ивана.", FITS),
    ],
)
def test_rules_for_names(judged, rule, term, kind, text, fit):
    found, spoken = judged(Language.RU, term, text, kind)
    if fit is SILENT:
        assert rule not in spoken
    else:
        assert (found, rule in spoken) == (fit, True)


def test_acronyms_are_no_plurals_and_no_genders(judged):
    assert judged(Language.RU, "ТЭЦ", "Появятся три новые [ТЭЦ].")[0] is not BREAKS
