"""Acronyms stay as they are in writing; those read as masculine words also take case endings (МИДа, ЦИКом)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transdesk.domain.morphology import Features

_SPOKEN = re.compile(r"^[А-ЯЁ]*[АЕЁИОУЫЭЮЯ][БВГДЖЗКЛМНПРСТФХЦЧШЩ]{1,2}$")
_ENDINGS = (("GEN", "а"), ("DAT", "у"), ("INS", "ом"), ("ESS", "е"))


def spoken_forms(term: str) -> Iterator[tuple[Features, str, bool]]:
    """Accepted forms of an acronym that is read as a word."""
    if _SPOKEN.match(term) and len(term) > 2:
        for case, ending in _ENDINGS:
            yield frozenset({"N", "SG", case}), term + ending, False
