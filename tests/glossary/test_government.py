"""Neighbouring words demand cases."""

from __future__ import annotations

import pytest

from transdesk.domain.language import Language
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases
from transdesk.language.morphology import morphology


@pytest.mark.parametrize(
    ("language", "text", "word", "cases"),
    [
        (Language.RU, "Он пошёл к суду", "суду", ("DAT",)),
        (Language.RU, "Суд решил", "Суд", ()),
        (Language.RU, "Он идёт к, суд", "суд", ()),
        (Language.KK, "сот туралы заң", "сот", ("NOM",)),
        (Language.KK, "соттан кейін", "соттан", ("ABL",)),
        (Language.EN, "to court", "court", ()),
    ],
)
def test_what_is_demanded(language, text, word, cases):
    start = text.index(word)
    assert governed_cases(text, start, start + len(word), language) == cases


def test_demanded_forms_come_first(concept):
    made = concept("c", ru="Верховный суд")
    entry = Entry(made, made.designations[0])
    forms = fitting_first(["Верховного суда", "Верховному суду"], entry, ("DAT",), morphology(Language.RU))
    assert forms[0] == "Верховному суду"
    assert fitting_first(["Верховный суд"], entry, ("INS",), morphology(Language.RU))[0] == "Верховным судом"
