"""The head noun of a Russian term: which reading it has, and its table of forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transdesk.domain.term import TermKind
from transdesk.language.morphology.grammar import Overrides
from transdesk.language.morphology.ru.hyphens import declining
from transdesk.language.morphology.ru.lexicon import Reading, adjectives, is_known, masculine, masculine_by_rule, nouns
from transdesk.language.morphology.ru.phrase import Part
from transdesk.language.morphology.ru.words import (
    ORDER,
    AdjectiveTable,
    NounTable,
    adjective_table,
    dictionary_table,
    indeclinable,
    noun_table,
    pronoun_table,
)

_PROPER = frozenset({TermKind.PLACE, TermKind.ORGANISATION, TermKind.WORK})
_ANIMATE = re.compile(r"(ист|щик|чик|анин|янин|ец|олог|вед|тель)$")
_SKY = re.compile(r"[сц]к(ий|ая|ое|ие)$")
_UNCHANGING = re.compile(r"[иуыеэюё]$|[аеёиоуэюя]у$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun with its table; ``adjective`` where the word is (also) an adjective."""

    part: Part
    number: str
    numbers: tuple[str, ...]
    gender: str
    animate: bool
    known: bool = True
    unchanging: bool = False
    adjective: AdjectiveTable | None = None


def is_fixed_word(word: str) -> bool:
    """Latin and Kazakh words, figures and acronyms, which Russian leaves unchanged."""
    return not re.search(r"[а-яё]$", word) or bool(re.search(r"[әғқңөұүһі]", word.lower()))


def adjective_part(word: str) -> Part:
    """An agreeing adjective given in any nominative."""
    return Part(word, adjective=_adjective(word))


def _adjective(word: str) -> AdjectiveTable | None:
    base = masculine(word)
    if not base:
        return None
    reading = adjectives(word)[0]
    if "Apro" in reading.parse.tag:
        return pronoun_table(word, reading.parse.lexeme)
    genitive = reading.parse.inflect({"masc", "sing", "gent"})
    return adjective_table(word, base, foxy=genitive is not None and genitive.word.endswith("ьего"))


def head_of(
    word: str, before: Sequence[str], kind: TermKind, grammar: Overrides, *, strict: bool = False
) -> Head | None:
    """The word as a head noun that agrees with the adjectives before it, None where it cannot be one.

    ``strict`` admits dictionary words and acronyms only, no names and unknown shapes.
    """
    if is_fixed_word(word):
        return None if strict and not re.match(r"[А-ЯЁ]{2,}", word) else _fixed(word, before)
    readings = [reading for reading in _candidates(word, kind, grammar) if _agree(reading, before)]
    if readings:
        return _from_reading(word, readings[0], kind, grammar)
    if strict or before or (is_known(word) and not _only_names(word)):
        return None
    if not word[:1].isupper():
        return None
    return substantive(word, kind, grammar) if _SKY.search(word) else _by_rule(word, kind, grammar)


def _only_names(word: str) -> bool:
    """Whether no common nominative has this spelling: «Кайрат» (a first name), Семей (else a genitive)."""
    return all(reading.name for reading in nouns(word)) and not adjectives(word)


def unknown_head(word: str, kind: TermKind, grammar: Overrides) -> Head:
    """A word that neither dictionary nor agreement explains, by its ending: кюй, айтыс, биткойн."""
    return _by_rule(word, kind, grammar)


def substantive(word: str, kind: TermKind, grammar: Overrides) -> Head | None:
    """An adjective that stands as a noun: заключённый, Рудный, Боровое."""
    readings = adjectives(word)
    table = _adjective(word) or (adjective_table(word, masculine_by_rule(word.lower())) if _SKY.search(word) else None)
    if table is None:
        return None
    ending = {"ая": "FEM", "ое": "NEUT"}.get(word[-2:], "MASC")
    given = readings[0].number if readings else "PL" if word.endswith("ие") else "SG"
    gender = grammar.gender or (readings[0].gender if readings else "") or ending
    animate = kind not in _PROPER and gender != "NEUT"
    row = {("SG", case): table[gender, case] for case in ORDER} | {("PL", case): table["PL", case] for case in ORDER}
    for number, cell in (("SG", gender), ("PL", "PL")):
        if cell in {"MASC", "PL"}:
            row[number, "ACC"] = table[cell, "GEN" if animate else "NOM"]
    numbers = _numbers(given, grammar, plural=True)
    return Head(Part(word, noun=row), numbers[0], numbers, gender, animate, adjective=table)


