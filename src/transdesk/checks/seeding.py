"""Errors to be found: each is made in a good translation, one at a time, as translators and engines make them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Final, TypeAlias

from transdesk.language.scripts import TO_LATIN

Maker: TypeAlias = Callable[[str, str, Random], str | None]
"""Source, target and chance to a target with the error, or None where the pair gives no occasion."""

_DIGITS = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?![\w-])")
_CYRILLIC = re.compile(r"(?<![^\W\d_])[а-яёәғқңөұүһі]{4,}(?![^\W\d_])")
_MARKS = '«»“”„"()'
_SHORTEST_CUT = 60
"""Code points of a source whose translation can be cut short noticeably."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A kind of error.

    Attributes:
        checks: ids of the checks of which one must find it.
        make: puts it into a translation.
    """

    checks: tuple[str, ...]
    make: Maker


def _changed_number(source: str, target: str, chance: Random) -> str | None:
    """Another last digit in a number that both sides write with the same digits."""
    shared = [match for match in _DIGITS.finditer(target) if match[0] in _DIGITS.findall(source)]
    if not shared:
        return None
    end = chance.choice(shared).end()
    digit = (int(target[end - 1]) + chance.randint(1, 8)) % 10
    return f"{target[: end - 1]}{digit or 9}{target[end:]}"


def _lost_number(source: str, target: str, chance: Random) -> str | None:
    """A number that both sides have is left out."""
    shared = [match for match in _DIGITS.finditer(target) if match[0] in _DIGITS.findall(source)]
    if not shared:
        return None
    lost = chance.choice(shared)
    return " ".join((target[: lost.start()] + target[lost.end() :]).split())


def _copied(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """The source stands as its own translation."""
    return source


def _empty(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    return ""


def _left_in_source_language(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """All but the first two words are the source's, as where an engine gives up."""
    words = source.split()
    return " ".join([*target.split()[:2], *words[2:]]) if len(words) > 6 else None


def _lost_quote(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """One quotation mark or bracket of a pair is left out."""
    places = [index for index, char in enumerate(target) if char in _MARKS]
    if not places:
        return None
    place = chance.choice(places)
    return target[:place] + target[place + 1 :]


def _doubled_word(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    words = list(_WORD.finditer(target))
    if not words:
        return None
    word = chance.choice(words)
    return f"{target[: word.end()]} {word[0]}{target[word.end() :]}"


def _cut(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """Only the first third of the words is translated."""
    words = target.split()
    return " ".join(words[: len(words) // 3]) if len(source) >= _SHORTEST_CUT and len(words) > 5 else None


def _lost_end(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """The sign at the end is left out."""
    alike = source[-1:] in tuple(".!?") and source[-1:] == target[-1:] and target[-2:-1].isalnum()
    return target[:-1] if alike else None


def _question_as_statement(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    return f"{target[:-1]}." if source.endswith("?") and target.endswith("?") else None


def _lookalike(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """A Latin letter in a Cyrillic word that shows by another letter that it is Cyrillic."""
    places = [
        match.start() + index
        for match in _CYRILLIC.finditer(target)
        if any(char not in TO_LATIN for char in match[0])
        for index, char in enumerate(match[0])
        if char in TO_LATIN
    ]
    if not places:
        return None
    place = chance.choice(places)
    return target[:place] + TO_LATIN[target[place]] + target[place + 1 :]


def _spaced(source: str, target: str, chance: Random) -> str | None:  # noqa: ARG001
    """A space before a comma, or two between words."""
    places = [match.start() for match in re.finditer(r"(?<=[^\W\d])[, ](?=[ \w])", target)]
    if not places:
        return None
    place = chance.choice(places)
    return f"{target[:place]} {target[place:]}"


SEEDS: Final = MappingProxyType({
    "number changed": Seed(("numbers",), _changed_number),
    "number lost": Seed(("numbers",), _lost_number),
    "source copied": Seed(("untranslated", "wrong_language"), _copied),
    "empty": Seed(("untranslated",), _empty),
    "left in the source's language": Seed(("wrong_language",), _left_in_source_language),
    "quotation mark lost": Seed(("quotes",), _lost_quote),
    "word doubled": Seed(("repetition",), _doubled_word),
    "cut short": Seed(("length",), _cut),
    "end mark lost": Seed(("end_mark",), _lost_end),
    "question as statement": Seed(("end_mark",), _question_as_statement),
    "look-alike letter": Seed(("lookalikes",), _lookalike),
    "space too many": Seed(("spacing",), _spaced),
})  # fmt: skip
"""Every kind of error by its name in the table. Lost tags and terms are made by the bench, which has the marks and
the glossary."""
