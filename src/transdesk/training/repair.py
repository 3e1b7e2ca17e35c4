"""Repair of text that reached us lower-cased and tokenised: true-casing by statistics, and joined punctuation."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]{3,}")
_OPENING = re.compile(r"^([\"'«“(]*)(\w)")
_LONE_OPENING = re.compile(r"^([\"'])\s+")
_LONE_CLOSING = re.compile(r"([,.!?])\s+\"(?=\s|$)")
_BEFORE = re.compile(r"\s+([.,!?:;%)\]»”…])")
_AFTER = re.compile(r"([(\[«“])\s+")
_QUOTED = re.compile(r"(?<!\S)([\"'])\s+(.+?)\s+\1(?!\w)")
_APOSTROPHE = re.compile(r"(\w)\s+(['’](?:s|t|re|ve|ll|d|m)\b)")
_NUMBER = re.compile(r"(\d)\s+([.,])\s+(?=\d{1,3}\b)")


class Casing:
    """How each word is usually written inside a sentence."""

    def __init__(self, usual: dict[str, str]) -> None:
        self._usual = usual

    @classmethod
    def learn(cls, sentences: Iterable[str]) -> "Casing":
        """Count the spellings of every word that does not open its sentence; keep those not lower-case."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for sentence in sentences:
            for match in list(_WORD.finditer(sentence))[1:]:
                seen[match.group().casefold()][match.group()] += 1
        best = {word: forms.most_common(1)[0] for word, forms in seen.items()}
        return cls({w: form for w, (form, n) in best.items() if form != w and n >= 2})

    def restore(self, text: str) -> str:
        """Write every word as it is usually written, and begin with a capital."""
        text = _WORD.sub(lambda m: self._usual.get(m.group().casefold()) or self._parts(m.group()), text)
        return _OPENING.sub(lambda m: m.group(1) + m.group(2).upper(), text)

    def _parts(self, word: str) -> str:
        return _PART.sub(lambda m: self._usual.get(m.group().casefold(), m.group()), word)


def detokenise(text: str) -> str:
    """Join punctuation that stands between spaces to the word it belongs to."""
    text = _NUMBER.sub(r"\1\2", text)
    text = _AFTER.sub(r"\1", _BEFORE.sub(r"\1", text))
    text = _APOSTROPHE.sub(r"\1\2", _QUOTED.sub(r"\1\2\1", text))
    return _LONE_CLOSING.sub(r'\1"', _LONE_OPENING.sub(r"\1", text))
