"""Every way in which a document or an address can be refused: one key and one sentence each.

User interfaces find their text under the key (``error.<key>``) and fill in the same values.
"""

from __future__ import annotations

from collections.abc import Mapping

from transdesk.domain.errors import (
    EmptyDocumentError,
    ExportFailedError,
    ImportFailedError,
    TooLargeError,
    TransDeskError,
    UnreadableError,
    UnsupportedFormatError,
    UrlRefusedError,
)

MESSAGES: Mapping[str, tuple[type[TransDeskError], str]] = {
    "empty_document": (EmptyDocumentError, "'{name}' holds no text; choose a document with text or paste the article."),
    "too_large": (TooLargeError, "'{name}' is larger than {limit}; split it or save it without pictures."),
    "too_large_unpacked": (
        TooLargeError,
        "'{name}' unpacks to far more than a document holds, so it was not opened; save it anew in the word processor.",
    ),
    "unreadable_binary": (UnreadableError, "'{name}' is not text; use one of: {formats}."),
    "unreadable_encoding": (
        UnreadableError,
        "The letters of '{name}' are in an encoding that cannot be told; save it as UTF-8 and load it again.",
    ),
    "unreadable_password": (
        UnreadableError,
        "'{name}' is protected by a password; save it without the password and load it again.",
    ),
    "unreadable_damaged": (UnreadableError, "'{name}' is damaged; open it in its own program and save it anew."),
    "unreadable_macros": (
        UnreadableError,
        "'{name}' holds macros and was not opened; save it as .docx without macros.",
    ),
    "unreadable_structure": (
        UnreadableError,
        "'{name}' is nested too deeply to be read; copy its text and paste it instead.",
    ),
    "unsupported_format": (
        UnsupportedFormatError,
        "'{name}' is of a kind that cannot be read ({kind}); use one of: {formats}.",
    ),
    "import_failed": (ImportFailedError, "'{name}' cannot be read; copy its text and paste it instead."),
    "unknown_writer": (ExportFailedError, "There is no export format '{format}'; use one of: {formats}."),
    "export_failed": (ExportFailedError, "The original cannot be rebuilt with the translation; export as {formats}."),
    "url_scheme": (UrlRefusedError, "'{url}' is not a web address; it must begin with http:// or https://."),
    "url_credentials": (UrlRefusedError, "The address holds a user name or password; remove it and try again."),
    "url_private": (
        UrlRefusedError,
        "'{host}' is an address inside a private network and is never fetched; paste the text instead.",
    ),
    "url_unknown_host": (UrlRefusedError, "The site '{host}' cannot be found; check the address and the connection."),
    "url_unreachable": (UrlRefusedError, "The site '{host}' does not answer; try again later or paste the text."),
    "url_status": (UrlRefusedError, "The site answered {status} instead of the page; paste the text instead."),
    "url_circular": (
        UrlRefusedError,
        "The page leads back to itself in a circle of redirects; paste the text instead.",
    ),
    "url_redirects": (UrlRefusedError, "The page redirects more than {limit} times; use the address it leads to."),
    "url_too_large": (UrlRefusedError, "The page is larger than {limit}; paste the text instead."),
    "url_timeout": (UrlRefusedError, "The page took longer than {seconds} seconds; try again or paste the text."),
    "url_not_html": (
        UrlRefusedError,
        "The address leads to '{media_type}', not to a web page; upload the file instead.",
    ),
}


def problem(key: str, **values: object) -> TransDeskError:
    """The error for ``key``, ready to be raised."""
    kind, sentence = MESSAGES[key]
    error = kind(sentence.format(**{name: _short(value) for name, value in values.items()}), **values)
    error.key = key
    return error


def _short(value: object) -> object:
    """Names and addresses come from outside: keep the sentence one line."""
    if not isinstance(value, str):
        return value
    flat = " ".join(value.split())
    return flat if len(flat) <= 160 else flat[:159] + "…"
