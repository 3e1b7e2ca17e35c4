"""Words of running text as they are compared: one token list for texts and for terms.

What does not tell words apart is folded: letter case, ё and е, composed and decomposed letters, Latin look-alikes
inside Cyrillic words, the kind of apostrophe. Hyphens, quotation marks and line ends between words are passed over;
other punctuation is a token of its own. Offsets are always those of the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from transdesk.language.scripts import fold_word

_PASSED = "«»“”„‟\"'’‘‚‛ʼ`‹›\\-\u2010\u2011\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TOKEN = re.compile(  # a word with its combining marks, an English possessive, or a sign that is not passed over
    r"([^\W_ʼ][^\W_]*(?:[\u00ad\u200b-\u200d\u2060\u0300-\u036f]+[^\W_]*)*|['’ʼ`][sS](?![^\W_])"
    rf"|[^\w\s{_PASSED}])"
)
_LATIN = re.compile(r"[A-Za-z]")
HYPHENS = frozenset("-\u2010\u2011")
QUOTES = frozenset("«»“”„‟\"'’‘‹›")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\u0301")  # U+0301: Russian stress marks


class Token(NamedTuple):
    """A word or sign: its spelling for comparison and its range in the text."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The spelling for comparison of one word; remembered."""
    return folded(word)


def folded(word: str) -> str:
    """The spelling for comparison of one word."""
    if word.isascii():
        return "'s" if word in ("'s", "'S", "`s", "`S") else word.lower()
    if not word.isalpha():
        word = word.translate(_INVISIBLE)
    word = unicodedata.normalize("NFC", word)
    if len(word) == 2 and word[0] in "’ʼ":
        return "'s"
    return _lowered(fold_word(word))


class Words:
    """The tokens of a text, each made when it is asked for: most words of a text begin no term.

    Attributes:
        spellings: the words and signs as they are written.
    """

    __slots__ = ("_ends", "spellings")

    def __init__(self, text: str) -> None:
        parts = _TOKEN.split(text)  # what is between the tokens and the tokens, in turn
        self.spellings: list[str] = parts[1::2]
        self._ends = list(accumulate(map(len, parts)))

    def __len__(self) -> int:
        return len(self.spellings)

    def __getitem__(self, index: int) -> Token:
        if not 0 <= index < len(self.spellings):
            raise IndexError(index)
        return Token(key_of(self.spellings[index]), self._ends[2 * index], self._ends[2 * index + 1])

    def keys(self, start: int, stop: int) -> tuple[str, ...]:
        """The spellings for comparison of a run of tokens."""
        return tuple(map(key_of, self.spellings[start:stop]))

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The range in the text of a run of tokens."""
        return self._ends[2 * start], self._ends[2 * stop - 1]


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    words = Words(text)
    return [words[index] for index in range(len(words))]


@lru_cache(maxsize=1 << 14)
def words_of(term: str) -> tuple[str, ...]:
    """The keys of a term's tokens."""
    return keys_of(term)


def keys_of(text: str) -> tuple[str, ...]:
    """Like :func:`words_of`, not remembered."""
    return tuple(map(key_of, _TOKEN.findall(text)))


def keys_of_forms(forms: Iterable[str]) -> frozenset[str]:
    """Many forms of a term folded together, the keys of each joined by spaces; empty ones are left out."""
    lines = "\n".join(forms)
    if _LATIN.search(lines):
        return frozenset([" ".join(keys_of(line)) for line in lines.split("\n")]) - {""}
    lines = _lowered(unicodedata.normalize("NFC", lines))
    return frozenset([line if line.isalpha() else " ".join(keys_of(line)) for line in lines.split("\n")]) - {""}


def _lowered(text: str) -> str:
    return text.lower().replace("ё", "е").replace("і̇", "і")
