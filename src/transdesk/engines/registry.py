"""Every engine by its id: one line for each kind, models by their folder, plug-ins by entry point."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any, Final

from transdesk.domain.engine import Engine
from transdesk.domain.errors import EngineUnavailableError, PluginError, TransDeskError
from transdesk.domain.language import Direction
from transdesk.engines import local
from transdesk.engines.catalogue import Known, catalogue
from transdesk.engines.settings import EngineSettings

ENGINES: Final = MappingProxyType(
    {
        "starter": "transdesk.engines.starter",
        "server": "transdesk.engines.openai_compatible",
    }
)
"""Modules of the built-in engines; each has ``known(settings) -> Known`` and ``open_engine(settings) -> Engine``."""

_GROUP: Final = "transdesk.engines"


def engine_ids(settings: EngineSettings | None = None) -> tuple[str, ...]:
    """Ids of the built-in engines, of plug-ins, and, given settings, of the installed models."""
    models = tuple(known.info.id for known in local.models(settings)) if settings else ()
    return tuple(dict.fromkeys((*ENGINES, *models, *(p.name for p in _plugins()))))


def open_engine(id: str, settings: EngineSettings) -> Engine:  # noqa: A002 - the word of the domain
    """Open an engine; the model itself is loaded at its first use.

    Raises:
        EngineUnavailableError: a known engine that is not installed, or may not be used; says what to do.
        PluginError: no such engine; names the alternatives.
    """
    if id in ENGINES:
        return _module(id).open_engine(settings)
    if any(known.info.id == id for known in local.models(settings)):
        return local.open_model(id, settings)
    for plugin in _plugins():
        if plugin.name == id:
            return _load(plugin)(settings)
    if any(known.info.id == id for known in catalogue()):
        raise EngineUnavailableError(
            f"The model '{id}' is not installed; get it with `transdesk models get {id}`.", engine=id
        )
    names = ", ".join(engine_ids(settings))
    raise PluginError(f"There is no engine '{id}'; there are: {names}.", name=id, known=names)


def infos(settings: EngineSettings) -> tuple[Known, ...]:
    """Everything known: built-in engines, installed models, plug-ins, then what could be installed."""
    built_in = [_module(id_).known(settings) for id_ in ENGINES]
    models = local.models(settings)
    plugins = [Known(_load(p)(settings).info, kind="plugin", installed=True) for p in _plugins()]
    present = {known.info.id for known in (*built_in, *models, *plugins)}
    return (*built_in, *models, *plugins, *(k for k in catalogue() if k.info.id not in present))


def choose(direction: Direction, settings: EngineSettings) -> str:
    """The engine that ``auto`` means for a direction.

    The newsroom's own order first (``settings.prefer``), then the best published quality, then a
    configured server or plug-in, then any other model, the starter last.

    Raises:
        EngineUnavailableError: nothing installed translates the direction.
    """
    able = [known for known in infos(settings) if known.installed and direction in known.info.directions]
    if not able:
        raise EngineUnavailableError(
            f"No installed engine translates {direction}; get one with `transdesk models get`.",
            direction=str(direction),
        )
    return min(able, key=lambda known: _rank(known, direction, settings)).info.id


def _rank(known: Known, direction: Direction, settings: EngineSettings) -> tuple[int, int, float, int]:
    name = known.info.id
    preferred = settings.prefer.index(name) if name in settings.prefer else len(settings.prefer)
    configured = 0 if known.kind in ("server", "plugin") else 1
    return preferred, int(known.info.rough), -known.quality.get(direction, 0.0), configured


def _module(id_: str) -> Any:
    return import_module(ENGINES[id_])


def _plugins() -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=_GROUP), key=lambda p: p.name))


def _load(plugin: EntryPoint) -> Callable[[EngineSettings], Engine]:
    try:
        factory: Callable[[EngineSettings], Engine] = plugin.load()
    except TransDeskError:
        raise
    except Exception as error:  # a plug-in may fail in any way
        raise PluginError(
            f"The engine plug-in '{plugin.name}' cannot be loaded ({error}); uninstall or update it.", name=plugin.name
        ) from error
    return factory
