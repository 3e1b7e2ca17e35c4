"""What is installed, reachable and configured; what would fail, and how to mend it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from transdesk.desk.settings import Settings
from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Direction, Language

_LIBRARIES = ("streamlit", "ctranslate2", "sentencepiece", "transformers", "torch", "langdetect", "pymorphy3")
_FREE = 500_000_000  # bytes: an article's revisions are small, a log or an upload must never fill the disk


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at; ``mend`` says what to do where it is not as it should be."""

    what: str
    ok: bool
    detail: str
    mend: str = ""


def examine(settings: Settings) -> Iterator[Fact]:
    """Look at everything that the desk depends on, cheap things first."""
    yield _python()
    yield from map(_library, _LIBRARIES)
    yield _disk(settings)
    for look in (_database, _glossaries, _engines):
        yield _guarded(look, settings)


def _guarded(look: Callable[[Settings], Fact], settings: Settings) -> Fact:
    try:
        return look(settings)
    except TransDeskError as error:
        return Fact(look.__name__.strip("_"), ok=False, detail=str(error), mend="see the message")


def _python() -> Fact:
    found = ".".join(map(str, sys.version_info[:3]))
    return Fact("python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")


def _library(name: str) -> Fact:
    try:
        return Fact(name, ok=True, detail=version(name))
    except PackageNotFoundError:
        return Fact(name, ok=False, detail="not installed", mend="run 'make run', or pip install transdesk again")


def _disk(settings: Settings) -> Fact:
    place = next(path for path in (settings.data_dir, *settings.data_dir.parents) if path.exists())
    free = shutil.disk_usage(place).free
    return Fact("disk", free > _FREE, f"{free / 1e9:.1f} GB free at {settings.data_dir}", "free some space")


def _database(settings: Settings) -> Fact:
    from transdesk.storage import Store

    store = Store(settings.store_url)
    try:
        count = len(store.articles.cards())
    finally:
        store.close()
    return Fact("database", ok=True, detail=f"{count} articles in {settings.store_url.rpartition('@')[2]}")


def _glossaries(settings: Settings) -> Fact:
    from transdesk.glossary import load_glossaries

    glossary, problems = load_glossaries(settings.glossaries)
    detail = f"{len(glossary.concepts)} concepts in {len(settings.glossaries)} files, {len(problems)} problems"
    return Fact("glossaries", not problems, detail, "run 'transdesk glossary lint' on the files")


def _engines(settings: Settings) -> Fact:
    from transdesk.desk.plugs import engine_settings
    from transdesk.engines import choose

    told = engine_settings(settings)
    directions = [Direction(one, other) for one in Language for other in Language if one is not other]
    chosen = {str(direction): choose(direction, told) for direction in directions}
    names = ", ".join(f"{direction}: {name}" for direction, name in chosen.items())
    return Fact("engines", ok=True, detail=names)
