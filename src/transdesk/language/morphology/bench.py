"""Measures forms against a list of ``lemma<TAB>form<TAB>features[<TAB>kind]`` rows (UniMorph's layout)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from transdesk.domain.language import Language
from transdesk.domain.morphology import Features, parse_features
from transdesk.domain.term import TermKind
from transdesk.language.morphology import morphology


@dataclass(frozen=True, slots=True)
class Miss:
    """A row whose preferred form differs; ``accepted`` where another offered form is right."""

    lemma: str
    expected: str
    features: str
    offered: tuple[str, ...]
    accepted: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Counts of one combination of features."""

    rows: int
    preferred: int
    accepted: int


@dataclass(frozen=True, slots=True)
class MorphologyResult:
    """Counts over a file.

    Attributes:
        signature: what was measured on what, for a table of results.
        cells: counts by features as written in the file, the largest first.
    """

    signature: str
    rows: int
    preferred: int
    accepted: int
    cells: tuple[tuple[str, Cell], ...]
    misses: tuple[Miss, ...]

    @property
    def preferred_share(self) -> float:
        """Share of rows whose preferred form is the expected one, 0..1."""
        return self.preferred / self.rows if self.rows else 0.0

    @property
    def accepted_share(self) -> float:
        """Share of rows for which some offered form is the expected one, 0..1."""
        return self.accepted / self.rows if self.rows else 0.0


def read_rows(path: Path) -> Iterable[tuple[str, str, str, TermKind]]:
    """Lemma, form, features, kind; a header line and rows with too few columns are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= 3 and columns[2] != "features":
            yield columns[0], columns[1], columns[2], _kind(columns[3] if len(columns) > 3 else "")


def bench_morphology(path: Path, language: Language) -> MorphologyResult:
    """Inflect every lemma of the file to its row's features and compare; ё counts as е in Russian."""
    forms = morphology(language)
    rows, preferred, accepted = Counter[str](), Counter[str](), Counter[str]()
    misses = []
    for lemma, expected, labels, kind in read_rows(path):
        features: Features = parse_features(labels)
        offered = forms.inflect(lemma, features, kind)
        folded = [_fold(text, language) for text in offered]
        goal = _fold(expected, language)
        rows[labels] += 1
        right = folded[:1] == [goal]
        preferred[labels] += right
        accepted[labels] += goal in folded
        if not right:
            misses.append(Miss(lemma, expected, labels, offered, accepted=goal in folded))
    cells = tuple((key, Cell(count, preferred[key], accepted[key])) for key, count in rows.most_common())
    signature = f"morphology|lang:{language}|file:{path.name}|rows:{rows.total()}"
    return MorphologyResult(signature, rows.total(), preferred.total(), accepted.total(), cells, tuple(misses))


def _fold(text: str, language: Language) -> str:
    return text.casefold().replace("ё", "е") if language is Language.RU else text


def _kind(text: str) -> TermKind:
    try:
        return TermKind(text.strip().lower()) if text.strip() else TermKind.TERM
    except ValueError:
        return TermKind.TERM
