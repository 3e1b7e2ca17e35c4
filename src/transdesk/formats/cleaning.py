"""Clean text: NFC, one kind of line break, no control characters; what was changed is listed.

NFC: Unicode Standard Annex #15. Characters illegal in XML 1.0 (section 2.2) are among the dropped ones,
so that every writer may take a text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from transdesk.domain.article import TextChange
from transdesk.domain.marks import Mark

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Invisible characters that break searching and matching: controls, the soft hyphen, zero-width space and
# word joiner, byte order marks, directional controls, lone surrogates, noncharacters. The joiners ZWJ and
# ZWNJ stay: they shape letters and emoji.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)
_WORD = re.compile(r"\S+")
_MOST_LISTED = 20
_ILLEGAL_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Changes:
    """Collects what cleaning changed, equal changes counted together."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, what: str, before: str, after: str, count: int = 1) -> None:
        """Note one kind of change."""
        self.counts[(what, before, after)] += count

    def listed(self) -> tuple[TextChange, ...]:
        """The changes in the order in which they were met."""
        return tuple(TextChange(what, before, after, n) for (what, before, after), n in self.counts.items())


def clean(text: str, changes: Changes | None = None) -> str:
    r"""NFC text with ``\\n`` as its only line break and without control characters."""
    text = _LINE_BREAKS.sub("\n", text)
    dropped = _DROPPED.findall(text)
    if dropped:
        text = _DROPPED.sub("", text)
    composed = unicodedata.normalize("NFC", text)
    if changes is not None:
        for character, count in Counter(dropped).items():
            changes.add("control", f"U+{ord(character):04X}", "", count)
        if composed != text:
            _list_composed(text, changes)
    return composed


def _list_composed(text: str, changes: Changes) -> None:
    words = Counter(w for w in _WORD.findall(text) if not unicodedata.is_normalized("NFC", w))
    for word, count in words.most_common(_MOST_LISTED):
        changes.add("nfc", word, unicodedata.normalize("NFC", word), count)
    rest = sum(words.values()) - sum(count for _, count in words.most_common(_MOST_LISTED))
    if rest:
        changes.add("nfc", "…", "…", rest)


def clean_marked(text: str, marks: Sequence[Mark], changes: Changes | None = None) -> tuple[str, tuple[Mark, ...]]:
    """``clean`` for a text with marks: their offsets follow what was dropped or composed."""
    cleaned = clean(text, changes)
    if cleaned == text or not marks:
        return cleaned, tuple(marks)
    places = _moved(text, sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)}))
    moved = (replace(m, start=places[m.start], end=min(places[m.end], len(cleaned))) for m in marks)
    return cleaned, tuple(m for m in moved if m.start < m.end)


def _moved(text: str, cuts: Sequence[int]) -> dict[int, int]:
    """Where places of a text lie after cleaning; each stretch between two places is cleaned by itself.

    A combining mark at the head of a stretch would have joined the stretch before: it is cut off there.
    """
    places = {cuts[0]: 0}
    length = 0
    for start, end in pairwise(cuts):
        stretch = clean(text[start:end])
        joins = start > 0 and stretch and unicodedata.combining(stretch[0]) and _composes(text[start - 1], stretch[0])
        length += len(stretch) - bool(joins)
        places[end] = length
    return places


def _composes(before: str, combining: str) -> bool:
    return len(unicodedata.normalize("NFC", before + combining)) == 1


def xml_safe(text: str) -> str:
    """The text without the characters that XML 1.0 forbids; people may have typed or pasted them."""
    return _ILLEGAL_XML.sub("", text)
