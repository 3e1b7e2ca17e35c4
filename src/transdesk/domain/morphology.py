"""The contract between what is known about a language's forms and those who use it.

Features are UniMorph labels (Sylak-Glassman 2016): ``N;GEN;PL;PSS3S``. Order does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.term import TermKind

Features: TypeAlias = frozenset[str]
Grammar: TypeAlias = tuple[tuple[str, str], ...]


def parse_features(text: str) -> Features:
    """Read ``N;GEN;PL`` into a set of labels."""
    return frozenset(part.strip().upper() for part in text.replace("|", ";").split(";") if part.strip())


def format_features(features: Features) -> str:
    """Write labels in a stable order, part of speech first."""
    return ";".join(sorted(features, key=lambda f: (f not in {"N", "ADJ", "V", "PROPN"}, f)))


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a term.

    Attributes:
        text: the spelling.
        features: what it expresses.
        preferred: false for spellings that are accepted but not written by the desk.
    """

    text: str
    features: Features
    preferred: bool = True


class Morphology(Protocol):
    """What each of the desk's languages can do with a term (a word or a phrase in dictionary form)."""

    language: Language

    def forms(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> Sequence[Form]:
        """Every form, the dictionary form first; recognition accepts all of them."""
        ...

    def spellings(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> frozenset[str]:
        """The spellings of all forms, without their features: the fast way to recognise many terms."""
        ...

    def inflect(
        self, term: str, features: Features, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[str, ...]:
        """The forms that fit the features, the preferred one first; empty where there is none."""
        ...

    def features_of(
        self, text: str, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[Features, ...]:
        """Every reading of ``text`` as a form of ``term``; empty where it is none."""
        ...

    def analyse(self, words: str) -> tuple[Features, ...]:
        """Likely readings of words whose dictionary form is unknown, likeliest first (case, number, possession)."""
        ...

    def fit(self, term: str, replaced: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> tuple[str, ...]:
        """Forms of ``term`` that can stand where ``replaced`` stood, best first; never empty."""
        ...

    def counted(
        self,
        number: int,
        term: str,
        features: Features = frozenset({"NOM"}),
        kind: TermKind = TermKind.TERM,
        grammar: Grammar = (),
    ) -> str:
        """The number in figures with the term in the form it governs, the whole in the case of ``features``."""
        ...
