"""Translation memory: what was translated before, found again exactly or nearly.

    normalise(source)        the key under which equal sentences meet
    best(source, units)      the most similar units with their scores
    rank(source, ...)        the same for stored pairs, differing numbers and marks counted off
    forms_of(word, language) all forms of a word, for looking it up

Storage keeps the units; this room decides which of them match and how well.
"""

from transdesk.memory.lemmas import forms_of
from transdesk.memory.match import Match, Unit, best, normalise
from transdesk.memory.rank import Ranked, rank

__all__ = ["Match", "Ranked", "Unit", "best", "forms_of", "normalise", "rank"]
