"""What a document format is: a reader, a writer, or both, under one id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from transdesk.domain.article import Article
from transdesk.domain.rendition import Rendition

ReadFunction: TypeAlias = Callable[[bytes, str], Article]
"""Takes the document's bytes and its name; raises ``ImportFailedError`` and its kind only."""
WriteFunction: TypeAlias = Callable[[Rendition], bytes]

MAX_DOCUMENT_BYTES = 10_000_000
"""Largest document that is read at all."""
MAX_TEXT_CHARACTERS = 2_000_000
"""Longest text that one article may hold: more than a thousand printed pages."""


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """A readable kind of document; suffixes with their dot, in lower case."""

    id: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriterInfo:
    """A writable kind of document.

    Attributes:
        id: the format's id.
        suffix: of the files it writes, with the dot.
        media_type: of the files it writes.
        bilingual: source and target side by side; else the target alone.
    """

    id: str
    suffix: str
    media_type: str
    bilingual: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One document format. The first suffix and media type are those it is written with.

    Attributes:
        id: stable name, used on the command line and in addresses.
        suffixes, media_types: what it is known by.
        read: bytes to article, where it can be read.
        write: rendition to bytes, where it can be written.
        bilingual: its files hold source and target.
    """

    id: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: ReadFunction | None = None
    write: WriteFunction | None = None
    bilingual: bool = False
