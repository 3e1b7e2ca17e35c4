"""The one exception tree. A message says in one sentence what happened and how to mend it.

::

    TransDeskError                 key (of the text shown to a user), args by name
    ├── UnknownLanguageError       not ru, kk or en
    ├── ImportFailedError          a document cannot be read
    │   ├── EmptyDocumentError
    │   ├── TooLargeError
    │   ├── UnreadableError        damaged, protected, binary, wrong encoding
    │   └── UnsupportedFormatError names the readable formats
    ├── UrlRefusedError            not fetched: private, endless, circular, not HTML ...
    ├── ExportFailedError          a document cannot be written
    ├── UnsupportedPairError       the engine cannot translate this pair; names who can
    ├── EngineError
    │   ├── EngineUnavailableError missing or damaged model, no server; says how to get it
    │   │   └── ModelError         cannot be fetched, prepared or used on this machine; ``reason`` says why
    │   └── BadEngineOutputError   count mismatch, wrong language ...
    ├── GlossaryError              line, column, repair
    ├── ReviewBlockedError         why an article cannot be approved or exported as final
    ├── StorageError
    │   ├── ConflictError          somebody edited meanwhile; carries their text
    │   │   └── TermConflictError  ... a concept of the glossary
    │   ├── NotFoundError
    │   ├── StorageFullError       nothing more can be written
    │   └── StorageBusyError       another program holds the database
    ├── RequestRefusedError        the editor asked for something that it may not have
    ├── NotYetError                a command that a later release fills
    ├── TrainingError              training cannot start or go on; says what to mend
    ├── SettingsError              a setting has a wrong value
    └── PluginError                unknown or broken plug-in; names the alternatives

User interfaces show ``texts[error.key].format(**error.values)``; the command line shows ``str(error)``.
"""

from __future__ import annotations

from collections.abc import Iterable


class TransDeskError(Exception):
    """Base of every error that a user may see.

    Attributes:
        key: names the message in the interface's text files (``error.<key>``).
        values: named arguments of that message, plain strings and numbers.
    """

    key = "unexpected"

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values: dict[str, object] = values


class UnknownLanguageError(TransDeskError):
    """The named language is not one of the desk's."""

    key = "unknown_language"

    def __init__(self, code: str, known: Iterable[str]) -> None:
        names = ", ".join(known)
        super().__init__(f"'{code}' is not a language of this desk; use one of: {names}.", code=code, known=names)


class ImportFailedError(TransDeskError):
    """A document cannot be read."""

    key = "import_failed"


class EmptyDocumentError(ImportFailedError):
    """There is no text in the document."""

    key = "empty_document"


class TooLargeError(ImportFailedError):
    """The document exceeds a limit."""

    key = "too_large"


class UnreadableError(ImportFailedError):
    """The document is damaged, protected, binary, or in an unknown encoding."""

    key = "unreadable"


class UnsupportedFormatError(ImportFailedError):
    """No reader for this kind of document; the message names the readable kinds."""

    key = "unsupported_format"


class UrlRefusedError(TransDeskError):
    """A page was not fetched; the message says why."""

    key = "url_refused"


class ExportFailedError(TransDeskError):
    """A document cannot be written."""

    key = "export_failed"


class UnsupportedPairError(TransDeskError):
    """The engine does not translate this pair."""

    key = "unsupported_pair"


class EngineError(TransDeskError):
    """A translation engine failed."""

    key = "engine_failed"


class EngineUnavailableError(EngineError):
    """The model or server of an engine is not there; the message says how to get it."""

    key = "engine_unavailable"


class BadEngineOutputError(EngineError):
    """An engine answered with something that is not a translation of the input."""

    key = "bad_engine_output"


class ModelError(EngineUnavailableError):
    """A model cannot be fetched, prepared or used on this machine.

    ``values["reason"]`` is one of ``unknown``, ``offline``, ``unreachable``, ``refused``, ``missing``, ``busy``, ``broken``,
    ``checksum``, ``space``, ``memory``, ``licence``, ``language``, ``running``, ``interrupted``, ``bundled``, ``folder``
    and ``convert``.
    """

    key = "model"


class GlossaryError(TransDeskError):
    """A glossary cannot be used; names file and line."""

    key = "glossary"


class ReviewBlockedError(TransDeskError):
    """The step is not allowed in the article's present state; the message says what is open."""

    key = "review_blocked"


class StorageError(TransDeskError):
    """The database refused."""

    key = "storage"


class ConflictError(StorageError):
    """Somebody else changed the segment since it was read.

    Attributes:
        theirs: the text that is stored now.
        version: its row version, the base for the next attempt.
    """

    key = "conflict"

    def __init__(self, message: str, *, theirs: str, version: int, author: str) -> None:
        super().__init__(message, author=author)
        self.theirs = theirs
        self.version = version
        self.author = author


class TermConflictError(ConflictError):
    """Somebody else changed the glossary's concept since it was read; ``theirs`` is empty."""

    key = "term_conflict"


class NotFoundError(StorageError):
    """No such article, segment or version."""

    key = "not_found"


class StorageFullError(StorageError):
    """The disk is full: nothing more can be stored until space is freed."""

    key = "storage_full"


class StorageBusyError(StorageError):
    """Another program holds the database: the same again in a moment may succeed."""

    key = "storage_busy"


class RequestRefusedError(TransDeskError):
    """The editor's request was refused.

    Attributes:
        reason: ``token`` (missing, forged or expired), ``place`` (another article than the token's),
            ``role`` (the person may not do this), ``origin`` (it came from another site), ``body`` (not
            understood), ``size`` or ``rate`` (too much).
    """

    key = "request"

    def __init__(self, reason: str, message: str, **values: object) -> None:
        super().__init__(message, reason=reason, **values)
        self.reason = reason


class NotYetError(TransDeskError):
    """This command has no implementation in this release."""

    key = "not_yet"


class TrainingError(TransDeskError):
    """Training a model cannot start or go on; the message says what to mend."""

    key = "training"


class SettingsError(TransDeskError):
    """A setting has a value that cannot be used."""

    key = "settings"


class PluginError(TransDeskError):
    """A plug-in is unknown or broken; the message names the alternatives."""

    key = "plugin"
