"""Case, number and possessive suffixes of Kazakh nouns after each kind of stem.

Kinds of ending: ``V`` vowel, ``N`` м н ң, ``Z`` з ж, ``L`` л р й у и ю, ``T`` voiceless (with б в г д,
which are devoiced at a word's end), and after possessives ``P1`` (-м, -ң) and ``P3`` (-ы, -сы).
Sources: «Қазақ грамматикасы» (2002), Muhamedowa 2015 "Kazakh: A Comprehensive Grammar", ch. 2.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES: Final = ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS", "ATTR", "SIM")
POSSESSORS: Final = ("", "PSS1S", "PSS2S", "PSS2S;FORM", "PSS3S", "PSS1P")
_BACK: Final = {
    "V": ("", "ның", "ға", "ны", "да", "дан", "мен", "дағы", "дай"),
    "N": ("", "ның", "ға", "ды", "да", "нан", "мен", "дағы", "дай"),
    "Z": ("", "дың", "ға", "ды", "да", "дан", "бен", "дағы", "дай"),
    "L": ("", "дың", "ға", "ды", "да", "дан", "мен", "дағы", "дай"),
    "T": ("", "тың", "қа", "ты", "та", "тан", "пен", "тағы", "тай"),
    "P1": ("", "ның", "а", "ды", "да", "нан", "мен", "дағы", "дай"),
    "P3": ("", "ның", "на", "н", "нда", "нан", "мен", "ндағы", "ндай"),
}
_FRONTING: Final = str.maketrans("аығқ", "еігк")


def fronted(suffix: str) -> str:
    """The front twin of a back suffix: -лардың -> -лердің."""
    return suffix.translate(_FRONTING)


SUFFIXES: Final[Mapping[tuple[str, bool], tuple[str, ...]]] = MappingProxyType(
    {(kind, True): row for kind, row in _BACK.items()}
    | {(kind, False): tuple(fronted(suffix) for suffix in row) for kind, row in _BACK.items()}
)
_TAILS: Final = {"PSS1S": "м", "PSS2S": "ң", "PSS2S;FORM": "ңыз", "PSS1P": "мыз"}
_KIND_AFTER: Final = {"PSS1S": "P1", "PSS2S": "P1", "PSS2S;FORM": "Z", "PSS3S": "P3", "PSS1P": "Z"}
_ENDINGS: Final = (("V", "аоұыяәеөүіэё"), ("N", "мнң"), ("Z", "зж"), ("T", "кқпстфхцчшщһбвгд"))


def ending_of(word: str) -> str:
    """The kind of a stem by its last letter (ь and ъ are silent)."""
    letter = word.lower().rstrip("ьъ")[-1:]
    return next((kind for kind, letters in _ENDINGS if letter and letter in letters), "L")


def plural_suffix(word: str, kind: str, *, back: bool) -> str:
    """-лар after vowels and р й у и ю, -тар after voiceless, -дар elsewhere (ауылдар, адамдар)."""
    if kind == "V" or (kind == "L" and word.lower().rstrip("ьъ")[-1:] != "л"):
        suffix = "лар"
    else:
        suffix = "тар" if kind == "T" else "дар"
    return suffix if back else fronted(suffix)


def possessive_suffix(possessor: str, *, vowel: bool, back: bool) -> str:
    """-ы/-сы, -ым/-м, -ыңыз/-ңыз ... after a consonant or a vowel."""
    third = "сы" if vowel else "ы"
    suffix = third if possessor == "PSS3S" else ("" if vowel else "ы") + _TAILS[possessor]
    return suffix if back else fronted(suffix)


def kind_after(possessor: str) -> str:
    """The kind of stem that a possessive suffix leaves."""
    return _KIND_AFTER[possessor]
