"""What the neighbours of a place demand of a Russian form.

Sources: Русская грамматика (1980), paragraphs 1655-1667 (prepositions) and the chapters on the numeral and on согласование.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features
from transdesk.domain.term import TermKind
from transdesk.glossary.contexts import words_before
from transdesk.glossary.demands import Demand, Force, one_of
from transdesk.glossary.government import governed_cases
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token, tokenise

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+$|\d+$")
_NUMERALS = {
    "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_COUNTED = frozenset("тыс тысяч тысячи тысяча млн миллион миллиона миллионов млрд миллиард миллиарда миллиардов".split())
_LABELLED = ("стать", "пункт", "част", "глав", "раздел", "дом", "школ", "рейс", "номер", "маршрут", "приложени")


def demands(text: str, span: Span, kind: TermKind) -> list[Demand]:
    """Every rule that speaks of a place."""
    before = words_before(text[: span[0]])
    adjectives = 0
    while adjectives < min(3, len(before)) and _adjective(before[adjectives].key):
        adjectives += 1
    found = [demand for token in before[:adjectives] if (demand := _adjective(token.key))]
    rest = before[adjectives:]
    governed = governed_cases(text, rest[0].end, span[1], Language.RU) if rest else ()
    digits = next((i for i, token in enumerate(rest) if not token.key.isdigit()), len(rest))
    earlier = rest[max(1, digits) :]  # what stands before a number, which may be written in groups
    number = _number(text, rest, earlier)
    if governed:
        found.append(Demand("preposition", Force.MUST, one_of(*governed)))
    elif number:
        further = governed_cases(text, earlier[0].end, span[1], Language.RU) if earlier else ()
        found = [Demand("number", Force.MUST, _counted(number, further))]  # два крупнейших оператора
    elif rest and rest[0].key in _COUNTED:
        found.append(Demand("number", Force.MUST, one_of("GEN")))
    if not found and not before and (subject := _subject_of(text[span[1] :])):
        found.append(subject)
    return found


def _adjective(word: str) -> Demand | None:
    """Cases and numbers of a word that can be nothing but an adjective or a participle; nothing for other words."""
    from transdesk.language.morphology.ru.lexicon import CASES, NUMBERS, parses

    tags = [parse.tag for parse in parses(word)]
    if not tags or any(tag.POS not in ("ADJF", "PRTF") for tag in tags):
        return None
    own = any(tag.POS == "PRTF" for tag in tags)  # запрещающий сети, принятый Мажилисом: its own
    cells = {(CASES.get(tag.case), NUMBERS.get(tag.number)) for tag in tags}
    wants = tuple(frozenset({case, number}) for case, number in sorted(cells, key=str) if case and number)
    return Demand("adjective", Force.MAY if own else Force.MUST, wants)


def _subject_of(after: str) -> Demand | None:
    """The nominative in the number of a finite verb right behind; other forms may be its object: Дамбу построили."""
    from transdesk.language.morphology.ru.lexicon import NUMBERS, parses

    words = [token.key for token in tokenise(after[:40])]
    verb = next((word for word in words[:2] if word != "не"), "")
    tags = [parse.tag for parse in parses(verb)[:1]] if verb.isalpha() else []
    number = next((NUMBERS.get(tag.number or "") for tag in tags if tag.POS == "VERB"), None)
    return Demand("subject", Force.MAY, (frozenset({"NOM", number}),)) if number else None


def _number(text: str, before: Sequence[Token], earlier: Sequence[Token]) -> int:
    """The whole number that stands right before a place; 0 where there is none, or where it may be a year."""
    if not before or (earlier and earlier[0].key.startswith(_LABELLED)):  # статьи 169 кодекса
        return 0
    if before[0].key in _NUMERALS:
        return _NUMERALS[before[0].key]
    found = _NUMBER.search(text[: before[0].end])
    if not found or text[found.start() - 1 : found.start()] in (",", ".", "-", "–"):
        return 0
    if not text[: found.start()].strip(' «“"—–-'):
        return 0  # 24 сессия: an ordinal without its ending is commonest at the beginning
    number = int(re.sub(r"\D", "", found[0]))
    return 0 if 1900 <= number < 2100 and found[0].isdigit() else number


def _counted(number: int, governed: Sequence[str]) -> tuple[Features, ...]:
    """Forms behind a number: 21 суд, 2 суда, 5 судов; to 5 судам where a preposition governs both."""
    oblique = [frozenset({case, "PL"}) for case in governed]
    last, tens = number % 10, number % 100 // 10
    if last == 1 and tens != 1:
        return tuple(frozenset({case, "SG"}) for case in governed) or (frozenset({"SG"}),)
    if 2 <= last <= 4 and tens != 1:
        return (frozenset({"GEN", "SG"}), frozenset({"PAUC"}), *oblique)
    return (frozenset({"GEN", "PL"}), *oblique)
