"""Translation memory: what was translated before, found again exactly or nearly.

    normalise(source)        the key under which equal sentences meet
    best(source, units)      the most similar units with their scores

Storage keeps the units; this room decides which of them match and how well.
"""

from transdesk.memory.match import Match, Unit, best, normalise

__all__ = ["Match", "Unit", "best", "normalise"]
