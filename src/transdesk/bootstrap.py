"""Reads the settings and builds a desk: the only place that knows every room.

Rooms are imported when they are first used, so that a page or a quick command starts at once.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from transdesk.desk.desk import Desk, assemble
from transdesk.desk.engine_options import OPTIONS
from transdesk.desk.plugs import Shelf, check, documents, engine_opener, languages, normalise, project
from transdesk.desk.ports import Ports
from transdesk.desk.settings import Settings
from transdesk.domain.errors import SettingsError
from transdesk.domain.language import parse_language
from transdesk.storage import Store

_CHECKOUT = Path(__file__).resolve().parents[2]


def settings_from_environment(
    *, glossaries: tuple[Path, ...] | None = None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings that the environment gives.

    Reads ``TRANSDESK_DATA_DIR``, ``TRANSDESK_DATABASE_URL``, ``TRANSDESK_GLOSSARIES`` (parted by the
    system's path separator), ``TRANSDESK_ENGINE``, ``TRANSDESK_MODELS_DIR``, ``TRANSDESK_LANGUAGE``,
    ``TRANSDESK_USER``, ``TRANSDESK_BASE_URL``, ``TRANSDESK_SERVER_MODEL``, ``TRANSDESK_SERVER_PROMPT``,
    ``TRANSDESK_TEXT_MAY_GO``, ``TRANSDESK_PREFER``, ``TRANSDESK_PIVOT``, ``TRANSDESK_THREADS`` and
    ``TRANSDESK_WORKER_IDLE``. The server's key (``TRANSDESK_API_KEY``) is read only where it is sent.

    Args:
        glossaries: files to use instead of those of the environment and of the newsroom's own glossary.
        environment: instead of the process's own.

    Raises:
        SettingsError: a value cannot be used.
        UnknownLanguageError: the interface's language is none of the desk's.
    """
    env = os.environ if environment is None else environment
    language = env.get("TRANSDESK_LANGUAGE", "").strip()
    models = env.get("TRANSDESK_MODELS_DIR", "").strip()
    return Settings(
        data_dir=Path(env.get("TRANSDESK_DATA_DIR", "").strip() or _user_data_dir()).expanduser(),
        database_url=env.get("TRANSDESK_DATABASE_URL", "").strip(),
        glossaries=_glossaries(env.get("TRANSDESK_GLOSSARIES")) if glossaries is None else glossaries,
        own_glossary=glossaries is None,
        engine=env.get("TRANSDESK_ENGINE", "").strip() or "auto",
        models_dir=Path(models).expanduser() if models else None,
        interface=parse_language(language).value if language else None,
        author=env.get("TRANSDESK_USER", "").strip() or _user(),
        **_engine_words(env),
        threads=int(_number(env, "TRANSDESK_THREADS", 0)),
        worker_idle_seconds=_number(env, "TRANSDESK_WORKER_IDLE", 300.0),
        worker_command=(sys.executable, "-m", "transdesk", "worker"),
    )


def _engine_words(env: Mapping[str, str]) -> dict[str, str]:
    """What the environment says about engines, each word checked.

    Raises:
        SettingsError: a word cannot be used; names the variable.
    """
    said = {option.field: env.get(option.variable, "").strip() for option in OPTIONS}
    for option in OPTIONS:
        option.check(said[option.field], option.variable)
    return said


def build_desk(settings: Settings | None = None) -> Desk:
    """A desk; the database is opened, and models are loaded, when they are first used."""
    settings = settings or settings_from_environment()
    return assemble(settings, build_ports(settings))


def build_ports(settings: Settings) -> Ports:
    """The rooms, plugged into the desk's ports."""
    store = Store(settings.store_url)
    return Ports(
        store=store,
        documents=documents(),
        languages=languages(),
        glossaries=Shelf(settings.glossaries, store.concepts if settings.own_glossary else None),
        open_engine=engine_opener(settings, store),
        check=check,
        normalise=normalise,
        project=project,
    )


def _user_data_dir() -> str:
    from platformdirs import user_data_dir

    return user_data_dir("transdesk", appauthor=False)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return ""


def _glossaries(value: str | None) -> tuple[Path, ...]:
    if value is not None:
        return tuple(Path(part).expanduser() for part in value.split(os.pathsep) if part.strip())
    shipped = _CHECKOUT / "glossaries"
    return (shipped,) if shipped.is_dir() else ()


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    text = env.get(name, "").strip()
    try:
        value = float(text) if text else default
    except ValueError as error:
        raise SettingsError(f"{name} must be a number, not '{text}'.", name=name, value=text) from error
    if value < 0:
        raise SettingsError(f"{name} must not be negative.", name=name, value=text)
    return value
