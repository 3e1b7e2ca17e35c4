"""A progress line for long work in the terminal."""

from __future__ import annotations

import sys
import time

from transdesk.domain.engine import Progress


def progress_line() -> Progress | None:
    """A callback that keeps one line on standard error up to date; None where nobody looks."""
    if not sys.stderr.isatty():
        return None
    started = time.monotonic()

    def show(done: int, total: int) -> None:
        spent = time.monotonic() - started
        left = f", {spent / done * (total - done):.0f} s left" if 0 < done < total else ""
        end = "\n" if done == total else ""
        print(f"\r{done} of {total} segments{left}   ", end=end, file=sys.stderr, flush=True)

    return show
