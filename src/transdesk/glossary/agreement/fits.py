"""What the rules of a language say of a form in a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar, Morphology
from transdesk.domain.term import TermKind
from transdesk.glossary.agreement import english, kazakh, russian
from transdesk.glossary.agreement.demands import Demand, Fit, judged
from transdesk.glossary.entries import Entry
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.obligations import Kept, Obligation, Span

_RULES = {Language.EN: english.demands, Language.RU: russian.demands, Language.KK: kazakh.demands}

_GENDERS = frozenset({"MASC", "FEM", "NEUT"})


def demands_at(text: str, span: Span, morphology: Morphology, kind: TermKind = TermKind.TERM) -> list[Demand]:
    """What the neighbours of a place demand of a form of a term of some kind that stands there."""
    return _RULES[morphology.language](text, span, kind)


def fit_of(demands: Sequence[Demand], readings: Sequence[Features], morphology: Morphology) -> Fit:
    """What the rules that demand this say of a form with these readings."""
    return judged(demands, readings, number_tells=morphology.language is Language.EN)


def fit_at(
    text: str, span: Span, readings: Sequence[Features], morphology: Morphology, kind: TermKind = TermKind.TERM
) -> Fit:
    """What the rules say of a form with these readings that stands in a place of a text."""
    return fit_of(demands_at(text, span, morphology, kind), readings, morphology) if readings else Fit.UNKNOWN


def fits_of(text: str, kept: Sequence[Kept], morphology: Morphology) -> list[Fit]:
    """What the rules say of the found places of obligations, in the order of the source's terms."""
    found: list[tuple[int, Fit]] = []
    for item in kept:
        kind = item.obligation.concept.kind
        for number, hit in enumerate(item.obligation.hits):
            place = item.found[number] if number < len(item.found) else None
            readings = readings_of(text[slice(*place)], item.obligation, morphology) if place else ()
            found.append((hit.start, fit_at(text, place, readings, morphology, kind) if place else Fit.UNKNOWN))
    return [fit for _, fit in sorted(found, key=lambda pair: pair[0])]


def readings_of(words: str, obligation: Obligation, morphology: Morphology) -> tuple[Features, ...]:
    """Every reading of words as a form of a term."""
    found = [reading for entry in obligation.allowed for reading in readings_as(words, entry, morphology)]
    return tuple(dict.fromkeys(found))


def readings_as(words: str, entry: Entry, morphology: Morphology) -> tuple[Features, ...]:
    """Every reading of words as a form of a designation."""
    grammar = for_morphology(entry.designation.grammar)
    found = morphology.features_of(words, entry.designation.text, entry.concept.kind, grammar)
    return tuple(with_gender(reading, entry, morphology) for reading in found)


def with_gender(reading: Features, entry: Entry, morphology: Morphology) -> Features:
    """A Russian reading with the gender of its noun; with every gender where that is not told, so that all agree."""
    if morphology.language is not Language.RU or reading & _GENDERS:
        return reading
    gender = _gender(entry.designation.text, entry.concept.kind, for_morphology(entry.designation.grammar))
    return reading | (frozenset({gender}) if gender else _GENDERS)


def following(demands: Sequence[Demand]) -> list[Demand]:
    """The demands without the gender of adjectives: for choosing a form that its adjectives will follow."""
    return [
        replace(demand, wants=tuple(want - _GENDERS for want in demand.wants)) if demand.rule == "adjective" else demand
        for demand in demands
    ]


def animate(entry: Entry) -> bool:
    """Whether the accusative of a Russian designation is that of living beings."""
    from transdesk.language.morphology.russian import is_animate

    return is_animate(entry.designation.text, entry.concept.kind, for_morphology(entry.designation.grammar))


@lru_cache(maxsize=4096)
def _gender(term: str, kind: TermKind, grammar: Grammar) -> str:
    from transdesk.language.morphology.russian import gender_of

    return gender_of(term, kind, grammar)
