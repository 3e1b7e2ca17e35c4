"""Sentences whose terms are swapped for others, so that the model learns to take any annotated term as it is told.

Annotations of words that training has met a hundred times teach nothing about a term it has never met. Here a term that
stands in two or three versions of a sentence gives way to another of its kind, gender and number, in the same forms; a part
of the new ones is spelt in a way that no language knows, so that copying is the only way to them. What such a sentence says
is often nonsense; its grammar is right. (Terms replaced at random against memorised ones: Dinu, Mathur, Federico and
Al-Onaizan 2019, "Training neural machine translation to apply terminology constraints", ACL, take them from a held-out
dictionary for the same reason.)
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Grammar
from transdesk.domain.term import Concept, TermKind, TermStatus
from transdesk.glossary.grammar import for_morphology
from transdesk.language.morphology import morphology
from transdesk.training.chance import generator
from transdesk.training.corpus import Unit
from transdesk.training.terms import Hit

ORIGIN = "swapped terms"
MOST = 3  # swaps in one sentence
RESPELT = 0.25  # of the new words of one word, in each language
_NEVER = frozenset(  # they live beside figures and in dates, where other words make no sentence
    "year month week day hour minute second century percent thousand million billion trillion time meter metre kilometer "
    "kilometre january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday today yesterday tomorrow".split()
)
_TRIES = 6  # donors looked at for one place
_KEPT_END = 3  # last letters that respelling leaves alone, so that endings go on fitting
_LIKE = {  # letters that may take each other's place: neither harmony nor a spelling rule follows from them
    "kk": ("аоуы", "әеөүі", "бдзлмнрв", "птсф"),
    "ru": ("аоу", "еи", "бдзлмнрв", "птсф"),
    "en": ("aou", "ei", "bdlmnrv", "ptkf"),
}


@dataclass(frozen=True, slots=True)
class Donor:
    """A term in the three languages, with what its place must be like."""

    kind: TermKind
    names: Mapping[str, tuple[str, Grammar]]
    like: tuple[str, ...]


class _Change(NamedTuple):
    """The new words of one place."""

    hit: Hit
    form: str
    base: str


class Swapper:
    """Puts other terms into sentences.

    Args:
        concepts: where terms are known from and where new ones are taken from.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._groups: defaultdict[tuple[str, ...], list[Donor]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], Donor] = {}
        for donor in filter(None, map(_donor, concepts)):
            self._groups[donor.like].append(donor)
            for language, (name, _) in donor.names.items():
                self._by_name.setdefault((language, name), donor)

    def swapped(self, unit: Unit, rng: random.Random) -> Unit | None:
        """The unit with one to MOST of its terms swapped, in the languages that have them all; None where none can be."""
        texts = dict(unit.texts)
        chosen: list[dict[str, _Change]] = []
        terms = [term for term in unit.terms if len(term) == len(texts)]
        rng.shuffle(terms)
        for term in terms:
            if len(chosen) < MOST and not any(_overlap(term, changes) for changes in chosen):
                changes = self._changes(texts, term, rng)
                if changes:
                    chosen.append(changes)
        if not chosen:
            return None
        done = {language: _apply(text, [c[language] for c in chosen], language) for language, text in texts.items()}
        hits = tuple({language: done[language][1][i] for language in texts} for i in range(len(chosen)))
        return replace(
            unit,
            texts={lang: text for lang, (text, _) in done.items()},
            origin=ORIGIN,
            terms=hits,
            weight=1.0,
            told=True,
        )

    def _changes(
        self, texts: Mapping[str, str], term: Mapping[str, Hit], rng: random.Random
    ) -> dict[str, _Change] | None:
        known = {language: self._by_name.get((language, hit.base)) for language, hit in term.items()}
        first = next(iter(known.values()))
        if first is None or any(donor is not first for donor in known.values()):
            return None
        readings = {language: _readings(first, language, texts[language], hit) for language, hit in term.items()}
        others = self._groups[first.like]
        for _ in range(_TRIES if all(readings.values()) else 0):
            donor = rng.choice(others)
            forms = {language: _form(donor, language, readings[language]) for language in term}
            if donor is not first and all(forms.values()) and _may_stand(texts, term, forms):
                return {
                    lang: _respelt(_Change(hit, forms[lang], donor.names[lang][0]), _LIKE[lang], rng)
                    for lang, hit in term.items()
                }
        return None


def swaps(
    units: Iterable[Unit], concepts: Iterable[Concept], *, each: Mapping[bool, int], weight: float, seed: int
) -> Iterator[Unit]:
    """Units with swapped terms.

    Args:
        units: where the sentences come from.
        concepts: where the terms come from.
        each: attempts for a unit, by whether it has all three languages.
        weight: mean number of uses for each direction in one epoch.
        seed: of the choices.
    """
    swapper, rng = Swapper(concepts), generator("swaps", seed)
    for unit in units:
        if unit.news and unit.terms and not unit.synthetic:
            seen = {tuple(unit.texts.values())}
            for _ in range(each[len(unit.texts) > 2]):
                other = swapper.swapped(unit, rng)
                if other and tuple(other.texts.values()) not in seen:
                    seen.add(tuple(other.texts.values()))
                    yield replace(other, weight=weight)


