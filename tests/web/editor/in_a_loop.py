"""Runs a scenario in an event loop of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import Future
from threading import Thread


def run(scenario: Coroutine[None, None, None]) -> None:
    """In a thread: a loop that spins could not be stopped by a time limit of its own, and a browser may hold one here."""
    ended: Future[None] = Future()

    def work() -> None:
        try:
            ended.set_result(asyncio.run(scenario))
        except BaseException as error:  # noqa: BLE001 - told to the test
            ended.set_exception(error)

    Thread(target=work, daemon=True).start()
    ended.result(30)
