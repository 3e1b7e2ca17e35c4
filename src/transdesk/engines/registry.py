"""Every engine by its id: one line for each kind, models by their folder, plug-ins by entry point."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any, Final

from transdesk.domain.engine import Engine
from transdesk.domain.errors import EngineUnavailableError, PluginError, TransDeskError
from transdesk.engines import local
from transdesk.engines.catalogue import Known, catalogue
from transdesk.engines.pivot import JOINT, PivotEngine, require_pivot
from transdesk.engines.premises import Reach, require_reach
from transdesk.engines.settings import EngineSettings

ENGINES: Final = MappingProxyType(
    {
        "starter": "transdesk.engines.starter",
        "server": "transdesk.engines.openai_compatible",
        "memory": "transdesk.engines.memory",
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

    ``first+second`` opens two models that translate one after the other through the declared language.

    Raises:
        EngineUnavailableError: a known engine that is not installed, or may not be used; says what to do.
        PluginError: no such engine; names the alternatives.
    """
    first, joint, second = id.partition(JOINT)
    if joint:
        through = require_pivot(settings)
        return PivotEngine(open_engine(first, settings), open_engine(second, settings), through, settings)
    if id in ENGINES:
        return _module(id).open_engine(settings)
    if any(known.info.id == id for known in local.models(settings)):
        return local.open_model(id, settings)
    for plugin in _plugins():
        if plugin.name == id:
            return _opened(plugin, settings)
    if any(known.info.id == id for known in catalogue()):
        raise EngineUnavailableError(
            f"The model '{id}' is not installed; get it with `transdesk models get {id}`.", engine=id
        )
    names = ", ".join(engine_ids(settings))
    raise PluginError(f"There is no engine '{id}'; there are: {names}.", name=id, known=names)


def _opened(plugin: EntryPoint, settings: EngineSettings) -> Engine:
    """A plug-in's engine; where it sends text is not known, so one that is not offline sends it anywhere."""
    engine = _load(plugin)(settings)
    require_reach(settings.may_go, Reach.MACHINE if engine.info.offline else Reach.ANYWHERE, engine.info.id)
    return engine


def infos(settings: EngineSettings) -> tuple[Known, ...]:
    """Everything known: built-in engines, installed models, plug-ins, then what could be installed."""
    built_in = [_module(id_).known(settings) for id_ in ENGINES]
    models = local.models(settings)
    plugins = [_known_plugin(plugin, settings) for plugin in _plugins()]
    present = {known.info.id for known in (*built_in, *models, *plugins)}
    return (*built_in, *models, *plugins, *(k for k in catalogue() if k.info.id not in present))


def _known_plugin(plugin: EntryPoint, settings: EngineSettings) -> Known:
    info = _load(plugin)(settings).info
    allowed = settings.may_go.covers(Reach.MACHINE if info.offline else Reach.ANYWHERE)
    return Known(info, kind="plugin", installed=allowed)


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
