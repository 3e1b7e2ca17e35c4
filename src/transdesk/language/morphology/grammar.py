"""What a concept may say about its own inflection, read from its ``grammar`` pairs.

Understood keys: ``indecl`` · ``gender=m|f|n|pl`` · ``number=pl|sg`` · ``animate=yes|no`` ·
``harmony=front|back`` · ``izafet=yes|no`` · explicit forms, the case and the number (and in Kazakh the
possessor) joined by a full stop: ``gen.sg=дня``, ``nom.pl=люди``, ``dat.sg.pss3s=...``; several forms
of one cell are separated by ``/``, the first is preferred.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar
from transdesk.language.morphology.features import canonical

_YES = frozenset({"", "yes", "true", "1", "y"})
_CASE_KEYS = frozenset({"nom", "gen", "dat", "acc", "ins", "inst", "ess", "prep", "loc", "abl", "attr", "sim", "priv"})


@dataclass(frozen=True, slots=True)
class Overrides:
    """Grammar pairs in typed form; ``None`` and empty mean that the rules decide."""

    indeclinable: bool = False
    gender: Literal["MASC", "FEM", "NEUT", ""] = ""
    number: Literal["SG", "PL", ""] = ""
    animate: bool | None = None
    back: bool | None = None
    izafet: bool | None = None
    forms: tuple[tuple[Features, tuple[str, ...]], ...] = field(default=())

    def explicit(self, case: str, number: str, possessor: str = "") -> tuple[str, ...]:
        """The forms that the concept itself gives for a cell."""
        wanted = frozenset({case, number, *possessor.split(";")} - {""})
        return next((forms for cell, forms in self.forms if cell == wanted), ())


@lru_cache(maxsize=4096)
def overrides(grammar: Grammar, language: Language) -> Overrides:
    """Read grammar pairs; unknown keys are left to the glossary's lint."""
    pairs = {key.strip().lower(): value.strip() for key, value in grammar}
    gender = pairs.get("gender", "").lower()[:2]
    number = "PL" if gender == "pl" or pairs.get("number", "").lower() == "pl" else ""
    if not number and pairs.get("number", "").lower() == "sg":
        number = "SG"
    return Overrides(
        indeclinable=_flag(pairs, "indecl") is True,
        gender={"m": "MASC", "f": "FEM", "n": "NEUT"}.get(gender[:1], "") if gender != "pl" else "",  # type: ignore[arg-type]
        number=number,  # type: ignore[arg-type]
        animate=_flag(pairs, "animate"),
        back={"back": True, "front": False}.get(pairs.get("harmony", "").lower()),
        izafet=_flag(pairs, "izafet"),
        forms=tuple(_explicit(pairs, language)),
    )


def _flag(pairs: dict[str, str], key: str) -> bool | None:
    return pairs[key].lower() in _YES if key in pairs else None


def _explicit(pairs: dict[str, str], language: Language) -> list[tuple[Features, tuple[str, ...]]]:
    found = []
    for key, value in pairs.items():
        parts = key.split(".")
        if parts[0] in _CASE_KEYS and value:
            labels = {part.upper() for part in parts}
            if not labels & {"SG", "PL"}:
                labels.add("SG")
            forms = tuple(form.strip() for form in value.split("/") if form.strip())
            found.append((canonical(frozenset(labels), language), forms))
    return found
