"""Numbers, dates and clock times in running text, by their value.

``1,5 млрд``, ``1.5 billion`` and ``полтора миллиарда`` have one value, so that a source and its
translation can be compared. Precision comes before recall: what may be something else (``one`` as a
pronoun, ``жүз`` as a face, a version number, a name such as G20) is not reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from transdesk.domain.language import Language
from transdesk.language.dates import dates_in, times_in
from transdesk.language.number_words import lexicon, tokens_of
from transdesk.language.quantities import Quantity, quantity_at


class NumberKind(StrEnum):
    """What a number is.

    The value of a ``DATE`` is yyyymmdd, or mmdd where no year is given; that of a ``TIME`` is hhmm in 24
    hours; that of a ``ROMAN`` number is its Arabic value.
    """

    NUMBER = "number"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    ROMAN = "roman"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number in a text: its range in code points, its words, its value and its kind.

    ``in_digits`` is false for number words, which the other language may well express differently
    ("for the first time", «екі есе»): a difference there proves nothing.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: NumberKind
    in_digits: bool = True


_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\b[\w.+-]{1,64}@\S+")
_VERSION = re.compile(r"\b\d+(?:\.\d+){2,}\b")
_ROMAN = re.compile(r"(?<![\w-])([IVXІХ]+)(?![\w])")
_ROMAN_PAIR = re.compile(r"(?:XC|XL|IX|IV|V?I{1,3}|V|X{1,3})+")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def numbers_in(text: str, language: Language) -> tuple[NumberFound, ...]:
    """Every number of a text, in order, without overlaps."""
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    found: list[NumberFound] = []

    def add(start: int, end: int, value: Decimal, kind: NumberKind) -> None:
        if not any(start < stop and begin < end for begin, stop in taken):
            found.append(NumberFound(start, end, text[start:end], value, kind, _has_digits(text, start, end, kind)))
            taken.append((start, end))

    for date in dates_in(text, language):
        add(date.start, date.end, Decimal(date.value), NumberKind.DATE)
    for time in times_in(text, language):
        add(time.start, time.end, Decimal(time.value), NumberKind.TIME)
    for item in _roman_numbers(text, language):
        add(*item, NumberKind.ROMAN)
    taken += [match.span() for match in _VERSION.finditer(text)]
    for start, end, value, kind in _quantities(text, language, list(taken)):
        add(start, end, value, kind)
    return tuple(sorted(found, key=lambda number: number.start))


def _has_digits(text: str, start: int, end: int, kind: NumberKind) -> bool:
    return kind is NumberKind.ROMAN or any(c.isdigit() for c in text[start:end])


def _roman_numbers(text: str, language: Language) -> list[tuple[int, int, Decimal]]:
    """Roman numbers of two letters or more, and of one letter before "century"."""
    century = _century(language)
    numbers: list[tuple[int, int, Decimal]] = []
    for match in _ROMAN.finditer(text):
        letters = match[1].replace("Х", "X").replace("І", "I")
        if not _ROMAN_PAIR.fullmatch(letters):
            continue
        if len(letters) > 1 or century.match(text, match.end()):
            numbers.append((match.start(), match.end(), Decimal(roman_value(letters))))
    return numbers


def roman_value(letters: str) -> int:
    """Value of a Roman number of the letters I, V and X."""
    values = [_ROMAN_VALUES[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


@cache
def _century(language: Language) -> re.Pattern[str]:
    words = lexicon(language).century
    return re.compile(rf"(?:[-–—][IVXІХ]+)?\s?(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _after(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a number a percentage, and what makes it an ordinal."""
    words = lexicon(language)
    percent = re.compile(rf"\s?%|[\s\u00a0]+(?:{words.percent})(?!\w)|-(?:{words.percent})", re.IGNORECASE)
    hyphen = "" if language is Language.EN else "[-‑–]"
    return percent, re.compile(rf"{hyphen}(?:{words.ordinal_ending})(?!\w)", re.IGNORECASE)


def _quantities(
    text: str, language: Language, taken: list[tuple[int, int]]
) -> list[tuple[int, int, Decimal, NumberKind]]:
    """Numbers in digits and in words, outside the places that are taken."""
    words = lexicon(language)
    tokens = [
        token
        for token in tokens_of(text, words)
        if not any(token.start < stop and begin < token.end for begin, stop in taken)
    ]
    found: list[tuple[int, int, Decimal, NumberKind]] = []
    index = 0
    while index < len(tokens):
        quantity = quantity_at(text, tokens, index)
        if quantity is None:
            index += 1
            continue
        first, index = tokens[index], quantity.next
        end = tokens[index - 1].end
        found.append((first.start, *_end_and_kind(text, end, quantity, language)))
    return found


def _end_and_kind(text: str, end: int, quantity: Quantity, language: Language) -> tuple[int, Decimal, NumberKind]:
    """Where the number really ends, its value, and its kind."""
    percent, ordinal = _after(language)
    after = percent.match(text, end)
    if after is not None:
        return after.end(), quantity.value, NumberKind.PERCENT
    if quantity.ordinal:
        return end, quantity.value, NumberKind.ORDINAL
    after = ordinal.match(text, end) if quantity.digits else None
    if after is not None:
        return after.end(), quantity.value, NumberKind.ORDINAL
    return end, quantity.value, NumberKind.NUMBER
