"""The whole paradigm of one Kazakh word: number x possessor x case."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from transdesk.domain.morphology import Features
from transdesk.language.morphology.kk import izafet
from transdesk.language.morphology.kk.stems import Stem
from transdesk.language.morphology.kk.suffixes import (
    CASES,
    POSSESSORS,
    SUFFIXES,
    ending_of,
    kind_after,
    plural_suffix,
    possessive_suffix,
)

NUMBERS: Final = ("SG", "PL")
FEATURES: Final = MappingProxyType(
    {
        (number, possessor, case): frozenset({"N", number, case, *possessor.split(";")} - {""})
        for number in NUMBERS
        for possessor in POSSESSORS
        for case in CASES
    }
)


def paradigm(stem: Stem) -> Iterator[tuple[Features, str]]:
    """Every cell of a stem with its spellings, the preferred first in each cell."""
    if stem.possessed:
        yield from _possessed(stem)
        return
    plural = _plural(stem)
    for number, base in (("SG", stem), ("PL", plural)):
        for possessor in POSSESSORS:
            for text, before_t, kind, mark in _owned(base, possessor):
                yield from _cells(number, possessor, text, before_t, kind, base, mark)


def _plural(stem: Stem) -> Stem:
    suffix = plural_suffix(stem.consonant, stem.kind, back=stem.back)
    body = (stem.before_t if suffix[0] == "т" else stem.consonant) + stem.hyphen + suffix
    return Stem(body, body, body, (body,), "L", stem.back)


def _owned(base: Stem, possessor: str) -> Iterator[tuple[str, str, str, str]]:
    """(text, text before т, kind, hyphen) after the possessive suffix."""
    if not possessor:
        yield base.consonant, base.before_t, base.kind, base.hyphen
        return
    suffix = possessive_suffix(possessor, vowel=base.kind == "V", back=base.back)
    for before in base.vowel:
        text = before + base.hyphen + suffix
        yield text, text, kind_after(possessor), ""


def _cells(
    number: str, possessor: str, text: str, before_t: str, kind: str, base: Stem, mark: str
) -> Iterator[tuple[Features, str]]:
    for case, suffix in zip(CASES, SUFFIXES[kind, base.back], strict=True):
        if not suffix:
            yield FEATURES[number, possessor, case], base.bare if not possessor else text
        else:
            yield FEATURES[number, possessor, case], (before_t if suffix[0] == "т" else text) + mark + suffix


def _possessed(stem: Stem) -> Iterator[tuple[Features, str]]:
    """Izafet: the case follows the possessive; the plural stands before it."""
    plural_already = izafet.is_plural(stem.bare)
    suffixes = SUFFIXES["P3", stem.back]
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL" if plural_already else "SG", "PSS3S", case], stem.bare + suffix
    if plural_already:
        return
    base = izafet.without_possessive(stem.bare)
    plural = base + plural_suffix(base, ending_of(base), back=stem.back)
    owned = plural + possessive_suffix("PSS3S", vowel=False, back=stem.back)
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL", "PSS3S", case], owned + suffix
