"""Number words and digits: which words and digits of a text may belong to a number.

Each language's words are a data file (``data/numbers.<language>.toml``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from transdesk.domain.language import Language


class Part(StrEnum):
    """What a token does in a number."""

    DIGITS = "digits"
    UNIT = "unit"
    TEN = "ten"
    HUNDREDS = "hundreds"
    HUNDRED = "hundred"
    WEAK = "weak"
    WEAK_TEN = "weak ten"
    HALF = "half"
    SCALE = "scale"
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a group of digits that may belong to a number; range in code points."""

    start: int
    end: int
    part: Part
    value: Decimal
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language.

    Attributes:
        words: lower-case word to part and value, dictionary forms where ``endings`` is set.
        endings: pattern of the case endings that may follow a word, empty where ``words`` has all forms.
        bare: scale words that are a number by themselves ("миллион").
        percent, century, ordinal_ending: patterns of what may follow a number.
    """

    language: Language
    words: Mapping[str, tuple[Part, Decimal]]
    endings: re.Pattern[str] | None
    digits: re.Pattern[str]
    decimal: str
    bare: frozenset[str]
    short_scales: frozenset[str]
    never: frozenset[str]
    months: tuple[str, ...]
    percent: str
    century: str
    ordinal_ending: str
    joiner: str


_SPACE = " \u00a0\u202f\u2009"
_MEASURE = re.compile(r"(?:\bper|\bevery|\beach|\ba|\bone|\d)[\s\u00a0-]$")
_WORD = re.compile(r"[^\W\d_]+")
_DIGITS_POINT = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|\d+(?:\.\d+)?")
_DIGITS_COMMA = re.compile(
    rf"\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)(?:,\d+)?|\d{{1,3}}(?:,\d{{3}}){{2,}}|\d+(?:[.,]\d+)?"
)
_BARE = frozenset(["тысяча", "тысячу", "миллион", "миллиард", "триллион", "мың"])
_PARTS = (
    ("units", Part.UNIT),
    ("tens", Part.TEN),
    ("weak_tens", Part.WEAK_TEN),
    ("hundreds", Part.HUNDREDS),
    ("weak", Part.WEAK),
    ("half", Part.HALF),
    ("ordinals", Part.ORDINAL),
)


@cache
def lexicon(language: Language) -> Lexicon:
    """The number words of a language, read once from the package's data."""
    file = resources.files("transdesk.language").joinpath("data", f"numbers.{language}.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Lexicon(
        language=language,
        words=_words(data),
        endings=re.compile(data["stem_ending"]) if data["stem_ending"] else None,
        digits=_DIGITS_POINT if data["decimal"] == "." else _DIGITS_COMMA,
        decimal=data["decimal"],
        bare=_BARE,
        short_scales=frozenset(data["short_scales"]),
        never=frozenset(data["never"]),
        months=tuple(data["months"]),
        percent=data["percent"],
        century=data["century"],
        ordinal_ending=data["ordinal_ending"],
        joiner=data["joiner"],
    )


def _words(data: Mapping[str, Any]) -> dict[str, tuple[Part, Decimal]]:
    words: dict[str, tuple[Part, Decimal]] = {}
    for name, part in _PARTS:
        for entry in data.get(name, ()):
            word, value = entry.split("|")
            words[word.split(" ")[0]] = (part, Decimal(value))
    words.update({word: (Part.HUNDRED, Decimal(100)) for word in data["hundred"]})
    for entry in data["scales"]:
        word, power = entry.split("|")
        words[word] = (Part.SCALE, Decimal(10) ** int(power))
    stems = data.get("ordinal_stems")
    if stems:
        for entry in stems["stems"]:
            stem, value = entry.split("|")
            words.update({stem + end: (Part.ORDINAL, Decimal(value)) for end in stems["endings"].split("|")})
    return words


def tokens_of(text: str, words: Lexicon) -> list[Token]:
    """Words and digits of a text that may belong to numbers, in order."""
    tokens = [token for match in words.digits.finditer(text) if (token := _digits(text, match, words))]
    for match in _WORD.finditer(text):
        known = _known(match.group().lower().replace("ё", "е"), words)
        attached = match.start() > 0 and text[match.start() - 1].isdigit()
        if known is None or (match.group() in words.short_scales and not attached):
            continue
        part, value = known
        if match.group() == "second" and _MEASURE.search(text[: match.start()]):
            continue
        if attached and part is not Part.SCALE:
            continue
        tokens.append(Token(match.start(), match.end(), part, value, match.group().lower() in words.bare))
    return sorted(tokens, key=lambda token: token.start)


def _digits(text: str, match: re.Match[str], words: Lexicon) -> Token | None:
    """A group of digits, unless it belongs to a name (G20, COVID-19, Ту-154, 5G)."""
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha() or (before[-1:] in "-‑" and before[:1].isalpha()) or before[-1:] == "_":
        return None
    following = _WORD.match(text, end)
    if following and following.group()[0].isascii() and words.language is not Language.EN:
        return None
    if following and words.language is Language.EN and following.group() not in _AFTER_DIGITS:
        return None
    written = match.group()
    for space in _SPACE:
        written = written.replace(space, "")
    point = words.decimal == "." or written.count(",") > 1
    written = written.replace(",", "") if point else written.replace(",", ".")
    return Token(start, end, Part.DIGITS, Decimal(written))


_AFTER_DIGITS = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "s",
        "m",
        "M",
        "k",
        "K",
        "bn",
        "tn",
        "mln",
        "bln",
        "km",
        "kg",
        "cm",
        "mm",
        "g",
        "t",
        "C",
        "F",
        "am",
        "pm",
        "AM",
        "PM",
        "a",
        "p",
        "pp",
        "min",
        "h",
    ]
)


def _known(word: str, words: Lexicon) -> tuple[Part, Decimal] | None:
    if word in words.never:
        return None
    exact = words.words.get(word)
    if exact is not None or words.endings is None:
        return exact
    for size in range(len(word) - 1, 1, -1):
        stem = words.words.get(word[:size])
        if stem is not None and words.endings.fullmatch(word, size):
            return stem
    return None
