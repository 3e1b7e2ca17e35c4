"""Small numbers as words: whether a translation may have written a figure out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from transdesk.domain.language import Language

_Stems = Mapping[int, str]

# beginnings of cardinals, ordinals and the usual other words for a number, as dictionaries of the three languages give
# them; 0 and 1 are left to articles and pronouns too often to be looked for
_EN: Final[_Stems] = {
    2: "two|second|twice|twin|both|pair|couple|doubl|half",
    3: "three|third|thrice|triple|trio",
    4: "four|quarter",
    5: "five|fif",
    6: "six",
    7: "seven",
    8: "eigh",
    9: "nine|ninth",
    10: "ten|decade|dozens",
    11: "eleven",
    12: "twel|dozen|noon|midnight",
}
_RU: Final[_Stems] = {
    2: "дв[аеоуи]|втор|об[ае]|обо[ие]|пар[аеуы]|пол|вдво",
    3: "тр[еиоёь]|втро",
    4: "четыр|четв",
    5: "пят|впят",
    6: "шест",
    7: "сем|седьм",
    8: "вос[еь]м",
    9: "девят",
    10: "десят|декад",
    11: "одиннадцат",
    12: "двенадцат|дюжин|полдень|полдня|полноч",
}
_KK: Final[_Stems] = {
    2: "екі|екеу|қос|жарты|жұп",
    3: "үш",
    4: "төрт|тоқсан|ширек",
    5: "бес",
    6: "алты|алтау",
    7: "жеті|жетеу",
    8: "сегіз",
    9: "тоғыз",
    10: "он",
    11: "он бір",
    12: "он екі|түс|түн",
}
_WORDS: Final = MappingProxyType(
    {
        language: {number: re.compile(rf"\b(?:{stems})", re.IGNORECASE) for number, stems in table.items()}
        for language, table in ((Language.EN, _EN), (Language.RU, _RU), (Language.KK, _KK))
    }
)
_HALF: Final = MappingProxyType(
    {
        Language.EN: re.compile(r"\b(?:half|halves|quarter)", re.IGNORECASE),
        Language.RU: re.compile(r"\b(?:пол|четверт)", re.IGNORECASE),
        Language.KK: re.compile(r"\b(?:жарты|жарым|ширек)", re.IGNORECASE),
    }
)
_HALVES: Final = (Decimal("0.5"), Decimal("1.5"), Decimal("2.5"), Decimal("0.25"))  # half, полтора, a quarter


def may_be_written_out(value: Decimal) -> bool:
    """Whether newsrooms write this number as a word: up to twelve, and halves."""
    return value in _HALVES or (value == value.to_integral_value() and value <= max(_EN))


def written_out(value: Decimal, text: str, language: Language) -> bool:
    """Whether a text can have a small number as a word; only beginnings of words are compared."""
    if not may_be_written_out(value):
        return False
    if value in _HALVES:
        return bool(_HALF[language].search(text))
    word = _WORDS[language].get(int(value))
    return word is None or bool(word.search(text))
