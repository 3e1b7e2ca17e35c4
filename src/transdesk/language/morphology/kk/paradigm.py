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
    bases = (("PL", stem),) if stem.plural else (("SG", stem), ("PL", _plural(stem)))
    for number, base in bases:
        for possessor in POSSESSORS:
            for owned in _owned(base, possessor):
                yield from _cells(number, possessor, owned)


def _plural(stem: Stem) -> Stem:
    suffix = plural_suffix(stem.consonant, stem.kind, back=stem.back)
    body = (stem.before_t if suffix[0] == "т" else stem.consonant) + stem.hyphen + suffix
    return Stem(body, body, body, (body,), "L", stem.back)


def _owned(base: Stem, possessor: str) -> Iterator[Stem]:
    """The stem with a possessive suffix, once for each spelling before it."""
    if not possessor:
        yield base
        return
    suffix = possessive_suffix(possessor, vowel=base.kind == "V", back=base.back)
    for before in base.vowel:
        text = before + base.hyphen + suffix
        yield Stem(text, text, text, (text,), kind_after(possessor), base.back)


def _cells(number: str, possessor: str, stem: Stem) -> Iterator[tuple[Features, str]]:
    for case, suffix in zip(CASES, SUFFIXES[stem.kind, stem.back], strict=True):
        if suffix:
            text = (stem.before_t if suffix[0] == "т" else stem.consonant) + stem.hyphen + suffix
            yield FEATURES[number, possessor, case], text
        else:
            yield FEATURES[number, possessor, case], stem.bare


def _possessed(stem: Stem) -> Iterator[tuple[Features, str]]:
    """Izafet: the case follows the possessive; the plural stands before it."""
    plural_already = izafet.is_plural(stem.bare)
    suffixes = SUFFIXES["P3", stem.back]
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL" if plural_already else "SG", "PSS3S", case], stem.bare + suffix
    if plural_already:
        return
    if izafet.has_plain_plural(stem.bare):
        plain = _plural(Stem(stem.bare, stem.bare, stem.bare, (stem.bare,), "V", stem.back))
        for possessor in POSSESSORS:
            for owned in _owned(plain, possessor):
                yield from _cells("PL", possessor, owned)
    base = izafet.without_possessive(stem.bare)
    plural = base + plural_suffix(base, ending_of(base), back=stem.back)
    third = plural + possessive_suffix("PSS3S", vowel=False, back=stem.back)
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL", "PSS3S", case], third + suffix
