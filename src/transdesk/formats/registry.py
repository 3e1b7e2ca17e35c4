"""The formats there are, and which one a document is in.

A format is one module with a tuple ``FORMATS``; it is named here, or by an entry point of the group
``transdesk.formats`` in another package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath

from transdesk.domain.article import Article
from transdesk.domain.errors import PluginError, TransDeskError
from transdesk.domain.rendition import Rendition
from transdesk.formats.base import MAX_DOCUMENT_BYTES, MAX_TEXT_CHARACTERS, Format, ReaderInfo, WriterInfo
from transdesk.formats.cleaning import Changes, clean
from transdesk.formats.problems import problem

MODULES = (
    "transdesk.formats.word",
    "transdesk.formats.webpage",
    "transdesk.formats.markdown",
    "transdesk.formats.plain",
    "transdesk.formats.bilingual",
    "transdesk.formats.xliff",
    "transdesk.formats.tmx",
    "transdesk.formats.articlejson",
)
_GROUP = "transdesk.formats"
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)
_FOREIGN = frozenset(
    [
        "doc",
        "docm",
        "dot",
        "dotx",
        "dotm",
        "pdf",
        "odt",
        "ott",
        "rtf",
        "pages",
        "wpd",
        "ppt",
        "pptx",
        "pps",
        "xls",
        "xlsx",
        "xlsm",
        "ods",
        "odp",
        "epub",
        "fb2",
        "djvu",
        "zip",
        "rar",
        "7z",
        "gz",
        "tar",
        "jpg",
        "jpeg",
        "png",
        "gif",
        "tif",
        "tiff",
        "webp",
        "bmp",
        "svg",
        "heic",
        "mp3",
        "mp4",
        "wav",
        "ogg",
        "avi",
        "mov",
        "mkv",
        "exe",
        "dll",
        "eml",
        "msg",
    ]
)
_MARKUP = re.compile(r"^\s*(?:<!doctype\s+html|<html|<head|<body|<article|<p[\s>]|<div[\s>]|<h1[\s>])", re.IGNORECASE)


@lru_cache(maxsize=1)
def formats() -> tuple[Format, ...]:
    """All formats, ours first.

    Raises:
        PluginError: a format from another package cannot be loaded.
    """
    found = [f for module in MODULES for f in import_module(module).FORMATS]
    for entry in entry_points(group=_GROUP):
        try:
            found += entry.load()
        except Exception as error:
            raise PluginError(
                f"The format plug-in '{entry.name}' cannot be loaded; update or uninstall it.", name=entry.name
            ) from error
    return tuple(found)


def readable() -> tuple[ReaderInfo, ...]:
    """What can be read."""
    return tuple(ReaderInfo(f.id, f.suffixes, f.media_types) for f in formats() if f.read)


def writers() -> tuple[WriterInfo, ...]:
    """What can be written."""
    return tuple(WriterInfo(f.id, f.suffixes[0], f.media_types[0], f.bilingual) for f in formats() if f.write)


def read(data: bytes, name: str, media_type: str = "") -> Article:
    """Read a document into an article of typed blocks.

    Args:
        data: the bytes.
        name: file name or address; its suffix tells the format where the content does not.
        media_type: MIME type where the carrier names one; used where the name tells nothing.

    Raises:
        EmptyDocumentError: no text in it.
        TooLargeError: above the limits of ``base``.
        UnreadableError: damaged, protected, binary.
        UnsupportedFormatError: no reader; the message names the readable kinds.
    """
    if len(data) > MAX_DOCUMENT_BYTES:
        raise problem("too_large", name=name, limit=f"{MAX_DOCUMENT_BYTES // 1_000_000} MB")
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise problem("empty_document", name=name)
    chosen = _format_of(data, name, media_type)
    if chosen.read is None:  # pragma: no cover - _format_of returns readable ones
        raise _unsupported(name, chosen.id)
    try:
        article = chosen.read(data, name)
    except TransDeskError:
        raise
    except RecursionError as error:
        raise problem("unreadable_structure", name=name) from error
    except Exception as error:
        # a reader met something that nobody foresaw: the desk stays up, the cause stays attached
        raise problem("import_failed", name=name) from error
    return _within_limits(article, name)


def read_text(text: str, name: str = "") -> Article:
    """Read pasted text into an article.

    Raises:
        EmptyDocumentError: no text in it.
        TooLargeError: longer than one article may be.
    """
    from transdesk.formats.plain import article_of

    if len(text) > MAX_DOCUMENT_BYTES:
        raise problem("too_large", name=name, limit=f"{MAX_TEXT_CHARACTERS // 1_000_000} million characters")
    changes = Changes()
    return _within_limits(article_of(clean(text, changes), name, changes), name)


def _within_limits(article: Article, name: str) -> Article:
    if not any(c.isalnum() for block in article.blocks for c in block.text):
        raise problem("empty_document", name=name)
    if sum(len(block.text) for block in article.blocks) > MAX_TEXT_CHARACTERS:
        raise problem("too_large", name=name, limit=f"{MAX_TEXT_CHARACTERS // 1_000_000} million characters")
    return article


def write(rendition: Rendition, format_id: str) -> bytes:
    """Write a rendition in one of the formats of ``writers``.

    Raises:
        ExportFailedError: no such format, or the document cannot be written.
    """
    able = {f.id: f.write for f in formats() if f.write}
    if format_id not in able:
        raise problem("unknown_writer", format=format_id, formats=", ".join(able))
    try:
        return able[format_id](rendition)
    except TransDeskError:
        raise
    except Exception as error:
        others = ", ".join(i for i in able if i != format_id)
        raise problem("export_failed", formats=others) from error


def _format_of(data: bytes, name: str, media_type: str) -> Format:
    """The content's own signature first, then the name's suffix, the media type, and what the text looks like."""
    by_id = {f.id: f for f in formats() if f.read}
    signed = _by_signature(data, name)
    if signed:
        return by_id[signed]
    suffix = _suffix(name)
    for found in by_id.values():
        if suffix in found.suffixes:
            return found
    if suffix[1:] in _FOREIGN:
        raise _unsupported(name, suffix)
    plain_type = media_type.partition(";")[0].strip().lower()
    for found in by_id.values():
        if plain_type in found.media_types:
            return found
    start = data[:2048].decode("utf-8", errors="replace").lstrip("\ufeff")
    return by_id["html" if _MARKUP.match(start) else "txt"]


def _by_signature(data: bytes, name: str) -> str:
    """``docx`` for a Word document; refuses other binary kinds by name."""
    from transdesk.formats.word.package import OLE_MAGIC

    if data.startswith(OLE_MAGIC):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise problem("unreadable_password", name=name)
        raise _unsupported(name, _suffix(name) if _suffix(name) not in ("", ".docx") else ".doc")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, name)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(name, kind)
    if _suffix(name) == ".docx":
        raise problem("unreadable_damaged", name=name)
    return ""


def _zip_kind(data: bytes, name: str) -> str:
    """A zip file is a Word document where its name or its content says so; its reader finds the damage."""
    other = {b"xl/workbook": "XLSX", b"ppt/presentation": "PPTX", b"application/vnd.oasis": "ODT", b"epub+zip": "EPUB"}
    for hint, kind in other.items():
        if hint in data:
            raise _unsupported(name, kind)
    if _suffix(name) in (".docx", ".docm") or b"word/" in data:
        return "docx"
    raise _unsupported(name, _suffix(name) or "zip")


def _suffix(name: str) -> str:
    return PurePath(name.replace("\\", "/").partition("?")[0]).suffix.lower()


def _unsupported(name: str, kind: str) -> TransDeskError:
    return problem("unsupported_format", name=name, kind=kind, formats=" ".join(_suffixes()))


def _suffixes() -> Iterator[str]:
    for info in readable():
        yield from info.suffixes[:1]
