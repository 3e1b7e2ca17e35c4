"""Scripts and look-alike letters: Unicode normalisation and the repair of mixed-script words.

Latin letters that look like Cyrillic ones get into Cyrillic words through keyboards without Kazakh
letters and through optical character recognition ("мемлекеттiк" with a Latin i). The pairs are those of
Unicode UTS #39 (confusables) between the two alphabets. The fold maps one letter to one letter, so that
offsets into the text stay valid.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum

from transdesk.domain.article import TextChange

KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
"""The nine letters that the Kazakh Cyrillic alphabet has and the Russian one lacks."""

_LATIN = "aceopxyiABCEHKMOPTXYIhəƏ"
_CYRILLIC = "асеорхуіАВСЕНКМОРТХУІһәӘ"
TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
"""Latin letters (and the Latin schwa) that look like a Cyrillic letter."""
TO_LATIN = {cyrillic: latin for latin, cyrillic in TO_CYRILLIC.items() if ord(cyrillic) > 0x3FF and latin not in "əƏh"}
"""The way back, for Cyrillic letters inside Latin words."""

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile(r"[\u0400-\u052f]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u018f]")


class Script(StrEnum):
    """Which alphabet a piece of text is written in."""

    CYRILLIC = "Cyrl"
    LATIN = "Latn"
    OTHER = "Zzzz"


def script_of(text: str) -> Script:
    """The alphabet of most letters of a text; ``OTHER`` where there are none or a third one prevails."""
    cyrillic = len(_CYRILLIC_LETTER.findall(text))
    latin = len(_LATIN_LETTER.findall(text))
    letters = sum(map(str.isalpha, text))
    if letters == 0 or 2 * (cyrillic + latin) < letters:
        return Script.OTHER
    return Script.CYRILLIC if cyrillic >= latin else Script.LATIN


def fold(text: str) -> tuple[str, tuple[TextChange, ...]]:
    """Bring a text to NFC and repair words that mix Cyrillic with Latin look-alikes.

    A word is repaired only where every foreign letter has a twin in the word's main alphabet and the
    word has a letter that proves that alphabet; words like "COVID-ті" or "iPhone" stay as they are.

    Returns:
        The text, and what was changed: ``nfc`` once where composition changed something, one
        ``lookalike`` for each different word.
    """
    normal = unicodedata.normalize("NFC", text)
    changes: list[TextChange] = []
    if normal != text:
        changes.append(TextChange("nfc", "", "", abs(len(text) - len(normal)) or 1))
    repaired: Counter[tuple[str, str]] = Counter()

    def repair(match: re.Match[str]) -> str:
        word = match.group()
        better = fold_word(word)
        if better != word:
            repaired[word, better] += 1
        return better

    folded = _WORD.sub(repair, normal)
    changes += [TextChange("lookalike", before, after, count) for (before, after), count in repaired.items()]
    return folded, tuple(changes)


def fold_words(text: str) -> str:
    """The text with its mixed words repaired; for those who need no list of changes."""
    if not _CYRILLIC_LETTER.search(text) or not _LATIN_LETTER.search(text):
        return text
    return _WORD.sub(lambda match: fold_word(match.group()), text)


def fold_word(word: str) -> str:
    """One word with its look-alike letters in the alphabet of the rest of the word; same length."""
    if not _CYRILLIC_LETTER.search(word) or not _LATIN_LETTER.search(word):
        return word
    proves_cyrillic = any(_CYRILLIC_LETTER.match(c) and c not in TO_LATIN for c in word)
    proves_latin = any(_LATIN_LETTER.match(c) and c not in TO_CYRILLIC for c in word)
    if proves_latin and proves_cyrillic:
        return word
    roman = word.isupper() and "I" in word and not proves_cyrillic  # "ХIХ" and "IТ" are Latin
    table = TO_LATIN if proves_latin or roman else TO_CYRILLIC
    return "".join(table.get(c, c) for c in word)
