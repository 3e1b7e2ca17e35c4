"""Running one drafting job: batch by batch, each stored as soon as it is ready."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from transdesk.desk.assessment import Assessor, event_day
from transdesk.desk.memory import Memory
from transdesk.desk.pipeline import Pipeline, Task
from transdesk.desk.ports import Ports
from transdesk.desk.touch import is_free
from transdesk.desk.views import DraftedSegment
from transdesk.domain.engine import Engine
from transdesk.domain.errors import StorageError, TransDeskError
from transdesk.domain.language import Direction
from transdesk.domain.library import JobState, JobTask
from transdesk.domain.work import SegmentWork, Stage, Status
from transdesk.storage import Change

HEARTBEAT_SECONDS = 2.0
_log = logging.getLogger(__name__)


class Runner:
    """Runs jobs. Keeps the last engine open, so that all jobs share a model that is loaded once.

    Args:
        ports: the other rooms.
        assessor: glossary and checks.
        memory: the translation memory.
        heartbeat: seconds between two signs of life.
    """

    def __init__(
        self, ports: Ports, assessor: Assessor, memory: Memory, *, heartbeat: float = HEARTBEAT_SECONDS
    ) -> None:
        self._store = ports.store
        self._open_engine = ports.open_engine
        self._pipeline = Pipeline(ports, assessor)
        self._assessor = assessor
        self._memory = memory
        self._heartbeat = heartbeat
        self._engine: Engine | None = None

    def run(self, job: JobTask, owner: str, should_stop: Callable[[], bool]) -> None:
        """Run a claimed job to its end; whatever happens is written into the job.

        Where ``should_stop`` ends it early, the job keeps its lease until that runs out, and the next
        worker goes on.
        """
        with self._alive(job, owner) as lost:
            try:
                self._draft(job, owner, lost, lambda: lost.is_set() or should_stop())
            except TransDeskError as error:
                _log.warning("job %s failed: %s", job.id, error)
                self._finish(job, owner, JobState.FAILED, error.key, dict(error.values))
            except Exception:  # noqa: BLE001 - whatever a plug-in raises is written into the job
                _log.exception("job %s failed", job.id)
                self._finish(job, owner, JobState.FAILED, "unexpected", {})
            else:
                if lost.is_set():
                    self._finish(job, owner, JobState.CANCELLED, "", {})
                elif not should_stop():
                    self._finish(job, owner, JobState.DONE, "", {})

    def settle(self, job: JobTask) -> None:
        """The job has ended: its translation is no longer being drafted, unless another job waits."""
        if self._store.jobs.active(job.article, job.target):
            return
        works = self._store.works.all(job.article, job.target)
        empty = all(work.status is Status.EMPTY for work, _ in works.values())
        after = Stage.NEW if empty else Stage.EDITING
        self._store.works.set_stage(job.article, job.target, {Stage.DRAFTING: after}, job.author)

    def close(self) -> None:
        """Free the model's memory."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _draft(self, job: JobTask, owner: str, lost: Event, stop: Callable[[], bool]) -> None:
        stored = self._store.articles.get(job.article)
        direction = Direction(stored.language, job.target)
        works = self._store.works.all(job.article, job.target)
        here = {segment.id for segment in stored.segments}
        free = {name for name, (work, _) in works.items() if name in here and _is_left(work, job)}
        done = max(0, self._store.jobs.total(job.id) - len(free))
        self._store.jobs.begin(job.id, owner, done=done, total=done + len(free))
        if not free:
            return
        segments = [segment for segment in stored.segments if segment.id in free]
        known = self._memory.exact(segments, direction)
        task = Task(stored.segments, frozenset(free), direction, event_day(stored), known)
        bases = {name: works[name][0].version for name in free}
        for batch in self._pipeline.draft(task, self._opened(job.engine, direction), cancelled=stop):
            if stop():
                return
            changes = {one.segment.id: (bases[one.segment.id], self._change(one)) for one in batch}
            self._store.works.draft(job.article, job.target, changes)
            done += len(batch)
            if not self._store.jobs.progress(job.id, owner, done):
                lost.set()

    def _change(self, one: DraftedSegment) -> Change:
        suggestion = one.suggestion
        return Change(
            Status.DRAFT if suggestion.target.strip() else Status.EMPTY,
            suggestion.origin.value,
            suggestion.target,
            suggestion.origin,
            suggestion.signature,
            draft=True,
            by_person=False,
            terms=suggestion.terms,
            flags=suggestion.flags,
            findings=one.findings,
            assessed=self._assessor.mark,
        )

    def _opened(self, name: str, direction: Direction) -> Engine:
        """The engine of a job: the one that is loaded already, where it is the same."""
        fresh = self._open_engine(name, direction)  # cheap, and refused where the newsroom has forbidden it since
        if self._engine is None or (self._engine.info, self._engine.signature) != (fresh.info, fresh.signature):
            self.close()
            self._engine = fresh
        return self._engine

    def _finish(self, job: JobTask, owner: str, state: JobState, key: str, values: dict[str, object]) -> None:
        self._store.jobs.finish(job.id, owner, state, key, values)
        self.settle(job)

    @contextmanager
    def _alive(self, job: JobTask, owner: str) -> Iterator[Event]:
        """Keep the lease while the engine computes; the event is set when the job is to stop."""
        lost, ended = Event(), Event()

        def beat() -> None:
            while not ended.wait(self._heartbeat):
                try:
                    self._store.jobs.worker_beat(owner)
                    if not self._store.jobs.beat(job.id, owner):
                        lost.set()
                except StorageError as error:  # a busy database: the next beat may come through
                    _log.warning("no heartbeat: %s", error)

        thread = Thread(target=beat, name=f"heartbeat-{job.id}", daemon=True)
        thread.start()
        try:
            yield lost
        finally:
            ended.set()
            thread.join()


def _is_left(work: SegmentWork, job: JobTask) -> bool:
    """Whether the job still has to draft a segment; after a restart, what it wrote before the kill is done."""
    written = work.target.strip() and work.at is not None and job.created_at is not None and work.at >= job.created_at
    return not written and is_free(work, job.segments, redraft=job.redraft)
