"""Case and number of Russian words whose dictionary form is unknown.

The head is the first noun that agrees with the adjectives before it; readings are weighed by pymorphy3's
probabilities (OpenCorpora), unknown words by its prediction from their endings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from transdesk.domain.morphology import Features
from transdesk.language.morphology.ru.lexicon import CASES, NUMBERS, is_known, parses

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADJECTIVAL = re.compile(r"(?:[ыио]й|[ая]я|[оеыи]е|[ое]го|[ое]му|[ыи]м|[ыи]х|[ую]ю|ей|[ыи]ми|ом|ем)$")
_CASES = {**CASES, "loc2": "ESS", "gen2": "GEN"}


def readings(words: str) -> tuple[Features, ...]:
    """Readings likeliest first; never empty."""
    before: list[tuple[Any, ...]] = []
    spelled = _WORD.findall(words)
    for number, word in enumerate(spelled):
        if _garbled_adjective(word, spelled[number + 1 :]):
            continue
        options = parses(word)
        nouns = _scored(options, {"NOUN", "NPRO"}, before)
        if nouns:
            return nouns
        agreeing = tuple(option for option in options if option.tag.POS in {"ADJF", "PRTF", "NUMR"})
        if agreeing:
            before.append(agreeing)
        elif before:
            break
    if before:
        return _scored(before[-1], {"ADJF", "PRTF"}, before[:-1]) or (frozenset({"N", "NOM", "SG"}),)
    return (frozenset({"N", "NOM", "SG"}),)


def _garbled_adjective(word: str, after: Sequence[str]) -> bool:
    """Whether an unknown word ends like an adjective and a known noun follows: бюджетаской комиссии.

    By its ending alone it might pass for a noun, and the noun would not be looked at.
    """
    if is_known(word) or not _ADJECTIVAL.search(word.lower()):
        return False
    return any(is_known(other) and parses(other)[0].tag.POS == "NOUN" for other in after)


def _scored(options: tuple[Any, ...], classes: set[str], before: list[tuple[Any, ...]]) -> tuple[Features, ...]:
    scores: dict[tuple[str, str], float] = {}
    for option in options:
        tag = option.tag
        case, number = _CASES.get(tag.case or ""), NUMBERS.get(tag.number or "")
        if tag.POS not in classes or not case or not number:
            continue
        weight = option.score
        for adjective in before:
            weight *= max((each.score for each in adjective if _agrees(each.tag, tag)), default=0.0)
        if weight > 0:
            scores[case, number] = scores.get((case, number), 0.0) + weight
    ranked = sorted(scores, key=lambda cell: -scores[cell])
    return tuple(frozenset({"N", case, number}) for case, number in ranked)


def _agrees(adjective: Any, noun: Any) -> bool:
    if _CASES.get(adjective.case or "") != _CASES.get(noun.case or "") or adjective.number != noun.number:
        return False
    if noun.number == "sing" and noun.gender and adjective.gender and noun.gender != adjective.gender:
        return False
    return not (noun.case == "accs" and adjective.animacy and noun.animacy and adjective.animacy != noun.animacy)
