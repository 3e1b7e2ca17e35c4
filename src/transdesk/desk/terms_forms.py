"""All forms of a term as a table, and the correction of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, Form, Grammar
from transdesk.domain.term import Designation, TermKind

CASES: dict[Language, tuple[str, ...]] = {
    Language.EN: ("NOM", "GEN"),
    Language.RU: ("NOM", "GEN", "DAT", "ACC", "INS", "ESS"),
    Language.KK: ("NOM", "GEN", "DAT", "ACC", "LOC", "ABL", "INS", "ATTR", "SIM", "PRIV"),
}
"""The rows of a table: Sylak-Glassman's labels (2016), in the order of school grammars."""

NUMBERS = ("SG", "PL")
POSSESSORS = ("", "PSS1S", "PSS2S", "PSS2S;FORM", "PSS3S", "PSS1P")
"""Kazakh possessors; the empty one is the bare term."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the table.

    Attributes:
        key: its name in a designation's grammar, such as ``gen.sg`` or ``dat.pl.pss3s``.
        text: the form that the desk writes; empty where there is none.
        others: forms that are recognised too.
        own: whether the concept itself gives it.
    """

    key: str
    case: str
    number: str
    possessor: str
    text: str
    others: tuple[str, ...] = ()
    own: bool = False


def parse_words(text: str) -> Grammar:
    """Read the grammar of one designation, such as ``gender=f gen.sg=...``."""
    from transdesk.glossary.grammar import parse_words as parse

    return parse(text)


def format_words(grammar: Grammar) -> str:
    """Write the grammar of one designation; :func:`parse_words` gives it back."""
    from transdesk.glossary.grammar import format_words as write

    return write(grammar)


def cells(designation: Designation, kind: TermKind) -> tuple[Cell, ...]:
    """The forms of a designation by case, number and (in Kazakh) possessor."""
    from transdesk.language import morphology

    grammar = _inflecting(designation.grammar)
    forms = morphology(designation.language).forms(designation.text, kind, grammar)
    told = {key for key, _ in designation.grammar}
    possessors = POSSESSORS if designation.language is Language.KK else POSSESSORS[:1]
    found = (
        _cell(forms, case, number, possessor, told)
        for possessor in possessors
        for number in NUMBERS
        for case in CASES[designation.language]
    )
    return tuple(cell for cell in found if cell.text)


def _inflecting(grammar: Grammar) -> Grammar:
    from transdesk.glossary.grammar import for_morphology

    return for_morphology(grammar)


def _cell(forms: Sequence[Form], case: str, number: str, possessor: str, told: Iterable[str]) -> Cell:
    fitting = [form for form in forms if _place(form.features) == (case, number, possessor)]
    texts = dict.fromkeys(form.text for form in sorted(fitting, key=lambda form: not form.preferred))
    first, *others = texts or [""]
    key = ".".join(part.lower() for part in (case, number, *possessor.split(";")) if part)
    return Cell(key, case, number, possessor, first, tuple(others), key in told)


def _place(features: Features) -> tuple[str, str, str]:
    """Case, number and possessor; an izafet compound's own possessive ending is none."""
    if "PAUC" in features or features & {"LOC2", "GEN2"}:
        return "", "", ""
    case = next((label for label in sum(CASES.values(), ()) if label in features and label != "NOM"), "NOM")
    number = "PL" if "PL" in features else "SG"
    person = next((label for label in ("PSS1S", "PSS2S", "PSS3S", "PSS1P") if label in features), "")
    if person == "PSS3S" and "IZAFET" in features:
        person = ""
    return case, number, f"{person};FORM" if person and "FORM" in features else person


def corrected(designation: Designation, kind: TermKind, key: str, text: str) -> Designation:
    """The designation with one form as the newsroom wants it; an empty one, or the rules' own, undoes a correction."""
    others = tuple(pair for pair in designation.grammar if pair[0] != key)
    bare = replace(designation, grammar=others)
    wanted = " ".join(text.split())
    rule = next((cell.text for cell in cells(bare, kind) if cell.key == key), "")
    return bare if wanted in ("", rule) else replace(designation, grammar=(*others, (key, wanted)))
