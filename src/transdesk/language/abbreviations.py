"""Abbreviations that end in a full stop, by language, from the package's data files."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from transdesk.domain.language import Language


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What the data file of a language says of words before a full stop (see the files' comments)."""

    before: frozenset[str]
    after_number: frozenset[str]
    place: frozenset[str]
    may_end: frozenset[str]
    inside: frozenset[str]
    starters: frozenset[str]
    sums: tuple[str, ...]
    clock: frozenset[str]
    after_clock: frozenset[str]


@cache
def abbreviations(language: Language) -> Abbreviations:
    """The abbreviations of a language, read once from the package's data."""
    data = resources.files("transdesk.language").joinpath("data", f"abbreviations.{language}.toml")
    read = tomllib.loads(data.read_text(encoding="utf-8"))
    groups = {
        name: frozenset(read.get(name, ()))
        for name in ("before", "after_number", "place", "may_end", "inside", "starters", "clock", "after_clock")
    }
    return Abbreviations(**groups, sums=tuple(read["sums"]))
