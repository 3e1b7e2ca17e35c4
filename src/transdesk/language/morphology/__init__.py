"""Morphology of the desk's three languages: ``morphology(language)`` is the face.

See :mod:`transdesk.domain.morphology` for the contract and ``features.py`` for the labels.
"""

from __future__ import annotations

from functools import cache

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology

__all__ = ["morphology"]


@cache
def morphology(language: Language) -> Morphology:
    """The morphology of a language, made once; dictionaries load when a form is first asked for."""
    if language is Language.KK:
        from transdesk.language.morphology.kazakh import KazakhMorphology

        return KazakhMorphology()
    if language is Language.RU:
        from transdesk.language.morphology.russian import RussianMorphology

        return RussianMorphology()
    from transdesk.language.morphology.english import EnglishMorphology

    return EnglishMorphology()
