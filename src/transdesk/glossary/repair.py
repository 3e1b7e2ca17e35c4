"""Putting the right term where a translation has other words, in the form that fits.

Candidates are the term's forms in the place found. An engine that scores ranks the whole sentences; one that completes
re-decodes what follows the term, so that agreement follows it. Otherwise the form copies the replaced words' features.
A candidate is only taken if everything else survives: other terms, numbers, and no word doubled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from transdesk.domain.engine import Alignment, Candidate, Capability, EngineInfo, Request
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import TermHit
from transdesk.glossary.attempts import Attempt, attempts_at, reformed
from transdesk.glossary.harm import doubled, numbers_kept, numbers_of, numbers_suffer, obligations_of, pays, worse
from transdesk.glossary.insertions import beginnings
from transdesk.glossary.obligations import Kept, Span, verify
from transdesk.glossary.places import places_for, unserved
from transdesk.glossary.questions import Steps, aligned, completed, others, scored

_MOST_PLACES = 3
_TRUST = 0.05  # nats a token that the form which copies the old words' features is given over the others
_WORSE = 0.35  # nats a token by which another whole candidate may be worse than the plain translation
_WORSE_ANEW = 0.2  # the same where the engine was made to say the term: below it stand sentences that fell apart


@dataclass(frozen=True, slots=True)
class Tools:
    """What every repair of a batch works with.

    Attributes:
        morphology: of the translations' language.
        engine: what is declared about the engine that answers; None where there is none.
        names_in: the names of the glossary that stand in a translation.
    """

    morphology: Morphology
    engine: EngineInfo | None
    names_in: Callable[[str], tuple[TermHit, ...]]

    def can(self, capability: Capability) -> bool:
        """Whether the engine declares it."""
        return self.engine is not None and capability in self.engine.capabilities

    @property
    def ranks(self) -> bool:
        """Whether the engine's judgement of whole sentences is worth its time.

        That of a rough one is not: with the starter it cost half of all the time and the forms that it chose equalled
        the reference's no oftener than those that copy the replaced words' features (docs/terms.md).
        """
        return self.can(Capability.SCORE) and self.engine is not None and not self.engine.rough


class Repairer:
    """Repairs one translation; only translations that break an obligation ever need one."""

    def __init__(self, tools: Tools, request: Request) -> None:
        self._tools = tools
        self._morphology = tools.morphology
        self._request = request
        self._alignments: dict[str, Alignment] = {}
        self._others: list[Candidate] | None = None

    def repair(self, text: str, kept: Sequence[Kept], index: int) -> Steps[tuple[str | None, str]]:
        """Settle the ``index``-th obligation: the changed text, or none and the reason.

        Reasons: ``no_place`` (no words stand for the term), ``would_break`` (every change would harm something).
        """
        target = kept[index]
        reason = "no_place"
        for place in (yield from self._places(text, target, kept))[:_MOST_PLACES]:
            reason = "would_break"
            attempts = attempts_at(text, place, target.obligation, self._morphology, every=self._tools.ranks)
            good = [a for a in attempts if self._harmless(text, place, a, kept, index)]
            if good:
                best = yield from self._ranked(good)
                return (yield from self._redecoded(best, kept)).text, ""
        whole = yield from self._inserted(text, kept, index)
        if whole is None:
            whole = yield from self._another(text, kept, index)
        return (whole, "") if whole is not None else (None, reason)

    def reform(self, text: str, kept: Sequence[Kept]) -> tuple[str, str] | None:
        """The text with one term in a form that agrees, and the term's concept; None where no form breaks a rule."""
        for item in kept:
            for place in item.found:
                attempt = reformed(text, place, item.obligation, self._morphology)
                if attempt is None or numbers_suffer(text, place, attempt.text, attempt.span):
                    continue
                after = verify(attempt.text, obligations_of(kept), self._morphology)
                if attempt.text != text and not worse(kept, after):
                    return attempt.text, item.obligation.concept.id
        return None

    def _places(self, text: str, target: Kept, kept: Sequence[Kept]) -> Steps[list[Span]]:
        """Places for the hits of an obligation that are still without one."""
        if self._tools.can(Capability.ALIGN) and text not in self._alignments:
            self._alignments[text] = yield from aligned(self._request, text)
        taken = [span for item in kept for span in item.found]
        strangers = self._strangers(text, target, kept) if target.obligation.concept.kind.is_name else []
        found: list[Span] = []
        for hit in unserved(target, self._alignments.get(text)):
            found += places_for(
                text,
                hit,
                target,
                taken=taken,
                alignment=self._alignments.get(text),
                language=self._request.target,
                strangers=strangers,
            )
        return list(dict.fromkeys(found))

    def _strangers(self, text: str, target: Kept, kept: Sequence[Kept]) -> list[Span]:
        """The one name of the missing one's kind that no obligation accounts for; none where there are several."""
        kind = target.obligation.concept.kind
        same = [item for item in kept if item.obligation.concept.kind is kind and item.missing]
        known = {
            concept.id for item in kept for hit in item.obligation.hits for concept in (hit.concept, *hit.alternatives)
        }
        taken = [span for item in kept for span in item.found]
        found = [
            (hit.start, hit.end)
            for hit in self._tools.names_in(text)
            if hit.concept.kind is kind
            and not known & {hit.concept.id, *(c.id for c in hit.alternatives)}
            and not any(start < hit.end and hit.start < end for start, end in taken)
        ]
        return found if len(found) == 1 and len(same) == 1 and target.missing == 1 else []

    def _harmless(self, old: str, place: Span, attempt: Attempt, kept: Sequence[Kept], index: int) -> bool:
        """Whether a change settles its obligation a step further and harms nothing."""
        new, span = attempt.text, attempt.span
        if numbers_suffer(old, place, new, span) or doubled(new, span):
            return False
        return pays(kept, new, index, self._morphology)

    def _ranked(self, attempts: list[Attempt]) -> Steps[Attempt]:
        """The best attempt: by the engine's score of the whole sentence, else the first."""
        if not self._tools.ranks:
            return attempts[0]
        scores = yield from scored(self._request, [attempt.text for attempt in attempts])
        best = max(range(len(attempts)), key=lambda i: (scores[i] + (_TRUST if attempts[i].copies else 0.0), -i))
        return replace(attempts[best], score=scores[best])

    def _redecoded(self, best: Attempt, kept: Sequence[Kept]) -> Steps[Attempt]:
        """The same beginning with the rest decoded anew, where that keeps everything and scores better.

        Only where the engine has ranked the forms: a rough one's new rest changed neither forms nor chrF.
        """
        if best.score is None or not self._tools.can(Capability.COMPLETE):
            return best
        prefix = best.text[: best.span[1]]
        if prefix == best.text.rstrip(' .!?»”"'):
            return best
        (candidate,) = yield from completed(self._request, [prefix])
        if candidate.flags or not candidate.text.startswith(prefix) or candidate.text == best.text:
            return best
        before = verify(best.text, obligations_of(kept), self._morphology)
        after = verify(candidate.text, obligations_of(kept), self._morphology)
        if worse(before, after) or numbers_of(candidate.text) != numbers_of(best.text):
            return best
        if doubled(candidate.text, best.span):
            return best
        (score,) = yield from scored(self._request, [candidate.text])
        return replace(best, text=candidate.text, score=score) if score > best.score else best

    def _another(self, text: str, kept: Sequence[Kept], index: int) -> Steps[str | None]:
        """Another whole candidate of the engine that keeps the obligation, where it offers any."""
        if not self._tools.can(Capability.ALTERNATIVES):
            return None
        if self._others is None:
            self._others = yield from others(self._request)
        return (yield from self._not_worse(text, self._others, kept, index, _WORSE))

    def _inserted(self, text: str, kept: Sequence[Kept], index: int) -> Steps[str | None]:
        """The translation said anew from where the missing term belongs, with the term."""
        alignment = self._alignments.get(text)
        if alignment is None or not self._tools.can(Capability.COMPLETE):
            return None
        target = kept[index]
        taken = [span for item in kept for span in item.found]
        hit = unserved(target, alignment)[0]
        begun = beginnings(
            self._request.text, text, hit, target.obligation.allowed[0], taken, alignment, self._morphology
        )
        found = (yield from completed(self._request, begun)) if begun else []
        return (yield from self._not_worse(text, found, kept, index, _WORSE_ANEW))

    def _not_worse(
        self, text: str, candidates: Sequence[Candidate], kept: Sequence[Kept], index: int, margin: float
    ) -> Steps[str | None]:
        """The best of several whole translations that keeps the obligation, loses nothing and is hardly less likely."""
        source = self._request.text
        good = [
            candidate.text
            for candidate in candidates
            if not set(candidate.flags) - {"numbers"}
            and numbers_kept(source, text, candidate.text)
            and pays(kept, candidate.text, index, self._morphology)
        ]
        if not good or not self._tools.can(Capability.SCORE):
            return good[0] if good else None
        base, *scores = yield from scored(self._request, [text, *good])
        best = max(range(len(good)), key=lambda i: (scores[i], -i))
        return good[best] if scores[best] >= base - margin else None
