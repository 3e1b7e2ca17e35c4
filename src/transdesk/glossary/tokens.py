"""Words of running text as they are compared: one token list for texts and for terms.

What does not tell words apart is folded: letter case, ё and е, composed and decomposed letters, Latin look-alikes
inside Cyrillic words, the kind of apostrophe. Hyphens, quotation marks and line ends between words are passed over;
other punctuation is a token of its own. Offsets are always those of the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"['’ʼ`][sS](?![^\W_])|[^\W_](?:[\u00ad\u200b-\u200d\u2060\u0300-\u036f]|[^\W_])*|[^\w\s]")
_PASSED = frozenset("«»“”„‟\"'’‘‚‛ʼ`‹›-\u2010\u2011\u00ad\u200b\u200c\u200d\u2060\ufeff")
HYPHENS = frozenset("-\u2010\u2011")
QUOTES = frozenset("«»“”„‟\"'’‘‹›")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\u0301")  # U+0301: Russian stress marks
# Latin letters that look like Cyrillic ones (Unicode UTS 39 confusables; h and i for the Kazakh letters)
_LOOKALIKES = str.maketrans("aceiopxyhABCEHIKMOPTXY", "асеіорхуһАВСЕНІКМОРТХУ")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


class Token(NamedTuple):
    """A word or sign: its spelling for comparison and its range in the text."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def key_of(word: str) -> str:
    """The spelling for comparison of one word."""
    if word.isascii():
        return "'s" if word in ("'s", "'S", "`s", "`S") else word.lower()
    folded = unicodedata.normalize("NFC", word.translate(_INVISIBLE))
    if len(folded) == 2 and folded[0] in "’ʼ":
        return "'s"
    if _LATIN.search(folded) and _CYRILLIC.search(folded):
        changed = folded.translate(_LOOKALIKES)
        folded = folded if _LATIN.search(changed) else changed  # Bloombergтің is no slip of the keyboard
    return folded.lower().replace("ё", "е").replace("і̇", "і")


def tokenise(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    make = Token._make  # faster than calling the class
    return [make((key_of(word), *match.span())) for match in _TOKEN.finditer(text) if (word := match[0]) not in _PASSED]


@lru_cache(maxsize=1 << 14)
def words_of(term: str) -> tuple[str, ...]:
    """The keys of a term's tokens."""
    return tuple(token.key for token in tokenise(term))


def keys_of(text: str) -> tuple[str, ...]:
    """Like :func:`words_of`, not remembered: for the many forms of a term."""
    return tuple([key_of(word) for word in _TOKEN.findall(text) if word not in _PASSED])
