"""Normalisation and look-alike letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transdesk.language import fold
from transdesk.language.scripts import Script, fold_words, script_of


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("мемлекеттiк", "мемлекеттік"),
        ("Cаяси", "Саяси"),
        ("жаhан", "жаһан"),
        ("Wіndows", "Windows"),
        ("ХIХ", "XIX"),
        ("COVID-ті", "COVID-ті"),
        ("iPhone", "iPhone"),
        ("Azattyq сайты", "Azattyq сайты"),
        ("ТOO", "ТОО"),
    ],
)
def test_mixed_words_are_repaired_and_others_left(before, after):
    assert fold(before)[0] == after


def test_every_repair_is_listed():
    text, changes = fold("мемлекеттiк тiл, мемлекеттiк қызмет")
    assert "i" not in text
    assert [(c.what, c.before, c.after, c.count) for c in changes] == [
        ("lookalike", "мемлекеттiк", "мемлекеттік", 2),
        ("lookalike", "тiл", "тіл", 1),
    ]


def test_composition_is_listed():
    text, changes = fold("Ерё" + "и\u0306")
    assert text == unicodedata.normalize("NFC", text)
    assert [c.what for c in changes] == ["nfc"]


@given(st.text(alphabet="абвіқaceopxyihБABCH- ёй1", max_size=40))
def test_folding_keeps_length_and_is_stable(text):
    normal = unicodedata.normalize("NFC", text)
    folded, _ = fold(normal)
    assert len(folded) == len(normal)
    assert fold(folded)[0] == folded
    assert fold_words(normal) == folded


def test_scripts():
    assert script_of("Қазақстан 2024") is Script.CYRILLIC
    assert script_of("Kazakhstan") is Script.LATIN
    assert script_of("12 345") is Script.OTHER
    assert script_of("今天") is Script.OTHER
