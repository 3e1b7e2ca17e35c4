"""Putting the right term where a translation has other words, in the form that fits.

Candidates are the term's forms in the place found. An engine that scores ranks the whole sentences; one that completes
re-decodes what follows the term, so that agreement follows it. Otherwise the form copies the replaced words' features.
A candidate is only taken if everything else survives: other terms, numbers, and no word doubled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from transdesk.domain.engine import Alignment, Candidate, Capability, Engine, Request
from transdesk.domain.morphology import Form, Morphology
from transdesk.domain.term import TermHit
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases, unpossessed_first
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.obligations import Kept, Obligation, Span, verify
from transdesk.glossary.places import places_for
from transdesk.glossary.tokens import tokenise

_MOST_FORMS = 14
_MOST_PLACES = 3
_RARE = frozenset({"ATTR", "SIM", "PSS1S", "PSS2S", "PSS1P", "PSS2P", "SHORT", "LOC2", "GEN2"})
_NUMBERS = frozenset({"SG", "PL"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OPENING, _CLOSING = ("«", "“", "„", '"'), ("»", "”", "“", '"')
_TRUST = 0.05  # nats a token that the form which copies the old words' features is given over the others
_TRUST_OVER_ROUGH = 0.25  # the same where the engine is declared rough
_WORSE = 0.35  # nats a token by which another whole candidate may be worse than the plain translation


@dataclass(frozen=True, slots=True)
class Attempt:
    """A changed translation.

    Attributes:
        text: the whole of it.
        span: where the term was put.
        copies: whether the term's form copies the features of the words that stood there.
        score: the engine's, where it has been asked.
    """

    text: str
    span: Span
    copies: bool = False
    score: float | None = None


class Repairer:
    """Repairs one translation at a time; only translations that break an obligation ever come here."""

    def __init__(
        self, morphology: Morphology, engine: Engine | None, names_in: Callable[[str], tuple[TermHit, ...]]
    ) -> None:
        self._morphology = morphology
        self._engine = engine
        self._capabilities = engine.info.capabilities if engine is not None else frozenset()
        self._names_in = names_in
        self._alignments: dict[tuple[str, str], Alignment] = {}
        self._candidates: dict[str, list[Candidate]] = {}

    def repair(self, request: Request, text: str, kept: Sequence[Kept], index: int) -> tuple[str | None, str]:
        """Settle the ``index``-th obligation: the changed text, or none and the reason.

        Reasons: ``no_place`` (no words stand for the term), ``would_break`` (every change would harm something).
        """
        target = kept[index]
        obligations = [item.obligation for item in kept]
        taken = [span for item in kept for span in item.found]
        reason = "no_place"
        for place in self._places(request, text, target, taken, kept)[:_MOST_PLACES]:
            reason = "would_break"
            attempts = self._attempts(text, place, target.obligation)
            good = [a for a in attempts if self._better(text, place, a, kept, index)]
            if good:
                best = self._ranked(request, good)
                return self._redecoded(request, best, obligations).text, ""
        whole = self._another(request, text, obligations, kept, index)
        return (whole, "") if whole is not None else (None, reason)

    def _places(self, request: Request, text: str, target: Kept, taken: list[Span], kept: Sequence[Kept]) -> list[Span]:
        """Places for the hits of an obligation that are still without one."""
        alignment = None
        if self._engine is not None and Capability.ALIGN in self._capabilities:
            key = (request.text, text)
            if key not in self._alignments:
                self._alignments = {key: self._engine.align(request, text)}
            alignment = self._alignments[key]
        hits = target.obligation.hits
        strangers = self._strangers(text, target, kept) if target.obligation.concept.kind.is_name else []
        found: list[Span] = []
        for hit in hits[len(target.found) :] or hits[-1:]:
            found += places_for(
                text,
                hit,
                target,
                taken=taken,
                alignment=alignment,
                language=request.target,
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
            for hit in self._names_in(text)
            if hit.concept.kind is kind
            and not known & {hit.concept.id, *(c.id for c in hit.alternatives)}
            and not any(start < hit.end and hit.start < end for start, end in taken)
        ]
        return found if len(found) == 1 and len(same) == 1 and target.missing == 1 else []

    def _attempts(self, text: str, place: Span, obligation: Obligation) -> list[Attempt]:
        """The text with each form of the best designation in that place, forms that copy the old words' first."""
        start, end = place
        old = text[start:end]
        entry = obligation.allowed[0]
        found: list[Attempt] = []
        cases = governed_cases(text, start, end, self._morphology.language)
        for form in self._forms(entry, old, cases):
            word = _capital_like(form, old, entry, first=not text[:start].strip(' «“"—–-'))
            first, last = _with_quotes(text, place, word)
            placed = (first, first + len(word))
            found.append(Attempt(text[:first] + word + text[last:], placed, copies=not found))
        return found

    def _forms(self, entry: Entry, old: str, cases: Sequence[str]) -> list[str]:
        """Forms of a designation for a place, best first, without repetition."""
        term, kind = entry.designation.text, entry.concept.kind
        grammar = for_morphology(entry.designation.grammar)
        copied: Sequence[str] = self._morphology.fit(term, old, kind, grammar)
        copied = unpossessed_first(copied, entry, old, self._morphology)
        forms = fitting_first(copied, entry, cases, self._morphology)
        if Capability.SCORE in self._capabilities:
            paradigm = self._morphology.forms(term, kind, grammar)
            numbers = {
                label for form in paradigm if form.text in (term, copied[0]) for label in form.features & _NUMBERS
            }
            forms += [form.text for form in paradigm if _written(form, numbers)]
        return list(dict.fromkeys(forms))[:_MOST_FORMS]

    def _better(self, old: str, place: Span, attempt: Attempt, kept: Sequence[Kept], index: int) -> bool:
        """Whether a change settles its obligation a step further and harms nothing."""
        new, span = attempt.text, attempt.span
        after = verify(new, [item.obligation for item in kept], self._morphology)
        ours = _debt(after[index]) < _debt(kept[index])
        others = all(_debt(b) <= _debt(a) for i, (a, b) in enumerate(zip(kept, after, strict=True)) if i != index)
        outside = old[: place[0]] + " " + old[place[1] :]
        numbers = numbers_of(outside) == numbers_of(new[: span[0]] + " " + new[span[1] :])
        lost = numbers_of(old[place[0] : place[1]]) - numbers_of(new[span[0] : span[1]])
        return ours and others and numbers and not lost and not _doubled(new, span)

    def _ranked(self, request: Request, attempts: list[Attempt]) -> Attempt:
        """The best attempt: by the engine's score of the whole sentence, else the first."""
        if self._engine is None or Capability.SCORE not in self._capabilities:
            return attempts[0]
        scores = self._engine.score(request, [attempt.text for attempt in attempts])
        trust = _TRUST_OVER_ROUGH if self._engine.info.rough else _TRUST
        best = max(range(len(attempts)), key=lambda i: (scores[i] + (trust if attempts[i].copies else 0.0), -i))
        return replace(attempts[best], score=scores[best])

    def _redecoded(self, request: Request, best: Attempt, obligations: Sequence[Obligation]) -> Attempt:
        """The same beginning with the rest decoded anew, where that keeps everything and scores better.

        A rough engine is not asked: with the starter it cost half of the time and changed neither forms nor chrF.
        """
        if self._engine is None or best.score is None or Capability.COMPLETE not in self._capabilities:
            return best
        if self._engine.info.rough:
            return best
        prefix = best.text[: best.span[1]]
        if prefix == best.text.rstrip(' .!?»”"'):
            return best
        candidate = self._engine.complete(request, prefix)
        if candidate.flags or not candidate.text.startswith(prefix) or candidate.text == best.text:
            return best
        before = verify(best.text, obligations, self._morphology)
        after = verify(candidate.text, obligations, self._morphology)
        if any(_debt(b) > _debt(a) for a, b in zip(before, after, strict=True)):
            return best
        if numbers_of(candidate.text) != numbers_of(best.text) or _doubled(candidate.text, best.span):
            return best
        score = self._engine.score(request, [candidate.text])[0]
        return replace(best, text=candidate.text, score=score) if score > best.score else best

    def _another(
        self, request: Request, text: str, obligations: Sequence[Obligation], kept: Sequence[Kept], index: int
    ) -> str | None:
        """Another whole candidate of the engine that keeps the obligation, where it offers any."""
        if self._engine is None or Capability.ALTERNATIVES not in self._capabilities:
            return None
        base = self._engine.score(request, [text])[0] if Capability.SCORE in self._capabilities else None
        if request.text not in self._candidates:
            self._candidates = {request.text: self._engine.alternatives(request, 4)}
        for candidate in self._candidates[request.text]:
            if candidate.flags or numbers_of(candidate.text) != numbers_of(text):
                continue
            after = verify(candidate.text, obligations, self._morphology)
            worse = any(_debt(b) > _debt(a) for a, b in zip(kept, after, strict=True))
            if worse or _debt(after[index]) >= _debt(kept[index]):
                continue
            if base is None or self._engine.score(request, [candidate.text])[0] >= base - _WORSE:
                return candidate.text
        return None


