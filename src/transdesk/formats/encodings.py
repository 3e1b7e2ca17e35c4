"""Bytes to text: which encoding a text is in, told by evidence.

Order of trust: byte order mark, valid UTF-8, the pattern of zero bytes of UTF-16, the declared encoding,
and last the eight-bit encoding under which the letters look most like Russian, Kazakh or a Latin text.
Kazakh has two eight-bit encodings of its own, KZ-1048 (STRK1048-2002) and PT154; both extend Windows-1251.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass

from transdesk.formats.cleaning import Changes
from transdesk.formats.problems import problem

# Letters per thousand. Russian: frequency of letters in the Russian National Corpus (Lyashevskaya and
# Sharov, "Chastotnyi slovar", 2009). Kazakh: counted on 2.5 million letters of Kazakh news. The table is
# the larger of both, so that neither language is at a disadvantage.
_PER_THOUSAND = {
    "о": 110, "а": 126, "е": 85, "и": 74, "н": 68, "т": 63, "с": 55, "р": 60, "в": 45, "л": 50, "к": 35,
    "м": 32, "д": 44, "п": 28, "у": 26, "я": 20, "ы": 75, "ь": 17, "г": 17, "з": 17, "б": 25, "ч": 14,
    "й": 14, "х": 10, "ж": 20, "ш": 14, "ю": 6, "ц": 5, "щ": 4, "э": 3, "ф": 3, "ъ": 0.4, "ё": 2,
    "і": 54, "қ": 33, "ғ": 17, "ң": 13, "ә": 9.5, "ө": 9, "ү": 8.4, "ұ": 8.3, "һ": 0.2,
}  # fmt: skip
_LETTER = {letter: math.log(share / 1000) for letter, share in _PER_THOUSAND.items()}
_LATIN = math.log(0.004)
_PUNCTUATION = math.log(0.01)
_ODD = math.log(0.00002)
_CAPITAL = 0.3
_CASE_SLIP = -6.0
_SCRIPT_SLIP = -8.0
_QUOTES_AND_DASHES = frozenset("«»„“”‘’‚–—…№•·§©®°\xa0€₸₽")
_EIGHT_BIT = {
    "cp1251": 0.0, "koi8-r": 0.5, "kz1048": 0.5, "ptcp154": 0.5, "cp1252": 0.5,
    "cp866": 2.0, "iso8859-5": 2.0, "mac-cyrillic": 1.5, "cp1250": 5.0, "cp1254": 5.0,
}  # fmt: skip
"""Encodings in question, with what must speak for a rare one, in nats over the whole text."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})""",
    re.IGNORECASE,
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Labels that mean a Windows code page in practice (WHATWG Encoding Standard, section 4.2)."""
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, name: str, *, declared: str = "", changes: Changes | None = None) -> Decoded:
    """Tell the encoding and decode.

    Args:
        data: the bytes of a text.
        name: the document's name for messages.
        declared: the encoding that the carrier names (HTTP header), believed where nothing speaks against it.
        changes: gets an ``encoding`` entry where the text was not UTF-8 or had damaged bytes.

    Raises:
        UnreadableError: the bytes are not text, or no encoding gives plausible letters.
    """
    decoded = _by_mark(data) or _as_utf8(data, changes) or _as_utf16(data)
    if decoded is None:
        _refuse_binary(data, name)
        decoded = _as_declared(data, declared) or _by_letters(data, name)
    elif _looks_binary(decoded.text):
        raise problem("unreadable_binary", name=name, formats=".txt .md .html .docx")
    if changes is not None and decoded.encoding != "utf-8":
        changes.add("encoding", decoded.encoding, "utf-8")
    return decoded


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    return None


def _as_utf8(data: bytes, changes: Changes | None) -> Decoded | None:
    """UTF-8 where it is valid, or damaged in very few places between many good letters."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None if text.count("\0") > len(text) // 50 else Decoded(text, "utf-8")
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - damaged
    if good < 20 * damaged:
        return None
    if changes is not None:
        changes.add("encoding", "damaged bytes", "\ufffd", damaged)
    return Decoded(text, "utf-8")


