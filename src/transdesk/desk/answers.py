"""What an engine is asked while somebody writes, and its answers with the source's marks in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transdesk.desk.ports import Terms
from transdesk.domain.assist import Answer, Proposal
from transdesk.domain.engine import Alignment, Candidate, Capability, Engine, Request
from transdesk.domain.marks import Mark
from transdesk.domain.marks_numbered import Spans, numbered, opened, tag_offsets, with_tags
from transdesk.domain.term import TermHit

_DOUBTFUL = frozenset({"loop", "wrong_language", "copied", "empty"})
"""Flags of the quality guards with which nothing is proposed to somebody who is typing."""
_FIRST_WORD = re.compile(r"\W*\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Subject:
    """The sentence that a question is about.

    Attributes:
        request: the plain source as an engine gets it for a draft, hints and neighbours with it.
        marks: the source's marks.
        hits, terms: its terms, and the glossary's hold on it.
        project: writes marks into a plain target.
    """

    request: Request
    marks: tuple[Mark, ...]
    hits: tuple[TermHit, ...]
    terms: Terms
    project: Callable[[str, Sequence[Mark], str, Alignment | None], str]

    def complete(self, engine: Engine, prefix: str) -> Answer:
        """The translation that begins with exactly the tagged ``prefix``."""
        if Capability.COMPLETE not in engine.info.capabilities:
            return Answer(engine.info.id, reason="no_completion")
        beginning = numbered(prefix, self.marks)[0]
        candidate = self._kept_to(engine.complete([self.request], [beginning])[0], beginning)
        if len(candidate.text.rstrip()) <= len(beginning.rstrip()) or not candidate.text.startswith(beginning):
            return Answer(engine.info.id, reason="nothing")
        if _DOUBTFUL & set(candidate.flags):
            return Answer(engine.info.id, reason="doubtful")
        return Answer(engine.info.id, (self._proposal(engine, candidate, prefix),))

    def alternatives(self, engine: Engine, count: int, prefix: str) -> Answer:
        """Different translations of the sentence, or different ways to go on behind the tagged ``prefix``.

        Those that look wrong come last: whoever asks for alternatives reads them before taking one.
        """
        if Capability.ALTERNATIVES not in engine.info.capabilities:
            return Answer(engine.info.id, reason="no_alternatives")
        beginning = numbered(prefix, self.marks)[0]
        found = [self._kept_to(c, beginning) for c in engine.alternatives([self.request], count, [beginning])[0]]
        good = [c for c in found if c.text.startswith(beginning) and len(c.text.strip()) > len(beginning.strip())]
        good.sort(key=lambda candidate: bool(_DOUBTFUL & set(candidate.flags)))
        proposals: dict[str, Proposal] = {}
        for candidate in good:
            proposal = self._proposal(engine, candidate, prefix)
            proposals.setdefault(proposal.text, proposal)
        return Answer(engine.info.id, tuple(proposals.values()), reason="" if proposals else "nothing")

    def align(self, engine: Engine, text: str) -> Answer:
        """Which words of the source the words of a tagged target came from."""
        if Capability.ALIGN not in engine.info.capabilities:
            return Answer(engine.info.id, reason="no_alignment")
        plain = numbered(text, self.marks)[0]
        if not plain.strip():
            return Answer(engine.info.id, reason="nothing")
        outside = tag_offsets(text, self.marks)
        links = engine.align([self.request], [plain])[0].links
        return Answer(
            engine.info.id,
            links=tuple((a, b, outside[c], outside[d - 1] + 1, weight) for a, b, c, d, weight in links if c < d),
        )

    def _kept_to(self, candidate: Candidate, beginning: str) -> Candidate:
        """A candidate that keeps to the glossary, where it can without touching what was typed; forms by rule."""
        if not self.hits:
            return candidate
        enforced = self.terms.enforce([self.request], [candidate], [self.hits], None)[0].text
        if not enforced.startswith(beginning):
            return candidate
        return Candidate(enforced, candidate.score, flags=candidate.flags)

    def _proposal(self, engine: Engine, candidate: Candidate, prefix: str) -> Proposal:
        if not self.marks:
            return Proposal(candidate.text, candidate.score)
        alignment = None
        if Capability.ALIGN in engine.info.capabilities:
            alignment = engine.align([self.request], [candidate.text])[0]
        tagged = self.project(self.request.text, self.marks, candidate.text, alignment)
        spans = numbered(tagged, self.marks)[1]
        return Proposal(continued(prefix, candidate.text, self.marks, spans), candidate.score)


def continued(prefix: str, plain: str, marks: Sequence[Mark], spans: Spans) -> str:
    """The tagged beginning exactly as typed, then the rest of the plain text with the tags that are still owed.

    Args:
        prefix: what was typed, tags in any state.
        plain: the whole translation; begins with the plain text of ``prefix``.
        marks: the source's marks.
        spans: where the marks would lie in ``plain``.
    """
    start = len(numbered(prefix, marks)[0])
    rest = plain[start:]
    begun, open_ = opened(prefix, marks)
    word = _FIRST_WORD.match(rest)
    least = word.end() if word else len(rest)
    owed = {n: (0, min(len(rest), max(least, spans.get(n, (0, 0))[1] - start))) for n in open_}
    for number, (first, last) in spans.items():
        if number not in begun and last > start:
            owed[number] = (max(0, first - start), last - start)
    tagged = with_tags(rest, owed)
    for number in open_:
        tagged = tagged.replace(f"<{number}>", "", 1)  # it was typed
    return prefix + tagged
