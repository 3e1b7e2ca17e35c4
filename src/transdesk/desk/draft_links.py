"""Which words of a draft stand for which of its source: what carries bold, italic and links over."""

from __future__ import annotations

from collections.abc import Sequence

from transdesk.desk.ports import EnforcedText
from transdesk.domain.engine import Alignment, Candidate, Capability, Engine, Request
from transdesk.domain.marks_projection import Span, anchored
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermHit, TermOutcome


def links_of(
    batch: Sequence[Segment],
    requests: Sequence[Request],
    hits: Sequence[tuple[TermHit, ...]],
    candidates: Sequence[Candidate],
    drafts: Sequence[EnforcedText],
    engine: Engine,
) -> list[Alignment | None]:
    """For each segment with marks the source-target map of its draft, as the engine saw it, with its terms for sure.

    Segments without marks cost nothing.
    """
    marked = [i for i, segment in enumerate(batch) if segment.marks and drafts[i].text.strip()]
    seen = {i: candidates[i].alignment or Alignment() for i in marked if candidates[i].text == drafts[i].text}
    asked = [i for i in marked if i not in seen or not seen[i].links]
    if asked and Capability.ALIGN in engine.info.capabilities:
        answers = engine.align([requests[i] for i in asked], [drafts[i].text for i in asked])
        seen.update(zip(asked, answers, strict=True))
    found: list[Alignment | None] = [None] * len(batch)
    for i in marked:
        places = term_places(hits[i], drafts[i].outcomes, drafts[i].text)
        found[i] = anchored(seen.get(i, Alignment()), places)
    return found


def term_places(hits: Sequence[TermHit], outcomes: Sequence[TermOutcome], text: str) -> list[tuple[Span, Span]]:
    """Where terms stand in the source and in its translation; those that are missing are left out."""
    waiting = list(hits)
    ends: dict[str, int] = {}
    places = []
    for outcome in outcomes:
        hit = next((h for h in waiting if (h.concept.id, h.text) == (outcome.concept, outcome.source)), None)
        start = text.find(outcome.found, ends.get(outcome.found, 0)) if outcome.found else -1
        if hit is None or start < 0:
            continue
        waiting.remove(hit)
        ends[outcome.found] = start + len(outcome.found)
        places.append(((hit.start, hit.end), (start, start + len(outcome.found))))
    return places
