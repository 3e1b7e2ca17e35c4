"""Making translations keep to the glossary: ask, verify, repair, or flag; never a silent miss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from transdesk.domain.assist import Sentence, TermOffer
from transdesk.domain.engine import Candidate, Engine, Request, TermHint
from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Glossary, TermHit, TermOutcome, TermState
from transdesk.glossary.agreement import Fit, fits_of
from transdesk.glossary.capitals import with_capitals
from transdesk.glossary.index import TermIndex
from transdesk.glossary.obligations import Kept, Obligation, Obliger, verify
from transdesk.glossary.offers import Offerer
from transdesk.glossary.questions import Steps, together
from transdesk.glossary.repair import Repairer, Tools

_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Enforced:
    """A translation after enforcement, and what became of every term of its source."""

    text: str
    outcomes: tuple[TermOutcome, ...] = ()


class Enforcer:
    """A glossary's hold on translations of one direction.

    Args:
        glossary: the concepts, in order of precedence.
        source, target: the direction.
        morphology_of: gives the morphology of a language.
    """

    def __init__(
        self,
        glossary: Glossary,
        source: Language,
        target: Language,
        morphology_of: Callable[[Language], Morphology],
    ) -> None:
        self._index = TermIndex(glossary, source, morphology_of(source))
        self._morphology = morphology_of(target)
        self._obliger = Obliger(target)
        self._names = TermIndex(glossary, target, self._morphology)
        self._offerer = Offerer(lambda: morphology_of(source), self._morphology, self._obliger)

    def hits(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        """The terms of a source text."""
        return self._index.find(text, day)

    def hints(self, hits: Sequence[TermHit]) -> tuple[TermHint, ...]:
        """What an engine may be told beforehand: the certain terms and their best target form."""
        found: list[TermHint] = []
        for hit in hits:
            designations = self._obliger.designations(hit) if hit.certain else ()
            if designations:
                found.append(TermHint(hit.start, hit.end, designations[0].text))
        return tuple(found)

    def enforce(
        self,
        requests: Sequence[Request],
        candidates: Sequence[Candidate],
        hits: Sequence[tuple[TermHit, ...]],
        engine: Engine | None = None,
    ) -> list[Enforced]:
        """Verify each translation and repair those that miss a term; the rest costs no engine call.

        Args:
            requests: what was translated.
            candidates: the translations, in the same order.
            hits: the terms of each source.
            engine: used for what it declares it can do; None repairs by morphology alone.
        """
        info = engine.info if engine is not None else None
        sure = Tools(self._morphology, info, self._names.find)
        unsure = Tools(self._morphology, info, lambda _: ())  # a doubtful name may account for any other
        runs = [
            self._settled(
                candidate.text,
                self._obliger.obligations(found),
                Repairer(sure if all(hit.certain for hit in found) else unsure, request),
            )
            for request, candidate, found in zip(requests, candidates, hits, strict=False)
        ]
        return together(runs, engine)

    def verify(self, text_source: str, text_target: str, day: date | None = None) -> tuple[TermOutcome, ...]:
        """What a person's translation makes of the source's terms: ok or flagged; nothing is changed."""
        obligations = self._obliger.obligations(self.hits(text_source, day))
        kept = verify(text_target, obligations, self._morphology)
        return _outcomes(text_target, kept, {}, {})

    def fits(self, text_source: str, text_target: str) -> list[Fit]:
        """Whether each term's form agrees with its neighbours, in the order of :meth:`verify`."""
        obligations = self._obliger.obligations(self.hits(text_source))
        return fits_of(text_target, verify(text_target, obligations, self._morphology), self._morphology)

    def offers(self, sentence: Sentence, hits: Sequence[TermHit]) -> tuple[TermOffer, ...]:
        """What to offer for the terms of a sentence that is being translated."""
        return self._offerer.offers(hits, sentence)

    def _settled(self, text: str, obligations: Sequence[Obligation], repairer: Repairer) -> Steps[Enforced]:
        """Repair obligation after obligation until all are kept or nothing helps."""
        kept = verify(text, obligations, self._morphology) if text.strip() else _none_kept(obligations)
        before: dict[str, str] = {}
        reasons: dict[str, str] = {}
        for _ in range(_MOST_STEPS if text.strip() else 0):
            index = next(
                (i for i, k in enumerate(kept) if not k.complete and k.obligation.concept.id not in reasons), None
            )
            if index is None:
                break
            name = kept[index].obligation.concept.id
            changed, reason = yield from repairer.repair(text, kept, index)
            if changed is None:
                reasons[name] = reason
                continue
            before.setdefault(name, text)
            text = changed
            reasons.clear()  # another place may have become clear
            kept = verify(text, obligations, self._morphology)
        text, kept = self._polished(text, kept, repairer, before)
        return Enforced(text, _outcomes(text, kept, before, reasons))

    def _polished(
        self, text: str, kept: tuple[Kept, ...], repairer: Repairer, before: dict[str, str]
    ) -> tuple[str, tuple[Kept, ...]]:
        """Terms that are there in the right form and with their capitals; ``before`` learns what each change found."""
        for _ in range(_MOST_STEPS):
            mended = repairer.reform(text, kept)
            if mended is None:
                break
            before.setdefault(mended[1], text)
            text = mended[0]
            kept = verify(text, [item.obligation for item in kept], self._morphology)
        for item in kept:
            spelt = with_capitals(text, item)
            if spelt != text:
                before.setdefault(item.obligation.concept.id, text)
                text = spelt
        return text, kept


def _none_kept(obligations: Sequence[Obligation]) -> tuple[Kept, ...]:
    return tuple(Kept(obligation) for obligation in obligations)


def _outcomes(
    text: str, kept: Sequence[Kept], before: dict[str, str], reasons: dict[str, str]
) -> tuple[TermOutcome, ...]:
    """One outcome for every place of a term in the source, in the source's order."""
    found: list[tuple[int, TermOutcome]] = []
    for item in kept:
        obligation = item.obligation
        name = obligation.concept.id
        for number, hit in enumerate(obligation.hits):
            place = item.found[number] if number < len(item.found) else None
            words = text[place[0] : place[1]] if place else ""
            state, reason = TermState.OK, ""
            if place is None or item.broken:
                state = TermState.FLAGGED
                reason = "forbidden" if item.broken else reasons.get(name, "missing")
            elif name in before:
                state = TermState.REPAIRED
            outcome = TermOutcome(
                concept=name, source=hit.text, required=obligation.required, found=words, state=state,
                before=before.get(name, "") if state is TermState.REPAIRED else "", reason=reason,
            )  # fmt: skip
            found.append((hit.start, outcome))
    return tuple(outcome for _, outcome in sorted(found, key=lambda item: item[0]))
