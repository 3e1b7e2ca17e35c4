"""A Russian term as a phrase: which of its words decline, and how they agree.

Words before the head that are adjectives agree with it; text after the head stays (Бюро по правам
человека), and so do quoted names after a head noun (партия «Аманат»). Adjectives right after the head
(треска ледовая), coordinated nominatives (Босния и Герцеговина) and personal names after a person's title
(президент Касым-Жомарт Токаев) decline too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from transdesk.language.morphology.ru.words import ORDER, AdjectiveTable, NounTable


@dataclass(frozen=True, slots=True)
class Part:
    """A word (or white space, or a mark) of a term; without tables it stays as it is."""

    text: str
    noun: NounTable | None = None
    adjective: AdjectiveTable | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A parsed term.

    Attributes:
        parts: all tokens in order; joined they give the term.
        head: index of the head among the parts, -1 where nothing declines.
        number: of the dictionary form.
        numbers: those the term is used in, the dictionary form's first.
        gender, animate: of the head; they rule agreement.
        follows: indices of coordinated nouns, that keep their own number.
    """

    parts: tuple[Part, ...]
    head: int = -1
    number: str = "SG"
    numbers: tuple[str, ...] = ("SG", "PL")
    gender: str = "MASC"
    animate: bool = False
    person: bool = False
    single_adjective: AdjectiveTable | None = None
    genders: tuple[tuple[int, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Agreement:
    """The cell a phrase is put into; numerals split it between the head and its adjectives."""

    number: str
    case: str
    adjective_number: str = ""
    adjective_case: str = ""


def render(phrase: Phrase, cell: Agreement) -> tuple[str, ...]:
    """Spellings of the phrase in a cell, the preferred first; empty where a word has no such form."""
    texts = [""]
    for index, part in enumerate(phrase.parts):
        options = _options(phrase, index, part, cell)
        if not options:
            return ()
        if index == phrase.head or (phrase.person and cell.case != "NOM"):  # Алие Молдагуловой
            texts = [text + option for option in options for text in texts]
        else:
            texts = [text + options[0] for text in texts]
    return tuple(dict.fromkeys(texts))


def _options(phrase: Phrase, index: int, part: Part, cell: Agreement) -> Sequence[str]:
    if part.noun is not None:
        found = part.noun.get((cell.number, cell.case))
        if not found and cell.case in {"LOC2", "GEN2"} and index != phrase.head:
            found = part.noun.get((cell.number, "ESS" if cell.case == "LOC2" else "GEN"))
        return found or ()
    if part.adjective is not None:
        number, case = cell.adjective_number or cell.number, cell.adjective_case or cell.case
        return _agreeing(part.adjective, number, case, dict(phrase.genders).get(index, phrase.gender), phrase.animate)
    return (part.text,)


def _agreeing(table: AdjectiveTable, number: str, case: str, gender: str, animate: bool) -> Sequence[str]:
    row = "PL" if number == "PL" else gender or "MASC"
    plain = {"LOC2": "ESS", "GEN2": "GEN"}.get(case, case)
    if plain == "ACC" and row in {"MASC", "PL"}:
        plain = "GEN" if animate else "NOM"
    return table.get((row, plain), ())


def cells(phrase: Phrase) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every (number, case) with its spellings, the dictionary form's number first."""
    for number in phrase.numbers:
        for case in (*ORDER, "LOC2", "GEN2"):
            if case in {"LOC2", "GEN2"} and (
                phrase.head < 0 or (number, case) not in (phrase.parts[phrase.head].noun or {})
            ):
                continue
            texts = render(phrase, Agreement(number, case))
            if texts:
                yield number, case, texts
    if any(part.adjective for part in phrase.parts) and phrase.numbers[0] == "SG":
        for adjective_case in ("GEN", "NOM"):  # 2 гостевых дома, 2 новые партии
            texts = render(phrase, Agreement("SG", "GEN", "PL", adjective_case))
            if texts:
                yield "PAUC", "NOM", texts


def with_animacy(phrase: Phrase, *, animate: bool) -> Phrase:
    """The phrase with its accusative made over to the animacy that a concept demands."""
    head = phrase.parts[phrase.head] if phrase.head >= 0 else None
    if head is None or head.noun is None:
        return replace(phrase, animate=animate)
    source = "GEN" if animate else "NOM"
    noun = dict(head.noun)
    for number in ("SG", "PL"):
        strong = number == "PL" or (phrase.gender == "MASC" and head.text[-1:].lower() not in "ая")
        if strong and (number, source) in noun:
            noun[number, "ACC"] = noun[number, source]
    parts = tuple(replace(part, noun=noun) if index == phrase.head else part for index, part in enumerate(phrase.parts))
    return replace(phrase, parts=parts, animate=animate)
