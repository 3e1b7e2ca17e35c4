"""Which part of a hyphenated noun declines.

The last part always does; the first does too in appositions of two nouns that name one thing
(государство-член, город-герой, юрист-международник), not where the first part only qualifies
(гей-клуб, премьер-министр, альфа-спираль). Source: Розенталь, «Справочник по правописанию и стилистике».
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from transdesk.language.morphology.ru.lexicon import Reading, is_known, nouns, parses
from transdesk.language.morphology.tables import table

PREPOSITIONS = frozenset(
    {"на", "под", "над", "де", "ла", "ле", "ди", "дель", "да", "ду", "сюр", "ан", "ин", "эль", "упон"}
)


@lru_cache(maxsize=16384)
def declining(word: str) -> tuple[bool, ...]:
    """One flag per part of a hyphenated common noun: does it decline?"""
    parts = word.split("-")
    if any(part.lower() in PREPOSITIONS for part in parts[1:-1]):
        return (True, *(False for _ in parts[1:]))  # Ростов-на-Дону
    if len(parts) == 2 and _both(parts[0].lower(), parts[1].lower()):
        return (True, True)
    return (*(False for _ in parts[:-1]), True)


@lru_cache(maxsize=4096)
def apposed(first: str, second: str) -> bool:
    """Whether two parts as they stand in a text are nouns in apposition, in one case: сенаторов-демократов."""
    pairs = (
        (one, two) for one in parses(first.lower()) for two in parses(second.lower()) if _same_case(one.tag, two.tag)
    )
    return any(_both(one.normal_form, two.normal_form) for one, two in pairs)


def _same_case(one: Any, two: Any) -> bool:
    return {one.POS, two.POS} == {"NOUN"} and (one.case, one.number) == (two.case, two.number)


def _both(first: str, second: str) -> bool:
    listed = table("ru_hyphens")
    if listed.get(f"{first}-{second}", listed.get(f"{first}-", ("",)))[0] == "fixed":
        return False
    if f"{first}-{second}" in listed or f"-{second}" in listed:
        return bool(_first_noun(first))
    if not (is_known(first) and is_known(second)):
        return False
    one, two = _first_noun(first), _first_noun(second)
    if one is None or two is None or one.indeclinable:
        return False
    return (one.animate and two.animate) or (first.endswith(("а", "я")) and not one.animate and not two.animate)


def _first_noun(word: str) -> Reading | None:
    return next((reading for reading in nouns(word) if not reading.name), None)
