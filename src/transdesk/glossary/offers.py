"""The terms of a sentence as a translator is offered them: state, and the form that fits first.

What decides the form, the strongest first: the words that stand for the term already; the word before the caret, or
behind it in Kazakh (``government.py``); the form that the engine's draft has; the words that seem to stand in its
place; the case that the source's own words ask for (``counterparts.py``); else the dictionary form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from transdesk.domain.assist import OfferState, Sentence, Span, TermForm, TermOffer
from transdesk.domain.morphology import Form, Morphology
from transdesk.domain.term import TermHit, TermStatus
from transdesk.glossary.counterparts import counterpart
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases, unpossessed_first
from transdesk.glossary.grammar import RARE, for_morphology
from transdesk.glossary.obligations import Kept, Obliger, verify
from transdesk.glossary.places import places_for

_MOST_FORMS = 28  # seven Kazakh cases in two numbers, with and without a possessor


@dataclass(frozen=True, slots=True)
class _Place:
    """One hit with its recognisers, and how the target and the draft keep it."""

    hit: TermHit
    kept: Kept
    in_target: Span | None
    in_draft: Span | None


class Offerer:
    """Makes offers in one direction.

    Args:
        source, target: the morphologies.
        obliger: knows the target designations of a hit.
    """

    def __init__(self, source: Callable[[], Morphology], target: Morphology, obliger: Obliger) -> None:
        self._source = source
        self._target = target
        self._obliger = obliger

    def offers(self, hits: Sequence[TermHit], sentence: Sentence) -> tuple[TermOffer, ...]:
        """One offer for every hit that has a name in the target language, in the source's order."""
        certain = [hit for hit in hits if hit.certain]
        doubtful = [[replace(hit, certain=True)] for hit in hits if not hit.certain]
        places = [place for group in (certain, *doubtful) for place in self._places(group, sentence)]
        sure = {hit.start for hit in certain}
        offers = [self._offer(place, sentence, certain=place.hit.start in sure) for place in places]
        return tuple(sorted(offers, key=lambda offer: offer.hit.start))

    def _places(self, hits: Sequence[TermHit], sentence: Sentence) -> Iterable[_Place]:
        obligations = self._obliger.obligations(hits)
        targets = verify(sentence.target, obligations, self._target)
        drafts = verify(sentence.draft, obligations, self._target)
        for kept, drafted in zip(targets, drafts, strict=True):
            for number, hit in enumerate(kept.obligation.hits):
                yield _Place(hit, kept, _nth(kept.found, number), _nth(drafted.found, number))

    def _offer(self, place: _Place, sentence: Sentence, *, certain: bool) -> TermOffer:
        concept = place.hit.concept
        first = place.kept.obligation.allowed[0]
        repaired = next(
            (o for o in sentence.outcomes if (o.concept, o.source) == (concept.id, place.hit.text) and o.before), None
        )
        state = _state(place, sentence, certain=certain, repaired=repaired is not None)
        return TermOffer(
            hit=replace(place.hit, certain=certain),
            name=first.designation.text,
            state=state,
            forms=self._forms(place, sentence),
            forbidden=tuple(d.text for d in concept.of(self._target.language, TermStatus.FORBIDDEN)),
            place=place.in_target,
            before=repaired.before if repaired is not None and state is OfferState.REPAIRED else "",
        )

    def _forms(self, place: _Place, sentence: Sentence) -> tuple[TermForm, ...]:
        allowed = place.kept.obligation.allowed
        first = allowed[0]
        term, kind = first.designation.text, first.concept.kind
        paradigm = self._target.forms(term, kind, for_morphology(first.designation.grammar))
        written = sorted((form for form in paradigm if form.preferred and not form.features & RARE), key=_order)
        texts = dict.fromkeys([*self._wanted(place, sentence, first), term, *(form.text for form in written)])
        forms = [TermForm(text, _readings(text, paradigm)) for text in list(texts)[:_MOST_FORMS]]
        others = dict.fromkeys(entry.designation.text for entry in allowed[1:])
        return (*forms, *(TermForm(text) for text in others if text not in texts))

    def _wanted(self, place: _Place, sentence: Sentence, entry: Entry) -> list[str]:
        """Forms that this sentence asks for, best first; see the top of the file."""
        found: list[str] = []
        if place.in_target is not None:
            found.append(sentence.target[slice(*place.in_target)])
        elif sentence.caret is not None:
            cases = governed_cases(sentence.target, sentence.caret, sentence.caret, self._target.language)
            found += fitting_first([], entry, cases, self._target)
        if place.in_draft is not None:
            found.append(sentence.draft[slice(*place.in_draft)])
        if place.in_target is None and place.in_draft is None:
            found += self._for_place(place, sentence, entry) or self._for_source(place, sentence, entry)
        return found

    def _for_place(self, place: _Place, sentence: Sentence, entry: Entry) -> list[str]:
        """Forms that can stand where other words seem to stand for the term."""
        spans = places_for(
            sentence.target, place.hit, place.kept, taken=place.kept.found, alignment=None, language=self._target.language
        )  # fmt: skip
        if not spans:
            return []
        start, end = spans[0]
        old = sentence.target[start:end]
        grammar = for_morphology(entry.designation.grammar)
        forms: Sequence[str] = self._target.fit(entry.designation.text, old, entry.concept.kind, grammar)
        forms = unpossessed_first(forms, entry, old, self._target)
        cases = governed_cases(sentence.target, start, end, self._target.language)
        return fitting_first(forms, entry, cases, self._target)[:1]

    def _for_source(self, place: _Place, sentence: Sentence, entry: Entry) -> list[str]:
        wanted = counterpart(sentence.source, place.hit, self._target.language, self._source())
        if not wanted:
            return []
        grammar = for_morphology(entry.designation.grammar)
        return list(self._target.inflect(entry.designation.text, wanted | {"N"}, entry.concept.kind, grammar)[:1])


def _state(place: _Place, sentence: Sentence, *, certain: bool, repaired: bool) -> OfferState:
    if not certain:
        return OfferState.UNCERTAIN
    if not sentence.target.strip():
        return OfferState.OPEN
    if place.in_target is None or place.kept.broken:
        return OfferState.FLAGGED
    return OfferState.REPAIRED if repaired else OfferState.OK


def _order(form: Form) -> tuple[bool, bool]:
    """The singular before the plural, forms without a possessor before those with one."""
    return "PL" in form.features, any(f.startswith("PSS") for f in form.features) and "IZAFET" not in form.features


def _readings(text: str, paradigm: Sequence[Form]) -> tuple[frozenset[str], ...]:
    found = [form for form in paradigm if form.text.casefold() == text.casefold() and not form.features & RARE]
    return tuple(dict.fromkeys(form.features for form in sorted(found, key=lambda form: not form.preferred)))


def _nth(spans: Sequence[Span], number: int) -> Span | None:
    return spans[number] if number < len(spans) else None
