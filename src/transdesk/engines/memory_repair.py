"""Putting right in a similar translation what plainly differs: figures, names written alike, the end mark.

A place is changed only where the old figure or name stands in the translation exactly once, so that there is
no doubt which one is meant; everything else stays for the translator, who sees the mark.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Final

from transdesk.domain.language import Language
from transdesk.engines._text import clean
from transdesk.engines.recall import Remembered

_TOKEN: Final = re.compile(
    r"\d+(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]"
)
_NUMBER: Final = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*")
_END: Final = re.compile(r"[.!?…:;]+$")


def repaired(text: str, match: Remembered, target: Language) -> str:
    """The remembered translation with the differences between the two sources carried over where that is safe."""
    ours, theirs = _TOKEN.findall(text), _TOKEN.findall(clean(match.source).text)
    result = clean(match.target).text
    for tag, a, b, c, d in SequenceMatcher(a=theirs, b=ours, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for old, new in zip(theirs[a:b], ours[c:d], strict=True):
                result = _carried(result, old, new, target)
    return _with_end_of(text, match.source, result)


def _carried(result: str, old: str, new: str, target: Language) -> str:
    """The translation with ``new`` in the only place of ``old``; unchanged where that is not certain."""
    if old[0].isdigit() and new[0].isdigit():
        value = _value(old)
        places = [m for m in _NUMBER.finditer(result) if value is not None and _value(m.group()) == value]
        written = _written(new, target, grouped=bool(re.search(r"[ \u00a0\u202f]", new)))
    elif old[0].isupper() and new[0].isupper():
        places = list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", result))
        written = new
    else:
        return result
    if len(places) != 1:
        return result
    start, end = places[0].span()
    return result[:start] + written + result[end:]


def _value(number: str) -> Decimal | None:
    """The value of a figure: groups of three digits belong together, a last comma or point is decimal."""
    plain = re.sub(r"[ \u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    try:
        return Decimal(plain.replace(",", ".")).normalize()
    except InvalidOperation:  # a date or a version: 1.2.3
        return None


def _written(number: str, target: Language, *, grouped: bool) -> str:
    """A figure as the target language writes it (Unicode CLDR 48: comma and no-break space in ru and kk)."""
    value = _value(number)
    if value is None:
        return number
    whole, _, rest = f"{value:f}".partition(".")
    separator, mark = (",", ".") if target is Language.EN else ("\u00a0", ",")
    if grouped or re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", number):
        whole = f"{int(whole):,}".replace(",", separator)
    return whole + (mark + rest if rest else "")


def _with_end_of(text: str, source: str, result: str) -> str:
    """The translation with the end mark of the new source, where the two sources end differently."""
    new, old = _END.search(text), _END.search(source.rstrip())
    new_mark, old_mark = (m.group() if m else "" for m in (new, old))
    return result if new_mark == old_mark else _END.sub("", result) + new_mark
