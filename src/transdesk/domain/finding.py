"""Findings: what a check has to say about a segment. Data, never exceptions.

Check ids map to ITS 2.0 localization quality issue types (W3C, section 8.8) in ``Finding.issue``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Severity(StrEnum):
    """error: provably wrong; warning: probably wrong; note: worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Repair:
    """A whole new target that would settle the finding."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation on one segment.

    Attributes:
        check: id of the check.
        severity: how sure and how bad.
        message: key of the message in the interface's texts (``finding.<message>``).
        values: named arguments of that message.
        source_span, target_span: code points in the plain source and target; None where it is the whole.
        repairs: ready repairs, the best first.
        issue: ITS 2.0 issue type.
    """

    check: str
    severity: Severity
    message: str
    values: tuple[tuple[str, str], ...] = ()
    source_span: Span | None = None
    target_span: Span | None = None
    repairs: tuple[Repair, ...] = ()
    issue: str = "uncategorized"

    @property
    def fingerprint(self) -> str:
        """Names the finding for dismissal: check, message and arguments, not the place."""
        return fingerprint(self.check, self.message, self.values)


def fingerprint(check: str, message: str, values: Iterable[Sequence[str]]) -> str:
    """The name of a finding from its parts; ``values`` are pairs."""
    return "|".join((check, message, *(f"{key}={value}" for key, value in values)))


@dataclass(frozen=True, slots=True)
class FindingHead:
    """What a list of segments shows of a finding."""

    check: str
    severity: Severity
    fingerprint: str
