"""Case, number and possession of Kazakh words that no list knows, by stripping suffixes from the end.

The order of suffixes is fixed (stem - plural - possessive - case), so that a regular expression per
case suffices; readings that need a shorter stem come later. Used to copy the features of words that a
term replaces; homographs (ACC of a vowel stem or possessive) keep both readings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Final

from transdesk.domain.morphology import Features
from transdesk.language.morphology.kk.paradigm import cells_after
from transdesk.language.morphology.kk.suffixes import ending_of, plural_suffix

_CASES: Final = (
    # case, suffix after a possessive, suffix after a bare stem
    ("ATTR", r"нда[ғ]ы|нде[г]і", r"[дт]ағы|[дт]егі"),
    ("PRIV", r"нсыз|нсіз", r"сыз|сіз"),
    ("GEN", r"ның|нің", r"[дтн]ың|[дтн]ің"),
    ("LOC", r"нда|нде", r"[дт]а|[дт]е"),
    ("ABL", r"нан|нен", r"[дтн]ан|[дтн]ен"),
    ("INS", r"мен", r"[мпб]ен"),
    ("DAT", r"на|не", r"ға|ге|қа|ке"),
    ("SIM", r"ндай|ндей", r"[дт]ай|[дт]ей"),
    ("ACC", r"н", r"[дтн]ы|[дтн]і"),
    ("NOM", r"", r""),
)
_THIRD: Final = r"(?<=[аәеөоұүыіэяуию])с[ыі]|(?<=[^аәеөоұүыіэяс\W])[ыі]|(?<=[^аәеөоұүыіэяуию\W]с)[ыі]"
_PLURAL: Final = re.compile(r"(.+.)([лдт][ае]р)$")
_ABBREVIATED: Final = re.compile(r"^(.*[^\W_])-([^\W\d_]{1,8})$")
_CLOSING: Final = '»"”’)!?.,:;'


def readings(words: str) -> tuple[Features, ...]:
    """Likely readings of the last word, likeliest first; never empty."""
    word = (words.split() or [""])[-1].strip(_CLOSING).lower()
    found: list[Features] = []
    for case, after_third, after_stem in _CASES:
        found.extend(_third_person(word, case, after_third, several=len(words.split()) > 1))
        found.extend(_bare(word, case, after_stem))
    found.extend(_owned(word))
    if re.search(rf"..({_THIRD})$", word):
        found.append(frozenset({"N", "NOM", "PSS3S", "SG"}))  # шұлығы, or a stem in -ы
    return tuple(dict.fromkeys([*found, frozenset({"N", "NOM", "SG"})]))


def _third_person(word: str, case: str, suffix: str, *, several: bool) -> list[Features]:
    match = re.fullmatch(rf"(.{{2,}}?)({_THIRD})({suffix})", word)
    if not match or (case == "NOM" and not several and not _is_plural(match[1])):
        return []
    return [frozenset({"N", case, "PSS3S", _number(match[1])})]


def _bare(word: str, case: str, suffix: str) -> list[Features]:
    match = re.fullmatch(rf"(.{{2,}}?)-?({suffix})", word)
    if not match or not re.search(r"[аәеёиоөуұүыіэюя]", match[1]):
        return [frozenset({"N", case, "SG"})] if match and "-" in word and suffix else []
    return [frozenset({"N", case, _number(match[1])})]


def _owned(word: str) -> list[Features]:
    """Readings as "our" or "your" things, and as anybody's after a plural: their endings cannot be mistaken."""
    return [
        features
        for cut in range(2, len(word))
        for stem_kind, features in _owned_tails().get(word[cut:], ())
        if stem_kind == ending_of(word[:cut])
    ]


@cache
def _owned_tails() -> Mapping[str, list[tuple[str, Features]]]:
    """Everything that may follow a stem of each kind, with what it says; only what is told in ``_owned``."""
    tails: defaultdict[str, list[tuple[str, Features]]] = defaultdict(list)
    for kind in "VNZLT":
        for back in (True, False):
            plural = plural_suffix("л" if kind == "L" else "", kind, back=back)
            plurals = {plural, plural_suffix("р", kind, back=back)}
            cells = [
                *cells_after(kind, back),
                *(cell for each in plurals for cell in cells_after("L", back, each, "PL")),
            ]
            for features, _, tail in cells:
                owned = any(label.startswith("PSS") for label in features) and "PSS3S" not in features
                if owned and ("PL" in features or features & {"FORM", "PSS1P"}):
                    tails[tail].append((kind, features))
    return tails


def _number(stem: str) -> str:
    return "PL" if _is_plural(stem) else "SG"


def _is_plural(stem: str) -> bool:
    """Whether a stem ends in the plural suffix that its last letter asks for: салалар, not пәтер or доллар."""
    match = _PLURAL.search(stem)
    if not match:
        return False
    kind = ending_of(match[1])
    fitting = {plural_suffix(match[1], kind, back=back) for back in (True, False)}
    return match[2] in fitting or not match[1][-1].isalpha()  # behind a hyphen (ЖШС-тер) the letters' names decide
