"""Counts which case Russian words take behind a preposition that may have two: ``prepositions-ru.tsv`` of the glossary's data.

    PYTHONPATH=src python tools/russian_prepositions.py < SENTENCES > src/transdesk/glossary/data/prepositions-ru.tsv

One sentence a line. A row: the dictionary form of a verb or noun, the preposition behind it, the case, how often it was met
and how often another. Times are left out (в пятницу), and nouns with a mere place behind them (пожар в школе).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from transdesk.domain.language import Language
from transdesk.glossary.agreement.russian_words import (
    adjective,
    dictionary_form,
    noun_cases,
    passed_over,
    predicate,
    tells_time,
    verbal,
)
from transdesk.glossary.government import governed_cases
from transdesk.glossary.tokens import tokenise

LEAST, SHARE = 6, 0.95
MOST_ADJECTIVES = 3
WITH_PLACES = frozenset("участие обвинение отказ победа".split())
"""Nouns that govern the prepositional."""
NO_GOVERNORS = frozenset(
    "суд обсе тенг деньга глава лицо ночь доллар евро баррель программа контейнер автобус дом машина мешок вагон семья "
    "цена тариф спрос обмен вид квота пошлина написать собрать выставить показать провести передать выпустить".split()
)
"""Words of another reading, and those behind which the other case says something else: цены на рынке, передали в полиции."""


def counted(sentences: Iterable[str]) -> dict[tuple[str, str], Counter[str]]:
    """Cases behind a word and a preposition."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        words = [token.key for token in tokenise(sentence)]
        for index, word in enumerate(words):
            cases = frozenset(governed_cases(word + " ", len(word) + 1, len(word) + 1, Language.RU))
            governor = _governor(words[:index])
            case = _case(words[index + 1 :], cases)
            if len(cases) > 1 and governor and case:
                found[dictionary_form(governor), _plain(word)][case] += 1
    return found


def _governor(before: list[str]) -> str:
    word = next((word for word in reversed(before) if not passed_over(word)), "")
    return word if word and (verbal(word) or predicate(word) or noun_cases(word)) else ""


def _case(behind: list[str], cases: frozenset[str]) -> str:
    """The one of these cases in which the first noun surely is."""
    describing = next((i for i, word in enumerate(behind[: MOST_ADJECTIVES + 1]) if not adjective(word)), 0)
    noun = behind[describing] if behind else ""
    if not noun or not noun_cases(noun) or tells_time(noun):
        return ""
    for readings in (noun_cases(noun), *map(adjective, behind[:describing])):
        cases &= frozenset[str]().union(*readings)
    return next(iter(cases)) if len(cases) == 1 else ""


def _plain(preposition: str) -> str:
    return {"во": "в", "со": "с"}.get(preposition, preposition)


def rows(found: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """Lines of the file: words that were met often enough with hardly anything but one case."""
    for (word, preposition), counts in sorted(found.items()):
        case, count = counts.most_common(1)[0]
        total = sum(counts.values())
        place = case == "ESS" and noun_cases(word) and word not in WITH_PLACES
        if total >= LEAST and count >= SHARE * total and word not in NO_GOVERNORS and not place:
            yield "\t".join([word, preposition, case, str(count), str(total - count)])


if __name__ == "__main__":
    print(
        "# The case behind Russian words and prepositions that may have two, counted by tools/russian_prepositions.py."
    )
    print("# Source: the project's own news articles, lexicon examples and glossary sentences (training part).")
    print("\n".join(rows(counted(line.strip() for line in sys.stdin))))
