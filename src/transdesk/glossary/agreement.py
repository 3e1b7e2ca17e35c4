"""Whether a term's form agrees with its neighbours, where a rule can tell.

A rule demands features of the form; it speaks only of what the neighbours settle, and most places have no such
neighbour. Sources: Русская грамматика (1980), paragraphs 1655-1667 (prepositions) and the chapters on the numeral and on
согласование; Қазақ грамматикасы (2002), the sections on септеулік шылаулар, сан есім (no plural behind a number) and
матаса байланысу (genitive and possessive); Quirk et al., A Comprehensive Grammar of the English Language (1985), chapter 5
(determiners and number).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Morphology
from transdesk.glossary.government import governed_cases
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.obligations import Kept, Obligation, Span
from transdesk.glossary.tokens import Token, tokenise

Demand: TypeAlias = tuple[frozenset[str], ...]
"""Sets of features of which a form must have one whole; the empty set means that other forms are possible too."""
_ANY: frozenset[str] = frozenset()

_NUMBERS = frozenset({"SG", "PL", "PAUC"})
_LAST = re.compile(r"\s*(?:[.,;:!?»)”\"]|$)")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+$|\d+$")
_RUSSIAN_NUMERALS = {
    "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_RUSSIAN_COUNTED = frozenset(
    "тыс тысяч тысячи тысяча млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов".split()
)
_RUSSIAN_LABELLED = ("стать", "пункт", "част", "глав", "раздел", "дом", "школ", "рейс", "номер", "маршрут", "приложени")
_KAZAKH_NUMERALS = frozenset(
    "бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу жүз мың бірнеше".split()
)
_KAZAKH_PERSONAL = frozenset("менің сенің сіздің біздің сендердің сіздердің өзінің өзіміздің".split())
_ENGLISH_ONE = frozenset("a an one this each every another".split())
_ENGLISH_MANY = frozenset("these those many several few two three four five six seven eight nine ten both".split())


class Fit(StrEnum):
    """What the rules say of a form in its place."""

    FITS = "fits"
    BREAKS = "breaks"
    UNKNOWN = "unknown"


def fit_at(text: str, span: Span, readings: Sequence[Features], morphology: Morphology) -> Fit:
    """What the rules say of a form with these readings that stands in a place of a text."""
    demands = demands_at(text, span, morphology)
    if not readings or not demands:
        return Fit.UNKNOWN
    able = [reading for reading in readings if all(any(want <= reading for want in demand) for demand in demands)]
    if not able:
        return Fit.BREAKS
    weak = (
        frozenset() if morphology.language is Language.EN else _NUMBERS
    )  # of a form with cases, number says too little
    told = any(want - weak and want <= reading for reading in able for demand in demands for want in demand)
    return Fit.FITS if told else Fit.UNKNOWN


def fits_of(text: str, kept: Sequence[Kept], morphology: Morphology) -> list[Fit]:
    """What the rules say of the found places of obligations, in the order of the source's terms."""
    found: list[tuple[int, Fit]] = []
    for item in kept:
        for number, hit in enumerate(item.obligation.hits):
            place = item.found[number] if number < len(item.found) else None
            readings = readings_of(text[slice(*place)], item.obligation, morphology) if place else ()
            found.append((hit.start, fit_at(text, place, readings, morphology) if place else Fit.UNKNOWN))
    return [fit for _, fit in sorted(found, key=lambda pair: pair[0])]


def readings_of(words: str, obligation: Obligation, morphology: Morphology) -> tuple[Features, ...]:
    """Every reading of words as a form of a term."""
    found: list[Features] = []
    for entry in obligation.allowed:
        grammar = for_morphology(entry.designation.grammar)
        found += morphology.features_of(words, entry.designation.text, entry.concept.kind, grammar)
    return tuple(dict.fromkeys(found))


def demands_at(text: str, span: Span, morphology: Morphology) -> list[Demand]:
    """What the neighbours of a place demand of a form that stands there."""
    before = _beside(text[: span[0]])
    if morphology.language is Language.RU:
        return _russian(text, span, before)
    if morphology.language is Language.KK:
        return _kazakh(text, span, before, morphology)
    return _english(text[span[1] :], before)


def _beside(text: str) -> list[Token]:
    """The words that lead up to the end of a text without a sign between them, the last one first."""
    found: list[Token] = []
    for token in reversed(tokenise(text)):
        if not token.key[0].isalnum() or text[token.end : found[-1].start if found else len(text)].strip():
            break
        found.append(token)
    return found


def _cases(cases: Iterable[str]) -> Demand:
    return tuple(frozenset({case}) for case in cases)


