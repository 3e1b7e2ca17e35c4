"""The models that the desk knows: what is told about each, and asking for work on them.

The work itself - downloading, converting, measuring - is done by a process of its own (``desk/model_work.py``), never in the
page's; what it does stands in the database.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from transdesk.desk.engine_options import EngineOptions
from transdesk.desk.people import name_of
from transdesk.desk.settings import Settings
from transdesk.desk.worker import start_process
from transdesk.domain.errors import ModelError, SettingsError
from transdesk.domain.install import ModelJob, ModelWork
from transdesk.domain.language import Direction
from transdesk.storage import Store

if TYPE_CHECKING:
    from transdesk.engines import Known

AGREED: Final = "models.agreed."
SPEED: Final = "models.speed."
_NO_MODELS: Final = ("server", "plugin", "memory")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed to a model's non-commercial terms, and when."""

    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What a person wants to know about a model before choosing it.

    Attributes:
        disk, memory: MB.
        fits: whether this machine's memory could ever hold it.
        terms: key of the licence in plain words (``licence.<key>`` of the interface's texts).
        quality: published figure by direction; ``quality_metric`` and ``quality_source`` say what it is.
        measured: this newsroom's own bench, chrF++ by direction.
        words_a_minute: source words that this machine translates with it; None where nobody measured.
        preferred: what the newsroom has chosen as its default.
        suggested: what to take where the hub can be reached.
        convertible: whether it is converted for speed, and can be trimmed.
        pieces: pieces of its vocabulary before and after trimming; empty where it was not trimmed.
        job: the running or last work on it.
    """

    id: str
    name: str
    kind: str
    installed: bool
    directions: tuple[Direction, ...]
    capabilities: tuple[str, ...]
    licence: str
    licence_words: str
    terms: str
    commercial: bool
    disk: int
    memory: int
    fits: bool
    quality: Mapping[Direction, float]
    quality_metric: str
    quality_source: str
    measured: Mapping[Direction, float]
    words_a_minute: int | None
    preferred: bool
    suggested: bool
    rough: bool
    convertible: bool
    pieces: tuple[int, ...]
    agreement: Agreement | None
    job: ModelJob | None


class Models:
    """Shows the models, asks for work on them, and remembers what was agreed and chosen."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self._options = EngineOptions(settings, store)
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None

    def cards(self) -> tuple[ModelCard, ...]:
        """Every model: installed ones first, then what could be installed, in the catalogue's order."""
        from transdesk.engines import infos

        known = [k for k in infos(self._options.for_engines()) if k.kind not in _NO_MODELS]
        there = self._store.database.there
        jobs = self._store.model_jobs.all() if there else {}
        notes = self._store.notes.settings("models.") if there else {}
        return tuple(self._card(k, jobs.get(k.info.id), notes) for k in known)

    def card(self, model: str) -> ModelCard:
        """One model.

        Raises:
            ModelError: there is none of that id; names those there are.
        """
        cards = {card.id: card for card in self.cards()}
        if model not in cards:
            raise ModelError(
                f"There is no model '{model}'; there are: {', '.join(cards)}.", reason="unknown", model=model
            )
        return cards[model]

    def agree(self, model: str, author: str) -> None:
        """Record that somebody has agreed to use a model non-commercially only."""
        card = self.card(model)
        record = {"author": name_of(author), "at": datetime.now(UTC).isoformat(), "licence": card.licence}
        self._store.notes.set_setting(AGREED + model, json.dumps(record, ensure_ascii=False))

    def require_agreement(self, card: ModelCard) -> None:
        """Refuse a model that may not be used commercially until somebody has agreed.

        Raises:
            ModelError: nobody has.
        """
        if not card.commercial and card.kind != "starter" and card.agreement is None:
            raise ModelError(
                f"{card.name} may not be used commercially ({card.licence}): {card.licence_words} Agree with --agree.",
                reason="licence",
                model=card.name,
            )

    def start(self, model: str, author: str, *, work: ModelWork = ModelWork.GET, trim: bool = False) -> None:
        """Ask for a model, or for a measurement of it, and make sure that a process does it.

        Raises:
            ModelError: unknown, too large for this machine, not agreed to, or being worked on already.
            SettingsError: the process cannot be started.
        """
        card = self.card(model)
        if work is ModelWork.GET:
            from transdesk.engines.install import known_model
            from transdesk.engines.machine import require_memory

            require_memory(known_model(model))
            self.require_agreement(card)
        if not self._store.model_jobs.ask(model, work, name_of(author), trim=trim):
            raise ModelError(f"{card.name} is being worked on already.", reason="running", model=card.name)
        self.ensure_process()

    def ensure_process(self) -> None:
        """Start a process where work waits and nobody is at it.

        Raises:
            SettingsError: it cannot be started.
        """
        command, jobs = self._settings.worker_command, self._store.model_jobs
        with self._lock:
            starting = self._child is not None and self._child.poll() is None
            if command and not starting and jobs.waiting() and not jobs.busy():
                self._child = start_process(self._settings, (*command[:-1], "models", "work"), "models.log")

    def cancel(self, model: str) -> None:
        """Stop the work on a model; what has been downloaded stays for the next time."""
        self._store.model_jobs.cancel(model)

    def remove(self, model: str) -> None:
        """Delete an installed model, or what an unfinished installation has left.

        Raises:
            ModelError: it is not installed, is bundled, or being worked on.
        """
        from transdesk.engines.install import remove

        job = self._store.model_jobs.all().get(model) if self._store.database.there else None
        if job is not None and job.state.active:
            raise ModelError(f"'{model}' is being worked on; cancel that first.", reason="running", model=model)
        try:
            remove(model, self._settings.models)
        except ModelError as error:
            if job is None or error.values.get("reason") != "unknown":  # nothing had arrived: only the record goes
                raise
        if self._store.database.there:
            self._store.model_jobs.forget(model)
            self._store.notes.set_setting(SPEED + model, "")

    def prefer(self, model: str) -> None:
        """Make an installed model the newsroom's first choice.

        Raises:
            SettingsError: the environment decides (``TRANSDESK_PREFER`` or ``TRANSDESK_ENGINE``).
        """
        if self._settings.engine != "auto":
            raise SettingsError(
                "TRANSDESK_ENGINE of the environment decides this; change it there.",
                name="TRANSDESK_ENGINE",
                value=self._settings.engine,
            )
        others = [name for name in self._preferred() if name != model]
        self._options.choose("prefer", ",".join([model, *others]))

    def _preferred(self) -> list[str]:
        return [name.strip() for name in self._options.all()["prefer"].split(",") if name.strip()]

    def _card(self, known: Known, job: ModelJob | None, notes: Mapping[str, str]) -> ModelCard:
        from transdesk.engines.machine import fits

        info = known.info
        chosen = self._settings.engine if self._settings.engine != "auto" else next(iter(self._preferred()), "")
        speed = notes.get(SPEED + info.id, "")
        return ModelCard(
            id=info.id,
            name=info.name,
            kind=known.kind,
            installed=known.installed,
            directions=tuple(sorted(info.directions, key=str)),
            capabilities=tuple(sorted(info.capabilities)),
            licence=info.licence,
            licence_words=known.licence_words,
            terms=known.terms,
            commercial=info.commercial,
            disk=known.disk,
            memory=known.memory,
            fits=fits(known),
            quality=known.quality or known.reported,
            quality_metric=known.quality_metric,
            quality_source=known.quality_source,
            measured={d: f[info.id] for d, f in self._options.measured().items() if info.id in f},
            words_a_minute=int(speed) if speed else None,
            preferred=info.id == chosen,
            suggested=known.suggested,
            rough=info.rough,
            convertible=known.convertible,
            pieces=known.pieces,
            agreement=_agreement(notes.get(AGREED + info.id, "")),
            job=job,
        )


def _agreement(text: str) -> Agreement | None:
    if not text:
        return None
    record = json.loads(text)
    return Agreement(str(record["author"]), datetime.fromisoformat(record["at"]))
