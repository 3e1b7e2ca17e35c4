"""One worker thread that answers the questions of people who are writing, with models kept warm.

A question never waits in the caller's thread, so it can delay no save: the caller gets a future. Of one kind of
question only a person's newest is answered; an older one that still waits gives up its place to it. Engines are closed,
and the thread ends, when nobody has asked for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TypeAlias

from transdesk.domain.assist import Answer
from transdesk.domain.engine import Engine
from transdesk.domain.language import Direction

IDLE_SECONDS = 300.0
_END_SECONDS = 2.0
"""A server's answer may be long in coming; the end does not wait for it."""
_MOST_ENGINES = 2
"""Kept open at once: directions may have models of their own, memory is short."""

Work: TypeAlias = Callable[[Engine], Answer]
_OVERTAKEN = Answer("", reason="newer")


@dataclass(frozen=True, slots=True)
class _Question:
    direction: Direction
    work: Work
    future: Future[Answer]


class EngineRoom:
    """Answers one question at a time.

    Args:
        open_engine: opens the engine of a direction; loads nothing heavy.
        idle_seconds: after so long without a question the engines are closed.
    """

    def __init__(self, open_engine: Callable[[Direction], Engine], idle_seconds: float = IDLE_SECONDS) -> None:
        self._open_engine = open_engine
        self._idle_seconds = idle_seconds
        self._changed = Condition()
        self._waiting: dict[tuple[str, str], _Question] = {}
        self._engines: dict[tuple[str, str], Engine] = {}
        self._thread: Thread | None = None
        self._ending = False

    def ask(self, person: str, kind: str, direction: Direction, work: Work) -> Future[Answer]:
        """Ask; a waiting question of the same person and kind is answered with the reason ``newer``.

        Args:
            person: who asks.
            kind: what is asked; questions of different kinds do not overtake each other.
            direction: languages.
            work: what to do with the engine; its exceptions come back through the future.
        """
        future: Future[Answer] = Future()
        with self._changed:
            older = self._waiting.get((person, kind))
            self._waiting[person, kind] = _Question(direction, work, future)  # in the older one's place
            if self._thread is None:
                self._ending = False
                self._thread = Thread(target=self._run, name="engine-room", daemon=True)
                self._thread.start()
            self._changed.notify()
        if older is not None:
            _overtake(older)
        return future

    def close(self) -> None:
        """Answer nothing more and close the engines; a later question opens them anew."""
        with self._changed:
            dropped = list(self._waiting.values())
            self._waiting.clear()
            self._ending = True
            self._changed.notify()
            thread = self._thread
        for question in dropped:
            _overtake(question)
        if thread is not None:
            thread.join(_END_SECONDS)

    def _run(self) -> None:
        while (question := self._next()) is not None:
            if not question.future.set_running_or_notify_cancel():
                continue  # whoever asked has gone
            try:
                answer = question.work(self._engine(question.direction))
            except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
                question.future.set_exception(error)
            else:
                question.future.set_result(answer)

    def _next(self) -> _Question | None:
        """The question that waits longest; none when this thread shall end, with the engines closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ending, timeout=self._idle_seconds)
            if self._waiting:
                return self._waiting.pop(next(iter(self._waiting)))
            while self._engines:
                self._engines.popitem()[1].close()
            self._thread = None
            return None

    def _engine(self, direction: Direction) -> Engine:
        """The engine that drafts of this direction would get now; one that is open already is used again."""
        engine = self._open_engine(direction)
        name = (engine.info.id, engine.signature)
        if name not in self._engines:
            while len(self._engines) >= _MOST_ENGINES:
                self._engines.pop(next(iter(self._engines))).close()
            self._engines[name] = engine
        return self._engines[name]


def _overtake(question: _Question) -> None:
    if question.future.set_running_or_notify_cancel():
        question.future.set_result(_OVERTAKEN)
