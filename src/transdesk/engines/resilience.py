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


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to go on.

    Attributes:
        attempts: tries in all.
        first, longest: seconds before the second try, and at most; doubled in between ("full jitter":
            a random share of it, so that many clients do not come back at once).
        sleep: waits, exchangeable for tests.
    """

    attempts: int = 4
    first: float = 0.5
    longest: float = 20.0
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
                    seconds=round(left),
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
    for attempt in range(patience.attempts):
        breaker.check()
        try:
            result = call()
        except PassingError as error:
            breaker.report(ok=False)
            message = str(error)
            if attempt < patience.attempts - 1:
                pause = min(patience.longest, patience.first * 2**attempt)
                patience.sleep(min(patience.longest, max(error.wait, random.uniform(pause / 2, pause))))  # noqa: S311 - no secret
        else:
            breaker.report(ok=True)
            return result
    raise EngineUnavailableError(
        f"The translation server did not answer ({message}, tried {patience.attempts} times); check that it runs, or "
        "choose another engine.",
        reason=message,
    )
