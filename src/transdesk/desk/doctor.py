"""Tells what is installed, reachable and configured; what would fail and how to mend it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version

import transdesk
from transdesk.desk.fact import Fact
from transdesk.desk.model_facts import model_facts
from transdesk.desk.plugs import Shelf, engine_settings
from transdesk.desk.settings import Settings
from transdesk.domain.errors import TransDeskError
from transdesk.storage import Store

LEAST_FREE_MB = 200
_LIBRARIES = ("streamlit", "ctranslate2", "sentencepiece", "torch", "transformers", "python-docx", "trafilatura")


def examine(settings: Settings) -> Iterator[Fact]:
    """Look at everything, one fact after the other."""
    yield Fact("TransDesk", ok=True, detail=f"{transdesk.__version__}, Python {sys.version.split()[0]}")
    yield from map(_library, _LIBRARIES)
    yield _tried("data directory", lambda: _folder(settings), "set TRANSDESK_DATA_DIR to a folder you may write to")
    yield _tried("database", lambda: _database(settings), "check TRANSDESK_DATABASE_URL and the server behind it")
    yield _tried("glossaries", lambda: _glossaries(settings), "correct the files, or TRANSDESK_GLOSSARIES")
    yield _tried("engines", lambda: _engines(settings), "see 'transdesk models list'")
    yield from _server(settings)
    yield from model_facts(settings)


def _library(name: str) -> Fact:
    try:
        return Fact(name, ok=True, detail=version(name))
    except PackageNotFoundError:
        return Fact(name, ok=False, detail="not installed", mend=f"pip install {name}")


def _tried(what: str, look: Callable[[], str], mend: str) -> Fact:
    try:
        return Fact(what, ok=True, detail=look())
    except (TransDeskError, OSError) as error:
        return Fact(what, ok=False, detail=" ".join(str(error).split()), mend=mend)


def _folder(settings: Settings) -> str:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not os.access(settings.data_dir, os.W_OK):
        raise PermissionError(f"{settings.data_dir} cannot be written to")
    free = shutil.disk_usage(settings.data_dir).free // 1_000_000
    if free < LEAST_FREE_MB:
        raise OSError(f"only {free} MB are free on the disk of {settings.data_dir}")
    return f"{settings.data_dir}, {free} MB free"


def _database(settings: Settings) -> str:
    store = Store(settings.store_url)
    try:
        return f"{store.database.engine.dialect.name}, {len(store.articles.cards())} articles"
    finally:
        store.close()


def _glossaries(settings: Settings) -> str:
    shelf = Shelf(settings.glossaries)
    problems = shelf.problems()
    detail = f"{len(shelf.glossary().concepts)} concepts"
    return f"{detail}, {len(problems)} remarks (see 'transdesk glossary lint')" if problems else detail


def _engines(settings: Settings) -> str:
    from transdesk.engines import infos

    ready = [known.info.id for known in infos(engine_settings(settings)) if known.installed]
    if not ready:
        raise OSError("no translation engine is ready")
    return ", ".join(ready)


def _server(settings: Settings) -> Iterator[Fact]:
    """The translation server, where one is set: whether text may go there, and whether it answers."""
    from transdesk.engines import reach_of, server_models

    told = engine_settings(settings)
    yield Fact("text may go", ok=True, detail=told.may_go.value)
    if told.base_url:
        yield _tried(
            f"translation server ({reach_of(told.base_url)})",
            lambda: ", ".join(server_models(told)[:5]) or "no models",
            "check that it runs, its address and its key (TRANSDESK_API_KEY)",
        )
