"""The process that works on models: takes what is asked for, tells how far it is, stops when told to."""

from __future__ import annotations

import logging
import secrets
import socket
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from os import getpid
from pathlib import Path
from threading import Event, Thread
from typing import Final

from transdesk.desk.models import SPEED, Models
from transdesk.desk.people import name_of
from transdesk.desk.plugs import engine_opener
from transdesk.desk.settings import Settings
from transdesk.domain.engine import Request
from transdesk.domain.errors import ModelError, StorageError, TransDeskError
from transdesk.domain.install import ModelJob, ModelPhase, ModelWork
from transdesk.domain.language import Language
from transdesk.domain.library import JobState
from transdesk.storage import Store

HEARTBEAT_SECONDS: Final = 1.0
_SENTENCES: Final = Path(__file__).with_name("sample") / "sentences.toml"
_log = logging.getLogger(__name__)

Told = Callable[[ModelPhase, int, int], None]
"""Called with the phase, bytes done and bytes in all."""


class ModelWorker:
    """Fetches and measures models in this process.

    Args:
        settings: of the desk.
        store: where the work stands.
        heartbeat: seconds between two signs of life.
    """

    def __init__(self, settings: Settings, store: Store, *, heartbeat: float = HEARTBEAT_SECONDS) -> None:
        self._settings = settings
        self._store = store
        self._models = Models(settings, store)
        self._heartbeat = heartbeat
        self._name = f"{socket.gethostname()[:60]}:{getpid()}:{secrets.token_hex(4)}"

    def work(self) -> None:
        """Do everything that waits, one after the other; failures are written into the work's row."""
        while (job := self._store.model_jobs.claim(self._name)) is not None:
            _log.info("%s of %s begins", job.work, job.model)
            try:
                self._do(job, "", lambda *_: None)
            except TransDeskError as error:
                _log.warning("%s of %s failed: %s", job.work, job.model, error)
            except Exception:  # noqa: BLE001 - whatever a format's reader raises is written into the log
                _log.exception("%s of %s failed", job.work, job.model)

    def get(self, model: str, author: str, *, origin: str = "", trim: bool = False, told: Told) -> bool:
        """Fetch a model here and now, for the command line; false where somebody cancelled it on the page.

        Raises:
            ModelError: it cannot be had; says why, and what to do.
        """
        card = self._models.card(model)
        self._models.require_agreement(card)
        return self._here(model, ModelWork.GET, author, origin, told, trim=trim)

    def measure(self, model: str, author: str) -> int | None:
        """Measure an installed model here and now: source words a minute; None where somebody cancelled it.

        Raises:
            EngineUnavailableError: it is not installed, or does not work.
        """
        self._here(model, ModelWork.MEASURE, author, "", lambda *_: None)
        return self._models.card(model).words_a_minute

    def _here(self, model: str, work: ModelWork, author: str, origin: str, told: Told, *, trim: bool = False) -> bool:
        if not self._store.model_jobs.ask(model, work, name_of(author), trim=trim, owner=self._name):
            raise ModelError(f"'{model}' is being worked on already.", reason="running", model=model)
        job = self._store.model_jobs.all()[model]
        return self._do(job, origin, told)

    def _do(self, job: ModelJob, origin: str, told: Told) -> bool:
        """Do one piece of work and write down how it ended; false where it was stopped."""
        from transdesk.engines.download import DownloadStoppedError

        jobs = self._store.model_jobs
        with self._alive(job, told) as (note, stopped):
            try:
                self._run(job, origin, note, stopped)
            except DownloadStoppedError:
                jobs.finish(job.model, self._name, JobState.CANCELLED)
                return False
            except TransDeskError as error:
                jobs.finish(job.model, self._name, JobState.FAILED, error.key, error.values)
                raise
            except BaseException as error:
                interrupted = isinstance(error, KeyboardInterrupt | SystemExit)
                key, values = ("model", {"reason": "interrupted"}) if interrupted else ("unexpected", {})
                jobs.finish(job.model, self._name, JobState.FAILED, key, values)
                raise
            jobs.finish(job.model, self._name, JobState.DONE)
            return True

    def _run(self, job: ModelJob, origin: str, note: Told, stopped: Event) -> None:
        if job.work is ModelWork.GET:
            from transdesk.engines.install import Order, install

            order = Order(job.model, origin or self._settings.model_mirror, job.trim, self._texts() if job.trim else ())
            install(
                order,
                self._settings.models,
                report=lambda phase, done, total: note(ModelPhase(phase), done, total),
                cancelled=stopped.is_set,
            )
        if not stopped.is_set():
            note(ModelPhase.MEASURE, 0, 0)
            self._measure(job)

    def _measure(self, job: ModelJob) -> None:
        """Translate the sample sentences and keep the speed; the first sentence only warms the model up."""
        card = self._models.card(job.model)
        direction = card.directions[0]
        engine = engine_opener(self._settings, self._store)(job.model, direction)
        texts = sample_sentences(direction.source)
        requests = [Request(text, direction.source, direction.target) for text in texts]
        try:
            engine.translate(requests[:1])
            started = time.perf_counter()
            engine.translate(requests)
            seconds = time.perf_counter() - started
        finally:
            engine.close()
        words = sum(len(text.split()) for text in texts)
        self._store.notes.set_setting(SPEED + job.model, str(max(1, round(60 * words / seconds))))

    def _texts(self) -> Iterator[str]:
        """The newsroom's own texts: its articles, and both sides of its memory."""
        for card in self._store.articles.cards():
            yield from (segment.source for segment in self._store.articles.get(card.id).segments)
        for source in Language:
            for target in Language:
                for unit in self._store.units.all(source, target) if source is not target else ():
                    yield unit.source
                    yield unit.target

    @contextmanager
    def _alive(self, job: ModelJob, told: Told) -> Iterator[tuple[Told, Event]]:
        """Renew the heartbeat from a thread; gives what to call with the progress, and the event that says stop."""
        state: list[tuple[ModelPhase, int, int]] = [(ModelPhase.WAITING, 0, 0)]
        stopped, ended = Event(), Event()

        def note(phase: ModelPhase, done: int, total: int) -> None:
            state[0] = (phase, done, total)
            told(phase, done, total)

        def beat() -> None:
            while not ended.wait(self._heartbeat):
                try:
                    if not self._store.model_jobs.beat(job.model, self._name, *state[0]):
                        stopped.set()
                except StorageError as error:  # a busy database: the next beat may come through
                    _log.warning("no heartbeat: %s", error)

        thread = Thread(target=beat, name=f"model-{job.model}", daemon=True)
        thread.start()
        try:
            yield note, stopped
        finally:
            ended.set()
            thread.join()


def sample_sentences(language: Language) -> Sequence[str]:
    """News sentences on which speed is measured."""
    return tuple(tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))[language.value])