def _with_quotes(text: str, place: Span, word: str) -> Span:
    """The place, with the quotation marks around it where the word brings its own."""
    start, end = place
    inside = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
    return (start - 1, end + 1) if start and inside and word[0] in _OPENING and word[-1] in _CLOSING else place


def _written(form: Form, numbers: AbstractSet[str]) -> bool:
    """Whether news would write a form in a place: a plain case in one of the numbers, in Kazakh also possessed."""
    return form.preferred and not form.features & _RARE and form.features & _NUMBERS <= numbers


def _debt(kept: Kept) -> int:
    """How much is wrong: what is missing and what is forbidden."""
    return kept.missing + len(kept.broken)


def numbers_of(text: str) -> Counter[str]:
    """The numbers of a text in digits, separators aside."""
    return Counter(re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text))


def _doubled(text: str, span: Span) -> bool:
    """Whether the placed words stand beside a copy of their first or last word."""
    tokens = [token for token in tokenise(text) if token.key[0].isalnum()]
    inside = [i for i, token in enumerate(tokens) if token.start < span[1] and span[0] < token.end]
    if not inside:
        return True
    first, last = inside[0], inside[-1]
    before = first > 0 and _same(tokens[first - 1].key, tokens[first].key)
    after = last + 1 < len(tokens) and _same(tokens[last + 1].key, tokens[last].key)
    return before or after


def _same(first: str, second: str) -> bool:
    """Whether two words look like forms of one word."""
    if min(len(first), len(second)) < 4:
        return first == second
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    return shared >= max(4, max(len(first), len(second)) - 3)


def _capital_like(form: str, old: str, entry: Entry, *, first: bool) -> str:
    """A capital where the sentence begins, or where the whole old text was in capitals."""
    if len(old) > 3 and old.isupper() and not entry.acronym:
        return form.upper()
    return form[:1].upper() + form[1:] if first and old[:1].isupper() else form
