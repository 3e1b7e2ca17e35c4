"""Cleaning a text for a model, with the way back to the original offsets."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, replace

from transdesk.domain.engine import Request

# soft hyphen, zero-width characters, bidirectional controls, word joiner, byte order mark
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as a model gets it; ``origins[i]`` is the place of character i in the original."""

    text: str
    origins: tuple[int, ...]

    def inside(self, offset: int) -> int:
        """The offset in the clean text of an offset in the original."""
        return bisect_left(self.origins, offset)

    def outside(self, offset: int) -> int:
        """The offset in the original of an offset in the clean text."""
        return self.origins[offset] if offset < len(self.origins) else (self.origins[-1] + 1 if self.origins else 0)


def clean(text: str) -> Cleaned:
    """NFC, control characters and runs of white space as one plain space, no invisible characters."""
    if _is_clean(text):
        return Cleaned(text, tuple(range(len(text))))
    letters: list[str] = []
    origins: list[int] = []
    for start, cluster in _clusters(text):
        for char in unicodedata.normalize("NFC", cluster):
            if char in _INVISIBLE or unicodedata.category(char) in ("Cs", "Cn", "Co"):
                continue
            plain = " " if char.isspace() or unicodedata.category(char) == "Cc" else char
            if plain == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(plain)
            origins.append(start)
    if letters and letters[-1] == " ":
        letters.pop()
        origins.pop()
    return Cleaned("".join(letters), tuple(origins))


def _is_clean(text: str) -> bool:
    """Whether nothing is to be done, as with nearly every sentence: told without looking at each character."""
    plain = text.isprintable() and "  " not in text and text == text.strip()
    return plain and unicodedata.is_normalized("NFC", text)


def clean_request(request: Request) -> Request:
    """The request with a clean text and its hints moved along; hints without words are dropped."""
    cleaned = clean(request.text)
    moved = (replace(h, start=cleaned.inside(h.start), end=cleaned.inside(h.end)) for h in request.hints)
    hints = tuple(h for h in moved if 0 <= h.start < h.end <= len(cleaned.text))
    return replace(request, text=cleaned.text, hints=hints)


def has_words(text: str) -> bool:
    """Whether there is anything to translate: a letter."""
    return any(c.isalpha() for c in text)


def _clusters(text: str) -> list[tuple[int, str]]:
    """Base characters with the combining marks that follow them, each with its place."""
    if text.isascii():
        return list(enumerate(text))
    found: list[tuple[int, str]] = []
    for offset, char in enumerate(text):
        if found and unicodedata.combining(char):
            found[-1] = (found[-1][0], found[-1][1] + char)
        else:
            found.append((offset, char))
    return found
