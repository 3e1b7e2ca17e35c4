"""How a term stands in its surroundings: alone, or as a part of a word with hyphens.

A whole part of a compound may be the term. Where it is the head, or one of two equal parts, the term is there
(вице-губернатор, сенатор-демократ); where it only qualifies the head, so is its concept, but a translation is free to
say it otherwise (мұнай-газ, Russian-speaking). Some parts make another word of it: anti-corruption, генерал-полковник,
көңіл-күй. Which do is told in ``data/compounds.tsv``; Russian appositions are told by both parts being nouns of one
case.

Sources: Розенталь, «Справочник по правописанию и стилистике» (nouns with hyphens); Muhamedowa 2015, "Kazakh: A
Comprehensive Grammar" (pair words; ordinals); Quirk et al. 1985, "A Comprehensive Grammar", appendix I.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from transdesk.domain.language import Language
from transdesk.glossary.data import compounds
from transdesk.glossary.tokens import HYPHENS


class Standing(Enum):
    """What words are in their surroundings: the term, a part that qualifies another, or a part of another word."""

    TERM = "term"
    QUALIFIES = "qualifies"
    OTHER = "other"


class Compound(NamedTuple):
    """Words in a text and the parts that hyphens join to them, as written.

    Attributes:
        first, last: the parts that the words begin and end with; the same where they are one part.
    """

    left: tuple[str, ...]
    first: str
    last: str
    right: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """All parts of the compound that one part was found in."""
        return (*self.left, self.first, *self.right)


_PART = re.compile(r"[^\W_]+")
_HYPHEN = f"[{''.join(map(re.escape, sorted(HYPHENS)))}]"
_PARTS_BEFORE = re.compile(rf"(?:[^\W_]+{_HYPHEN})+$")
_PARTS_AFTER = re.compile(rf"(?:{_HYPHEN}[^\W_]+)+")
_LONGEST_ORDINAL = 3
_LONGEST = 80  # code points before the words that are looked at


def compound_at(text: str, start: int, end: int) -> Compound | None:
    """The compound that a range is a part of; None where no hyphen joins it to anything."""
    joined_before, joined_after = start > 1 and text[start - 1] in HYPHENS, text[end : end + 1] in HYPHENS
    if not joined_before and not joined_after:
        return None  # nearly always, told fast
    before = _PARTS_BEFORE.search(text[max(0, start - _LONGEST) : start]) if joined_before else None
    after = _PARTS_AFTER.match(text, end) if joined_after else None
    if not before and not after:
        return None
    inner = _PART.findall(text[start:end])
    left = tuple(_PART.findall(before[0])) if before else ()
    right = tuple(_PART.findall(after[0])) if after else ()
    return Compound(left, inner[0], inner[-1], right)


def standing(compound: Compound, language: Language) -> Standing:
    """What the words are in a compound of common words."""
    roles = compounds(language)
    left = tuple(part.lower() for part in compound.left)
    right = tuple(part.lower() for part in compound.right)
    if right and right[0].isdigit():
        right = ()  # ТЭЦ-3, Олимпиада-2022; a Kazakh case ending may follow the figure
    if language is Language.KK and len(left) == 1 and left[0].isdigit() and len(left[0]) <= _LONGEST_ORDINAL:
        left = ()  # 3-ЖЭО, 22-сессия
    if any(roles.get(f"{part}-") == "other" for part in left) or _is_other_word(compound, right, language):
        return Standing.OTHER
    if all(roles.get(f"{part}-") == "same" for part in left) and all(roles.get(f"-{p}") == "same" for p in right):
        return Standing.TERM
    if language is Language.RU and _is_apposition(compound):
        return Standing.TERM
    return Standing.QUALIFIES


def keeps_meaning(compound: Compound, language: Language) -> bool:
    """Whether all that stands before the words leaves them what they are, as in интернет-СМИ."""
    return not compound.right and all(compounds(language).get(f"{part.lower()}-") == "same" for part in compound.left)


def _is_other_word(compound: Compound, right: tuple[str, ...], language: Language) -> bool:
    """Whether the compound is a word of its own, or what follows is no word, or the part is half an adjective."""
    whole = "-".join(compound.parts).lower()
    if any(whole.startswith(word) for word, role in compounds(language).items() if role == "word"):
        return True
    if not right:
        return False
    if language is Language.KK:
        from transdesk.language.morphology.kk.paradigm import endings

        return right[0] in endings()
    return language is Language.RU and compound.last.endswith("о")  # армяно-азербайджанский


def _is_apposition(compound: Compound) -> bool:
    from transdesk.language.morphology.ru.hyphens import apposed

    if len(compound.parts) != 2 or compound.first != compound.last:
        return False
    return apposed(*compound.parts)
