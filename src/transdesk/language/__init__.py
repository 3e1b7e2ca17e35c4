"""What is known about Russian, Kazakh and English.

Everything is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from transdesk.domain.article import TextChange
from transdesk.domain.language import Identification, Language
from transdesk.domain.morphology import Morphology

if TYPE_CHECKING:
    from transdesk.language.numbers import NumberFound

__all__ = ["fold", "identify", "identify_document", "morphology", "numbers_in", "split", "transliterate"]


def identify(text: str) -> Identification:
    """The language of one text; see ``transdesk.language.identify``."""
    from transdesk.language import identification as room

    return room.identify(text)


def identify_document(blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
    """The language of a document (possibly mixed, with shares by letters) and of each of its blocks."""
    from transdesk.language import identification as room

    return room.identify_document(blocks)


def split(text: str, language: Language) -> list[tuple[int, int]]:
    """Sentence spans in code points, white space outside them; a line break always ends a sentence."""
    from transdesk.language import sentences

    return sentences.split(text, language)


def fold(text: str) -> tuple[str, tuple[TextChange, ...]]:
    """NFC, and Latin look-alikes inside Cyrillic words repaired one to one; with the list of changes."""
    from transdesk.language import scripts

    return scripts.fold(text)


def numbers_in(text: str, language: Language) -> tuple[NumberFound, ...]:
    """Numbers, dates and clock times by their value, in order."""
    from transdesk.language import numbers

    return numbers.numbers_in(text, language)


def transliterate(name: str, source: Language, target: Language) -> tuple[str, ...]:
    """Spellings of a personal or place name in another language of the desk, best first."""
    from transdesk.language import names

    return names.transliterate(name, source, target)


@cache
def morphology(language: Language) -> Morphology:
    """What is known about the forms of a language's words; one object a language."""
    if language is Language.RU:
        from transdesk.language.morphology.russian import Russian

        return Russian()
    if language is Language.KK:
        from transdesk.language.morphology.kazakh import Kazakh

        return Kazakh()
    from transdesk.language.morphology.english import English

    return English()
