"""From segments to drafts: memory, glossary's hints, engine, glossary's enforcement, marks, checks.

Used by drafting jobs, which store each batch, and by translating without the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from transdesk.desk.assessment import Assessor
from transdesk.desk.draft_links import links_of
from transdesk.desk.ports import EnforcedText, Ports, Terms
from transdesk.desk.signatures import signature_of
from transdesk.desk.views import Drafted, DraftedSegment
from transdesk.domain.engine import Alignment, Cancelled, Candidate, Engine, Request
from transdesk.domain.errors import BadEngineOutputError
from transdesk.domain.language import Direction
from transdesk.domain.library import MemoryUnit
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermHit, TermOutcome, TermState
from transdesk.domain.work import Origin, Suggestion

__all__ = ["Drafted", "DraftedSegment", "Pipeline", "Task"]

FIRST_BATCH = 4
"""Few, so that the first segments appear at once."""
BATCH = 16


@dataclass(frozen=True, slots=True)
class Task:
    """What to draft.

    Attributes:
        everything: all segments of the article in reading order, for the context of each.
        wanted: ids of those to draft.
        day: the event's day, for names that changed.
        known: memory pairs by segment id.
    """

    everything: tuple[Segment, ...]
    wanted: frozenset[str]
    direction: Direction
    day: date | None = None
    known: Mapping[str, MemoryUnit] | None = None


class Pipeline:
    """Drafts segments in batches."""

    def __init__(self, ports: Ports, assessor: Assessor) -> None:
        self._glossaries = ports.glossaries
        self._project = ports.project
        self._assessor = assessor

    def draft(
        self, task: Task, engine: Engine, *, cancelled: Cancelled | None = None
    ) -> Iterator[list[DraftedSegment]]:
        """Yield drafts batch by batch: memory matches first, then the engine's in reading order.

        Stops early where ``cancelled`` says so; a batch that is cut short is not yielded.

        Raises:
            EngineError: the engine failed.
        """
        stop = cancelled or (lambda: False)
        known = task.known or {}
        wanted = [segment for segment in task.everything if segment.id in task.wanted]
        matched = [segment for segment in wanted if segment.id in known]
        if matched:
            yield [self._from_memory(segment, known[segment.id], task) for segment in matched]
        rest = [segment for segment in wanted if segment.id not in known]
        for batch in batches(rest):
            if stop():
                return
            drafted = self._from_engine(batch, task, engine, stop)
            if drafted is None:
                return
            yield drafted

    def _from_memory(self, segment: Segment, unit: MemoryUnit, task: Task) -> DraftedSegment:
        plain = unit.plain_target
        target = unit.target if unit.marks == len(segment.marks) else self._marked(segment, plain, None)
        terms = self._terms(task).verify(segment.source, plain, task.day)
        return self._assessed(segment, Suggestion(target, Origin.TM, "tm", terms=terms), task.direction)

    def _from_engine(
        self, batch: Sequence[Segment], task: Task, engine: Engine, stop: Cancelled
    ) -> list[DraftedSegment] | None:
        terms = self._terms(task)
        hits = [terms.hits(segment.source, task.day) for segment in batch]
        requests = requests_of(batch, hits, task, terms)
        candidates = engine.translate(requests, cancelled=stop)
        if len(candidates) < len(requests) and stop():
            return None
        if len(candidates) != len(requests):
            raise BadEngineOutputError(
                f"The engine '{engine.info.id}' gave {len(candidates)} translations for {len(requests)} sentences; "
                "choose another engine.",
                engine=engine.info.id,
            )
        enforced = terms.enforce(requests, candidates, hits, engine)
        signature = signature_of(engine, self._glossaries.glossary().digest)
        made_by = (Origin.TM if engine.info.human else Origin.MT, signature)
        texts = [
            self._marked(segment, text.text, alignment)
            for segment, text, alignment in zip(
                batch, enforced, links_of(batch, requests, hits, candidates, enforced, engine), strict=True
            )
        ]
        return [
            self._drafted(segment, (candidate, text, target), made_by, task.direction)
            for segment, candidate, text, target in zip(batch, candidates, enforced, texts, strict=True)
        ]

    def _drafted(
        self,
        segment: Segment,
        made: tuple[Candidate, EnforcedText, str],
        made_by: tuple[Origin, str],
        direction: Direction,
    ) -> DraftedSegment:
        candidate, enforced, target = made
        suggestion = Suggestion(
            target,
            *made_by,
            candidate.score,
            tuple(self._with_marked_repair(segment, outcome) for outcome in enforced.outcomes),
            candidate.flags,
        )
        return self._assessed(segment, suggestion, direction)

    def _with_marked_repair(self, segment: Segment, outcome: TermOutcome) -> TermOutcome:
        if outcome.state is not TermState.REPAIRED or not segment.marks:
            return outcome
        return replace(outcome, before=self._marked(segment, outcome.before, None))

    def _marked(self, segment: Segment, plain: str, alignment: Alignment | None) -> str:
        if not segment.marks or not plain.strip():
            return plain
        return self._project(segment.source, segment.marks, plain, alignment)

    def _assessed(self, segment: Segment, suggestion: Suggestion, direction: Direction) -> DraftedSegment:
        findings = self._assessor.findings(
            segment, suggestion.target, direction.source, direction.target, suggestion.terms
        )
        return DraftedSegment(segment, suggestion, findings)

    def _terms(self, task: Task) -> Terms:
        return self._glossaries.terms(task.direction.source, task.direction.target)


def batches(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """A small first batch, then full ones."""
    start, size = 0, FIRST_BATCH
    while start < len(segments):
        yield list(segments[start : start + size])
        start, size = start + size, BATCH


def requests_of(
    batch: Sequence[Segment], hits: Sequence[tuple[TermHit, ...]], task: Task, terms: Terms
) -> list[Request]:
    """Segments as an engine is asked for them: with the glossary's hints and the neighbouring sentences."""
    place = {segment.id: index for index, segment in enumerate(task.everything)}
    requests = []
    for segment, found in zip(batch, hits, strict=True):
        index = place[segment.id]
        requests.append(
            Request(
                segment.source,
                task.direction.source,
                task.direction.target,
                segment.kind,
                tuple(terms.hints(found)),
                before=task.everything[index - 1].source if index else "",
                after=task.everything[index + 1].source if index + 1 < len(task.everything) else "",
            )
        )
    return requests
