"""Worker processes: the loop of one, and making sure that one lives."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

from transdesk.desk.engine_options import OPTIONS
from transdesk.desk.settings import Settings
from transdesk.domain.errors import SettingsError
from transdesk.domain.library import JobTask
from transdesk.storage import Store

Cancelled: TypeAlias = Callable[[], bool]
POLL_SECONDS = 0.5
MODEL_IDLE_SECONDS = 300.0
"""A worker that stays without work for this long frees its model's memory."""
START_SECONDS = 30.0
"""A worker that was started has this long to show itself before another one is started."""
_log = logging.getLogger(__name__)


class JobRunner(Protocol):
    """Runs one claimed job."""

    def run(self, job: JobTask, owner: str, should_stop: Callable[[], bool]) -> None:
        """Run it to its end."""
        ...

    def settle(self, job: JobTask) -> None:
        """The job has ended without having been run."""
        ...

    def close(self) -> None:
        """Free the model's memory; the next job loads it again."""
        ...


class JobQueue(Protocol):
    """The queue as a worker sees it."""

    def give_up(self) -> tuple[JobTask, ...]:
        """End jobs that nobody is to go on with."""
        ...

    def claim(self, owner: str) -> JobTask | None:
        """Take a job."""
        ...

    def worker_beat(self, worker: str) -> None:
        """Say that this worker lives."""
        ...

    def worker_leave(self, worker: str) -> bool:
        """Sign off, unless a job waits."""
        ...

    def bury(self, prefix: str) -> None:
        """Free what workers of such names hold."""
        ...


def work(
    queue: JobQueue,
    runner: JobRunner,
    worker: str,
    should_stop: Cancelled,
    idle_seconds: float,
    *,
    model_idle: float = MODEL_IDLE_SECONDS,
) -> None:
    """Run jobs one after the other until told to stop, or idle for ``idle_seconds``."""
    _log.info("worker %s begins", worker)
    idle_since = time.monotonic()
    beaten = -POLL_SECONDS
    pause = threading.Event()
    while not should_stop():
        if time.monotonic() - beaten >= 2.0:
            queue.worker_beat(worker)
            beaten = time.monotonic()
        for ended in queue.give_up():
            runner.settle(ended)
        job = queue.claim(worker)
        if job is not None:
            runner.run(job, worker, should_stop)
            idle_since = time.monotonic()
        elif time.monotonic() - idle_since >= idle_seconds and queue.worker_leave(worker):
            break
        else:
            if time.monotonic() - idle_since >= model_idle:
                runner.close()
            pause.wait(min(POLL_SECONDS, idle_seconds or POLL_SECONDS))
    queue.bury(worker)
    _log.info("worker %s ends", worker)


class Workers:
    """Starts a worker process of this desk where none lives.

    Args:
        store: its queue.
        settings: the command, and what the process is told by its environment.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def new_name(self) -> str:
        """A name for a worker in this process; begins with the machine and the process id."""
        return f"{_here(os.getpid())}{secrets.token_hex(4)}"

    def ensure(self) -> None:
        """Start a worker where none has shown itself lately. Quick; does not wait for it.

        Raises:
            SettingsError: the process cannot be started, or its log cannot be written.
        """
        if not self._settings.worker_command:
            return
        with self._lock:
            self._bury_dead_child()
            if self._child is not None and time.monotonic() - self._started < START_SECONDS:
                return
            if not self._store.jobs.worker_lives():
                self._child = self._start()
                self._started = time.monotonic()

    def _bury_dead_child(self) -> None:
        """A worker that this process started and that is dead frees its job without waiting for the lease."""
        child = self._child
        if child is not None and child.poll() is not None:
            self._store.jobs.bury(_here(child.pid))
            self._child = None

    def _start(self) -> subprocess.Popen[bytes]:
        return start_process(self._settings, self._settings.worker_command, "worker.log")


def start_process(settings: Settings, command: Sequence[str], log_name: str) -> subprocess.Popen[bytes]:
    """Start a process of this desk that outlives the page; what it says goes into a log.

    Raises:
        SettingsError: it cannot be started, or its log cannot be written.
    """
    log = settings.logs / log_name
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as out:
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env={**os.environ, **environment_of(settings)},
                start_new_session=True,
            )
    except OSError as error:
        by_hand = " ".join(("transdesk", *command[3:]))
        raise SettingsError(
            f"A process that works for the desk cannot be started ({error.strerror or error}); start it by hand: {by_hand}.",
            detail=str(error.strerror or error),
        ) from error


def environment_of(settings: Settings) -> Mapping[str, str]:
    """The environment from which another process builds a desk with the same settings."""
    return {
        "TRANSDESK_DATA_DIR": str(settings.data_dir),
        "TRANSDESK_DATABASE_URL": settings.database_url,
        "TRANSDESK_GLOSSARIES": os.pathsep.join(str(path) for path in settings.glossaries),
        "TRANSDESK_ENGINE": settings.engine,
        "TRANSDESK_MODELS_DIR": str(settings.models),
        "TRANSDESK_USER": settings.author,
        **{option.variable: getattr(settings, option.field) for option in OPTIONS},
        "TRANSDESK_THREADS": str(settings.threads),
        "TRANSDESK_WORKER_IDLE": str(settings.worker_idle_seconds),
    }


def _here(pid: int) -> str:
    return f"{socket.gethostname()[:60]}:{pid}:"
