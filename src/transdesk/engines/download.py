"""Downloading a model's files: resumed where it stopped, checked, and stopped at any moment.

A file that is under way is called ``<name>.part``; it gets its own name when its digest is right. An interrupted download
therefore goes on from its last byte, and a folder holds finished files only under their own names.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from transdesk.domain.errors import ModelError
from transdesk.engines.sources import CHUNK, Listing, RemoteFile, Source

RESERVE: Final = 200_000_000  # bytes of the disk that a download leaves free
TRIES: Final = 4
PAUSES: Final = (0.5, 1.0, 2.0)  # seconds before the second, third and fourth try of a file

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""
Cancelled = Callable[[], bool]


class DownloadStoppedError(Exception):
    """Somebody cancelled; what has arrived stays and is used next time."""


def download(
    source: Source,
    folder: Path,
    *,
    also: int = 0,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    pauses: tuple[float, ...] = PAUSES,
) -> Listing:
    """Bring every file of a model into a folder; what lies there from last time is kept.

    Args:
        source: where the files come from.
        folder: where they go.
        also: bytes that will be needed on the disk afterwards (for the conversion).
        progress: told at every piece that arrives.
        cancelled: asked as often.
        pauses: seconds before a broken connection is tried again.

    Raises:
        ModelError: out of reach, refused, damaged on the way, or too large for the disk; each says what to do.
        DownloadStoppedError: ``cancelled`` said so.
    """
    listing = source.listing()
    folder.mkdir(parents=True, exist_ok=True)
    require_space(folder, listing.size - sum(_present(folder, f) for f in listing.files) + also)
    done = 0
    for file in listing.files:
        loader = _Loader(source, file, folder, cancelled or (lambda: False), pauses)
        base = done

        def told(part: int, base: int = base) -> None:
            if progress:
                progress(base + part, listing.size)

        loader.run(told)
        done += file.size
    return listing


def require_space(folder: Path, needed: int) -> None:
    """Refuse before anything is written that the disk has no room for.

    Raises:
        ModelError: fewer than ``needed`` bytes are free.
    """
    free = shutil.disk_usage(folder).free
    if needed + RESERVE > free:
        raise _full(folder, needed + RESERVE, free)


def digest_of(path: Path, kind: str, cancelled: Cancelled = lambda: False) -> str:
    """The digest of a file: ``sha256``, or ``git`` (SHA-1 of git's blob, which the hub gives for small files).

    Raises:
        DownloadStoppedError: ``cancelled`` said so.
    """
    digest = hashlib.sha256() if kind == "sha256" else hashlib.sha1(usedforsecurity=False)
    if kind == "git":
        digest.update(b"blob %d\0" % path.stat().st_size)
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            if cancelled():
                raise DownloadStoppedError
            digest.update(chunk)
    return f"{kind}:{digest.hexdigest()}"


class _Loader:
    """One file on its way."""

    def __init__(
        self, source: Source, file: RemoteFile, folder: Path, cancelled: Cancelled, pauses: tuple[float, ...]
    ) -> None:
        self._source = source
        self._file = file
        self._ready = folder / file.name
        self._part = folder / f"{file.name}.part"
        self._cancelled = cancelled
        self._pauses = pauses

    def run(self, told: Callable[[int], None]) -> None:
        """Bring the file; a broken connection is tried again as long as it brings something new."""
        if self._ready.is_file():
            told(self._file.size)
            return
        failures = 0
        while True:
            before = self._size()
            try:
                self._pull(told)
                break
            except ModelError as error:
                failures = failures + 1 if self._size() <= before else 1
                if error.values.get("reason") not in ("broken", "busy") or failures > len(self._pauses):
                    raise
            threading.Event().wait(self._pauses[failures - 1])
        self._settle()

    def _size(self) -> int:
        return self._part.stat().st_size if self._part.is_file() else 0

    def _pull(self, told: Callable[[int], None]) -> None:
        """Fetch what is missing of the part."""
        here = self._size()
        if here >= self._file.size > 0 and self._part.is_file():
            return
        with self._source.read(self._file, here) as piece, self._part.open("r+b" if here else "wb") as out:
            if piece.start < here:  # the server sends everything again
                out.truncate(piece.start)
            out.seek(piece.start)
            for chunk in piece.chunks:
                try:
                    out.write(chunk)
                except OSError as error:
                    raise _unwritable(self._part, self._file.size - here, error) from error
                told(out.tell())
                if self._cancelled():
                    raise DownloadStoppedError

    def _settle(self) -> None:
        """Check the part and give it its name; a wrong one is thrown away, so that the next try begins anew."""
        wanted, size = self._file.digest, self._size()
        right = not wanted or digest_of(self._part, wanted.partition(":")[0], self._cancelled) == wanted
        if not right or size < self._file.size:
            self._part.unlink(missing_ok=True)
            raise ModelError(
                f"{self._file.name} arrived damaged (its checksum is wrong) and was thrown away; run the same command again, "
                "or choose another source with --from.",
                reason="checksum",
                file=self._file.name,
            )
        self._part.replace(self._ready)


def _present(folder: Path, file: RemoteFile) -> int:
    """Bytes of a file that are here already."""
    for path in (folder / file.name, folder / f"{file.name}.part"):
        if path.is_file():
            return min(path.stat().st_size, file.size)
    return 0


def _unwritable(path: Path, missing: int, error: OSError) -> ModelError:
    if error.errno == errno.ENOSPC:
        return _full(path.parent, missing + RESERVE, shutil.disk_usage(path.parent).free)
    return ModelError(
        f"{path} cannot be written ({error.strerror}); check the folder of the models.",
        reason="folder",
        folder=str(path),
    )


def _full(folder: Path, needed: int, free: int) -> ModelError:
    return ModelError(
        f"The disk of {folder} has too little room: {needed // 1_000_000} MB are needed and {free // 1_000_000} MB free; "
        "free some, or set TRANSDESK_MODELS_DIR to another disk.",
        reason="space",
        folder=str(folder),
        needed=needed // 1_000_000,
        free=free // 1_000_000,
    )
