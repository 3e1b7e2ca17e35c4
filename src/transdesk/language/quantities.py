"""How digits and number words build a value together.

One grammar reads ``3 млн 200 тыс.``, ``two thousand five hundred`` and ``жиырма бес мың``: groups below a
thousand, each with its scale, in falling order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from transdesk.language.number_words import Part, Token

_BETWEEN = re.compile(r"[\s\u00a0]{1,2}|-|\.[\s\u00a0]|[\s\u00a0]+and[\s\u00a0]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that was read: its value, the index after its last token, and how it is written."""

    value: Decimal
    next: int
    digits: bool = False
    ordinal: bool = False


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
