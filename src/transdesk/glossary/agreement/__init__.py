"""Whether a term's form agrees with its neighbours, where a rule can tell.

A rule demands features of the form that stands in a place; it speaks only of what the neighbours settle. ``russian.py``,
``kazakh.py`` and ``english.py`` hold the rules with their sources, ``demands.py`` weighs what they say, ``fits.py`` asks them.
"""

from transdesk.glossary.agreement.demands import Demand, Fit, Force, answering
from transdesk.glossary.agreement.fits import (
    animate,
    demands_at,
    fit_at,
    fit_of,
    fits_of,
    following,
    readings_as,
    readings_of,
    with_gender,
)

__all__ = [
    "Demand",
    "Fit",
    "Force",
    "animate",
    "answering",
    "demands_at",
    "fit_at",
    "fit_of",
    "fits_of",
    "following",
    "readings_as",
    "readings_of",
    "with_gender",
]
