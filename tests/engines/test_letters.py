"""What a translation may not be written with, by the words of its source."""

from __future__ import annotations

import pytest

from transdesk.domain.engine import Request, TermHint
from transdesk.domain.language import Language
from transdesk.engines.letters import Letters

RU, KK, EN = Language.RU, Language.KK, Language.EN
PIECES = (
    "▁дом", "▁үй", "қа", "▁house", "use", "▁Bek", "▁As", "tana", "▁www", ".", "a", "kz", "▁CO", "VID", "▁19", "▁X", "I",
    "▁i", "Phone", ",", "▁Č", "▁°C",
)  # fmt: skip
ALWAYS = {"▁19", ".", ",", "▁X", "I"}
CYRILLIC = {"▁дом", "▁үй", "қа"}


def encode(text: str) -> list[str]:
    """The pieces whose letters stand in the text."""
    return [piece for piece in PIECES if piece.strip("▁") in text]


def allowed(text: str, source: Language, target: Language, *hints: TermHint) -> set[str]:
    return set(PIECES) - set(Letters(PIECES, encode).forbidden(Request(text, source, target, hints=hints)))


@pytest.mark.parametrize(
    ("text", "source", "target", "wanted"),
    [
        ("A house in use", EN, KK, CYRILLIC),
        ("A house in use", EN, RU, {"▁дом"}),
        ("Үй", KK, RU, {"▁дом"}),
        ("Дом", RU, KK, CYRILLIC),
        ("Дом", RU, EN, set(PIECES) - CYRILLIC - ALWAYS),
        ("COVID in the house", EN, RU, {"▁дом", "▁CO", "VID"}),
        ("The iPhone costs", EN, RU, {"▁дом", "▁i", "Phone"}),
        ("Bek Astana", EN, RU, {"▁дом"}),
        ("Рейс Bek Astana", RU, KK, {*CYRILLIC, "▁Bek", "▁As", "tana", "a"}),
        ("It was 19 °C", EN, RU, {"▁дом", "▁°C"}),
        ("See www.a.kz", EN, RU, {"▁дом", "▁www", "a", "kz"}),
    ],
)
def test_only_letters_that_the_source_gives_reason_for(text, source, target, wanted):
    assert allowed(text, source, target) - ALWAYS == wanted


def test_a_glossary_may_ask_for_latin_letters():
    hint = TermHint(6, 16, "Bek Astana")
    assert {"▁Bek", "▁As", "tana"} <= allowed("Go to Bek Astana", EN, RU, hint)