def _candidates(word: str, kind: TermKind, grammar: Overrides) -> list[Reading]:
    """Noun readings, singular before plural, those that the concept's grammar allows."""
    small = word[:1].islower()  # хокимият: a guess that an unknown word is a first name is no name in small letters
    found = [
        reading
        for reading in nouns(word)
        if not (reading.name and kind in _PROPER and not (small and not reading.known))
    ]
    if not found or (not found[0].known and kind in _PROPER and _UNCHANGING.search(word.lower())):
        return []
    if not found[0].known and kind is TermKind.PLACE and word.lower().endswith("ь"):
        return []  # Сиань, Талдыколь: masculine by rule
    if not found[0].known:
        found = [reading for reading in found if _plausible(word, reading)]
    if grammar.gender:
        found = [reading for reading in found if reading.gender == grammar.gender] or found
    if grammar.number:
        found = [reading for reading in found if reading.number == grammar.number] or found
    small = not word[:1].isupper()
    return sorted(
        found,
        key=lambda each: (
            each.number != "SG",
            small and bool(each.name),
            small and each.indeclinable,
        ),
    )


def _plausible(word: str, reading: Reading) -> bool:
    """Predicted readings must not read a masculine ending as something else."""
    last = word[-1:].lower()
    if last in "бвгджзклмнпрстфхцчшщй":
        return reading.gender == "MASC" and reading.number == "SG" and not reading.indeclinable
    if last == "о" and word[:1].islower() and word.endswith(("ло", "во", "но")):
        return not reading.indeclinable
    if last in "ая":
        return (reading.number == "SG" or "-" in word) and not reading.indeclinable
    return True


def _agree(reading: Reading, before: Sequence[str]) -> bool:
    return all(
        any(
            each.number == reading.number
            and (reading.number == "PL" or each.gender == reading.gender or not reading.gender)
            for each in adjectives(word)
        )
        for word in before
        if adjectives(word)
    )


def _from_reading(word: str, reading: Reading, kind: TermKind, grammar: Overrides) -> Head:
    gender = grammar.gender or reading.gender or "MASC"
    animate = _is_animate(word, reading, kind)
    table = _table(word, reading, gender, animate=animate, kind=kind)
    plural = ("PL", "NOM") in table
    numbers = _numbers(reading.number, grammar, plural=plural)
    adjective = _adjective(word) if adjectives(word) and is_known(word) else None
    return Head(
        Part(word, noun=table),
        numbers[0],
        numbers,
        gender,
        animate,
        known=reading.known,
        unchanging=reading.indeclinable,
        adjective=adjective,
    )


def _is_animate(word: str, reading: Reading, kind: TermKind) -> bool:
    """Animacy by the dictionary, else by the ending; the first of two nouns rules both (завод-изготовитель)."""
    first = nouns(word.partition("-")[0]) if "-" in word and declining(word)[0] else ()
    if first:
        return first[0].animate
    if reading.known:
        return reading.animate
    return bool(_ANIMATE.search(word.lower())) or (reading.animate and kind not in _PROPER)


def _table(word: str, reading: Reading, gender: str, *, animate: bool, kind: TermKind) -> NounTable:
    if "-" in word and not reading.indeclinable:
        return _hyphenated(word, gender, animate=animate, kind=kind)
    table = dictionary_table(word, reading)
    if not reading.known and (("SG", "NOM") not in table or table["SG", "NOM"][0].lower() != word.lower()):
        return noun_table(word, gender, animate=animate) if reading.number == "SG" else table
    if reading.number == "SG" and ("PL", "NOM") not in table and kind not in _PROPER:
        table = {**noun_table(word, gender, animate=animate), **table}
    return table


