"""The grammar column: overrides of inflection for single designations.

A cell holds clauses separated by ``;``. A clause names a language, or one of its designations by number,
and then words ``key=value`` or ``key``; a value with spaces stands in double quotes::

    ru indecl gender=m; kk#2 izafet "gen.sg=Жоғарғы Соттың"
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.morphology import Grammar
from transdesk.domain.term import Designation

SUGGEST = "suggest"
"""Grammar word of this room: such a designation is shown to the translator but never enforced."""

FLAGS = frozenset({"indecl", "izafet", "animate", SUGGEST})
KEYS = FLAGS | {"gender", "harmony", "number", "head"}
VALUES: Mapping[str, frozenset[str]] = {
    "gender": frozenset({"m", "f", "n", "pl"}),
    "number": frozenset({"sg", "pl"}),
    "harmony": frozenset({"front", "back"}),
}
"""What the keys that need a value may say."""

_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "inst", "ess", "prep", "loc", "abl", "attr", "sim", "priv"})
_REST = frozenset({"sg", "pl", "pss1s", "pss2s", "pss3s", "pss1p", "form"})
_FORM_KEY = re.compile(r"[a-z0-9]+(?:\.[a-z0-9]+)+")
_WORD = re.compile(r'"[^"]*"|\S+')
_CLAUSE = re.compile(r'(?:"[^"]*"|[^;"])+')
_HEAD = re.compile(r"(ru|kk|en)(?:#(\d+))?$")

RARE = frozenset({"ATTR", "SIM", "PRIV", "PSS1S", "PSS2S", "PSS1P", "PSS2P", "SHORT", "LOC2", "GEN2"})
"""Features of forms that are recognised, and neither offered nor put in a place."""

Clauses: TypeAlias = Mapping[tuple[Language, int], Grammar]
"""Grammar by language and number of the designation (from 1; 0 is every designation of the language)."""


@lru_cache(maxsize=1024)  # a large file says the same few things over and over
def parse_grammar(cell: str) -> tuple[Clauses, tuple[str, ...]]:
    """Read a grammar cell; the second value lists what was not understood."""
    clauses: dict[tuple[Language, int], Grammar] = {}
    unknown: list[str] = []
    for clause in _CLAUSE.findall(cell):
        words = [word.strip('"') for word in _WORD.findall(clause)]
        if not words:
            continue
        head = _HEAD.match(words[0].lower())
        if head is None:
            unknown.append(clause.strip())
            continue
        pairs = tuple(_pair(word) for word in words[1:])
        unknown.extend(f"{key}={value}" if value else key for key, value in pairs if not known_key(key))
        clauses[Language(head[1]), int(head[2] or 0)] = tuple(pair for pair in pairs if known_key(pair[0]))
    return clauses, tuple(unknown)


def _pair(word: str) -> tuple[str, str]:
    key, sign, value = word.partition("=")
    return key.lower(), value if sign else ""


def known_key(key: str) -> bool:
    """Whether a grammar word means something: a flag, a setting, or a form such as ``gen.sg``."""
    return key in KEYS or _FORM_KEY.fullmatch(key) is not None


@lru_cache(maxsize=1024)
def trouble(key: str, value: str) -> str:
    """What is wrong with one grammar word, as a key of the lint's sentences; empty where nothing is."""
    if not known_key(key):
        return "unknown_grammar"
    if key in VALUES and value.lower() not in VALUES[key]:
        return "grammar_value"
    parts = key.split(".")
    if len(parts) > 1 and (parts[0] not in _CASES or not _REST.issuperset(parts[1:]) or not value.strip()):
        return "grammar_form"
    return ""


def parse_words(text: str) -> Grammar:
    """Read the grammar of one designation alone, such as ``gender=f "gen.sg=Жоғарғы Соттың"``."""
    return tuple(_pair(word.strip('"')) for word in _WORD.findall(text))


def format_words(grammar: Grammar) -> str:
    """Write the grammar of one designation; :func:`parse_words` gives it back."""
    return " ".join(_quoted(f"{key}={value}" if value else key) for key, value in grammar)


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word or ";" in word else word


def grammar_for(clauses: Clauses, language: Language, number: int) -> Grammar:
    """The grammar of one designation: what holds for the language, then what holds for it alone."""
    return (*clauses.get((language, 0), ()), *clauses.get((language, number), ()))


def format_grammar(designations: Sequence[Designation]) -> str:
    """Write the grammar of a concept's designations as a cell."""
    clauses: list[str] = []
    for language in Language:
        of_language = [d for d in designations if d.language is language]
        grammars = {d.grammar for d in of_language}
        if len(grammars) == 1 and len(of_language) > 0:
            clauses += _clause(str(language), of_language[0].grammar)
        else:
            for number, designation in enumerate(of_language, start=1):
                clauses += _clause(f"{language}#{number}", designation.grammar)
    return "; ".join(clauses)


def _clause(head: str, grammar: Grammar) -> list[str]:
    return [f"{head} {format_words(grammar)}"] if grammar else []


def for_morphology(grammar: Grammar) -> Grammar:
    """The part of a designation's grammar that concerns inflection."""
    return tuple(pair for pair in grammar if pair[0] != SUGGEST)
