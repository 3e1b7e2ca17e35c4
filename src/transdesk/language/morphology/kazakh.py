"""Kazakh forms by rule: the last word of a term inflects, the words before it stay.

Features: ``N;SG|PL;NOM|GEN|DAT|ACC|LOC|ABL|INS|ATTR|SIM|PRIV`` with ``PSS1S PSS2S PSS2S;FORM PSS3S PSS1P``.
``ATTR`` is -дағы (Астанадағы), ``SIM`` -дай (президенттей), ``PRIV`` -сыз (ордерсіз). Terms that are izafet compounds
(Ішкі істер министрлігі) carry ``PSS3S`` and ``IZAFET`` in every form and answer requests without possessor.
Sources are named in the files of ``kk/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar
from transdesk.domain.term import TermKind
from transdesk.language.morphology.grammar import Overrides, overrides
from transdesk.language.morphology.inflector import Inflector, Row
from transdesk.language.morphology.kk import analysis
from transdesk.language.morphology.kk.abbreviations import hyphenated, is_abbreviation, is_latin
from transdesk.language.morphology.kk.harmony import is_back
from transdesk.language.morphology.kk.izafet import is_izafet
from transdesk.language.morphology.kk.paradigm import has_spelling, paradigm, privatives, spellings
from transdesk.language.morphology.kk.stems import Stem, variants
from transdesk.language.morphology.kk.suffixes import CASES
from transdesk.language.morphology.tables import table

_CLOSING = re.compile(r"[»\"”’)!?.]+$")
_POSSESSED_GENITIVE = re.compile(r"(\w{3,}[ыі])н[ыі]ң (?=\S*$)")
_NOMINATIVE = frozenset({"N", "NOM", "SG"})
_IZAFET = frozenset({"IZAFET"})


class KazakhMorphology(Inflector):
    """Implements :class:`~transdesk.domain.morphology.Morphology` for Kazakh."""

    language = Language.KK

    def rows(self, term: str, kind: TermKind, grammar: Overrides) -> Iterator[Row]:
        """The paradigm of the term's last word behind the words before it."""
        before, word, closing = _parts(term)
        if not word or grammar.indeclinable:
            yield _NOMINATIVE, term, True
            return
        possessed = grammar.izafet if grammar.izafet is not None else is_izafet(before + word, kind)
        yield from _pronoun(word)
        bare = _without_genitive(before) if possessed else before
        filled: set[Features] = set()
        for rank, stem in enumerate(_stems(word, grammar, possessed=possessed)):
            for cell, text in paradigm(stem):
                features = cell | _IZAFET if possessed and rank == 0 and "PSS3S" in cell else cell
                preferred = rank == 0 and features not in filled
                if rank == 0:
                    filled.add(features)
                yield features, before + text + closing, preferred
                if bare != before:
                    yield features, bare + text + closing, False
            if " " in before or "-" in word:
                yield from ((cell, before + text + closing, rank == 0) for cell, text in privatives(stem))
        if closing and closing[0] in '»"”' and not possessed:
            yield from _behind_quotes(term, word, grammar)

    def spellings(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> frozenset[str]:
        """All spellings; of plain words without making their features first."""
        given = overrides(grammar, self.language)
        before, word, closing = _parts(term)
        if closing or not word or given.indeclinable:
            return super().spellings(term, kind, grammar)
        possessed = given.izafet if given.izafet is not None else is_izafet(term, kind)
        beginnings = {before, _without_genitive(before) if possessed else before}
        texts = [text for stem in _stems(word, given, possessed=possessed) for text in spellings(stem)]
        found = {beginning + text for beginning in beginnings for text in texts}
        if " " in before or "-" in word:
            found.update(
                before + text for stem in _stems(word, given, possessed=possessed) for _, text in privatives(stem)
            )
        found.update(text for _, text, _ in _pronoun(word))
        found.update(text for _, texts in given.forms for text in texts)
        return frozenset(found | {term})

    def analyse(self, words: str) -> tuple[Features, ...]:
        """Readings of unknown words by stripping suffixes, likeliest first."""
        return analysis.readings(words)

    def alternatives(self, reading: Features) -> tuple[Features, ...]:
        """With the possessive of the replaced words first, then without it."""
        if "PSS3S" in reading:
            return (reading, reading - {"PSS3S"})
        return (reading,)

    def counted(
        self,
        number: int,
        term: str,
        features: Features = _NOMINATIVE,
        kind: TermKind = TermKind.TERM,
        grammar: Grammar = (),
    ) -> str:
        """A number with the term: always the singular (5 депутат, 5 депутаттың)."""
        forms = self.inflect(term, features - {"PL"} | {"SG"}, kind, grammar)
        return f"{number} {forms[0] if forms else term}"


def is_form(form: str, word: str) -> bool | None:
    """Whether a word is a form of a noun, both in small letters; None where it takes more than a paradigm to tell."""
    if not word.isalpha() or word.isascii() or word in table("kk_pronouns"):
        return None
    return any(has_spelling(stem, form) for stem in _stems(word, overrides((), Language.KK), possessed=is_izafet(word)))


def _without_genitive(before: str) -> str:
    """Қазақстан Республикасының -> Қазақстан Республикасы: inside a longer izafet the genitive is left out.

    Қазақстан Республикасы Президентінің Жарлығы (Muhamedowa 2015, section 2.1.4).
    """
    return _POSSESSED_GENITIVE.sub(r"\1 ", before)


def _parts(term: str) -> tuple[str, str, str]:
    """Words before, the word that inflects, closing marks: («, Қармет, »)."""
    match = _CLOSING.search(term)
    closing = match[0] if match else ""
    body = term[: len(term) - len(closing)]
    cut = max(body.rfind(mark) for mark in ' «"“(\u00a0') + 1
    return body[:cut], body[cut:], closing


def _stems(word: str, grammar: Overrides, *, possessed: bool) -> Iterable[Stem]:
    """The stem that the desk writes, then those that text may use."""
    if is_abbreviation(word) or is_latin(word):
        yield from _hyphenated(word, grammar.back)
        return
    ends_like_possessive = word[-1:].lower() in {"ы", "і"}
    if possessed and ends_like_possessive:
        back = word.lower()[-1] == "ы" if grammar.back is None else grammar.back
        stem = Stem(word, word, word, (word,), "V", back, possessed=True)
        yield stem
        if grammar.izafet is None:
            yield replace(stem, possessed=False)
        return
    yield from variants(word, grammar.back, plural={"PL": True, "SG": False}.get(grammar.number))
    if ends_like_possessive and grammar.izafet is None:
        yield Stem(word, word, word, (word,), "V", is_back(word), possessed=True)


def _hyphenated(word: str, back: bool | None) -> Iterator[Stem]:
    first = hyphenated(word, back)
    yield first
    yield replace(first, hyphen="")
    for kind in ("V", "L", "N", "T"):
        for harmony in (True, False):
            if (kind, harmony) != (first.kind, first.back):
                yield replace(first, kind=kind, back=harmony)


def _pronoun(word: str) -> Iterator[Row]:
    row = table("kk_pronouns").get(word.lower())
    if row:
        yield _NOMINATIVE, word, True
        for case, cell in zip(("GEN", "DAT", "ACC", "LOC", "ABL", "INS"), row, strict=True):
            for text in cell.split("/"):
                yield frozenset({"N", "SG", case}), text, True


def _behind_quotes(term: str, word: str, grammar: Overrides) -> Iterator[Row]:
    """«Қармет»-ке, «Қармет»ке: accepted, the desk writes «Қарметке»."""
    for stem in _stems(word, grammar, possessed=False):
        for features, text in paradigm(stem):
            case = next((label for label in CASES if label in features), "NOM")
            if case != "NOM" and text.startswith(word) and "PSS3S" not in features:
                suffix = text[len(word) :].lstrip("-")
                yield features, term + suffix, False
                yield features, f"{term}-{suffix}", False
