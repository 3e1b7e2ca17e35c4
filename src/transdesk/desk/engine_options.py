"""What the newsroom has chosen about engines: the environment's word first, then that of the settings page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from transdesk.desk.settings import Settings
from transdesk.domain.errors import SettingsError
from transdesk.domain.language import Direction, Language, parse_language
from transdesk.storage import Store

if TYPE_CHECKING:
    from transdesk.engines import EngineSettings

PREFIX: Final = "engine."
BENCH: Final = "bench.mt."
KEY_VARIABLE: Final = "TRANSDESK_API_KEY"
"""Of the environment; holds the server's key, which is never stored, shown or logged."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice.

    Attributes:
        field: of ``Settings``, and after ``PREFIX`` the key in the database.
        variable: of the environment; where it is set, the settings page cannot change the choice.
        choices: what may be chosen; empty for free text.
    """

    field: str
    variable: str
    choices: Callable[[], tuple[str, ...]] = tuple

    def check(self, value: str, name: str) -> None:
        """Refuse a value that cannot be used.

        Raises:
            SettingsError: it cannot; names the choices.
        """
        known = self.choices()
        if value and known and value not in known:
            raise SettingsError(
                f"{name} cannot be '{value}'; choose one of: {', '.join(known)}.", name=name, value=value
            )


def _reaches() -> tuple[str, ...]:
    from transdesk.engines import Reach

    return tuple(Reach)


def _prompts() -> tuple[str, ...]:
    from transdesk.engines import PROMPTS

    return tuple(PROMPTS)


OPTIONS: Final = (
    Option("engine_base_url", "TRANSDESK_BASE_URL"),
    Option("server_model", "TRANSDESK_SERVER_MODEL"),
    Option("server_prompt", "TRANSDESK_SERVER_PROMPT", _prompts),
    Option("text_may_go", "TRANSDESK_TEXT_MAY_GO", _reaches),
    Option("prefer", "TRANSDESK_PREFER"),
    Option("pivot", "TRANSDESK_PIVOT", lambda: tuple(Language)),
    Option("model_mirror", "TRANSDESK_MODEL_MIRROR"),
)


class EngineOptions:
    """Reads and stores the choices.

    Args:
        settings: what the environment says.
        store: where the settings page and the bench keep theirs.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store

    def all(self) -> dict[str, str]:
        """Every choice by its field, empty where nobody chose."""
        stored = self._stored(PREFIX)
        return {o.field: getattr(self._settings, o.field) or stored.get(PREFIX + o.field, "") for o in OPTIONS}

    def fixed(self, field: str) -> str:
        """The variable that decides a choice, empty where the settings page does."""
        return next((o.variable for o in OPTIONS if o.field == field and getattr(self._settings, field)), "")

    def choose(self, field: str, value: str) -> None:
        """Store a choice; empty forgets it.

        Raises:
            SettingsError: the value cannot be used, or the environment decides.
        """
        option = next(o for o in OPTIONS if o.field == field)
        option.check(value.strip(), field)
        if self.fixed(field):
            raise SettingsError(
                f"{option.variable} of the environment decides this; change it there.",
                name=option.variable,
                value=value,
            )
        self._store.notes.set_setting(PREFIX + field, value.strip())

    def keep_measured(self, direction: Direction, material: str, figures: Mapping[str, float]) -> None:
        """Keep a bench's chrF++ by engine id; figures of other material are forgotten, being no comparison.

        Args:
            direction: what was translated.
            material: a digest of source and reference.
            figures: chrF++ by engine id.
        """
        before = _figures(self._stored(BENCH).get(f"{BENCH}{direction}", ""))
        same = before.get("engines", {}) if before.get("material") == material else {}
        record = {"material": material, "at": datetime.now(UTC).isoformat(), "engines": {**same, **figures}}
        self._store.notes.set_setting(f"{BENCH}{direction}", json.dumps(record))

    def measured(self) -> dict[Direction, Mapping[str, float]]:
        """The bench's chrF++ by engine id, by direction."""
        found: dict[Direction, Mapping[str, float]] = {}
        for key, value in self._stored(BENCH).items():
            source, _, target = key.removeprefix(BENCH).partition("-")
            found[Direction(parse_language(source), parse_language(target))] = _figures(value).get("engines", {})
        return found

    def for_engines(self) -> EngineSettings:
        """What the engines are told."""
        from transdesk.desk.recall import Remembering
        from transdesk.engines import EngineSettings, Reach

        said = self.all()
        return EngineSettings(
            models=self._settings.models,
            threads=self._settings.threads,
            base_url=said["engine_base_url"],
            server_model=said["server_model"],
            prompt=said["server_prompt"] or "plain",
            key_variable=KEY_VARIABLE,
            may_go=Reach(said["text_may_go"] or Reach.ANYWHERE),
            prefer=tuple(name.strip() for name in said["prefer"].split(",") if name.strip()),
            measured=self.measured(),
            pivot=Language(said["pivot"]) if said["pivot"] else None,
            recall=Remembering(self._store),
        )

    def _stored(self, prefix: str) -> dict[str, str]:
        """What the database says; a database that was never written is not made for asking."""
        return self._store.notes.settings(prefix) if self._store.database.there else {}


def _figures(text: str) -> dict[str, Any]:
    """A stored record, empty where it is missing or damaged."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