def _hyphenated(word: str, gender: str, *, animate: bool, kind: TermKind) -> NounTable:
    parts = word.split("-")
    flags = (
        (*(False for _ in parts[:-1]), True)
        if kind is TermKind.PLACE and not _has_preposition(parts)
        else declining(word)
    )
    tables = [
        _part_table(part, gender, animate=animate, kind=kind) if flag else indeclinable(part)
        for part, flag in zip(parts, flags, strict=True)
    ]
    if flags[0] and not animate:
        tables = [_as_inanimate(each) for each in tables]
    cells = set.intersection(*(set(each) for each in tables))
    return {cell: ("-".join(each[cell][0] for each in tables),) for cell in cells}


def _as_inanimate(table: NounTable) -> NounTable:
    """The table with accusatives like the nominative where they are like the genitive."""
    as_genitive = [
        (number, "ACC") for number in ("SG", "PL") if table.get((number, "ACC")) == table.get((number, "GEN"))
    ]
    return {**table, **{cell: table[cell[0], "NOM"] for cell in as_genitive if (cell[0], "NOM") in table}}


def _has_preposition(parts: Sequence[str]) -> bool:
    return len(parts) > 2 and parts[1].islower()


def _part_table(word: str, gender: str, *, animate: bool, kind: TermKind) -> NounTable:
    readings = _candidates(word, kind, Overrides())
    if readings:
        return _table(word, readings[0], readings[0].gender or gender, animate=animate, kind=kind)
    return noun_table(word, gender, animate=animate)


def _numbers(number: str, grammar: Overrides, *, plural: bool) -> tuple[str, ...]:
    if grammar.number:
        return (grammar.number,)
    if number == "PL" or not plural:
        return (number,)
    return (number, "PL")


def _fixed(word: str, before: Sequence[str]) -> Head:
    """An acronym or foreign word as head: every form is the same, the adjective tells its gender (Рогунская ГЭС)."""
    told = next((reading for each in before for reading in adjectives(each)), None)
    number, gender = (told.number, told.gender or "MASC") if told else ("SG", "MASC")
    numbers = ("SG", "PL") if number == "SG" else ("PL",)
    return Head(Part(word, noun=indeclinable(word)), number, numbers, gender, animate=False, unchanging=True)


def _by_rule(word: str, kind: TermKind, grammar: Overrides) -> Head:
    """Names that the dictionary does not know, by their ending."""
    low = word.lower()
    gender = grammar.gender or ("FEM" if low[-1] in "ая" else "NEUT" if low[-1] in "ое" else "MASC")
    last = word.rsplit("-", maxsplit=1)[-1]
    if grammar.number == "PL":
        table = _plural_name(word)
    elif _UNCHANGING.search(low) or (
        low.endswith("о") and not (word[:1].islower() and low.endswith(("ло", "во", "но")))
    ):
        table = indeclinable(word)
    elif "-" in word:
        table = _hyphenated(word, gender, animate=False, kind=TermKind.PLACE)
    else:
        table = noun_table(word, gender, animate=False)
    numbers = (grammar.number,) if grammar.number else ("SG",) if kind in _PROPER else ("SG", "PL")
    unchanging = table.get(("SG", "GEN"), (word,))[0] == word
    return Head(
        Part(word, noun=table),
        numbers[0],
        numbers,
        gender,
        animate=False,
        known=bool(last) and is_known(last),
        unchanging=unchanging,
    )


def _plural_name(word: str) -> NounTable:
    """Каракумы: a plural that the dictionary does not know."""
    stem = word[:-1]
    soft = word[-1:].lower() == "и" and word[-2:-1].lower() not in "гкхжчшщ"
    a = "я" if soft else "а"
    endings = (word[-1:], "ей" if soft else "ов", a + "м", word[-1:], a + "ми", a + "х")
    return {("PL", case): (stem + ending,) for case, ending in zip(ORDER, endings, strict=True)}
