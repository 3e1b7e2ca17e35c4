"""What the doctor says about models: what is installed or broken, where more come from, and whether they fit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from transdesk.desk.fact import Fact
from transdesk.desk.settings import Settings


def model_facts(settings: Settings) -> Iterator[Fact]:
    """Look at the models folder, the memory, and the hub or mirror (two seconds at most)."""
    from transdesk.engines.install import broken, unfinished
    from transdesk.engines.local import installed

    folder = settings.models
    found = [f"{known.info.id} ({known.disk} MB)" for known, _ in installed(folder)]
    detail = [f"{folder}: {', '.join(found) or 'none but the starter'}", f"{_free(folder)} MB free"]
    detail += [f"unfinished: {', '.join(unfinished(folder))}"] if unfinished(folder) else []
    yield Fact("models", ok=True, detail="; ".join(detail))
    for name in broken(folder):
        mend = f"get it again with 'transdesk models get {name}', or delete the folder"
        yield Fact("models", ok=False, detail=f"{folder / name} holds no complete model", mend=mend)
    yield _memory(folder)
    yield _source(settings)


def _free(folder: Path) -> int:
    """MB that are free on the disk where the folder is, or will be."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free // 1_000_000


def _memory(folder: Path) -> Fact:
    from transdesk.engines.local import installed
    from transdesk.engines.machine import fits, memory

    large = [known.info.id for known, _ in installed(folder) if not fits(known)]
    total, now = memory(), memory("MemAvailable")
    detail = "unknown on this system" if total is None else f"{total} MB, {now} MB of it available"
    if large:
        return Fact(
            "memory", ok=False, detail=f"{detail}; too little for {', '.join(large)}", mend="choose smaller models"
        )
    return Fact("memory", ok=True, detail=detail)


def _source(settings: Settings) -> Fact:
    """Where models come from. A hub that is out of reach is no defect: a desk may be meant to work without one."""
    from transdesk.engines.install import endpoint, reachable

    mirror = settings.model_mirror
    if mirror:
        ok = reachable(mirror)
        said = "reachable" if ok else "out of reach"
        return Fact(
            "model mirror", ok=ok, detail=f"{mirror} {said}", mend="" if ok else "correct TRANSDESK_MODEL_MIRROR"
        )
    if reachable(""):
        return Fact("model hub", ok=True, detail=f"{endpoint()} reachable")
    return Fact(
        "model hub",
        ok=True,
        detail=f"{endpoint()} out of reach; 'transdesk models get --from DIR' or TRANSDESK_MODEL_MIRROR work without it",
    )
