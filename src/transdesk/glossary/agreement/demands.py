"""What neighbours demand of a form in a place, and what that says of a form with certain features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transdesk.domain.morphology import Features

OWNERS = frozenset({"PSS1S", "PSS2S", "PSS3S", "PSS1P"})
_NUMBERS = frozenset({"SG", "PL", "MASC", "FEM", "NEUT"})


class Fit(StrEnum):
    """What the rules say of a form in its place."""

    FITS = "fits"
    BREAKS = "breaks"
    UNKNOWN = "unknown"


class Force(StrEnum):
    """How much a rule says.

    ``MUST``: other forms are wrong. ``NEVER``: these forms are wrong. ``ASKS``: these forms are right here, and to be chosen
    where nothing else is known. ``MAY``: these forms are right here, and so may others be that are free to stand anywhere.
    ``LIMITS``: other forms are wrong, and these are right only if another rule says so.
    """

    MUST = "must"
    NEVER = "never"
    ASKS = "asks"
    MAY = "may"
    LIMITS = "limits"


_STRICT = frozenset({Force.MUST, Force.LIMITS})
_SILENT = frozenset({Force.NEVER, Force.LIMITS})


@dataclass(frozen=True, slots=True)
class Demand:
    """One rule in one place.

    Attributes:
        rule: its name, for figures and tests.
        force: how much it says.
        wants: sets of features; a form answers with one whole.
        bare: whether a Kazakh form with a possessive of its own is not meant: nothing in sight owns it.
        but: a form with any of these features is not meant.
    """

    rule: str
    force: Force
    wants: tuple[Features, ...]
    bare: bool = False
    but: Features = frozenset()

    def answered(self, reading: Features) -> bool:
        """Whether a reading has all of one of the wanted sets."""
        if self.bare and reading & OWNERS and "IZAFET" not in reading:
            return False
        return not reading & self.but and any(want <= reading for want in self.wants)


def one_of(*cases: str) -> tuple[Features, ...]:
    """Each of several features alone."""
    return tuple(frozenset({case}) for case in cases)


def judged(demands: Sequence[Demand], readings: Sequence[Features], *, number_tells: bool = False) -> Fit:
    """What demands say of a form with these readings.

    Args:
        demands: of the place.
        readings: every reading of the form.
        number_tells: whether number alone makes a form fit; it does where a language has no cases.
    """
    able = [reading for reading in readings if not _broken(demands, reading)]
    if not readings or not demands:
        return Fit.UNKNOWN
    if not able:
        return Fit.BREAKS
    return Fit.FITS if next(answering(demands, able, number_tells=number_tells), None) else Fit.UNKNOWN


def answering(
    demands: Iterable[Demand], readings: Sequence[Features], *, number_tells: bool = False
) -> Iterator[Demand]:
    """The demands because of which a form is right."""
    weak: frozenset[str] = frozenset() if number_tells else _NUMBERS | OWNERS
    for demand in demands:
        telling = demand.force not in _SILENT and any(want - weak for want in demand.wants)
        if telling and any(demand.answered(reading) for reading in readings):
            yield demand


def _broken(demands: Sequence[Demand], reading: Features) -> bool:
    return any(
        (demand.force in _STRICT and not demand.answered(reading))
        or (demand.force is Force.NEVER and demand.answered(reading))
        for demand in demands
    )
