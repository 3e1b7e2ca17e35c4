"""Counts which cases Kazakh words take of the noun right before them: ``government-kk.tsv`` of the glossary's data.

    PYTHONPATH=src python tools/kazakh_government.py < SENTENCES > src/transdesk/glossary/data/government-kk.tsv

One sentence a line. A row: v and the stem of a verb, or w and a word; how often a noun stands right before it; how often
it is in each case. Verbs also get how often an accusative stands between them and the verb before (``OBJ``).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from transdesk.glossary.kazakh_words import case_of, verb_stems
from transdesk.glossary.tokens import tokenise

CASES = ("NOM", "DAT", "ACC", "LOC", "ABL", "INS")
LEAST, SHARE = 5, 0.6  # of nouns before a word that is no verb, and of them in one oblique case


def counted(sentences: Iterable[str]) -> dict[tuple[str, str], Counter[str]]:
    """Cases before verbs and before other words."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        previous, objects = "", False
        for token in tokenise(sentence):
            word = token.key
            case = case_of(previous) if previous else ""
            objects = objects or case == "ACC"
            stems = verb_stems(word)
            if not word[0].isalnum():
                previous, objects = "", False
                continue
            row = found["v", stems[0]] if stems else found["w", word]
            if case:
                row[case] += 1
            if stems:
                row["OBJ"] += objects
                row["ALL"] += 1
                objects = False
            previous = word
    return found


def rows(found: dict[tuple[str, str], Counter[str]]) -> Iterator[str]:
    """Lines of the file: verbs that were met often enough, other words that govern a case."""
    for (kind, word), counts in sorted(found.items()):
        nouns = sum(counts[case] for case in CASES)
        oblique = max(counts[case] for case in CASES[1:])
        if nouns >= LEAST and (kind == "v" or (word.isalpha() and oblique >= SHARE * nouns)):
            cells = [f"{case}={counts[case]}" for case in CASES if counts[case]]
            extra = [f"OBJ={counts['OBJ']}", f"ALL={counts['ALL']}"] if kind == "v" else []
            yield "\t".join([kind, word, str(nouns), " ".join([*cells, *extra])])


if __name__ == "__main__":
    print("# Cases of the noun right before Kazakh words, counted by tools/kazakh_government.py.")
    print("# Source: the project's own news articles, lexicon examples and glossary sentences (training part).")
    print("\n".join(rows(counted(line.strip() for line in sys.stdin))))
