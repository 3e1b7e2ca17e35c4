"""The three languages of the desk and how a text's language is named.

Codes are BCP 47 (RFC 5646): ``ru``, ``kk``, ``en``. Anything else is refused by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from transdesk.domain.errors import UnknownLanguageError


class Language(StrEnum):
    """A language that the desk translates from and into."""

    RU = "ru"
    KK = "kk"
    EN = "en"


def parse_language(code: str) -> Language:
    """Return the language for a BCP 47 code; region and case are ignored (``kk-KZ`` is Kazakh).

    Raises:
        UnknownLanguageError: the code is not one of the desk's languages.
    """
    primary = code.strip().lower().replace("_", "-").split("-")[0]
    try:
        return Language(primary)
    except ValueError as error:
        raise UnknownLanguageError(code, tuple(Language)) from error


class Verdict(StrEnum):
    """What identification may say of a text: a language of the desk, or why there is none."""

    RU = "ru"
    KK = "kk"
    EN = "en"
    MIXED = "mixed"
    OTHER = "other"
    UNSURE = "unsure"

    @property
    def language(self) -> Language | None:
        """The language of the desk that this verdict names, if it names one."""
        return next((language for language in Language if language.value == self.value), None)


@dataclass(frozen=True, slots=True)
class Identification:
    """The language of one text.

    Attributes:
        verdict: the answer.
        confidence: posterior probability of the answer, 0..1.
        guess: BCP 47 code of the likeliest language of all, also outside the desk (``ky``, ``uk``).
        shares: share of the letters by language code, for documents; sums to at most 1.
    """

    verdict: Verdict
    confidence: float
    guess: str = ""
    shares: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """A translation direction; source and target differ."""

    source: Language
    target: Language

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"
