"""Drafting jobs: asked for by pages, run by worker processes, never in the page's own."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from threading import Event, current_thread, main_thread

from transdesk.desk.jobs import Runner
from transdesk.desk.people import name_of
from transdesk.desk.ports import Ports
from transdesk.desk.settings import Settings
from transdesk.desk.touch import is_free
from transdesk.desk.translating import require_two_languages
from transdesk.desk.views import JobView
from transdesk.desk.worker import Cancelled, Workers, work
from transdesk.domain.language import Direction, Language
from transdesk.domain.work import Stage


class Drafting:
    """Starts, shows, stops and runs drafting jobs."""

    def __init__(self, ports: Ports, settings: Settings, runner: Runner, workers: Workers) -> None:
        self._store = ports.store
        self._open_engine = ports.open_engine
        self._settings = settings
        self._runner = runner
        self._workers = workers

    def start(
        self,
        article_id: str,
        target: Language,
        *,
        author: str,
        engine: str | None = None,
        segments: Sequence[str] | None = None,
        redraft: bool = False,
    ) -> str:
        """Put a drafting job into the queue and make sure that a worker lives; returns the job's id.

        What a person touched is never drafted over.

        Args:
            article_id: the article.
            target: the language to translate into.
            author: who asks.
            engine: id of the engine; the desk's own where absent.
            segments: only these; a segment that a person emptied is drafted only when named here.
            redraft: also where an untouched machine draft stands already.

        Raises:
            UnsupportedPairError: the engine does not translate this pair.
            PluginError: there is no such engine; names those there are.
            SettingsError: the article is in that language already.
        """
        stored = self._store.articles.get(article_id)
        direction = Direction(stored.language, target)
        require_two_languages(direction)
        name = engine or self._settings.engine
        self._open_engine(name, direction)
        self._store.articles.ensure_translation(article_id, target)
        works = self._store.works.all(article_id, target)
        wanted = None if segments is None else frozenset(segments)
        here = {segment.id for segment in stored.segments}
        total = sum(is_free(w, wanted, redraft=redraft) for w, _ in works.values() if w.segment in here)
        job = self._store.jobs.enqueue(
            article_id,
            target,
            engine=name,
            author=name_of(author),
            segments=segments,
            redraft=redraft,
            total=total,
        )
        self._store.works.set_stage(article_id, target, {Stage.NEW: Stage.DRAFTING}, name_of(author))
        self._workers.ensure()
        return job

    def job(self, article_id: str, target: Language) -> JobView | None:
        """The running or last job; wakes a worker where an unfinished job has none."""
        found = self._store.jobs.latest(article_id, target)
        if found is not None and found.state.active:
            self._workers.ensure()
        return found

    def cancel(self, job_id: str) -> None:
        """Stop a job at its next batch; what is drafted stays."""
        cancelled = self._store.jobs.cancel(job_id)
        if cancelled is not None:
            self._runner.settle(cancelled)

    def work(self, worker_id: str, should_stop: Cancelled) -> None:
        """Run jobs until told to stop, or idle for the configured time (the worker's main loop)."""
        work(self._store.jobs, self._runner, worker_id, should_stop, self._settings.worker_idle_seconds)

    def work_until_idle(self, *, once: bool = False, stop: Event | None = None) -> None:
        """A worker process: run jobs until idle; with ``once``, until no job waits."""
        ended = stop or Event()
        if current_thread() is main_thread():
            signal.signal(signal.SIGTERM, lambda *_: ended.set())
        idle = 0.0 if once else self._settings.worker_idle_seconds
        work(self._store.jobs, self._runner, self._workers.new_name(), ended.is_set, idle)

    def ensure_worker(self) -> None:
        """Start a worker process where none lives."""
        self._workers.ensure()
