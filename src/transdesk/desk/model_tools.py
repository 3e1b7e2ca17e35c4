"""Preparing a model that is not in the catalogue: from a folder or a name on the hub; needs no database."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transdesk.desk.model_work import Told
from transdesk.desk.settings import Settings
from transdesk.domain.errors import ModelError
from transdesk.domain.install import ModelPhase

_HUB_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_ID = re.compile(r"[\w][\w.+-]*")


def prepare_model(
    settings: Settings,
    source: str,
    *,
    name: str,
    layout: str,
    directions: str,
    licence: str,
    commercial: bool,
    quantization: str,
    trim: bool,
    texts: Sequence[str],
    told: Told,
) -> dict[str, Any]:
    """Convert a model and put it into the models folder; returns what a person wants to know of it.

    Raises:
        ModelError: it is not there, of another language, or cannot be converted; says why.
        SettingsError: an option has a value that cannot be used.
        UnknownLanguageError: a direction names a language that is not one of the desk's.
    """
    from transdesk.engines.catalogue import direction_of
    from transdesk.engines.prepare import Passport, prepare

    folder = Path(source).expanduser()
    own = name or folder.name
    if not _ID.fullmatch(own):
        raise ModelError(
            f"'{own}' cannot be the id of a model; choose letters and digits with --id.", reason="folder", folder=own
        )
    passport = Passport(
        own,
        layout,
        licence=licence,
        commercial=commercial,
        directions=[direction_of(part.strip()) for part in directions.split(",") if part.strip()],
    )
    fetched = None
    if not folder.exists() and _HUB_NAME.fullmatch(source):
        folder = fetched = _fetch(settings, source, own, told)
    told(ModelPhase.CONVERT, 0, 0)
    done = prepare(folder, settings.models, passport, quantization=quantization, trim=trim, texts=texts)
    if fetched is not None:
        shutil.rmtree(fetched)
    return {
        "id": own,
        "folder": str(done.folder),
        "directions": sorted(str(d) for d in done.directions),
        "pieces": [done.trim.before, done.trim.after] if done.trim else [],
        "coverage": round(done.trim.share, 5) if done.trim else 1.0,
    }


def _fetch(settings: Settings, hub: str, name: str, told: Told) -> Path:
    """Bring a repository of the hub into a hidden folder, where an interrupted download goes on."""
    from transdesk.engines.download import download
    from transdesk.engines.sources import HubSource

    folder = settings.models / f".{name}.get"
    download(HubSource(hub), folder, progress=lambda done, total: told(ModelPhase.DOWNLOAD, done, total))
    return folder
