"""Russian forms: the dictionary's paradigms joined into phrases, names by rule.

Features: ``N;SG|PL;NOM|GEN|DAT|ACC|INS|ESS`` (ESS is the prepositional), ``LOC2`` and ``GEN2`` on second
locatives and partitives (accepted, not written), ``ADJ`` with ``MASC FEM NEUT``, ``ANIM INAN`` in the accusative,
``SHORT``. Sources are named in the files of ``ru/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar
from transdesk.domain.term import TermKind
from transdesk.language.morphology.features import canonical, case_of
from transdesk.language.morphology.grammar import Overrides, overrides
from transdesk.language.morphology.inflector import Inflector, Row
from transdesk.language.morphology.ru import analysis, numerals
from transdesk.language.morphology.ru.acronyms import spoken_forms
from transdesk.language.morphology.ru.lexicon import adjectives, parses
from transdesk.language.morphology.ru.parse import parse_phrase
from transdesk.language.morphology.ru.people import looks_like_person
from transdesk.language.morphology.ru.phrase import Phrase, cells, render
from transdesk.language.morphology.ru.words import ORDER, AdjectiveTable, adjective_table, short_forms
from transdesk.language.morphology.tables import table

_SECOND = {"LOC2": "ESS", "GEN2": "GEN"}
_ADJECTIVE = re.compile(r"([ыои]й(ся)?|[оеё]в|ин)$")
_NOMINATIVE = frozenset({"N", "NOM", "SG"})


class RussianMorphology(Inflector):
    """Implements :class:`~transdesk.domain.morphology.Morphology` for Russian."""

    language = Language.RU

    def rows(self, term: str, kind: TermKind, grammar: Overrides) -> Iterator[Row]:
        """The paradigm of the phrase; an adjective alone also as an adjective."""
        phrase = parsed(term, kind, grammar)
        second = term.lower() in table("ru_second_locative")
        for number, case, texts in cells(phrase):
            features = frozenset({"N", number, _SECOND.get(case, case)} | ({case} if case in _SECOND else set()))
            for rank, text in enumerate(texts):
                preferred = case == "LOC2" if second and number == "SG" and "ESS" in features else case not in _SECOND
                preferred = preferred and number != "PAUC"
                yield features, text, preferred and rank == 0
        if kind is TermKind.PLACE and not grammar.number and re.search(r"[^\Wаеёиоуыэюя][ыи]$", term):
            for number, case, texts in cells(parsed(term, kind, replace(grammar, number="PL"))):
                yield frozenset({"N", number, case}), texts[0], False  # Мугоджары: a plural or not
        yield from _with_plural_tail(term, phrase)
        if phrase.single_adjective is not None:
            yield from _adjective_rows(term, phrase.single_adjective)
        elif kind is TermKind.TERM and _ADJECTIVE.search(term) and " " not in term:
            yield from _adjective_rows(term, adjective_table(term, term.lower()))
        yield from spoken_forms(term)

    def spellings(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> frozenset[str]:
        """All spellings, also with е for ё."""
        found = super().spellings(term, kind, grammar)
        return found | {text.replace("ё", "е") for text in found if "ё" in text}

    def inflect(
        self, term: str, features: Features, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[str, ...]:
        """As in the contract; animacy and a person's gender among the features override what is known of the term."""
        wanted = canonical(features, self.language)
        if (
            kind is TermKind.TERM
            and "ADJ" not in wanted
            and wanted & {"MASC", "FEM"}
            and looks_like_person(term.split())
        ):
            kind = TermKind.PERSON_F if "FEM" in wanted else TermKind.PERSON_M
        if "ACC" in wanted and "ADJ" not in wanted and wanted & {"ANIM", "INAN"}:
            grammar = (*grammar, ("animate", "yes" if "ANIM" in wanted else "no"))
        return super().inflect(term, wanted, kind, grammar)

    def analyse(self, words: str) -> tuple[Features, ...]:
        """Case and number of the head of unknown words, likeliest first."""
        return analysis.readings(words)

    def fits(self, have: Features, wanted: Features, number: str) -> bool:
        """Adjectives answer requests for adjectives, nouns all others."""
        return ("ADJ" in wanted) == ("ADJ" in have) and super().fits(have, wanted, number)

    def folded(self, text: str) -> str:
        """Without capitals, ё as е."""
        return text.casefold().replace("ё", "е")

    def counted(
        self,
        number: int,
        term: str,
        features: Features = _NOMINATIVE,
        kind: TermKind = TermKind.TERM,
        grammar: Grammar = (),
    ) -> str:
        """A number with the term in the form it governs: 2 депутата, 5 депутатов, 21 депутат."""
        phrase = parsed(term, kind, overrides(grammar, self.language))
        cell = numerals.government(number, case_of(features), phrase)
        told = overrides(grammar, self.language).explicit(cell.case, cell.number)
        texts = told or numerals.irregular(term, number, case_of(features)) or render(phrase, cell)
        return f"{number} {texts[0] if texts else term}"


