"""Number words and digits, and how they build a value together.

Each language's words are a data file (``data/numbers.<language>.toml``). Digits and words go through one
grammar: ``3 млн 200 тыс.``, ``two thousand five hundred``, ``жиырма бес мың``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
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
class Quantity:
    """A number that was read: its value, the index after its last token, and how it is written."""

    value: Decimal
    next: int
    digits: bool = False
    ordinal: bool = False


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
_BETWEEN = re.compile(r"[\s\u00a0]{1,2}|-|\.[\s\u00a0]|[\s\u00a0]+and[\s\u00a0]+")
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


def quantity_at(text: str, tokens: Sequence[Token], index: int) -> Quantity | None:
    """The longest number that begins at a token, or None where that token is none by itself."""
    first = tokens[index]
    if first.part is Part.ORDINAL:
        return Quantity(first.value, index + 1, ordinal=True)
    total, position, smallest = Decimal(0), index, None
    while position < len(tokens) and (position == index or _joined(text, tokens, position)):
        group = _group(text, tokens, position)
        if group is None:
            break
        value, after, scale = group
        if smallest is not None and (scale >= smallest or (scale == 1 and tokens[position].part is Part.DIGITS)):
            break
        total, position, smallest = total + value, after, scale
        if scale == 1:
            break
    if position == index:
        return None
    if _ordinal_follows(text, tokens, position):
        return Quantity(total + tokens[position].value, position + 1, ordinal=True)
    return Quantity(total, position, digits=first.part is Part.DIGITS and position == index + 1)


def _ordinal_follows(text: str, tokens: Sequence[Token], position: int) -> bool:
    """The last word of a compound is an ordinal: twenty-first, он бесінші."""
    if position >= len(tokens) or tokens[position].part is not Part.ORDINAL or tokens[position].value >= 10:
        return False
    return tokens[position - 1].part in (Part.TEN, Part.WEAK_TEN, Part.HUNDREDS) and _joined(text, tokens, position)


def _joined(text: str, tokens: Sequence[Token], position: int) -> bool:
    """Only white space, a hyphen, an abbreviation's stop or "and" stands between two tokens."""
    return bool(_BETWEEN.fullmatch(text, tokens[position - 1].end, tokens[position].start))


def _group(text: str, tokens: Sequence[Token], index: int) -> tuple[Decimal, int, Decimal] | None:
    """A number below a thousand, in words or digits, with the scale that follows it."""
    value, after = _below_thousand(text, tokens, index)
    one = Decimal(1)
    if _is_scale(text, tokens, after, index):
        scale = tokens[after].value
        if value is None:
            return (scale, after + 1, scale) if tokens[after].bare else None
        return value * scale, after + 1, scale
    alone = after == index + 1 and tokens[index].part in (Part.WEAK, Part.WEAK_TEN)
    if value is None or alone or tokens[index].part is Part.HALF:
        return None
    return value, after, one


def _is_scale(text: str, tokens: Sequence[Token], index: int, start: int) -> bool:
    if index >= len(tokens) or tokens[index].part is not Part.SCALE:
        return False
    attached = tokens[index - 1].end == tokens[index].start if index > start else True
    return attached or _joined(text, tokens, index)


_RANK = {Part.HUNDREDS: 3, Part.TEN: 2, Part.WEAK_TEN: 2, Part.UNIT: 1, Part.WEAK: 1}


def _below_thousand(text: str, tokens: Sequence[Token], index: int) -> tuple[Decimal | None, int]:
    """Value of hundreds, tens and units from a token on (None where there are none), and the index after."""
    first = tokens[index]
    if first.part is Part.DIGITS:
        return first.value, index + 1
    if first.part is Part.HALF:
        article = index + 1 < len(tokens) and tokens[index + 1].part is Part.WEAK and _joined(text, tokens, index + 1)
        return first.value, index + 2 if article else index + 1
    value: Decimal | None = None
    rank, position = 4, index
    while position < len(tokens) and (position == index or _joined(text, tokens, position)):
        token = tokens[position]
        if token.part is Part.HUNDRED and rank in (1, 4):
            value, rank = (value or 1) * token.value, 3
        elif token.part in _RANK and _RANK[token.part] < rank and not (rank == 2 and token.value >= 10):
            value, rank = (value or 0) + token.value, _RANK[token.part]
        else:
            break
        position += 1
    if position == index + 1 and first.part is Part.HUNDRED:
        return None, index  # "hundred" needs an article or a number; «жүз» alone may be a face
    return value, position
