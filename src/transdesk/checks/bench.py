"""How many errors the checks find, and how often they cry wolf.

Every kind of error is put into good translations, one at a time; the good ones are checked as they are. Precision
counts for each kind the seeded pairs beside the same pairs without the error: an error found is right, a finding of
the same check on the good pair is false.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import TypeAlias

from transdesk import __version__
from transdesk.checks.context import CheckContext
from transdesk.checks.registry import check_ids, run
from transdesk.checks.seeding import SEEDS, Maker
from transdesk.domain.article import BlockKind
from transdesk.domain.language import Direction
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.segment import Segment, segment_id
from transdesk.domain.term import TermOutcome, TermState

Pair: TypeAlias = tuple[str, str]
Verify: TypeAlias = Callable[[str, str], tuple[TermOutcome, ...]]
"""What the glossary says of a source and its translation."""
Examine: TypeAlias = Callable[[Pair, Random], "set[str] | None"]
"""The ids of the checks that speak on a pair with an error; None where it gives no occasion for it."""

SEED = 1
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class SeedRow:
    """One kind of error: how many were made and found, in percent."""

    error: str
    checks: str
    seeded: int
    recall: float
    precision: float


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """One check on good translations: the pairs it speaks on, and their share in percent."""

    check: str
    pairs: int
    alarms: int
    percent: float


@dataclass(frozen=True, slots=True)
class Bench:
    """The two tables, their signature, and examples of errors missed and of alarms on good pairs."""

    seeds: tuple[SeedRow, ...]
    alarms: tuple[AlarmRow, ...]
    signature: str
    examples: tuple[str, ...]


def bench_checks(pairs: Sequence[Pair], direction: Direction, verify: Verify | None = None) -> Bench:
    """Seed errors into good translations and count what the checks say.

    Args:
        pairs: sources with good translations.
        direction: their languages.
        verify: the glossary's verdict; without it the check of terms is left out.
    """
    examiner = _Examiner(direction, verify or (lambda _source, _target: ()))
    clean = [examiner.findings(*pair) for pair in pairs]
    rows: list[SeedRow] = []
    examples: list[str] = []
    for name, checks, examine in _kinds(examiner, with_terms=verify is not None):
        row, missed = _seeded(name, checks, examine, list(zip(pairs, clean, strict=True)))
        rows.append(row)
        examples += missed
    alarms = Counter(check for found in clean for check in found)
    for check in check_ids():
        spoken = [pair for pair, found in zip(pairs, clean, strict=True) if check in found]
        examples += [f"alarm, {check}: {source} | {target}" for source, target in spoken[:EXAMPLES]]
    return Bench(
        tuple(rows),
        tuple(AlarmRow(name, len(pairs), alarms[name], _percent(alarms[name], len(pairs))) for name in check_ids()),
        _signature(pairs, direction),
        tuple(examples),
    )


def _seeded(
    name: str, checks: tuple[str, ...], examine: Examine, pairs: Sequence[tuple[Pair, set[str]]]
) -> tuple[SeedRow, list[str]]:
    """Put one kind of error into every pair that allows it; the pairs come with what is found in them as they are."""
    chance = Random(SEED)  # noqa: S311 - a repeatable sample, no secret
    seeded = hits = false = 0
    missed: list[str] = []
    for pair, quiet in pairs:
        found = examine(pair, chance)
        if found is None:
            continue
        seeded += 1
        hits += bool(found & {*checks})
        false += bool(quiet & {*checks})
        if not found & {*checks}:
            missed.append(f"missed, {name}: {pair[0]} | {pair[1]}")
    row = SeedRow(name, ", ".join(checks), seeded, _percent(hits, seeded), _percent(hits, hits + false))
    return row, missed[:EXAMPLES]


def _kinds(examiner: _Examiner, *, with_terms: bool) -> Iterator[tuple[str, tuple[str, ...], Examine]]:
    """Each kind of error with the checks that must find it and what examines a pair with it."""
    for name, seed in SEEDS.items():
        yield name, seed.checks, partial(examiner.with_error, seed.make)
    yield "tag lost", ("tags",), examiner.without_tag
    if with_terms:
        yield "term lost", ("terms",), examiner.without_term


class _Examiner:
    """Runs all checks on one pair and gives the ids of those that speak."""

    def __init__(self, direction: Direction, verify: Verify) -> None:
        self._direction = direction
        self._verify = verify

    def findings(self, source: str, target: str, marks: tuple[Mark, ...] = ()) -> set[str]:
        segment = Segment(segment_id("bench", source, 0), 0, 0, len(source), source, BlockKind.PARAGRAPH, marks)
        terms = self._verify(source, target)
        context = CheckContext(segment, target, self._direction.source, self._direction.target, terms)
        return {finding.check for finding in run(context)}

    def with_error(self, make: Maker, pair: Pair, chance: Random) -> set[str] | None:
        """The pair with an error made in it; None where it gives no occasion."""
        target = make(*pair, chance)
        return None if target is None or target == pair[1] else self.findings(pair[0], target)

    def without_tag(self, pair: Pair, _: Random) -> set[str] | None:
        """The source's first word is a link, and the translation has none."""
        end = pair[0].find(" ")
        return self.findings(*pair, (Mark(MarkKind.LINK, 0, end, "https://example.org"),)) if end > 0 else None

    def without_term(self, pair: Pair, _: Random) -> set[str] | None:
        """The first term that the translation keeps is left out of it."""
        source, target = pair
        outcomes = self._verify(source, target)
        if any(outcome.state is TermState.FLAGGED for outcome in outcomes):
            return None  # a term is lost already
        kept = next((outcome.found for outcome in outcomes if outcome.found and target.count(outcome.found) == 1), "")
        return self.findings(source, " ".join(target.replace(kept, "").split())) if kept else None


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 2) if whole else 0.0


def _signature(pairs: Sequence[Pair], direction: Direction) -> str:
    digest = hashlib.blake2b("\x1e".join(map("\x1f".join, pairs)).encode(), digest_size=6).hexdigest()
    return f"transdesk {__version__}; checks; {direction}; pairs={len(pairs)}; seed={SEED}; pairs {digest}"