def _donor(concept: Concept) -> Donor | None:
    names: dict[str, tuple[str, Grammar]] = {}
    for language in Language.KK, Language.RU, Language.EN:
        best = concept.of(language, TermStatus.PREFERRED)
        if not best:
            return None
        names[language.value] = (best[0].text, for_morphology(best[0].grammar))
    if names["en"][0].casefold() in _NEVER:
        return None
    kind = TermKind.TERM if concept.kind is TermKind.TITLE else concept.kind
    return Donor(concept.kind, names, (kind.value, *_agreement(concept.kind, *names["ru"]), _number(names["en"][0])))


def _agreement(kind: TermKind, name: str, grammar: Grammar) -> tuple[str, ...]:
    """Gender, number and animacy of a Russian term: what adjectives and verbs beside it agree with."""
    from transdesk.language.morphology.grammar import overrides
    from transdesk.language.morphology.ru.parse import parse_phrase

    phrase = parse_phrase(name, kind, overrides(grammar, Language.RU))
    return phrase.gender, phrase.number, "animate" if phrase.animate else "", "fixed" if phrase.head < 0 else ""


def _number(name: str) -> str:
    return "PL" if re.search(r"[^su]s$", name) else "SG"


def _readings(donor: Donor, language: str, text: str, hit: Hit) -> tuple[Features, ...]:
    name, grammar = donor.names[language]
    return morphology(Language(language)).features_of(text[hit.start : hit.end], name, donor.kind, grammar)


def _form(donor: Donor, language: str, readings: Sequence[Features]) -> str:
    """The one form of a term for all readings of another's; empty where they would differ."""
    name, grammar = donor.names[language]
    language_ = morphology(Language(language))
    forms = {(language_.inflect(name, r - {"IZAFET"}, donor.kind, grammar) or ("",))[0] for r in readings}
    return forms.pop() if len(forms) == 1 else ""


def _may_stand(texts: Mapping[str, str], term: Mapping[str, Hit], forms: Mapping[str, str]) -> bool:
    """Whether no small word beside the place would have to change with the new words."""
    for language, hit in term.items():
        before = re.search(r"(\w+) $", texts[language][: hit.start])
        after = re.match(r" (\w+)", texts[language][hit.end :])
        if language == "ru" and before and before.group(1).casefold() in ("во", "со", "ко", "обо"):
            return False
        if (
            language == "kk"
            and after
            and after.group(1) in _AGREEING
            and not _like_end(texts[language][: hit.end], forms["kk"])
        ):
            return False
    return True


_AGREEING = frozenset("мен бен пен да де та те ма ме ба бе па пе".split())


def _like_end(old: str, new: str) -> bool:
    """Whether two Kazakh words end alike enough for the particle behind them."""
    return _end(old) == _end(new)


def _end(word: str) -> tuple[bool, str]:
    letters = word.casefold()
    back = next((v in "аоұыуя" for v in reversed(letters) if v in "аоұыуяәеөүіэи"), True)
    last = letters[-1:]
    kind = "voiceless" if last in "птсшщкқфхцчһ" else "voiced" if last in "жз" else "open"
    return back, kind


def _overlap(term: Mapping[str, Hit], changes: Mapping[str, _Change]) -> bool:
    return any(
        term[lang].start < change.hit.end and change.hit.start < term[lang].end for lang, change in changes.items()
    )


def _respelt(change: _Change, groups: Sequence[str], rng: random.Random) -> _Change:
    """The change, in a part of the cases with a letter or two of a single word replaced in base and form alike."""
    hit, form, base = change
    stem = next((i for i, (a, b) in enumerate(zip(base, form, strict=False)) if a != b), min(len(base), len(form)))
    places = range(1, min(stem, len(base) - _KEPT_END))
    if " " in base or base.isupper() or len(places) < 2 or rng.random() >= RESPELT:
        return change
    for place in rng.sample(places, 1 + (len(places) > 3)):
        letter = rng.choice(next((letters for letters in groups if base[place] in letters), base[place]))
        base = base[:place] + letter + base[place + 1 :]
        form = form[:place] + letter + form[place + 1 :]
    return _Change(hit, form, base)


def _apply(text: str, changes: Sequence[_Change], language: str) -> tuple[str, list[Hit]]:
    """The text with its changes made, and where they stand now, in the order given."""
    found: dict[int, Hit] = {}
    done, at = "", 0
    for number, change in sorted(enumerate(changes), key=lambda item: item[1].hit.start):
        done += text[at : change.hit.start]
        form = _cased(change.form, text[change.hit.start : change.hit.end], change.hit.base)
        done = _before(done, form, language)
        found[number] = Hit(len(done), len(done) + len(form), change.base)
        done, at = done + form, change.hit.end
    return done + text[at:], [found[i] for i in range(len(changes))]


def _cased(form: str, old: str, base: str) -> str:
    if len(old) > 3 and old.isupper() and not base.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if old[:1].isupper() and base[:1].islower() else form


def _before(text: str, form: str, language: str) -> str:
    """The text before a new word, with the article or preposition that its first letter asks for."""
    if language == "en":
        vowel = form[:1].casefold() in "aeio"
        return re.sub(r"\b([Aa])n? $", r"\1n " if vowel else r"\1 ", text)
    if language == "ru":
        vowel = form[:1].casefold() in "аоуэи"
        return re.sub(r"\b([Оо])б? $", r"\1б " if vowel else r"\1 ", text)
    return text
