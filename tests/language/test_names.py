"""Transliteration of names."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.language import transliterate

RU, KK, EN = Language.RU, Language.KK, Language.EN


@pytest.mark.parametrize(
    ("name", "source", "target", "best"),
    [
        ("Қанат Бозымбаев", KK, RU, "Канат Бозымбаев"),
        ("Гүлжан Оразбай", KK, RU, "Гульжан Оразбай"),
        ("Бейімбет Нұрпейісов", KK, RU, "Беимбет Нурпеисов"),
        ("Айжан Тұрсынқызы", KK, RU, "Айжан Турсынкызы"),
        ("Ерлан Тоқтарұлы", KK, EN, "Yerlan Toktaruly"),
        ("Касым-Жомарт Токаев", RU, EN, "Kasym-Zhomart Tokayev"),
        ("Айжан Оразбай", RU, EN, "Aizhan Orazbai"),
        ("Нурлан Касымов", RU, KK, "Нұрлан Қасымов"),
        ("Мурат Токтарулы", RU, KK, "Мұрат Тоқтарұлы"),
        ("Сергей Щербаков", RU, KK, "Сергей Щербаков"),
        ("Aizhan Zhumabayeva", EN, RU, "Айжан Жумабаева"),
        ("Gulzhan Saparova", EN, RU, "Гульжан Сапарова"),
        ("Nurlan Seitov", EN, KK, "Нұрлан Сейітов"),
        ("М. ӘУЕЗОВ", KK, RU, "М. АУЕЗОВ"),
    ],
)
def test_the_best_spelling(name, source, target, best):
    assert transliterate(name, source, target)[0] == best


def test_one_language_changes_nothing():
    assert transliterate("Абай", KK, KK) == ("Абай",)


def test_candidates_are_different():
    spellings = transliterate("Карим Сабитов", RU, KK)
    assert len(set(spellings)) == len(spellings) > 1
    assert "Кәрім Сәбитов" in spellings or "Кәрім Сабитов" in spellings
