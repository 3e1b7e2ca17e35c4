"""What is known about Russian, Kazakh and English.

Data and dictionaries are loaded when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transdesk.domain.article import TextChange
from transdesk.domain.language import Language

# These two functions share their names with submodules. Importing the submodules here, before the names are
# bound, keeps a later import of a submodule from putting the module in the function's place.
from transdesk.language.identify import identify, identify_document
from transdesk.language.morphology import morphology

if TYPE_CHECKING:
    from transdesk.language.numbers import NumberFound

__all__ = ["fold", "identify", "identify_document", "morphology", "numbers_in", "split", "transliterate"]


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
