"""The review gate: how much of a text may be the machine's, unread, before it is handed in or signed off.

The levels of untouched machine text are those of Wikipedia's Content Translation, which warns and then refuses
to publish above a share of unmodified machine translation (https://www.mediawiki.org/wiki/Content_translation/
Machine_Translation/MT_abuse_calculation); a newsroom sets its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from transdesk.desk.grid import Grid, LeanRow
from transdesk.desk.looking import Looker
from transdesk.desk.ports import Ports
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.finding import Severity
from transdesk.domain.language import Language
from transdesk.domain.work import Origin, Status

SETTING = "review.gate"
SHORT = 4
"""A segment with fewer words than this (numbers do not count) says nothing about who wrote it."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What the newsroom allows; None: no limit.

    Attributes:
        untouched_warn: percent of untouched machine text from which the gate warns.
        untouched_block: percent from which it refuses.
        errors: open errors that are allowed.
        unchanged: segments that may be confirmed without a change.
    """

    untouched_warn: int | None = 70
    untouched_block: int | None = 95
    errors: int | None = None
    unchanged: int | None = None


OPEN = Levels(None, None, None, None)
"""A gate that lets everything through."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is in a translation.

    Attributes:
        words: source words of the segments that count; ``untouched`` those whose text is the machine's as it came.
        unchanged: segments that were confirmed or approved as the machine wrote them.
        errors: findings that are provably wrong and that nobody has dismissed.
        empty: segments without a text.
    """

    words: int = 0
    untouched: int = 0
    unchanged: int = 0
    errors: int = 0
    empty: int = 0

    @property
    def percent(self) -> int:
        """Share of untouched machine text, rounded down: a level is reached when it is reached."""
        return 100 * self.untouched // self.words if self.words else 0


class Verdict(StrEnum):
    """What the gate says."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    BLOCK = "block"


def measure(rows: Iterable[LeanRow]) -> Numbers:
    """Count a translation's rows."""
    words = untouched = unchanged = errors = empty = 0
    for row in rows:
        errors += sum(finding.severity is Severity.ERROR for finding in row.findings)
        empty += not row.work.target.strip()
        size = sum(any(c.isalpha() for c in word) for word in row.segment.source.split())
        if size < SHORT or not row.work.target.strip():
            continue
        words += size
        if row.work.origin is Origin.MT and row.work.target == row.work.draft:
            untouched += size
            unchanged += row.work.status in (Status.CONFIRMED, Status.APPROVED)
    return Numbers(words, untouched, unchanged, errors, empty)


def judge(numbers: Numbers, levels: Levels) -> Verdict:
    """What the gate says to these numbers."""
    if any(_refusals(numbers, levels)):
        return Verdict.BLOCK
    return Verdict.WARN if _reaches(numbers.percent, levels.untouched_warn) else Verdict.PASS


def require_open(numbers: Numbers, levels: Levels) -> None:
    """Refuse what the gate does not let through.

    Raises:
        ReviewBlockedError: names the number and the level.
    """
    for error in _refusals(numbers, levels):
        raise error


def _reaches(percent: int, level: int | None) -> bool:
    return level is not None and percent > 0 and percent >= level


def _refusals(numbers: Numbers, levels: Levels) -> Iterable[ReviewBlockedError]:
    if _reaches(numbers.percent, levels.untouched_block):
        yield ReviewBlockedError(
            f"{numbers.percent} % of the text is machine translation that nobody has changed; the newsroom stops at "
            f"{levels.untouched_block} %. Read and edit more of it.",
            reason="untouched",
            percent=numbers.percent,
            limit=levels.untouched_block,
        )
    if levels.errors is not None and numbers.errors > levels.errors:
        yield ReviewBlockedError(
            f"{numbers.errors} errors are open, {levels.errors} are allowed; mend or dismiss them.",
            reason="errors",
            errors=numbers.errors,
            limit=levels.errors,
        )
    if levels.unchanged is not None and numbers.unchanged > levels.unchanged:
        yield ReviewBlockedError(
            f"{numbers.unchanged} segments were confirmed without a change, {levels.unchanged} are allowed; look at "
            "them again.",
            reason="unchanged",
            unchanged=numbers.unchanged,
            limit=levels.unchanged,
        )


class Gate:
    """The newsroom's gate."""

    def __init__(self, ports: Ports, grid: Grid, looker: Looker) -> None:
        self._notes = ports.store.notes
        self._grid = grid
        self._looker = looker

    @property
    def levels(self) -> Levels:
        """What the newsroom allows; the defaults where it has said nothing."""
        stored = json.loads(self._notes.setting(SETTING) or "{}")
        return Levels(**{field.name: stored[field.name] for field in fields(Levels) if field.name in stored})

    def allow(self, levels: Levels) -> None:
        """Set what the newsroom allows."""
        self._notes.set_setting(SETTING, json.dumps(asdict(levels)))

    def require(self, article_id: str, target: Language) -> None:
        """Refuse a translation that the gate does not let through; an incomplete one is refused elsewhere.

        Raises:
            ReviewBlockedError: names the number and the level.
        """
        levels = self.levels
        if levels == OPEN:
            return
        if levels.errors is not None:
            self._looker.look(article_id, target, self._grid.unassessed(article_id, target))
        numbers = measure(self._grid.since(article_id, target, -1).rows)
        if not numbers.empty:
            require_open(numbers, levels)
