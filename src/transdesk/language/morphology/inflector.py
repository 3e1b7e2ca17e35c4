"""What the three languages share: cached paradigms, and selection of forms by features."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Form, Grammar
from transdesk.domain.term import TermKind
from transdesk.language.morphology.features import GENDERS, canonical, case_of, number_of, possessor_of
from transdesk.language.morphology.grammar import Overrides, overrides

Row: TypeAlias = tuple[Features, str, bool]
"""Features, spelling, preferred."""

_CACHED_TERMS = 8192


class Inflector(ABC):
    """A language's :class:`~transdesk.domain.morphology.Morphology`, given its rows of forms."""

    language: Language

    def __init__(self) -> None:
        self._forms = lru_cache(maxsize=_CACHED_TERMS)(self._build)
        self._cases = lru_cache(maxsize=_CACHED_TERMS)(self._by_case)

    @abstractmethod
    def rows(self, term: str, kind: TermKind, grammar: Overrides) -> Iterator[Row]:
        """Every cell of the paradigm, the dictionary form first, preferred spellings before others."""

    @abstractmethod
    def analyse(self, words: str) -> tuple[Features, ...]:
        """Likely readings of words whose dictionary form is unknown, likeliest first."""

    def forms(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> tuple[Form, ...]:
        """Every form, the dictionary form first; recognition accepts all of them."""
        return self._forms(term, kind, grammar)

    def spellings(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> frozenset[str]:
        """The spellings of all forms: the fast way to recognise many terms."""
        given = overrides(grammar, self.language)
        found = {text for _, text, _ in self.rows(term, kind, given)}
        found.update(text for _, texts in given.forms for text in texts)
        return frozenset(found | {term})

    def inflect(
        self, term: str, features: Features, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[str, ...]:
        """The forms that fit the features, the preferred one first; empty where there is none.

        No case means nominative, no number that of the dictionary form. A term that has one number only (выборы,
        Қарулы күштер) answers with it whatever number is asked.
        """
        wanted = canonical(features, self.language)
        forms = self._cases(term, kind, grammar).get(case_of(wanted), [])
        own = number_of(self._forms(term, kind, grammar)[0].features)
        found = [form for form in forms if self.fits(form.features, wanted, number_of(wanted) or own or "SG")]
        if not any(form.preferred for form in found):
            found += [form for form in forms if self.fits(form.features, wanted, "")]
        found.sort(key=lambda form: not form.preferred)
        return tuple(dict.fromkeys(form.text for form in found))

    def features_of(
        self, text: str, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[Features, ...]:
        """Every reading of ``text`` as a form of ``term``; empty where it is none."""
        folded = self.folded(text)
        forms = self._forms(term, kind, grammar)
        found = [form for form in forms if self.folded(form.text) == folded]
        found.sort(key=lambda form: not form.preferred)
        return tuple(dict.fromkeys(form.features for form in found))

    def fit(self, term: str, replaced: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> tuple[str, ...]:
        """Forms of ``term`` that can stand where ``replaced`` stood, best first; never empty."""
        found: list[str] = []
        for reading in self.analyse(replaced):
            for wanted in self.alternatives(reading):
                found.extend(self.inflect(term, wanted, kind, grammar)[:1])
        return tuple(dict.fromkeys([*found, term]))

    def alternatives(self, reading: Features) -> tuple[Features, ...]:
        """Features to try for one reading of replaced words, best first."""
        return (reading,)

    def fits(self, have: Features, wanted: Features, number: str) -> bool:
        """Whether a form answers a request; an empty number accepts both."""
        if case_of(have) != case_of(wanted) or (number and number not in have):
            return False
        owner, asked = possessor_of(have), possessor_of(wanted)
        if owner != asked and not (not asked and "IZAFET" in have):
            return False
        if ("SHORT" in wanted) != ("SHORT" in have):
            return False
        return self._fits_agreement(have, wanted)

    def folded(self, text: str) -> str:
        """What is compared when a text is looked up among forms."""
        return text.casefold()

    @staticmethod
    def _fits_agreement(have: Features, wanted: Features) -> bool:
        genders = have.intersection(GENDERS)
        if genders and wanted.intersection(GENDERS) and not genders & wanted and "PL" not in wanted:
            return False
        return not (("ANIM" in have and "INAN" in wanted) or ("INAN" in have and "ANIM" in wanted))

    def _by_case(self, term: str, kind: TermKind, grammar: Grammar) -> dict[str, list[Form]]:
        found: dict[str, list[Form]] = {}
        for form in self._forms(term, kind, grammar):
            found.setdefault(case_of(form.features), []).append(form)
        return found

    def _build(self, term: str, kind: TermKind, grammar: Grammar) -> tuple[Form, ...]:
        given = overrides(grammar, self.language)
        seen: dict[tuple[Features, str], bool] = {}
        for features, text, preferred in self.rows(term, kind, given):
            seen.setdefault((features, text), preferred)
        explicit = dict(given.forms)
        forms = []
        for (features, text), preferred in seen.items():
            told = _told(explicit, features)
            forms.append(Form(text, features, preferred and (told is None or text == told[0])))
        forms.extend(_explicit(given, forms))
        return tuple(self._with_dictionary_form(term, forms))

    def _with_dictionary_form(self, term: str, forms: list[Form]) -> list[Form]:
        """A word that the rules respell (an odd or misspelt one) keeps its own spelling as its dictionary form."""
        if not forms or any(self.folded(form.text) == self.folded(term) for form in forms):
            return forms
        first = forms[0].features
        others = [replace(form, preferred=False) if form.features == first else form for form in forms]
        return [Form(term, first), *others]


def _told(explicit: dict[Features, tuple[str, ...]], features: Features) -> tuple[str, ...] | None:
    cell = features - {"N", "ADJ", "IZAFET", "LOC2", "GEN2", *GENDERS}
    return explicit.get(cell) or explicit.get(cell - {"PSS3S"} if "IZAFET" in features else cell)


def _explicit(given: Overrides, forms: list[Form]) -> Iterator[Form]:
    """The concept's own forms that the rules did not make."""
    izafet = any("IZAFET" in form.features for form in forms)
    have = {(form.features, form.text) for form in forms}
    for cell, texts in given.forms:
        features = cell | {"N"} | ({"PSS3S", "IZAFET"} if izafet else set())
        for index, text in enumerate(texts):
            if (features, text) not in have:
                yield Form(text, features, preferred=index == 0)
