"""The ways of writing a term in a place of a translation: each of its forms, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Form, Morphology
from transdesk.glossary.agreement import (
    Demand,
    Fit,
    Force,
    animate,
    answering,
    demands_at,
    fit_of,
    following,
    readings_as,
    with_gender,
)
from transdesk.glossary.agreement.adjectives import followed
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases, unpossessed_first
from transdesk.glossary.grammar import RARE, for_morphology
from transdesk.glossary.obligations import Obligation, Span

_MOST_FORMS = 14
_NUMBERS = frozenset({"SG", "PL"})
_ASKING = frozenset({Force.MUST, Force.ASKS})
_ORDER = {Fit.FITS: 0, Fit.UNKNOWN: 1, Fit.BREAKS: 2}
_NO_ACRONYM = 5  # letters in a row; acronyms like ЮНЕСКО are few
_VOICED = frozenset({"пб", "кг", "қғ"})
_OPENING, _CLOSING = ("«", "“", "„", '"'), ("»", "”", "“", '"')


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


def attempts_at(
    text: str, place: Span, obligation: Obligation, morphology: Morphology, *, every: bool
) -> list[Attempt]:
    """The text with each form of the best designation in that place, forms that copy the old words' first.

    Args:
        text: the translation.
        place: the words that give way.
        obligation: the term.
        morphology: of the translation's language.
        every: also forms that nothing in the place speaks for; for those who can rank them.
    """
    start, end = place
    old = text[start:end]
    entry = obligation.allowed[0]
    found: list[Attempt] = []
    for form in _forms(entry, text, place, morphology, every=every):
        word = _capital_like(form, old, entry, first=not text[:start].strip(' «“"—–-'))
        first, last = _with_quotes(text, place, word)
        changed, placed = _with_adjectives(
            text[:first] + word + text[last:], (first, first + len(word)), entry, morphology
        )
        found.append(Attempt(changed, placed, copies=not found))
    return found


def agreeing_first(forms: Sequence[str], entry: Entry, text: str, place: Span, morphology: Morphology) -> list[str]:
    """Forms that agree with the neighbours of a place first, those that break a rule last.

    Where none of them agrees, the forms of the paradigm that a rule asks for are put in front, the nearest to the first one
    before the others; in the same number, unless every form breaks a rule.
    """
    demands = following(demands_at(text, place, morphology, entry.concept.kind))
    if not demands:
        return list(forms)
    readings = {form: readings_as(form, entry, morphology) for form in forms}
    fits = {form: fit_of(demands, readings[form], morphology) for form in forms}
    if forms and Fit.FITS not in fits.values():
        asking = [demand for demand in demands if demand.force in _ASKING]
        numbers = frozenset[str]().union(*readings[forms[0]]) & _NUMBERS if Fit.UNKNOWN in fits.values() else _NUMBERS
        near = near_forms(readings[forms[0]], entry, demands, morphology)
        asked = [form for form, _, features in near if features & numbers and any(answering(asking, [features]))]
        fits = {**dict.fromkeys(asked, Fit.FITS), **fits}
    return sorted(fits, key=lambda form: _ORDER[fits[form]])


def near_forms(
    wanted: Sequence[Features], entry: Entry, demands: Sequence[Demand], morphology: Morphology
) -> list[tuple[str, Fit, Features]]:
    """The forms that news would write and that break no rule, those most like the wanted readings first, of these the ones asked for."""
    grammar = for_morphology(entry.designation.grammar)
    asking = [demand for demand in demands if demand.force in _ASKING]
    found = [
        (form.text, with_gender(form.features, entry, morphology))
        for form in morphology.forms(entry.designation.text, entry.concept.kind, grammar)
        if (form.preferred or "PAUC" in form.features) and not form.features & RARE  # 3 золотых медали
    ]
    found.sort(
        key=lambda row: (
            -max((len(row[1] & reading) for reading in wanted), default=0),
            not any(answering(asking, [row[1]])),
        )
    )
    judged = [(text, fit_of(demands, [features], morphology), features) for text, features in found]
    return [row for row in judged if row[1] is not Fit.BREAKS]


def reformed(text: str, place: Span, obligation: Obligation, morphology: Morphology) -> Attempt | None:
    """A term in a form that breaks a rule or that nobody writes, in the nearest right one; None where it needs none."""
    old = text[slice(*place)]
    for entry in obligation.allowed:
        readings = readings_as(old, entry, morphology)
        if not readings:
            continue
        form = _respelt(old, readings, entry, morphology)
        demands = demands_at(text, place, morphology, entry.concept.kind) if form is None else []
        if form is None and fit_of(demands, readings, morphology) is Fit.BREAKS:
            form = _agreeing(old, readings, entry, following(demands), morphology)
        if form is None:
            return None
        word = _capital_like(form, old, entry, first=old[:1].isupper())
        changed = text[: place[0]] + word + text[place[1] :]
        return Attempt(*_with_adjectives(changed, (place[0], place[0] + len(word)), entry, morphology))
    return None


def _agreeing(
    old: str, readings: Sequence[Features], entry: Entry, demands: Sequence[Demand], morphology: Morphology
) -> str | None:
    """The nearest form that is right by a rule; the form itself where its adjectives can but follow it."""
    if fit_of(demands, readings, morphology) is not Fit.BREAKS:
        return old
    likely = [reading for reading in readings if any(answering(demands, [reading]))] or readings
    right = (row[0] for row in near_forms(likely, entry, demands, morphology) if row[1] is Fit.FITS)
    others = [demand for demand in demands if demand.rule != "adjective"]
    return next(right, None if fit_of(others, readings, morphology) is Fit.BREAKS else old)


def _with_adjectives(text: str, place: Span, entry: Entry, morphology: Morphology) -> tuple[str, Span]:
    """The text with the adjectives before a Russian term in its gender, and the term's place."""
    if morphology.language is not Language.RU:
        return text, place
    readings = readings_as(text[slice(*place)], entry, morphology)
    return followed(text, place, readings, animate=animate(entry))


