"""Time of the term index on your own texts.

    python benchmarks/term_index.py GLOSSARY en=article.en.txt ru=article.ru.txt kk=article.kk.txt [--concepts 1000]

Prints for each language: building the index, finding the terms of the text for the first time (forms are generated),
the best of many later times for every 1,000 words, and the mean of its paragraphs, first time and later. Processor
time, so that a busy machine disturbs less. With ``--concepts`` so many are drawn from the glossary.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from transdesk.domain.language import Language
from transdesk.domain.term import Glossary
from transdesk.glossary.files import load_glossaries
from transdesk.glossary.index import TermIndex
from transdesk.language.morphology import morphology

REPEATS = 100


def seconds(call: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def measure(glossary: Glossary, language: Language, text: str) -> str:
    """One row of the table."""
    forms = morphology(language)
    forms.spellings("2024")  # dictionaries are loaded outside the measure
    paragraphs = [line for line in text.splitlines() if line.strip()]
    build = seconds(lambda: TermIndex(glossary, language, forms))
    cold = TermIndex(glossary, language, forms)
    first = [seconds(lambda paragraph=paragraph: cold.find(paragraph)) for paragraph in paragraphs]
    later = [seconds(lambda paragraph=paragraph: cold.find(paragraph)) for paragraph in paragraphs]
    best = min(seconds(lambda: cold.find(text)) for _ in range(REPEATS)) * 1000 / len(text.split())
    means = [1000 * sum(times) / len(times) for times in (first, later)]
    return (
        f"| {language} | {len(text.split())} | {len(cold.find(text))} | {build:.2f} s | {best * 1000:.2f} ms "
        f"| {means[0]:.2f} ms | {means[1]:.2f} ms |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glossary", type=Path)
    parser.add_argument("texts", nargs="+", metavar="CODE=FILE")
    parser.add_argument("--concepts", type=int)
    arguments = parser.parse_args()
    glossary, _ = load_glossaries([arguments.glossary])
    if arguments.concepts:
        drawn = random.Random(1).sample(glossary.concepts, arguments.concepts)
        glossary = replace(glossary, concepts=tuple(drawn))
    print("| language | words | hits | index | 1,000 words | a paragraph, first time | later |\n" + "| --- " * 7 + "|")
    for pair in arguments.texts:
        code, _, path = pair.partition("=")
        print(measure(glossary, Language(code), Path(path).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