def _russian(text: str, span: Span, before: Sequence[Token]) -> list[Demand]:
    adjectives = 0
    while adjectives < min(3, len(before)) and _adjective(before[adjectives].key):
        adjectives += 1
    demands = [_adjective(token.key) for token in before[:adjectives]]
    rest = before[adjectives:]
    governed = governed_cases(text, rest[0].end, span[1], Language.RU) if rest else ()
    digits = next((i for i, token in enumerate(rest) if not token.key.isdigit()), len(rest))
    earlier = rest[max(1, digits) :]  # what stands before a number, which may be written in groups
    number = _russian_number(text, rest, earlier)
    if governed:
        demands.append(_cases(governed))
    elif number:
        demands.clear()  # два крупнейших оператора
        further = governed_cases(text, earlier[0].end, span[1], Language.RU) if earlier else ()
        demands.append(_counted(number, further))
    elif rest and rest[0].key in _RUSSIAN_COUNTED:
        demands.append(_cases(["GEN"]))
    if not demands and not before and (subject := _subject_of(text[span[1] :])):
        demands.append(subject)
    return demands


def _adjective(word: str) -> Demand:
    """Cases and numbers of a word that can be nothing but an adjective or a participle; nothing for other words."""
    from transdesk.language.morphology.ru.lexicon import CASES, NUMBERS, parses

    tags = [parse.tag for parse in parses(word)]
    if not tags or any(tag.POS not in ("ADJF", "PRTF") for tag in tags):
        return ()
    own = (_ANY,) if any(tag.POS == "PRTF" for tag in tags) else ()  # запрещающий сети, принятый Мажилисом: its own
    cells = {(CASES.get(tag.case), NUMBERS.get(tag.number)) for tag in tags}
    return (*(frozenset({case, number}) for case, number in sorted(cells, key=str) if case and number), *own)


def _subject_of(after: str) -> Demand:
    """The nominative in the number of a finite verb right behind; other forms may be its object: Дамбу построили."""
    from transdesk.language.morphology.ru.lexicon import NUMBERS, parses

    words = [token.key for token in tokenise(after[:40])]
    verb = next((word for word in words[:2] if word != "не"), "")
    tags = [parse.tag for parse in parses(verb)[:1]] if verb.isalpha() else []
    number = next((NUMBERS.get(tag.number or "") for tag in tags if tag.POS == "VERB"), None)
    return (frozenset({"NOM", number}), _ANY) if number else ()


def _russian_number(text: str, before: Sequence[Token], earlier: Sequence[Token]) -> int:
    """The whole number that stands right before a place; 0 where there is none, or where it may be a year."""
    if not before or (earlier and earlier[0].key.startswith(_RUSSIAN_LABELLED)):  # статьи 169 кодекса
        return 0
    if before[0].key in _RUSSIAN_NUMERALS:
        return _RUSSIAN_NUMERALS[before[0].key]
    found = _NUMBER.search(text[: before[0].end])
    if not found or text[found.start() - 1 : found.start()] in (",", ".", "-", "–"):
        return 0
    if not text[: found.start()].strip(' «“"—–-'):
        return 0  # 24 сессия: an ordinal without its ending is commonest at the beginning
    number = int(re.sub(r"\D", "", found[0]))
    return 0 if 1900 <= number < 2100 and found[0].isdigit() else number


def _counted(number: int, governed: Sequence[str]) -> Demand:
    """Forms behind a number: 21 суд, 2 суда, 5 судов; to 5 судам where a preposition governs both."""
    oblique = [frozenset({case, "PL"}) for case in governed]
    last, tens = number % 10, number % 100 // 10
    if last == 1 and tens != 1:
        return _with(governed, "SG") or (frozenset({"SG"}),)
    if 2 <= last <= 4 and tens != 1:
        return (frozenset({"GEN", "SG"}), frozenset({"PAUC"}), *oblique)
    return (frozenset({"GEN", "PL"}), *oblique)


def _with(cases: Sequence[str], number: str) -> Demand:
    return tuple(frozenset({case, number}) for case in cases)


def _kazakh(text: str, span: Span, before: Sequence[Token], morphology: Morphology) -> list[Demand]:
    after = text[span[1] :]
    governed = governed_cases(text, *span, Language.KK) if after[:1].isspace() else ()
    demands = [_cases(governed)] if governed else []
    if before and (before[0].key in _KAZAKH_NUMERALS or before[0].key.isdigit()):
        demands.append((frozenset({"SG"}),))
    if before and _owner(before[0].key, morphology):
        # where another word follows, that one may be what is owned: журналистердің Таяу Шығыс туралы сұрағы
        demands.append((frozenset({"PSS3S"}), *(() if _LAST.match(after) else (_ANY,))))
    return demands


def _owner(word: str, morphology: Morphology) -> bool:
    """Whether a Kazakh word is a genitive of the third person, which asks for a possessive behind it."""
    likeliest = next(iter(morphology.analyse(word)), frozenset())
    return word not in _KAZAKH_PERSONAL and len(word) > 4 and "GEN" in likeliest


def _english(after: str, before: Sequence[Token]) -> list[Demand]:
    if not before:
        return []
    word = before[0].key
    other = () if _LAST.match(after) else (_ANY,)  # three ivory smugglers
    if word in _ENGLISH_ONE or word == "1":
        return [(frozenset({"SG"}), *other)]
    if word in _ENGLISH_MANY or (word.isdigit() and not 1900 <= int(word) < 2100):
        return [(frozenset({"PL"}), *other)]
    return []
