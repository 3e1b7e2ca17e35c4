"""How much an editor may ask for: sizes, and requests in a time."""

from __future__ import annotations

from collections import OrderedDict

from transdesk.domain.errors import RequestRefusedError

BODY = 2 * 1024 * 1024
"""Bytes of a request's body."""
CHANGES = 200
"""Changes in one batch."""
TEXT = 20_000
"""Characters of one target: a sentence of 2,000 is long already."""
IDS = 100
"""Segments in one request for details."""
WAIT = 25.0
"""Seconds of a long poll: shorter than what proxies allow (nginx: proxy_read_timeout is 60)."""

RATE = 30.0
"""Requests in a second that one person may go on sending in one translation."""
BURST = 120
"""Requests that may come at once: a page that was offline, a quick scroll."""
_KEPT = 4096


class Buckets:
    """A token bucket for each name (https://en.wikipedia.org/wiki/Token_bucket).

    Args:
        rate: tokens that come back in a second.
        burst: tokens of a full bucket.
    """

    def __init__(self, rate: float = RATE, burst: float = BURST) -> None:
        self._rate = rate
        self._burst = burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, name: str, now: float) -> None:
        """Take one token.

        Args:
            name: whose bucket.
            now: seconds on a clock that never goes back.

        Raises:
            RequestRefusedError: the bucket is empty.
        """
        left, at = self._left.pop(name, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._rate)
        self._left[name] = (max(0.0, left - 1), now)
        if len(self._left) > _KEPT:
            self._left.popitem(last=False)
        if left < 1:
            raise RequestRefusedError("rate", "Too many requests at once; this goes on by itself in a moment.")
