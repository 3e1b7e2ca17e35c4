"""Word lists of this room, read once when they are first asked for. Each file names its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from transdesk.domain.language import Language


@cache
def stop_words(language: Language) -> frozenset[str]:
    """Function words of a language, folded for comparison."""
    return frozenset(_lines(f"function-{language}.txt"))


@cache
def common_words(language: Language) -> Mapping[str, str]:
    """Everyday words of Kazakh and English with their parts of speech (n, v, a, d, x); empty for Russian."""
    if language is Language.RU:
        return {}  # pymorphy3 knows better
    return dict(line.split("\t", 1) for line in _lines(f"words-{language}.tsv"))


@cache
def compounds(language: Language) -> Mapping[str, str]:
    """What parts of compounds (``ex-``, ``-elect``) and whole compounds do to the words in them: same, other, word."""
    rows = (line.split("\t") for line in _lines("compounds.tsv"))
    return {spelling: role for code, spelling, role in rows if code == language}


@cache
def kazakh_government() -> Mapping[tuple[str, str], Mapping[str, int]]:
    """Cases of the noun right before Kazakh verbs (``v`` and the stem) and other words (``w``), as often as counted.

    ``N`` is the sum; ``ACC+`` of ``ALL`` places of a verb have an accusative anywhere in the clause before them.
    """
    found = {}
    for line in _lines("government-kk.tsv"):
        kind, word, total, cells = line.split("\t")
        counts = (cell.split("=") for cell in cells.split())
        found[kind, word] = Counter({"N": int(total), **{case: int(count) for case, count in counts}})
    return found


@cache
def russian_government() -> Mapping[str, tuple[str, ...]]:
    """Cases of the noun right behind Russian verbs and nouns, by dictionary form, beside what all of them take."""
    rows = (line.split("\t") for line in _lines("government-ru.tsv"))
    return {word: tuple(cases.split()) for word, cases in rows}


@cache
def russian_prepositions() -> Mapping[tuple[str, str], str]:
    """The case behind a Russian word, by dictionary form, and a preposition that may have two: жить, в: ESS."""
    rows = (line.split("\t") for line in _lines("prepositions-ru.tsv"))
    return {(word, preposition): case for word, preposition, case, *_ in rows}


def _lines(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
