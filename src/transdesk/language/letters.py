"""Alphabets as evidence for a language: which letters each one writes with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
ALPHABETS: dict[str, frozenset[str]] = {
    "ru": frozenset(_RUSSIAN),
    "kk": frozenset(_RUSSIAN + "әғқңөұүһі"),
    "kk-x-rukbd": frozenset(_RUSSIAN),
    "ky": frozenset(_RUSSIAN + "ңөү"),
    "tt": frozenset(_RUSSIAN + "әөүҗңһ"),
    "ba": frozenset(_RUSSIAN + "ғҙҡңөҫүһә"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    "bg": frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    "mk": frozenset("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    "sr": frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
    "tg": frozenset("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя"),
    "mn": frozenset(_RUSSIAN + "өү"),
}
"""Alphabets of the Cyrillic languages of the model, lower case (Unicode CLDR exemplar characters)."""

MOST = 4
"""So many letters outside an alphabet are as good as any number: names and quotations bring some."""


def foreign_letters(letters: Counter[str], languages: Sequence[str], most: int = MOST) -> list[int]:
    """For each language, how many of the lower-case Cyrillic letters are not in its alphabet, at most ``most``."""
    odd = {letter: count for letter, count in letters.items() if "\u0400" <= letter <= "\u052f"}
    return [
        min(most, sum(count for letter, count in odd.items() if letter not in ALPHABETS[language]))
        for language in languages
    ]
