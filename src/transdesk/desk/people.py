"""Texts as people type them, made fit for every database and document."""

from __future__ import annotations

import re
import unicodedata

# NUL cannot be stored by PostgreSQL, lone surrogates by nobody; other control characters but tab and line
# feed are not allowed in XML 1.0 (section 2.2), into which a text is exported
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def typed(text: str) -> str:
    r"""A typed text in NFC with ``\n`` as its only line break, without characters that cannot be stored."""
    return unicodedata.normalize("NFC", _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def name_of(author: str) -> str:
    """An author's name fit for the record."""
    return " ".join(typed(author).split()) or "?"
