"""The ways of writing a term in a place of a translation: each of its forms, the likeliest first."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from transdesk.domain.morphology import Form, Morphology
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases, unpossessed_first
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.obligations import Obligation, Span

_MOST_FORMS = 14
_RARE = frozenset({"ATTR", "SIM", "PSS1S", "PSS2S", "PSS1P", "PSS2P", "SHORT", "LOC2", "GEN2"})
_NUMBERS = frozenset({"SG", "PL"})
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


def attempts_at(text: str, place: Span, obligation: Obligation, morphology: Morphology, *, every: bool) -> list[Attempt]:
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
    cases = governed_cases(text, start, end, morphology.language)
    for form in _forms(entry, old, cases, morphology, every=every):
        word = _capital_like(form, old, entry, first=not text[:start].strip(' «“"—–-'))
        first, last = _with_quotes(text, place, word)
        placed = (first, first + len(word))
        found.append(Attempt(text[:first] + word + text[last:], placed, copies=not found))
    return found


def _forms(entry: Entry, old: str, cases: Sequence[str], morphology: Morphology, *, every: bool) -> list[str]:
    """Forms of a designation for a place, best first, without repetition."""
    term, kind = entry.designation.text, entry.concept.kind
    grammar = for_morphology(entry.designation.grammar)
    copied: Sequence[str] = morphology.fit(term, old, kind, grammar)
    copied = unpossessed_first(copied, entry, old, morphology)
    forms = fitting_first(copied, entry, cases, morphology)
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
    return form.preferred and not form.features & _RARE and form.features & _NUMBERS <= numbers


def _capital_like(form: str, old: str, entry: Entry, *, first: bool) -> str:
    """A capital where the sentence begins, or where the whole old text was in capitals."""
    if len(old) > 3 and old.isupper() and not entry.acronym:
        return form.upper()
    return form[:1].upper() + form[1:] if first and old[:1].isupper() else form
