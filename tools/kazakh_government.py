"""Counts which cases Kazakh words take of the noun right before them: ``government-kk.tsv`` of the glossary's data.

    PYTHONPATH=src python tools/kazakh_government.py < SENTENCES > src/transdesk/glossary/data/government-kk.tsv

One sentence a line. A row: v and the stem of a verb, or w and a word; how often a noun stands right before it; how often
it is in each case. Verbs also get in how many of all their places (``ALL``) a noun in the case stands anywhere between them
and the verb or sign before (``ACC+``). Of the words that are no verbs some are left out by hand: they follow, and do not govern.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from transdesk.glossary.agreement.kazakh_words import case_of, verb_stems
from transdesk.glossary.tokens import tokenise

CASES = ("NOM", "DAT", "ACC", "LOC", "ABL", "INS")
LEAST, SHARE = 5, 0.6  # of nouns before a word that is no verb, and of them in one oblique case


def counted(sentences: Iterable[str]) -> dict[tuple[str, str], Counter[str]]:
    """Cases before verbs and before other words."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        previous = ""
        met: set[str] = set()
        for token in tokenise(sentence):
            word = token.key
            case = case_of(previous) if previous else ""
            met.add(case)
            stems = verb_stems(word)
            if not word[0].isalnum():
                previous = ""
                met.clear()
                continue
            row = found["v", stems[0]] if stems else found["w", word]
            if case:
                row[case] += 1
            if stems:
                row.update(f"{case}+" for case in met & set(CASES[1:]))
                row["ALL"] += 1
                met.clear()
            previous = word
    return found


NO_GOVERNORS = frozenset(
    "атпен атқа атқарушы бола етік жапон жатқа жағып жем жұмыссыздық келушілер компьютер президенттері рейстер рельстен спорттан "
    "сумен тарады теріс түрде шеттетілді ілулі қамалды қатысушылар үміткерлер пікір мүмкіндік азырақ алматының алыс аша ағызып аптасына аралығында барысы бояп бұұ бәрі далаға дания дауыстап дәм дүниеге жаттап "
    "жеңіске жоққа жұлып жұмыспен жұмыстан инфляция камера каспий кері кім күшінде магнитудасы мойнына музейге найзағай "
    "ойындарына орнында республикасының роботтар сағаттан секундына тап таңертең тезірек ту төтенше түнеп түнеді уақытша "
    "уақытында фильм шашын шекарадан шетелден қай қасқырлар қаупі қолдан қоныс қосқандағыдан құртты қуаты суретке үй үйінен "
    "үші өзгеріссіз өзі өнер өтінім көбі".split()
)
"""Words before which many nouns of one case stand by chance."""


def rows(found: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """Lines of the file: verbs that were met often enough, other words that govern a case."""
    for (kind, word), counts in sorted(found.items()):
        nouns = sum(counts[case] for case in CASES)
        oblique = max(counts[case] for case in CASES[1:])
        if (
            nouns >= LEAST
            and word not in NO_GOVERNORS
            and (kind == "v" or (word.isalpha() and oblique >= SHARE * nouns))
        ):
            cells = [f"{case}={counts[case]}" for case in CASES if counts[case]]
            extra = [f"{case}={counts[case]}" for case in (*(f"{each}+" for each in CASES[1:]), "ALL") if counts[case]]
            yield "\t".join([kind, word, str(nouns), " ".join([*cells, *extra])])


if __name__ == "__main__":
    print("# Cases of the noun right before Kazakh words, counted by tools/kazakh_government.py.")
    print("# Source: the project's own news articles, lexicon examples and glossary sentences (training part).")
    print("\n".join(rows(counted(line.strip() for line in sys.stdin))))
