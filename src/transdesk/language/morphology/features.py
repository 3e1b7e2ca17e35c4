"""UniMorph labels as the desk uses them, and the spellings of them that are understood.

The canonical labels follow the UniMorph schema (Sylak-Glassman 2016):

* case: ``NOM GEN DAT ACC INS`` in all languages, ``ESS`` for the Russian prepositional (as in
  UniMorph's Russian data), ``LOC`` and ``ABL`` for Kazakh, ``ATTR`` for Kazakh -дағы, ``SIM`` for Kazakh -дай,
  ``PRIV`` for Kazakh -сыз (without);
* number ``SG PL``; possessor ``PSS1S PSS2S PSS3S PSS1P``, polite -ңыз is ``PSS2S;FORM``;
* gender ``MASC FEM NEUT``, animacy ``ANIM INAN``, Russian short adjectives ``SHORT``;
* ``LOC2`` and ``GEN2`` mark Russian second locatives and partitives (accepted forms of ESS and GEN).

English knows ``SG``, ``PL`` and the possessive ``GEN``.
"""

from __future__ import annotations

from functools import lru_cache

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features

ALIASES: dict[str, tuple[str, ...]] = {
    "INST": ("INS",),
    "ABLT": ("INS",),
    "PREP": ("ESS",),
    "PRP": ("ESS",),
    "EQU": ("SIM",),
    "EQTV": ("SIM",),
    "SING": ("SG",),
    "PLUR": ("PL",),
    "LSSPEC1": (),  # UniMorph's Kazakh file: the familiar second person
    "LSSPEC2": ("FORM",),
    "INFM": (),
    "POL": ("FORM",),
    "LGSPEC1": ("SHORT",),  # UniMorph's Russian file: short adjectives
    "PSS3": ("PSS3S",),
    "PSS3P": ("PSS3S",),  # one form for both in Kazakh: олардың кітабы
    "PSS2P": ("PSS2S", "PL"),
    "PROPN": ("N",),
    "NOUN": ("N",),
    "POSS": ("GEN",),
}
CASES = ("NOM", "GEN", "DAT", "ACC", "INS", "ESS", "LOC", "ABL", "ATTR", "SIM", "PRIV")
POSSESSORS = ("PSS1S", "PSS2S", "PSS3S", "PSS1P")
GENDERS = ("MASC", "FEM", "NEUT")


@lru_cache(maxsize=4096)
def canonical(features: Features, language: Language) -> Features:
    """Rewrite known variants of labels to the desk's own; unknown labels stay."""
    labels = {label for feature in features for label in ALIASES.get(feature, (feature,))}
    if language is Language.RU and "LOC" in labels:
        labels = labels - {"LOC"} | {"ESS"}
    if language is Language.KK and "ESS" in labels:
        labels = labels - {"ESS"} | {"LOC"}
    if "ATTR" in labels:
        labels -= {"LOC"}
    return frozenset(labels)


def case_of(features: Features) -> str:
    """The case among the labels; the nominative where none is named."""
    return next((case for case in reversed(CASES) if case in features), "NOM")


def number_of(features: Features) -> str:
    """``SG`` or ``PL``, empty where none is named."""
    return "PL" if "PL" in features else "SG" if "SG" in features else ""


def possessor_of(features: Features) -> str:
    """``PSS1S`` .. ``PSS3S``, ``PSS2S;FORM``, or empty."""
    person = next((label for label in POSSESSORS if label in features), "")
    return f"{person};FORM" if person == "PSS2S" and "FORM" in features else person