@lru_cache(maxsize=8192)
def parsed(term: str, kind: TermKind, grammar: Overrides) -> Phrase:
    """The phrase of a term, parsed once."""
    return parse_phrase(term, kind, grammar)


def _with_plural_tail(term: str, phrase: Phrase) -> Iterator[Row]:
    """Главы государств beside главы государства: a genitive behind the head that stands in the plural with it."""
    before, _, tail = term.rpartition(" ")
    if not before or not tail.islower() or phrase.head < 0:
        return
    last = phrase.parts[-1]
    if last.text != tail or last.noun or last.adjective:
        return
    genitives = (parse for parse in parses(tail) if {"NOUN", "gent", "sing"} <= set(map(str, parse.tag.grammemes)))
    plural = next((form.word for parse in genitives if (form := parse.inflect({"gent", "plur"}))), tail)
    for number, case, texts in cells(phrase) if plural != tail else ():
        if number == "PL" and case not in _SECOND:
            yield frozenset({"N", "PL", case}), texts[0].removesuffix(tail) + plural, False


def gender_of(term: str, kind: TermKind, grammar: Grammar = ()) -> str:
    """The gender of a term's head; empty where it does not show or, as of persons and acronyms, is not the word's own."""
    phrase = parsed(term, kind, overrides(grammar, Language.RU))
    if phrase.head < 0 or phrase.person or phrase.animate or phrase.parts[phrase.head].text.isupper():
        return ""
    unchanging = len({text for _, _, texts in cells(phrase) for text in texts}) == 1
    return "" if unchanging else phrase.gender


def is_animate(term: str, kind: TermKind, grammar: Grammar = ()) -> bool:
    """Whether a term's accusative is that of living beings."""
    phrase = parsed(term, kind, overrides(grammar, Language.RU))
    return phrase.animate or phrase.person


def _adjective_rows(term: str, forms: AdjectiveTable) -> Iterator[Row]:
    for gender in ("MASC", "FEM", "NEUT", "PL"):
        number = "PL" if gender == "PL" else "SG"
        base = {"ADJ", number} | ({gender} - {"PL"})
        for case in ORDER:
            if case == "ACC" and gender in {"MASC", "PL"} and (gender, "GEN") in forms:
                yield frozenset(base | {"ACC", "ANIM"}), forms[gender, "GEN"][0], True
                yield frozenset(base | {"ACC", "INAN"}), forms[gender, "NOM"][0], True
                continue
            for rank, text in enumerate(forms.get((gender, case), ())):  # экий has no neuter in the dictionary
                yield frozenset(base | {case}), text, rank == 0
    readings = adjectives(term)
    masculine = forms["MASC", "NOM"][0].lower()
    for gender, texts in short_forms(term, readings[0].parse.lexeme if readings else (), masculine).items():
        base = {"ADJ", "SHORT", "NOM"} | ({"PL"} if gender == "PL" else {"SG", gender})
        for rank, text in enumerate(texts):
            yield frozenset(base), text, rank == 0
