"""How persons are written in translations."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSpelling:
    """A person's name as an article's other sentences have it.

    Attributes:
        source: the name in the article, as it stands in that sentence.
        target: the name in the translation, as it stands there.
        number: place of the sentence in the article, from 1.
    """

    source: str
    target: str
    number: int
