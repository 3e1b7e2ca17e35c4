"""Terms are found in the forms in which they stand."""

from __future__ import annotations

import pytest

from transdesk.training.terms import Hit, Term, TermFinder, alternatives, find_in_all

TERMS = [
    Term({"en": ("commission",), "ru": ("избирательная комиссия",), "kk": ("сайлау комиссиясы",)}),
    Term({"en": ("Almaty",), "ru": ("Алматы",), "kk": ("Алматы",)}),
    Term({"en": ("company",), "ru": ("компания",), "kk": ("мектеп",)}),
    Term({"en": ("bank",), "ru": ("банк",), "kk": ("банк",)}),
]


def found(language: str, text: str) -> list[str]:
    return [text[h.start : h.end] for h in TermFinder(TERMS, language).find(text).values()]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ru", "Решение избирательной комиссией принято.", ["избирательной комиссией"]),
        ("kk", "Сайлау комиссиясының шешімі бар.", ["Сайлау комиссиясының"]),
        ("kk", "Сайлау комиссиялары есеп берді.", ["Сайлау комиссиялары"]),
        ("kk", "Мектебіміздегілер келді.", ["Мектебіміздегілер"]),
        ("en", "Both companies' banks closed.", ["banks", "companies"]),
        ("kk", "Банкрот болған адам.", []),
        ("en", "A bankrupt man in almaty.", []),
    ],
)
def test_inflected_forms(language: str, text: str, wanted: list[str]) -> None:
    assert sorted(found(language, text)) == wanted


def test_only_what_stands_on_both_sides_counts() -> None:
    finders = {lang: TermFinder(TERMS, lang) for lang in ("en", "kk")}
    texts = {"en": "The bank of Almaty", "kk": "Алматының мектебі"}
    assert find_in_all(texts, finders) == [{"en": Hit(12, 18, "Almaty"), "kk": Hit(0, 9, "Алматы")}]


def test_forbidden_designations_are_left_out() -> None:
    assert alternatives("Астана|!Нур-Султан| Нур ") == ("Астана", "Нур")
