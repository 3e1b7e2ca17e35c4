"""The whole paradigm of one Kazakh word: number x possessor x case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias

from transdesk.domain.morphology import Features
from transdesk.language.morphology.kk import izafet
from transdesk.language.morphology.kk.stems import Stem
from transdesk.language.morphology.kk.suffixes import (
    CASES,
    POSSESSORS,
    SUFFIXES,
    ending_of,
    fronted,
    kind_after,
    plural_suffix,
    possessive_suffix,
)

Cell: TypeAlias = tuple[Features, str, str]
"""Features, the body of the stem that goes before, the tail: plural, possessive and case suffix."""

BARE, CONSONANT, VOICELESS, VOWEL = "bare", "consonant", "voiceless", "vowel"
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
    bodies = _bodies(stem)
    for features, body, tail in _cells_of(stem):
        for text in bodies[body]:
            yield features, text + tail


def privatives(stem: Stem) -> Iterator[tuple[Features, str]]:
    """Forms in -сыз (without), of phrases only: of single words it makes others (заңсыз: unlawful; Muhamedowa 2015, 3.2)."""
    ending = "сыз" if stem.back else fronted("сыз")
    if stem.possessed:
        number = "PL" if izafet.is_plural(stem.bare) else "SG"
        yield frozenset({"N", number, "PSS3S", "PRIV"}), f"{stem.bare}н{ending}"
        return
    body = stem.consonant + stem.hyphen
    yield frozenset({"N", "PL" if stem.plural else "SG", "PRIV"}), body + ending
    if not stem.plural:
        plural = body + plural_suffix(stem.consonant, stem.kind, back=stem.back)
        yield frozenset({"N", "PL", "PRIV"}), plural + ending
        third = possessive_suffix("PSS3S", vowel=stem.kind == "V", back=stem.back)
        yield frozenset({"N", "SG", "PSS3S", "PRIV"}), f"{stem.vowel[0]}{stem.hyphen}{third}н{ending}"


def spellings(stem: Stem) -> list[str]:
    """The spellings of every cell, without their features."""
    if stem.possessed:
        return [text for _, text in _possessed(stem)]
    bodies = _bodies(stem)
    return [text + tail for _, body, tail in _cells_of(stem) for text in bodies[body]]


def has_spelling(stem: Stem, text: str) -> bool:
    """Whether a text is the spelling of a cell; without writing out the others."""
    if stem.possessed:
        return text in spellings(stem)
    tables = [_tails(stem.kind, stem.back)] if not stem.plural else []
    plural = "" if stem.plural else plural_suffix(stem.consonant, stem.kind, back=stem.back)
    tables.append(_tails(stem.kind if stem.plural else "L", stem.back, plural))
    return any(
        text.startswith(body) and text[len(body) :] in tails.get(name, ())
        for name, bodies in _bodies(stem).items()
        for body in bodies
        for tails in tables
    )


@cache
def _tails(kind: str, back: bool, plural: str = "") -> Mapping[str, frozenset[str]]:
    """The tails of one number after a kind of ending, by the body that they need."""
    found: dict[str, set[str]] = {}
    for _, body, tail in cells_after(kind, back, plural):
        found.setdefault(body, set()).add(tail)
    return {body: frozenset(tails) for body, tails in found.items()}


def _bodies(stem: Stem) -> dict[str, tuple[str, ...]]:
    """What stands before a tail, by the tail's beginning."""
    hyphen = stem.hyphen
    return {
        BARE: (stem.bare,),
        CONSONANT: (stem.consonant + hyphen,),
        VOICELESS: (stem.before_t + hyphen,),
        VOWEL: tuple([text + hyphen for text in stem.vowel]) if hyphen else stem.vowel,
    }


def _cells_of(stem: Stem) -> tuple[Cell, ...]:
    if stem.plural:
        return cells_after(stem.kind, stem.back, "", "PL")
    plural = plural_suffix(stem.consonant, stem.kind, back=stem.back)
    return (*cells_after(stem.kind, stem.back), *cells_after("L", stem.back, plural, "PL"))


@cache
def cells_after(kind: str, back: bool, plural: str = "", number: str = "SG") -> tuple[Cell, ...]:
    """Features, the body that is needed and the tail of every cell of one number after a kind of ending."""
    found: list[Cell] = []
    for possessor in POSSESSORS:
        owner = possessive_suffix(possessor, vowel=kind == "V", back=back) if possessor else ""
        for case, ending in zip(CASES, SUFFIXES[kind_after(possessor) if possessor else kind, back], strict=True):
            tail = plural + owner + ending
            body = BARE if not tail else VOWEL if owner and not plural else VOICELESS if tail[0] == "т" else CONSONANT
            found.append((FEATURES[number, possessor, case], body, tail))
    return tuple(found)


@cache
def endings() -> frozenset[str]:
    """Everything that may follow a stem: number, possession and case, also after a linking і (объектіге)."""
    plurals = ("", *(first + vowel + "р" for first in "лдт" for vowel in "ае"))
    found = {
        tail
        for kind in SUFFIXES
        for plural in plurals
        for _, _, tail in cells_after("L" if plural else kind[0], kind[1], plural)
    }
    return frozenset(found | {suffix for row in SUFFIXES.values() for suffix in row} | {f"і{tail}" for tail in found})


def _possessed(stem: Stem) -> Iterator[tuple[Features, str]]:
    """Izafet: the case follows the possessive; the plural stands before it."""
    plural_already = izafet.is_plural(stem.bare)
    suffixes = SUFFIXES["P3", stem.back]
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL" if plural_already else "SG", "PSS3S", case], stem.bare + suffix
    if plural_already:
        return
    if izafet.has_plain_plural(stem.bare):
        for features, _, tail in cells_after("L", stem.back, plural_suffix(stem.bare, "V", back=stem.back), "PL"):
            yield features, stem.bare + tail
    base = izafet.without_possessive(stem.bare)
    plural = base + plural_suffix(base, ending_of(base), back=stem.back)
    third = plural + possessive_suffix("PSS3S", vowel=False, back=stem.back)
    for case, suffix in zip(CASES, suffixes, strict=True):
        yield FEATURES["PL", "PSS3S", case], third + suffix
