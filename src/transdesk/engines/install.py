"""Installing a model: fetch, check, convert, put in place; and removing one.

An unfinished installation lives in a hidden folder ``.<id>.get`` of the models folder; the next one goes on from there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from transdesk.domain.errors import ModelError
from transdesk.engines._hub import answers, endpoint, hub_forbidden
from transdesk.engines.catalogue import Known, catalogue, find
from transdesk.engines.download import Cancelled, DownloadStoppedError, digest_of, download
from transdesk.engines.local import MANIFEST, installed
from transdesk.engines.machine import require_memory
from transdesk.engines.prepare import Passport, place, prepare
from transdesk.engines.sources import SUMS, FolderSource, HubSource, MirrorSource, Source

__all__ = [
    "Order",
    "Phase",
    "Report",
    "broken",
    "endpoint",
    "install",
    "known_model",
    "reachable",
    "remove",
    "unfinished",
]

_BUNDLED: Final = "starter"
_NEVER_STOPPED: Final[Cancelled] = lambda: False  # noqa: E731 - a constant, not a function of its own


class Phase(StrEnum):
    """What an installation is doing; bytes are counted in the first one only."""

    DOWNLOAD = "download"
    CONVERT = "convert"


Report = Callable[[Phase, int, int], None]
"""Called with the phase, bytes done and bytes in all."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be installed, and how.

    Attributes:
        model: id of a model of the catalogue.
        origin: a folder or an address with the model, or with folders of models; empty: the hub.
        trim: leave out what Russian, Kazakh and English do not need.
        texts: the newsroom's own, whose pieces stay when trimming.
    """

    model: str
    origin: str = ""
    trim: bool = False
    texts: Iterable[str] = ()


def known_model(model: str) -> Known:
    """The catalogue's entry.

    Raises:
        ModelError: there is none; names those there are.
    """
    known = find(model)
    if known is None:
        names = ", ".join(k.info.id for k in catalogue())
        bundled = model == _BUNDLED
        said = "comes with TransDesk" if bundled else "is not in the catalogue"
        raise ModelError(
            f"The model '{model}' {said}; there are: {names}. Others: 'transdesk models prepare FOLDER'.",
            reason="bundled" if bundled else "unknown",
            model=model,
        )
    return known


def install(order: Order, models: Path, *, report: Report | None = None, cancelled: Cancelled = _NEVER_STOPPED) -> Path:
    """Fetch a model of the catalogue and make it ready; returns its folder.

    Raises:
        ModelError: unknown, too large for the memory or the disk, out of reach, damaged, or not to be converted.
        DownloadStoppedError: ``cancelled`` said so; what has arrived stays for the next time.
    """
    known = known_model(order.model)
    require_memory(known)
    told = report or (lambda *_: None)
    half = models / f".{known.info.id}.get"
    listing = download(
        source_of(order, known),
        half,
        also=known.disk * 1_000_000 if known.kind == "ct2" else 0,
        progress=lambda done, total: told(Phase.DOWNLOAD, done, total),
        cancelled=cancelled,
    )
    told(Phase.CONVERT, listing.size, listing.size)
    passport = _passport(known, listing.revision)
    if known.kind == "ct2" and not (half / "model.bin").is_file():
        prepare(half, models, passport, trim=order.trim, texts=order.texts)
        shutil.rmtree(half)
    else:
        if not (half / MANIFEST).is_file():
            passport.write(half)
        place(half, models / known.info.id)
    folder = models / known.info.id
    if cancelled():
        shutil.rmtree(folder)
        raise DownloadStoppedError
    write_sums(folder)
    return folder


def source_of(order: Order, known: Known) -> Source:
    """Where the model comes from: the named folder or mirror (its own folder or one above), else the hub.

    Raises:
        ModelError: the folder has no such model.
    """
    origin = order.origin.strip()
    if not origin:
        return HubSource(known.hub)
    name = known.info.id
    if origin.lower().startswith(("http://", "https://")):
        own = origin.rstrip("/").rpartition("/")[2] == name
        return MirrorSource(origin if own else f"{origin.rstrip('/')}/{name}")
    folder = Path(origin).expanduser()
    below = folder / name
    return FolderSource(below if below.is_dir() else folder)


def remove(model: str, models: Path) -> None:
    """Delete an installed model, and what an unfinished installation has left.

    Raises:
        ModelError: it is not installed, or bundled.
    """
    if model == _BUNDLED:
        raise ModelError("The starter comes with TransDesk and stays.", reason="bundled", model=model)
    half = models / f".{model}.get"
    folders = [folder for known, folder in installed(models) if known.info.id == model]
    if not folders and not half.is_dir():
        names = ", ".join(known.info.id for known, _ in installed(models)) or "none"
        raise ModelError(
            f"The model '{model}' is not installed; installed are: {names}.", reason="unknown", model=model
        )
    shutil.rmtree(half, ignore_errors=True)
    for folder in folders:
        try:
            folder.unlink() if folder.is_symlink() else shutil.rmtree(folder)
        except OSError as error:
            raise ModelError(
                f"{folder} cannot be deleted ({error.strerror}); check its permissions.",
                reason="folder",
                folder=str(folder),
            ) from error


def unfinished(models: Path) -> list[str]:
    """Ids of models whose installation was begun and not ended."""
    return sorted(path.name[1:].removesuffix(".get") for path in models.glob(".*.get"))


def broken(models: Path) -> list[str]:
    """Folders among the models that hold no complete one."""
    whole = {folder for _, folder in installed(models)}
    folders = sorted(models.iterdir()) if models.is_dir() else []
    return [f.name for f in folders if f.is_dir() and not f.name.startswith(".") and f not in whole]


def reachable(origin: str) -> bool:
    """Whether a folder is there, or an address (empty: the hub) can be connected to; two seconds at most."""
    if not origin:
        return not hub_forbidden() and answers(endpoint())
    web = origin.lower().startswith(("http://", "https://"))
    return answers(origin) if web else Path(origin).expanduser().is_dir()


def write_sums(folder: Path) -> None:
    """Write ``SHA256SUMS``, so that the folder can be served to other machines as it is."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != SUMS)
    lines = [f"{digest_of(path, 'sha256').removeprefix('sha256:')}  {path.name}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _passport(known: Known, revision: str) -> Passport:
    info = known.info
    return Passport(
        info.id,
        known.layout,
        info.name,
        info.licence,
        info.commercial,
        revision,
        sorted(info.directions, key=str),
        known.prompt if known.kind == "instruct" else "",
    )
