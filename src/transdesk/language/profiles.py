"""Letter-group profiles of languages: counting, storing and reading them.

A profile gives the relative frequency of the groups of 1 to 4 letters of a language's words, with the
word boundaries as ``_`` (the model of Cavnar & Trenkle 1994 as langdetect uses it, one order longer),
and of its frequent words. The files in ``profiles/`` hold one profile each: lines of a frequency per
million, a TAB, and the groups that have it; words follow after a line ``words``. Where langdetect has a
profile of the language too, the mean of both is used.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from importlib import resources
from operator import itemgetter
from pathlib import Path

ORDER = 4
"""Longest group of letters."""
MILLION = 1_000_000
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Profile:
    """Frequencies per million: of letter groups within their order, and of words.

    Attributes:
        name: BCP 47 code, with a private part for variants (``kk-Latn``).
        groups: letter groups with ``_`` for a boundary.
        words: frequent words in lower case.
        order: the longest groups that were counted; langdetect counts up to 3.
    """

    name: str
    groups: Mapping[str, float]
    words: Mapping[str, float]
    order: int = ORDER


def words_of(text: str) -> list[str]:
    """The words of a text, as they are written."""
    return _WORD.findall(text)


def groups_of(word: str, order: int = ORDER, shortest: int = 1) -> list[str]:
    """Letter groups of one lower-case word with its boundaries, from the shortest ones to those of the order."""
    bounded = f"_{word}_"
    size = len(bounded)
    return [bounded[start : start + n] for n in range(shortest, order + 1) for start in range(size - n + 1)]


def count_profile(
    name: str, lines: Iterable[str], *, least: int = 3, most: int = 8500, words: int = 1200, order: int = ORDER
) -> Profile:
    """Count a profile from text.

    Args:
        name: the language.
        lines: sentences.
        least: groups and words that occur less often are left out.
        most: at most so many groups are kept, the most frequent ones.
        words: at most so many words are kept; words that begin with a capital do not count, since names
            are written alike in many languages.
        order: length of the longest groups.
    """
    groups: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for line in lines:
        found = words_of(line)
        seen.update(word for word in found if word[0].islower())
        for word in found:
            groups.update(groups_of(word.lower(), order))
    return _profile(name, groups, seen, least=least, most=most, words=words)


def profile_of_words(name: str, frequencies: Mapping[str, float], *, most: int = 8500, words: int = 1200) -> Profile:
    """Count a profile from words with their frequencies; the limits are those of :func:`count_profile`."""
    groups: defaultdict[str, float] = defaultdict(float)
    for word, frequency in frequencies.items():
        for group in groups_of(word):
            groups[group] += frequency
    return _profile(name, groups, frequencies, least=0, most=most, words=words)


def _profile(
    name: str, groups: Mapping[str, float], words_seen: Mapping[str, float], *, least: float, most: int, words: int
) -> Profile:
    """Relative frequencies of what was counted, the rare left out."""
    totals: defaultdict[int, float] = defaultdict(float)
    for group, count in groups.items():
        totals[len(group)] += count * (group != "_")
    total = sum(words_seen.values()) or 1
    common = nlargest(most, (item for item in groups.items() if item[0] != "_"), key=itemgetter(1))
    frequent = nlargest(words, words_seen.items(), key=itemgetter(1))
    return Profile(
        name,
        {group: MILLION * count / totals[len(group)] for group, count in common if count >= least},
        {word: MILLION * count / total for word, count in frequent if count >= least},
        max(map(len, groups), default=ORDER),
    )


def mean(name: str, profiles: Sequence[Profile]) -> Profile:
    """The mean of several profiles of one language; an order that one lacks is taken from the others."""
    groups: defaultdict[str, float] = defaultdict(float)
    counting = [sum(length <= profile.order for profile in profiles) for length in range(ORDER + 1)]
    for profile in profiles:
        for group, value in profile.groups.items():
            groups[group] += value / counting[len(group)]
    words: defaultdict[str, float] = defaultdict(float)
    with_words = [profile for profile in profiles if profile.words]
    for profile in with_words:
        for word, value in profile.words.items():
            words[word] += value / len(with_words)
    return Profile(name, groups, words, max(profile.order for profile in profiles))


def format_profile(profile: Profile) -> str:
    """The text of a profile file."""
    return "\n".join([*_grouped(profile.groups), "words", *_grouped(profile.words)]) + "\n"


def _grouped(values: Mapping[str, float]) -> list[str]:
    by_value: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in values.items():
        by_value[_rounded(value)].append(key)
    return [f"{value}\t{' '.join(sorted(keys))}" for value, keys in sorted(by_value.items(), reverse=True)]


def _rounded(value: float) -> int:
    """Two significant digits: the logarithm is what counts, and equal values share a line."""
    return int(float(f"{max(value, 1):.2g}"))


def parse_profile(name: str, text: str) -> Profile:
    """Read the text of a profile file."""
    tables: tuple[dict[str, float], dict[str, float]] = ({}, {})
    current = tables[0]
    for line in text.splitlines():
        value, _, keys = line.partition("\t")
        if value == "words":
            current = tables[1]
        else:
            current.update(dict.fromkeys(keys.split(" "), float(value)))
    return Profile(name, *tables, max(map(len, tables[0]), default=ORDER))


@cache
def own_profile(name: str) -> Profile | None:
    """The profile of that name in the package's data, or None."""
    file = resources.files("transdesk.language").joinpath("profiles", f"{name}.txt")
    return parse_profile(name, file.read_text(encoding="utf-8")) if file.is_file() else None


def langdetect_profile(name: str) -> Profile | None:
    """Langdetect's profile of that name, read from its package data, or None."""
    import langdetect

    file = Path(langdetect.__file__).parent / "profiles" / name
    if not file.is_file():
        return None
    data = json.loads(file.read_text(encoding="utf-8"))
    totals = data["n_words"]
    groups = {
        group.replace(" ", "_"): MILLION * count / totals[len(group) - 1]
        for group, count in data["freq"].items()
        if len(group) <= 3
    }
    return Profile(name, groups, {}, order=3)


def profile(name: str) -> Profile:
    """The profile of a language: our own, langdetect's, or the mean of both where both exist.

    Raises:
        KeyError: there is none.
    """
    found = [p for p in (own_profile(name), langdetect_profile(name)) if p is not None]
    if not found:
        raise KeyError(name)
    return found[0] if len(found) == 1 else mean(name, found)
