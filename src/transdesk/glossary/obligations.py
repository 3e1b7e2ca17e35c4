"""What the terms of a source oblige its translation to, and whether a translation keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Designation, TermHit, TermStatus
from transdesk.glossary.derived import derived_spans
from transdesk.glossary.entries import Entry, is_acronym
from transdesk.glossary.index import occurrences

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Obligation:
    """One concept that a translation must contain as often as its source does.

    Attributes:
        concept: the concept.
        hits: its places in the source.
        allowed: recognisers of the designations that keep the obligation, the best for these places first.
        forbidden: recognisers of the designations that break it.
    """

    concept: Concept
    hits: tuple[TermHit, ...]
    allowed: tuple[Entry, ...]
    forbidden: tuple[Entry, ...] = ()

    @property
    def count(self) -> int:
        """How often it must stand."""
        return len(self.hits)

    @property
    def required(self) -> tuple[str, ...]:
        """The dictionary forms that would do."""
        return tuple(dict.fromkeys(entry.designation.text for entry in self.allowed))


@dataclass(frozen=True, slots=True)
class Kept:
    """How far one obligation is kept: the places that keep it and those that break it."""

    obligation: Obligation
    found: tuple[Span, ...] = ()
    broken: tuple[Span, ...] = ()

    @property
    def missing(self) -> int:
        """How many places are still wanted."""
        return max(0, self.obligation.count - len(self.found))

    @property
    def complete(self) -> bool:
        """Whether nothing is missing and nothing forbidden stands there."""
        return not self.missing and not self.broken


@dataclass(slots=True)
class Obliger:
    """Makes obligations of hits; remembers the recognisers of the target language."""

    target: Language
    _entries: dict[tuple[str, str, str], Entry] = field(default_factory=dict)

    def obligations(self, hits: Iterable[TermHit]) -> tuple[Obligation, ...]:
        """One obligation for every concept that certainly stands in the source and has a name in the target."""
        by_concept: dict[str, list[TermHit]] = {}
        for hit in hits:
            if hit.certain:
                by_concept.setdefault(hit.concept.id, []).append(hit)
        found = (self._obligation(tuple(group)) for group in by_concept.values())
        return tuple(obligation for obligation in found if obligation is not None)

    def _obligation(self, hits: tuple[TermHit, ...]) -> Obligation | None:
        concept = hits[0].concept
        allowed = [self._entry(concept, d) for d in self.designations(hits[0])]
        for hit in hits:
            for other in hit.alternatives:
                allowed += [self._entry(other, d) for d in _usable(other, hit, self.target)]
        if not allowed:
            return None
        words = {entry.words for entry in allowed}
        forbidden = [self._entry(concept, d) for d in concept.of(self.target, TermStatus.FORBIDDEN)]
        return Obligation(concept, hits, tuple(allowed), tuple(e for e in forbidden if e.words not in words))

    def designations(self, hit: TermHit) -> tuple[Designation, ...]:
        """The target designations of a hit, those first that are like the one found: short for short, long for long."""
        usable = _usable(hit.concept, hit, self.target)
        ours = [d for d in hit.concept.of(hit.designation.language) if d.status is not TermStatus.FORBIDDEN]
        position = ours.index(hit.designation) if hit.designation in ours else 0
        paired = len(ours) == len(usable) and len({len(d.text.split()) for d in ours}) > 1
        acronym = is_acronym(hit.designation.text)
        ranked = sorted(
            enumerate(usable),
            key=lambda item: (is_acronym(item[1].text) != acronym, paired and item[0] != position, item[0]),
        )
        return tuple(designation for _, designation in ranked)

    def _entry(self, concept: Concept, designation: Designation) -> Entry:
        key = (concept.id, designation.text, designation.status)
        if key not in self._entries:
            self._entries[key] = Entry(concept, designation)
        return self._entries[key]


def _usable(concept: Concept, hit: TermHit, target: Language) -> tuple[Designation, ...]:
    """The designations that a translation may use, the preferred ones first."""
    if concept.do_not_translate:
        return (Designation(target, hit.designation.text, grammar=(("indecl", ""),)),)
    return (*concept.of(target, TermStatus.PREFERRED), *concept.of(target, TermStatus.ADMITTED))


def verify(text: str, obligations: Sequence[Obligation], morphology: Morphology) -> tuple[Kept, ...]:
    """How far each obligation is kept by a translation; every word counts once, for the longest term."""
    places: list[tuple[int, int, Obligation]] = []
    for obligation in obligations:
        spans = {(start, end) for start, end, _ in occurrences(obligation.allowed, text, morphology)}
        places += [(start, end, obligation) for start, end in spans]
    places.sort(key=lambda place: (place[0] - place[1], place[0]))
    for obligation in obligations:  # after the names themselves
        places += [(*span, obligation) for span in derived_spans(obligation.allowed, text, morphology.language)]
    taken: list[Span] = []
    found: dict[str, list[Span]] = {obligation.concept.id: [] for obligation in obligations}
    for start, end, obligation in places:
        spans_found = found[obligation.concept.id]
        if len(spans_found) < obligation.count and not any(_overlap((start, end), other) for other in taken):
            spans_found.append((start, end))
            taken.append((start, end))
    return tuple(
        Kept(
            obligation,
            tuple(sorted(found[obligation.concept.id])),
            tuple(
                sorted(
                    {
                        (start, end)
                        for start, end, _ in occurrences(obligation.forbidden, text, morphology)
                        if not any(_overlap((start, end), other) for other in taken)
                    }
                )
            ),
        )
        for obligation in obligations
    )


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