def _as_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: one half of the byte pairs holds hardly anything but 00, 04 and 20."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    if len(sample) < 4:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(high.count(byte) for byte in (0x00, 0x04, 0x20)) < 0.97 * len(high):
            continue
        text = data[: len(data) - len(data) % 2].decode(encoding, errors="replace")
        letters = sum(1 for c in text[:_SAMPLE] if c.isalnum() or c.isspace() or c in ".,;:!?-()«»—\"'“”’")
        if letters > 0.9 * len(text[:_SAMPLE]):
            return Decoded(text, encoding)
    return None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    match = _DECLARED.search(data[:4096])
    inside = (match.group(1) or match.group(2)).decode("ascii") if match else ""
    for label in (declared, inside):
        try:
            encoding = codecs.lookup(label).name if label else ""
            encoding = _AS_BROWSERS_READ.get(encoding, encoding)
            text = data.decode(encoding) if encoding else ""
        except (LookupError, UnicodeError):
            continue
        if text and encoding != "utf-8" and not _looks_binary(text):
            return Decoded(text, encoding)
    return None


def _by_letters(data: bytes, name: str) -> Decoded:
    """The eight-bit encoding with the likeliest letters.

    Raises:
        UnreadableError: even the best one gives no plausible text.
    """
    best: tuple[float, str, str] | None = None
    beyond_ascii = sum(1 for byte in data[:_SAMPLE] if byte > 127)
    for encoding, rarity in _EIGHT_BIT.items():
        try:
            text = data.decode(encoding, errors="replace")
        except (LookupError, UnicodeError):  # pragma: no cover - a Python without this codec
            continue
        score = plausibility(text) - rarity / max(beyond_ascii, 1)
        if best is None or score > best[0] + 1e-9:
            best = (score, encoding, text)
    if best is None or best[0] < -7.0:
        raise problem("unreadable_encoding", name=name)
    return Decoded(best[2], best[1])


def plausibility(text: str) -> float:
    """Mean log likelihood of the characters beyond ASCII, with penalties for what words never do.

    A capital after a small letter inside a word gives away KOI8-R read as Windows-1251 and the reverse;
    Latin and Cyrillic letters side by side give away a Western text read as a Cyrillic one.
    """
    total, count, before = 0.0, 0, " "
    for character in _around_high(text):
        if character > "\x7f":
            count += 1
            total += _likelihood(character)
            if character.isalpha() and before.isalpha():
                if character.isupper() and before.islower():
                    total += _CASE_SLIP
                if (before <= "\u024f") != (character <= "\u024f"):
                    total += _SCRIPT_SLIP
        elif character.isalpha() and "\u0400" <= before <= "\u04ff":
            total += _SCRIPT_SLIP
        before = character
    return total / count if count else 0.0


def _around_high(text: str) -> str:
    """A sample that holds characters beyond ASCII, wherever they begin."""
    first = next((i for i, character in enumerate(text) if character > "\x7f"), 0)
    return text[max(first - 1, 0) : first + _SAMPLE]


def _likelihood(character: str) -> float:
    if character in _QUOTES_AND_DASHES:
        return _PUNCTUATION
    letter = _LETTER.get(character.lower())
    if letter is not None:
        return letter - (_CAPITAL if character.isupper() else 0.0)
    if "\xc0" <= character <= "\u024f" and character.isalpha():
        return _LATIN - (1.0 if character.isupper() or character > "\xff" else 0.0)
    return _ODD


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:_SAMPLE]
    controls = sum(1 for byte in sample if byte < 9 or 13 < byte < 32)
    if controls > len(sample) // 100 or b"\0" in sample:
        raise problem("unreadable_binary", name=name, formats=".txt .md .html .docx")


def _looks_binary(text: str) -> bool:
    """More than one character in a hundred, and more than two, are controls or cannot be decoded."""
    sample = text[:_SAMPLE]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\x1a") or c == "\ufffd")
    return odd > max(len(sample) // 100, 2)
