"""Numbers in figures before a Russian noun, and the forms behind them.

Source: Русская грамматика (1980), the chapter on the numeral.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.domain.morphology import Features
from transdesk.glossary.tokens import HYPHENS, Token

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+$|\d+$")
_NUMERALS = {
    "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_LABELLED = (
    "стать", "пункт", "част", "глав", "раздел", "дом", "школ", "рейс", "номер", "маршрут", "приложени", "лице", "участ",
)  # fmt: skip


def number_before(text: str, before: Sequence[Token], earlier: Sequence[Token]) -> int:
    """The whole number that stands right before a place; 0 where there is none, or where it may be a year or a label."""
    if not before or (earlier and earlier[0].key.startswith(_LABELLED)):  # статьи 169 кодекса
        return 0
    if before[0].key in _NUMERALS:
        hours = len(before) > 1 and before[1].key in ("в", "к")  # в восемь смена кончается
        return 0 if hours else _NUMERALS[before[0].key]
    if text[before[0].end : before[0].end + 1] in HYPHENS:
        return 0  # 57-летняя потерпевшая
    found = _NUMBER.search(text[: before[0].end])
    if not found or text[found.start() - 1 : found.start()] in (",", ".", "-", "–"):
        return 0
    if not text[: found.start()].strip(' «“"—–-') or text[: found.start()].rstrip().endswith("№"):
        return 0  # 24 сессия: an ordinal without its ending is commonest at the beginning
    number = int(re.sub(r"\D", "", found[0]))
    return 0 if 1000 <= number < 2100 and found[0].isdigit() else number  # 1 340 is a count, 1889 a year


def counted(number: int, governed: Sequence[str], *, described: bool = False) -> tuple[Features, ...]:
    """Forms behind a number: 21 суд, 2 суда, 5 судов; to 5 судам where a preposition governs both.

    Behind 2 to 4 a term that begins with an adjective (``described``) has it in the plural: 3 золотые медали.
    """
    oblique = [frozenset({case, "PL"}) for case in governed]
    last, tens = number % 10, number % 100 // 10
    if last == 1 and tens != 1:
        return tuple(frozenset({case, "SG"}) for case in governed) or (frozenset({"SG"}),)
    if 2 <= last <= 4 and tens != 1:
        return (*(() if described else (frozenset({"GEN", "SG"}),)), frozenset({"PAUC"}), *oblique)
    return (frozenset({"GEN", "PL"}), *oblique)
