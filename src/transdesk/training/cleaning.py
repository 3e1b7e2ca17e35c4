"""What makes a sentence pair unfit for training.

Every rule is cheap and explainable; the reason's name goes into the model card's table of dropped lines.
"""

import re
import unicodedata
from collections import Counter

KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
LONGEST = 900  # characters of one side; longer lines are whole documents, not sentences
MOST_UNEVEN = 2.6  # characters of the longer side for one of the shorter (short texts are exempt)
SHORT = 25  # characters under which length ratios say nothing

_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_DIGITS = re.compile(r"\d+")
_REPEATED = re.compile(r"(.{3,40}?)\1{3,}")


def normalise(text: str) -> str:
    """The one spelling that the model sees: NFC, single plain spaces, no invisible characters."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def reason_to_drop(first: str, first_language: str, second: str, second_language: str) -> str | None:
    """The name of the first rule that the pair breaks, or None when it is fit."""
    if not first or not second:
        return "empty"
    if max(len(first), len(second)) > LONGEST:
        return "too long"
    if _fold(first) == _fold(second):
        return "copy"
    if not (written_in(first, first_language) and written_in(second, second_language)):
        return "wrong language"
    if _uneven(first, second):
        return "length ratio"
    if not numbers_agree(first, second):
        return "numbers differ"
    if _REPEATED.search(first) or _REPEATED.search(second):
        return "repetition"
    return None


def written_in(text: str, language: str) -> bool:
    """Whether the letters can be that language's: script, and the letters that only Kazakh has."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in letters) / len(letters)
    kazakh = sum(c in KAZAKH_LETTERS for c in letters) / len(letters)
    if language == "en":
        return cyrillic < 0.2
    if language == "ru":
        return cyrillic > 0.5 and kazakh < 0.04
    return cyrillic > 0.5 and (kazakh > 0.03 or len(letters) < 30)


def numbers_agree(first: str, second: str) -> bool:
    """Whether both sides hold the same digit groups, one group of difference allowed in long texts."""
    a, b = Counter(_DIGITS.findall(first)), Counter(_DIGITS.findall(second))
    differing = sum(((a - b) + (b - a)).values())
    return differing == 0 or (differing <= 2 and sum((a | b).values()) >= 8)


def _uneven(first: str, second: str) -> bool:
    shorter, longer = sorted((len(first), len(second)))
    return longer > SHORT and longer > MOST_UNEVEN * max(shorter, 1)


def _fold(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
