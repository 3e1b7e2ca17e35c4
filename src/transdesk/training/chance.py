"""Reproducible chance: the same seed parts give the same draws on every machine."""

import hashlib
import random


def generator(*seed: object) -> random.Random:
    """A generator seeded with the parts, joined as text (reproducible training, nothing secret)."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311


def lot(text: str) -> float:
    """A number from 0 to 1, the same for the same text: what is held out stays held out, whatever else there is."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") / 2**32
