"""Words of three languages that are the same word: names, loans, figures.

Vowels differ most between scripts and spellings, so words are compared by their consonants: ``Жакыпов``,
``Жақыпов`` and ``Zhakypov`` are all ``JKPV``, ``министрлігі`` begins like ``minister``.
"""

from __future__ import annotations

import re
from typing import Final

_DIGRAPHS: Final = (
    ("x", "ks"),
    ("kh", "h"),
    ("zh", "j"),
    ("sh", "x"),
    ("ch", "x"),
    ("ts", "s"),
    ("ph", "f"),
    ("ck", "k"),
    ("qu", "k"),
)
_LETTERS: Final = str.maketrans(
    {
        **dict(zip("бвгғдйжзкқлмнңпрстфхһцчшщ", "bvggdyjskklmnnprstfhhsxxx", strict=True)),
        **dict(zip("cqzw", "kksv", strict=True)),
    }
)
_CONSONANT: Final = re.compile(r"[bvgdjsklmnprtfhx]")


def skeleton(word: str) -> str:
    """The consonants of a word in one spelling for both scripts; figures stay figures."""
    if word.isdigit():
        return word
    folded = word.casefold()
    for pair, single in _DIGRAPHS:
        folded = folded.replace(pair, single)
    return "".join(_CONSONANT.findall(folded.translate(_LETTERS)))


def likeness(first: str, second: str) -> float:
    """How alike two skeletons are, 0..1: the share of the common beginning; too short ones are not alike."""
    if first == second:
        return 1.0 if len(first) >= 2 or first.isdigit() else 0.0
    common = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        common += 1
    return common / max(len(first), len(second), 1) if common >= 3 and not first.isdigit() else 0.0
