"""Letters that do not belong into a translation: pieces of a vocabulary that a search may not write.

A small model that does not know a word copies it, or half of it: ``полицияғаferee``. In a translation into Russian
or Kazakh, Latin letters are right only where the source has them for good reason, Kazakh letters are never right in
Russian, nor Cyrillic ones in English. Pieces with such letters are left out of the search, so that the model takes
its next best word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from transdesk.domain.engine import Request
from transdesk.domain.language import Language
from transdesk.engines.figures import LINK
from transdesk.engines.guards import KAZAKH_LETTERS

_LATIN: Final = "A-Za-z\u00c0-\u024f"
_CYRILLIC: Final = "\u0400-\u052f"
_FOREIGN: Final = {
    Language.RU: re.compile(f"[{_LATIN}{''.join(sorted(KAZAKH_LETTERS))}]"),
    Language.KK: re.compile(f"[{_LATIN}]"),
    Language.EN: re.compile(f"[{_CYRILLIC}]"),
}
_ROMAN: Final = re.compile(r"▁?[IVX]+")  # numbers of centuries and congresses, in all three languages
# Latin words that a text in Cyrillic has too: with figures, with capitals behind the first letter, degrees
_LASTING: Final = re.compile(r"[\w-]*\d[\w-]*|[\w&]+[A-Z][\w&]*|°\s?[A-Z]\b")
_LATIN_WORD: Final = re.compile(f"[\\w.'’&-]*[{_LATIN}][\\w.'’&-]*")
_SENTENCES: Final = 256  # whose words are remembered from one search to the next


class Letters:
    """What may not be written, for one vocabulary.

    Args:
        vocabulary: all pieces of text.
        encode: pieces of a text.
    """

    def __init__(self, vocabulary: Iterable[str], encode: Callable[[str], Sequence[str]]) -> None:
        pieces = tuple(vocabulary)
        self._encode = encode
        self._foreign = {
            target: tuple(p for p in pieces if letters.search(p) and not _ROMAN.fullmatch(p))
            for target, letters in _FOREIGN.items()
        }
        self._without = lru_cache(_SENTENCES)(self._left)

    def forbidden(self, request: Request) -> tuple[str, ...]:
        """Pieces that a translation of the request does without, in the vocabulary's order."""
        words = kept(request)
        allowed = frozenset(piece for word in words for piece in self._encode(word)) if words else frozenset()
        return self._without(request.target, allowed)

    def _left(self, target: Language, allowed: frozenset[str]) -> tuple[str, ...]:
        if not allowed:
            return self._foreign[target]
        return tuple(piece for piece in self._foreign[target] if piece not in allowed)


def kept(request: Request) -> tuple[str, ...]:
    """Words with letters of another script that the translation may take over as they are."""
    text = request.text
    found = [match.group() for match in LINK.finditer(text)]
    found += [hint.target for hint in request.hints]
    if request.target is not Language.EN:
        words = _LASTING if request.source is Language.EN else _LATIN_WORD
        found += [match.group() for match in words.finditer(text)]
    foreign = _FOREIGN[request.target]
    return tuple(dict.fromkeys(word for word in found if foreign.search(word)))
