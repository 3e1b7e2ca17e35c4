"""Which cases Kazakh verbs and other words take of a noun before them.

Source: counts over the project's own Kazakh texts, ``data/government-kk.tsv`` (меңгеру байланысы: Қазақ грамматикасы 2002,
section on söz tirkesi). What was met seldom is not told.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from transdesk.glossary.data import kazakh_government
from transdesk.language.morphology.kk.stems import unvoiced
from transdesk.language.morphology.kk.verbs import listed

_MET, _SHARE = 3, 0.12  # how often, and in what share of all, a case must stand before a word to be one that it takes
_OFTEN = {"DAT": 0.33, "LOC": 0.21, "ABL": 0.19, "INS": 0.07}
"""Shares of a verb's places from which a case anywhere in the clause is taken by it: half as much again as over all verbs."""
_USUAL = 0.6  # share from which it is the usual one
_OBJECTS, _NO_OBJECTS, _ENOUGH = 0.15, 0.12, 6  # shares of a verb's places that have an object, places to tell by
_OBLIQUE = ("DAT", "LOC", "ABL", "INS")


def cases_before(word: str, stems: tuple[str, ...]) -> tuple[str, ...]:
    """The oblique cases that a word takes; ``stems`` are those of the verb that it is a form of, if any."""
    return tuple(case for case in _OBLIQUE if any(_takes(row, case) for row in _rows(word, stems)))


def cases_of(stems: tuple[str, ...]) -> tuple[str, ...]:
    """The oblique cases that a verb takes anywhere in its clause; a passive takes those of its verb."""
    rows = _rows("", (*stems, *(base for stem in stems if (base := _active(stem)))))
    return tuple(
        case
        for case in _OBLIQUE
        if any(row[f"{case}+"] > _MET and row[f"{case}+"] >= _OFTEN[case] * row["ALL"] for row in rows)
    )


def usual_case(word: str, stems: tuple[str, ...]) -> str:
    """The oblique case in which most nouns stand before a word; empty where there is none."""
    rows = _rows(word, stems)
    for case in _OBLIQUE:
        if rows and all(row[case] >= 2 * _MET and row[case] >= _USUAL * row["N"] for row in rows):
            return case
    return ""


def transitive(stems: tuple[str, ...]) -> bool:
    """Whether a verb surely takes an accusative."""
    return any(
        row["ACC"] >= _MET and row["ACC+"] >= _OBJECTS * row["ALL"]
        for stem in stems
        if not passive(stem)
        for row in _rows("", (stem,))
    )


def may_take_object(stems: tuple[str, ...]) -> bool:
    """Whether a verb takes an accusative, or is too rare to tell and no passive or reciprocal."""
    met = any(row["ALL"] >= _ENOUGH for row in _rows("", stems))
    return transitive(stems) or (
        not met and not any(passive(s) or s.endswith(("ыл", "іл", "ын", "ін", "ыс", "іс")) for s in stems)
    )


def intransitive(stems: tuple[str, ...]) -> bool:
    """Whether a verb surely takes no accusative."""
    return bool(stems) and all(passive(stem) or _without_object(stem) for stem in stems)


def passive(stem: str) -> bool:
    """Whether a stem is the passive of a verb that is known: салын-, көтеріл-, тоқтатыл-."""
    return bool(_active(stem))


def _active(stem: str) -> str:
    """The verb of which a stem is the passive; empty where it is none."""
    if len(stem) < 4:
        return ""
    endings = ("ыл", "іл", *(("ын", "ін") if stem[-3] == "л" else ()))
    short = stem[-1] == "л" or stem.endswith(("лан", "лен", "лын", "лін"))
    base = stem[:-2] if stem.endswith(endings) else stem[:-1] if short else ""
    return next((each for each in (base, unvoiced(base)) if ("v", each) in kazakh_government() or listed(each)), "")


def _without_object(stem: str) -> bool:
    rows = _rows("", (stem,))
    return bool(rows) and all(
        row["ALL"] >= _ENOUGH and row["ACC+"] <= _NO_OBJECTS * row["ALL"] and 10 * row["ACC"] <= row["N"]
        for row in rows
    )


def _takes(row: Mapping[str, int], case: str) -> bool:
    return row[case] >= _MET and row[case] >= _SHARE * row["N"]


@lru_cache(maxsize=1 << 14)
def _rows(word: str, stems: tuple[str, ...]) -> tuple[Mapping[str, int], ...]:
    table = kazakh_government()
    keys = [("v", stem) for stem in stems] or [("w", word)]
    return tuple(table[key] for key in keys if key in table)
