"""Reproducible chance: the same seed parts give the same draws on every machine."""

import random


def generator(*seed: object) -> random.Random:
    """A generator seeded with the parts, joined as text (reproducible training, nothing secret)."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311
