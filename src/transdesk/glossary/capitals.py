"""Names keep the capital letters that the glossary gives them: Kassym-jomart tokayev is Kassym-Jomart Tokayev."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.glossary.obligations import Kept

_PART = re.compile(r"[^\W\d_]+")
_ALIKE = 3  # letters that a word and its form share at their beginning


def with_capitals(text: str, kept: Kept) -> str:
    """The text with capitals put right in the places of a name; nothing else changes, nor does the length.

    Text that is all in capitals stays so.
    """
    if not kept.obligation.concept.kind.is_name:
        return text
    for start, end in kept.found:
        text = text[:start] + _like(text[start:end], kept.obligation.required) + text[end:]
    return text


def _like(words: str, designations: Sequence[str]) -> str:
    """Words with the capitals of the first designation that they are a form of; as they are where one asks for none."""
    wanted = [small for designation in designations if (small := _small(words, designation)) is not None]
    if not wanted or not all(wanted):
        return words
    return "".join(c.upper() if i in wanted[0] else c for i, c in enumerate(words))


def _small(words: str, designation: str) -> set[int] | None:
    """Where small letters stand for the designation's capitals; None where the words are no form of it."""
    parts, model = list(_PART.finditer(words)), _PART.findall(designation)
    pairs = list(zip(parts, model, strict=False))
    if not model or len(parts) < len(model) or not all(_alike(part.group(), m) for part, m in pairs):
        return None
    return {part.start() for part, m in pairs if m[0].isupper() and part.group()[0].islower()}


def _alike(word: str, model: str) -> bool:
    shared = min(_ALIKE, len(word), len(model))
    return word[:shared].casefold() == model[:shared].casefold()
