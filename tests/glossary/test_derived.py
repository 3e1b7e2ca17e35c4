"""Adjectives of places keep the place's obligation."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.glossary.derived import derived_spans
from transdesk.glossary.entries import Entry


@pytest.mark.parametrize(
    ("language", "place", "text", "found"),
    [
        (Language.RU, "Казахстан", "казахстанские учителя", ["казахстанские"]),
        (Language.RU, "Алматы", "алматинских хирургов", ["алматинских"]),
        (Language.RU, "Япония", "японский зонд", ["японский"]),
        (Language.RU, "Россия", "у россиян", ["россиян"]),
        (Language.RU, "Казахстан", "казахский язык и казахстанскость", []),
        (Language.RU, "Ош", "ошибка", []),
        (Language.KK, "Қазақстан", "қазақстандық мұғалімдерге", ["қазақстандық"]),
        (Language.KK, "Ресей", "ресейліктен артық", ["ресейліктен"]),
        (Language.KK, "Қазақстан", "Қазақ тілі", []),
        (Language.EN, "Japan", "a Japanese probe", ["Japanese"]),
        (Language.EN, "China", "on his chin", []),
        (Language.EN, "Kazakhstan", "Kazakhstani teachers", ["Kazakhstani"]),
        (Language.EN, "Kazakhstan", "a Kazakh bank", ["Kazakh"]),
        (Language.RU, "Узбекистан", "узбекский газ", ["узбекский"]),
        (Language.EN, "Germany", "the German performance", ["German"]),
    ],
)
def test_derivatives_are_told_from_other_words(concept, language, place, text, found):
    made = concept("p", **{str(language): place}, kind="place")
    spans = derived_spans([Entry(made, made.designations[0])], text, language)
    assert [text[start:end] for start, end in spans] == found


def test_other_kinds_have_no_derivatives(concept):
    made = concept("t", ru="суд")
    assert derived_spans([Entry(made, made.designations[0])], "судский", Language.RU) == []
