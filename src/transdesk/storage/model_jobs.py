"""Work on translation models, one row a model: who asked, how far it is, and who does it.

A process that works on a model renews the row's heartbeat; a row whose heartbeat has stopped is shown as interrupted and may
be asked for again, by anybody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, select, update

from transdesk.domain.install import ModelJob, ModelPhase, ModelWork
from transdesk.domain.library import JobState
from transdesk.storage.database import Database
from transdesk.storage.jobs import ACTIVE, STALE
from transdesk.storage.schema import ModelJobRow

STARTING = timedelta(seconds=45)
"""A request that no process has taken up for this long is given up: starting one takes a few seconds."""


class ModelJobs:
    """The work that is asked for and done.

    Args:
        database: where it is.
        stale: age at which a heartbeat counts as stopped.
    """

    def __init__(self, database: Database, *, stale: timedelta = STALE) -> None:
        self._database = database
        self._stale = stale

    def all(self) -> dict[str, ModelJob]:
        """The running or last work on each model, by its id."""
        now = datetime.now(UTC)
        with self._database.read() as session:
            return {row.model: self._view(row, now) for row in session.scalars(select(ModelJobRow))}

    def ask(self, model: str, work: ModelWork, author: str, *, trim: bool = False, owner: str = "") -> bool:
        """Ask for work on a model, or, with an ``owner``, begin it; false where somebody works on it already."""
        now = datetime.now(UTC)
        values = {
            "work": work.value,
            "trim": trim,
            "state": (JobState.RUNNING if owner else JobState.QUEUED).value,
            "phase": ModelPhase.WAITING.value,
            "done": 0,
            "total": 0,
            "author": author,
            "owner": owner,
            "heartbeat": now,
            "created_at": now,
            "message_key": "",
            "message_values": "{}",
        }
        with self._database.write() as session:
            row = session.get(ModelJobRow, model, with_for_update=True)
            if row is None:
                session.add(ModelJobRow(model=model, **values))
            elif self._alive(row, now):
                return False
            else:
                for name, value in values.items():
                    setattr(row, name, value)
            return True

    def claim(self, owner: str) -> ModelJob | None:
        """Take the oldest work that waits; None where there is none."""
        with self._database.write() as session:
            waiting = select(ModelJobRow).where(ModelJobRow.state == JobState.QUEUED.value)
            query = waiting.order_by(ModelJobRow.created_at).limit(1).with_for_update(skip_locked=True)
            row = session.scalars(query).first()
            if row is None:
                return None
            now = datetime.now(UTC)
            row.state, row.owner, row.heartbeat = JobState.RUNNING.value, owner, now
            return self._view(row, now)

    def waiting(self) -> bool:
        """Whether any work waits to be taken up."""
        with self._database.read() as session:
            query = select(ModelJobRow.model).where(ModelJobRow.state == JobState.QUEUED.value).limit(1)
            return session.scalars(query).first() is not None

    def beat(self, model: str, owner: str, phase: ModelPhase, done: int, total: int) -> bool:
        """Keep the work and tell how far it is; false where it is to stop."""
        values = {"phase": phase.value, "done": done, "total": total, "heartbeat": datetime.now(UTC)}
        return self._update(model, owner, values)

    def finish(
        self, model: str, owner: str, state: JobState, key: str = "", values: Mapping[str, object] | None = None
    ) -> None:
        """The work has ended; what another process has taken over, or somebody cancelled, stays as it is."""
        message = json.dumps({k: v if isinstance(v, int | float) else str(v) for k, v in (values or {}).items()})
        self._update(model, owner, {"state": state.value, "message_key": key, "message_values": message})

    def cancel(self, model: str) -> None:
        """End work that waits or runs; who does it learns it at the next heartbeat."""
        with self._database.write() as session:
            active = (ModelJobRow.model == model, ModelJobRow.state.in_(ACTIVE))
            session.execute(update(ModelJobRow).where(*active).values(state=JobState.CANCELLED.value))

    def forget(self, model: str) -> None:
        """Drop the record of ended work."""
        with self._database.write() as session:
            row = session.get(ModelJobRow, model)
            if row is not None and not self._alive(row, datetime.now(UTC)):
                session.delete(row)

    def busy(self) -> bool:
        """Whether a process works on any model right now."""
        fresh = ModelJobRow.heartbeat >= datetime.now(UTC) - self._stale
        with self._database.read() as session:
            query = select(ModelJobRow.model).where(ModelJobRow.state == JobState.RUNNING.value, fresh).limit(1)
            return session.scalars(query).first() is not None

    def _alive(self, row: ModelJobRow, now: datetime) -> bool:
        patience = STARTING if row.state == JobState.QUEUED.value else self._stale
        return row.state in ACTIVE and row.heartbeat >= now - patience

    def _update(self, model: str, owner: str, values: dict[str, Any]) -> bool:
        mine = (ModelJobRow.model == model, ModelJobRow.owner == owner, ModelJobRow.state == JobState.RUNNING.value)
        with self._database.write() as session:
            result = cast("CursorResult[Any]", session.execute(update(ModelJobRow).where(*mine).values(**values)))
            return result.rowcount == 1

    def _view(self, row: ModelJobRow, now: datetime) -> ModelJob:
        dead = row.state in ACTIVE and not self._alive(row, now)
        return ModelJob(
            model=row.model,
            work=ModelWork(row.work),
            trim=row.trim,
            state=JobState.FAILED if dead else JobState(row.state),
            phase=ModelPhase(row.phase),
            done=row.done,
            total=row.total,
            author=row.author,
            created_at=row.created_at,
            message_key="model" if dead else row.message_key,
            message_values={"reason": "interrupted"} if dead else json.loads(row.message_values),
        )
