"""Which case of the target a term's words in the source ask for, where the target says nothing yet.

A guess that only orders what is offered. Own tables: the usual counterparts of the cases and prepositions of news
prose (Русская грамматика 1980, 1655-1667; Қазақ грамматикасы 2002, on the cases); a verb's government may differ.
"""

from __future__ import annotations

from collections.abc import Mapping

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Morphology
from transdesk.domain.term import TermHit, TermKind
from transdesk.glossary.government import governed_cases
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.tokens import tokenise

_CASES: Mapping[tuple[Language, Language], Mapping[str, str]] = {
    (Language.RU, Language.KK): {"GEN": "GEN", "DAT": "DAT", "ACC": "ACC", "INS": "INS", "ESS": "LOC"},
    (Language.KK, Language.RU): {
        "GEN": "GEN", "DAT": "DAT", "ACC": "ACC", "INS": "INS", "LOC": "ESS", "ABL": "GEN", "ATTR": "ESS",
    },
    (Language.EN, Language.RU): {"GEN": "GEN"},
    (Language.EN, Language.KK): {"GEN": "GEN"},
}  # fmt: skip
_AFTER: Mapping[tuple[Language, Language], Mapping[str, str]] = {
    (Language.EN, Language.RU): {
        "of": "GEN", "from": "GEN", "to": "DAT", "in": "ESS", "at": "ESS", "on": "ESS", "about": "ESS",
        "with": "INS", "by": "INS", "between": "INS", "against": "GEN", "for": "GEN", "without": "GEN",
    },
    (Language.EN, Language.KK): {
        "of": "GEN", "from": "ABL", "to": "DAT", "in": "LOC", "at": "LOC", "on": "LOC", "with": "INS",
    },
    (Language.RU, Language.KK): {"из": "ABL", "от": "ABL", "с": "INS", "со": "INS", "к": "DAT", "ко": "DAT"},
}  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})


def counterpart(text: str, hit: TermHit, target: Language, morphology: Morphology) -> Features:
    """Case and number to look for first in the target; empty where nothing in the source speaks for any.

    Args:
        text: the source sentence.
        hit: the term in it.
        target: the language of the translation.
        morphology: that of the source.
    """
    designation = hit.designation
    grammar = for_morphology(designation.grammar)
    readings = morphology.features_of(hit.text, designation.text, hit.concept.kind, grammar)
    demanded = set(governed_cases(text, hit.start, hit.end, morphology.language))
    reading = next((r for r in readings if r & demanded), readings[0] if readings else frozenset())
    pair = (morphology.language, target)
    case = _AFTER.get(pair, {}).get(_word_before(text, hit.start))
    if case is None:
        case = next((to for here, to in _CASES.get(pair, {}).items() if here in reading), None)
    if hit.concept.kind is TermKind.PLACE and pair == (Language.KK, Language.RU) and case == "DAT":
        case = "ACC"  # Ташкентке: в Ташкент
    return frozenset({*({case} if case else ()), *({"PL"} if "PL" in reading else ())})


def _word_before(text: str, start: int) -> str:
    """The word before, articles passed over; empty behind a comma or another sign."""
    before = [token.key for token in tokenise(text[:start])]
    while before and before[-1] in _ARTICLES:
        before.pop()
    return before[-1] if before else ""
