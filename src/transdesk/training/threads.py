"""Uses every core that is free, and no more: two threads that wait for one another are slower than one."""

import time
from pathlib import Path

_STAT = Path("/proc/stat")


class Governor:
    """Chooses the number of torch threads from how busy the machine was since the last look."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._threads = 1
        self._last = (time.monotonic(), time.process_time(), _idle_seconds())

    def look(self) -> int:
        """Set and return the number of threads for the next steps."""
        import torch

        now = (time.monotonic(), time.process_time(), _idle_seconds())
        wall, own, idle = (b - a for a, b in zip(self._last, now, strict=True))
        self._last = now
        if wall > 0:
            if own / wall < 0.75 * self._threads and self._threads > 1:
                self._threads -= 1
            elif idle / wall > 0.6 and self._threads < self._most:
                self._threads += 1
        torch.set_num_threads(self._threads)
        return self._threads


def _idle_seconds() -> float:
    """Seconds that the cores together stood idle since the machine started; 0 where Linux does not tell."""
    try:
        return int(_STAT.read_text().split(maxsplit=6)[4]) / 100
    except (OSError, ValueError, IndexError):
        return 0.0
