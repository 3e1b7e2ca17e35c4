"""The queue of drafting jobs, in the database: leases, heartbeats, progress.

A worker claims a job and holds it as long as its heartbeat is fresh; a job whose heartbeat has stopped is
claimed by the next worker. The clocks of the machines of a desk must agree within a few seconds (NTP).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Select, and_, bindparam, delete, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from transdesk.domain.language import Language
from transdesk.domain.library import JobState, JobTask, JobView
from transdesk.storage.database import Database
from transdesk.storage.schema import JobRow, WorkerRow

STALE = timedelta(seconds=15)
"""A heartbeat older than this belongs to a dead worker."""
MAX_ATTEMPTS = 4
"""A job that outlives this many workers kills them: it is given up."""

ACTIVE = (JobState.QUEUED.value, JobState.RUNNING.value)
"""States of work that waits or runs."""

_RANKED = (
    select(
        JobRow,
        func.row_number()
        .over(
            partition_by=(JobRow.article_id, JobRow.target),
            order_by=(JobRow.state.in_(ACTIVE).desc(), JobRow.created_at.desc()),
        )
        .label("place"),
    )
    .where(tuple_(JobRow.article_id, JobRow.target).in_(bindparam("places", expanding=True)))
    .subquery()
)
_LATEST = select(aliased(JobRow, _RANKED)).where(_RANKED.c.place == 1)


class Jobs:
    """The queue.

    Args:
        database: where it is.
        stale: age at which a heartbeat counts as stopped.
    """

    def __init__(self, database: Database, *, stale: timedelta = STALE) -> None:
        self._database = database
        self._stale = stale

    def enqueue(
        self,
        article_id: str,
        target: Language,
        *,
        engine: str,
        author: str,
        segments: Sequence[str] | None,
        redraft: bool,
        total: int,
    ) -> str:
        """Put a job into the queue; an equal one that is waiting or running already is returned instead."""
        wanted = None if segments is None else list(segments)
        parameters = json.dumps({"segments": wanted, "redraft": redraft})
        with self._database.write() as session:
            same = select(JobRow.id).where(
                JobRow.article_id == article_id,
                JobRow.target == target.value,
                JobRow.state.in_(ACTIVE),
                JobRow.engine == engine,
                JobRow.parameters == parameters,
            )
            found = session.scalars(same).first()
            if found is not None:
                return found
            name = secrets.token_hex(8)
            session.add(
                JobRow(
                    id=name,
                    article_id=article_id,
                    target=target.value,
                    state=JobState.QUEUED.value,
                    engine=engine,
                    author=author,
                    parameters=parameters,
                    total=total,
                    created_at=datetime.now(UTC),
                )
            )
            return name

    def give_up(self) -> tuple[JobTask, ...]:
        """End the jobs that were the death of too many workers; returns them."""
        if not self._waiting():
            return ()
        ended = []
        with self._database.write() as session:
            for row in session.scalars(self._free()):
                if row.attempts >= MAX_ATTEMPTS:
                    row.state, row.message_key = JobState.FAILED.value, "worker_died"
                    ended.append(_task(row))
        return tuple(ended)

    def claim(self, owner: str) -> JobTask | None:
        """Take the oldest job that waits, or whose worker is dead; None where there is none."""
        if not self._waiting():
            return None
        with self._database.write() as session:
            row = session.scalars(self._free().limit(1)).first()
            if row is None:
                return None
            row.state, row.owner, row.heartbeat = JobState.RUNNING.value, owner, datetime.now(UTC)
            row.attempts += 1
            row.started_at = None
            return _task(row)

    def _waiting(self) -> bool:
        """Whether there is any free job; reads only, so that idle workers hold nobody up."""
        with self._database.read() as session:
            return session.scalars(self._free().limit(1)).first() is not None

    def _free(self) -> Select[JobRow]:
        stopped = and_(JobRow.state == JobState.RUNNING.value, JobRow.heartbeat < datetime.now(UTC) - self._stale)
        free = or_(JobRow.state == JobState.QUEUED.value, stopped)
        return select(JobRow).where(free).order_by(JobRow.created_at).with_for_update(skip_locked=True)

    def begin(self, job_id: str, owner: str, *, done: int, total: int) -> None:
        """The worker knows now how much there is to do."""
        now = datetime.now(UTC)
        values = {"done": done, "done_before": done, "total": total, "started_at": now, "heartbeat": now}
        self._update(job_id, owner, values)

    def progress(self, job_id: str, owner: str, done: int) -> bool:
        """So many segments are done, and the next death of a worker counts as the first; false: stop."""
        return self._beat(job_id, owner, {"done": done, "attempts": 1})

    def beat(self, job_id: str, owner: str) -> bool:
        """Keep the lease; false where the job is to stop (cancelled, or another worker has it)."""
        return self._beat(job_id, owner, {})

    def _beat(self, job_id: str, owner: str, values: dict[str, Any]) -> bool:
        return self._update(job_id, owner, values | {"heartbeat": datetime.now(UTC)})

    def finish(
        self, job_id: str, owner: str, state: JobState, key: str = "", values: Mapping[str, object] | None = None
    ) -> None:
        """The job has ended; a job that another worker holds stays as it is."""
        message = json.dumps({k: v if isinstance(v, int | float) else str(v) for k, v in (values or {}).items()})
        self._update(job_id, owner, {"state": state.value, "message_key": key, "message_values": message})

    def total(self, job_id: str) -> int:
        """How many segments the job had to draft when it was asked for."""
        with self._database.read() as session:
            return session.scalars(select(JobRow.total).where(JobRow.id == job_id)).one()

    def cancel(self, job_id: str) -> JobTask | None:
        """End a job now; None where it has ended before.

        A worker that is in the middle of a batch learns it at its next heartbeat and throws the batch away:
        nobody waits for a server that hangs.
        """
        with self._database.write() as session:
            row = session.get(JobRow, job_id)
            if row is None or row.state not in ACTIVE:
                return None
            row.state = JobState.CANCELLED.value
            return _task(row)

    def latest(self, article_id: str, target: Language) -> JobView | None:
        """The job that runs or waits, else the last one."""
        with self._database.read() as session:
            return latest_job(session, article_id, target.value)

    def active(self, article_id: str, target: Language) -> bool:
        """Whether any job of this translation waits or runs."""
        with self._database.read() as session:
            query = select(func.count()).where(
                JobRow.article_id == article_id, JobRow.target == target.value, JobRow.state.in_(ACTIVE)
            )
            return bool(session.scalar(query))

    def worker_beat(self, worker: str) -> None:
        """A worker lives."""
        with self._database.write(passing=True) as session:
            session.merge(WorkerRow(id=worker, heartbeat=datetime.now(UTC)))

    def worker_lives(self) -> bool:
        """Whether any worker has shown itself lately."""
        with self._database.read() as session:
            query = select(func.count()).where(WorkerRow.heartbeat >= datetime.now(UTC) - self._stale)
            return bool(session.scalar(query))

    def worker_leave(self, worker: str) -> bool:
        """Sign a worker off; false, and nothing done, where a job still waits for one."""
        with self._database.write() as session:
            waiting = session.scalar(select(func.count()).where(JobRow.state == JobState.QUEUED.value))
            if waiting:
                return False
            session.execute(delete(WorkerRow).where(WorkerRow.id == worker))
            return True

    def bury(self, prefix: str) -> None:
        """Workers whose names begin so are known to be dead: free their jobs without waiting."""
        with self._database.write() as session:
            old = datetime.now(UTC) - 2 * self._stale
            held = JobRow.owner.startswith(prefix, autoescape=True)
            running = JobRow.state == JobState.RUNNING.value
            session.execute(update(JobRow).where(held, running).values(heartbeat=old))
            session.execute(delete(WorkerRow).where(WorkerRow.id.startswith(prefix, autoescape=True)))

    def _update(self, job_id: str, owner: str, values: dict[str, Any]) -> bool:
        mine = (JobRow.id == job_id, JobRow.owner == owner, JobRow.state == JobState.RUNNING.value)
        with self._database.write() as session:
            result = cast("CursorResult[Any]", session.execute(update(JobRow).where(*mine).values(**values)))
            return result.rowcount == 1


def latest_job(session: Session, article_id: str, target: str) -> JobView | None:
    """The running or waiting job of a translation, else its last one."""
    query = (
        select(JobRow)
        .where(JobRow.article_id == article_id, JobRow.target == target)
        .order_by(JobRow.state.in_(ACTIVE).desc(), JobRow.created_at.desc())
        .limit(1)
    )
    row = session.scalars(query).first()
    return None if row is None else _view(row)


def latest_jobs_of(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], JobView]:
    """The same for several translations; those that never had a job are left out."""
    rows = session.scalars(_LATEST, {"places": list(places)})
    return {(row.article_id, row.target): _view(row) for row in rows}


def latest_jobs(session: Session) -> dict[tuple[str, str], JobView | None]:
    """The last job of each translation."""
    query = select(JobRow).order_by(JobRow.state.in_(ACTIVE), JobRow.created_at)
    return {(row.article_id, row.target): _view(row) for row in session.scalars(query)}


def _task(row: JobRow) -> JobTask:
    parameters = json.loads(row.parameters)
    wanted = parameters["segments"]
    return JobTask(
        id=row.id,
        article=row.article_id,
        target=Language(row.target),
        engine=row.engine,
        author=row.author,
        segments=None if wanted is None else tuple(wanted),
        redraft=parameters["redraft"],
        created_at=row.created_at,
    )


def _view(row: JobRow) -> JobView:
    return JobView(
        id=row.id,
        article=row.article_id,
        target=Language(row.target),
        state=JobState(row.state),
        done=row.done,
        total=row.total,
        seconds_left=_seconds_left(row),
        message_key=row.message_key,
        message_values=json.loads(row.message_values),
        engine=row.engine,
        author=row.author,
        created_at=row.created_at,
    )


def _seconds_left(row: JobRow) -> float | None:
    """By the mean speed since the worker began; nothing before its first result."""
    made = row.done - row.done_before
    if row.state != JobState.RUNNING.value or row.started_at is None or made <= 0:
        return None
    if row.heartbeat is None or row.heartbeat <= row.started_at:
        return None
    elapsed = (datetime.now(UTC) - row.started_at).total_seconds()
    return max(0.0, (row.total - row.done) * elapsed / made)