def _respelt(old: str, readings: Sequence[Features], entry: Entry, morphology: Morphology) -> str | None:
    """A Kazakh form that nobody writes, as it is written: көшесіндегі for көшесідегі, кәсібіміздің for кәсіпіміздің."""
    if morphology.language is not Language.KK or any("IZAFET" in reading for reading in readings):
        return None
    grammar = for_morphology(entry.designation.grammar)
    forms = [f for f in morphology.forms(entry.designation.text, entry.concept.kind, grammar) if f.preferred]
    if any(f.text.casefold() == old.casefold() for f in forms):
        return None  # отбасыларға
    owned = (f.text for f in forms if "IZAFET" in f.features and f.features - {"IZAFET", "PSS3S"} in readings)
    voiced = (f.text for f in forms if f.features in readings and _voices(old, f.text))
    return next(owned, None) or next(voiced, None)


def _voices(old: str, form: str) -> bool:
    """Whether a form is the old one with one consonant voiced between vowels."""
    pairs = [pair for pair in zip(old, form, strict=False) if pair[0] != pair[1]]
    return len(old) == len(form) and len(pairs) == 1 and "".join(pairs[0]) in _VOICED


def _forms(entry: Entry, text: str, place: Span, morphology: Morphology, *, every: bool) -> list[str]:
    """Forms of a designation for a place, best first, without repetition."""
    old = text[slice(*place)]
    cases = governed_cases(text, *place, morphology.language)
    term, kind = entry.designation.text, entry.concept.kind
    grammar = for_morphology(entry.designation.grammar)
    copied: Sequence[str] = morphology.fit(term, old, kind, grammar)
    copied = unpossessed_first(copied, entry, old, morphology)
    forms = agreeing_first(fitting_first(copied, entry, cases, morphology), entry, text, place, morphology)
    if every:
        paradigm = morphology.forms(term, kind, grammar)
        numbers = {label for form in paradigm if form.text in (term, copied[0]) for label in form.features & _NUMBERS}
        forms += [form.text for form in paradigm if _written(form, numbers)]
    return list(dict.fromkeys(forms))[:_MOST_FORMS]


def _with_quotes(text: str, place: Span, word: str) -> Span:
    """The place, with the quotation marks around it where the word brings its own."""
    start, end = place
    inside = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
    return (start - 1, end + 1) if start and inside and word[0] in _OPENING and word[-1] in _CLOSING else place


def _written(form: Form, numbers: AbstractSet[str]) -> bool:
    """Whether news would write a form in a place: a plain case in one of the numbers, in Kazakh also possessed."""
    return form.preferred and not form.features & RARE and form.features & _NUMBERS <= numbers


def _capital_like(form: str, old: str, entry: Entry, *, first: bool) -> str:
    """A capital where the sentence begins, all capitals for words that were written so; an acronym says nothing of that."""
    if old.isupper() and not entry.acronym and re.search(rf"[^\W\d_]{{{_NO_ACRONYM}}}", old):
        return form.upper()
    return form[:1].upper() + form[1:] if first and old[:1].isupper() else form
