"""The words of a text as the memory compares them: without case, ё as е, punctuation passed over."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word: its spelling for comparison and its range in the text."""

    key: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; hyphens and apostrophes part words."""
    return [Word(word_key(match[0]), *match.span()) for match in _WORD.finditer(text)]


def word_keys(text: str) -> set[str]:
    """The different words of a text."""
    folded = text.casefold()
    if len(folded) == len(text):  # nearly always: no letter became two, so words end where they did
        return set(_WORD.findall(folded.replace("ё", "е")))
    return set(map(word_key, _WORD.findall(text)))


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """The spelling for comparison."""
    return word.casefold().replace("ё", "е")
