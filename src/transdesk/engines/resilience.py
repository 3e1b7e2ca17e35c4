"""Dealing with servers that fail: retries with back-off and jitter, and a circuit breaker."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from transdesk.domain.errors import EngineUnavailableError

T = TypeVar("T")


class PassingError(Exception):
    """A failure that may pass: time-out, lost connection, 429, 5xx.

    Attributes:
        wait: seconds that the server asked to wait, 0 where it did not say.
    """

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class BusyError(PassingError):
    """The server lives but wants to be asked more slowly (429)."""


class NoConnectionError(PassingError):
    """Nothing answers at the address: no server, or no network."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on.

    Attributes:
        attempts: tries in all.
        first, longest: seconds before the second try, and at most; doubled in between, and shortened by a
            random part of up to a half, so that many clients do not come back at once (Brooker, "Exponential
            Backoff And Jitter", AWS 2015: "equal jitter").
        unreachable: seconds after which an address where nothing answers is given up.
        sleep: waits, exchangeable for tests.
    """

    attempts: int = 4
    first: float = 0.5
    longest: float = 20.0
    unreachable: float = 2.0
    sleep: Callable[[float], None] = time.sleep


class Breaker:
    """Stops asking a server that has failed several times in a row; asks again after a rest."""

    def __init__(self, *, threshold: int = 6, rest: float = 30.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._threshold = threshold
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._since = 0.0

    def check(self) -> None:
        """Refuse while the server rests.

        Raises:
            EngineUnavailableError: it failed again and again a moment ago.
        """
        with self._lock:
            left = self._since + self._rest - self._clock()
            if self._failures >= self._threshold and left > 0:
                raise EngineUnavailableError(
                    f"The translation server failed {self._failures} times in a row; it will be asked again in "
                    f"{left:.0f} seconds. Check that it runs, or choose another engine.",
                    reason="server_resting",
                    seconds=max(1, round(left)),
                )

    def report(self, *, ok: bool) -> None:
        """Count an answer or a failure."""
        with self._lock:
            self._failures = 0 if ok else self._failures + 1
            self._since = self._clock()


def persist(call: Callable[[], T], breaker: Breaker, patience: Patience) -> T:
    """Call until it succeeds or patience ends.

    Raises:
        EngineUnavailableError: every try failed, or the breaker is open.
    """
    message = ""
    started = time.monotonic()
    for attempt in range(patience.attempts):
        breaker.check()
        try:
            result = call()
        except PassingError as error:
            if not isinstance(error, BusyError):
                breaker.report(ok=False)
            message = f"{error}, tried {attempt + 1} times" if attempt else str(error)
            pause = _pause(error, attempt, patience)
            spent = time.monotonic() - started
            if attempt == patience.attempts - 1 or (
                isinstance(error, NoConnectionError) and spent + pause > patience.unreachable
            ):
                break
            patience.sleep(pause)
        else:
            breaker.report(ok=True)
            return result
    raise EngineUnavailableError(
        f"The translation server did not answer ({message}); check that it runs, or choose another engine.",
        reason="server_silent",
        detail=message,
    )


def _pause(error: PassingError, attempt: int, patience: Patience) -> float:
    """Seconds before the next try: what the server asked for, or a growing time with jitter."""
    grown = min(patience.longest, patience.first * 2**attempt)
    jittered = random.uniform(grown / 2, grown)  # noqa: S311 - no secret
    return min(patience.longest, max(error.wait, jittered))
