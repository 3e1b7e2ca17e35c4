"""Doubles for this room: a morphology made of written-out paradigms and an engine that does as it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from transdesk.domain.engine import Alignment, Candidate, Capability, EngineInfo, Request
from transdesk.domain.language import Direction, Language
from transdesk.domain.morphology import Form, parse_features
from transdesk.domain.term import Concept, Designation, Glossary, TermHit, TermKind
from transdesk.glossary.agreement import Fit, answering, demands_at, fit_of, readings_of
from transdesk.glossary.entries import Entry
from transdesk.glossary.obligations import Obligation
from transdesk.language.morphology import morphology

CASES = ("NOM", "GEN", "DAT", "ACC", "INS", "ESS")


class Paradigms:
    """A morphology that knows the paradigms it is given and leaves every other word alone."""

    def __init__(self, language: Language, *paradigms: str) -> None:
        self.language = language
        self._forms = {row.split("|")[0]: row.split("|") for row in paradigms}

    def forms(self, term, kind=TermKind.TERM, grammar=()):
        texts = self._forms.get(term, [term])
        return [Form(text, parse_features(f"N;{case}")) for text, case in zip(texts, CASES, strict=False)]

    def spellings(self, term, kind=TermKind.TERM, grammar=()):
        return frozenset(form.text for form in self.forms(term))

    def fit(self, term, replaced, kind=TermKind.TERM, grammar=()):
        forms = [form for row in self._forms for form in self.forms(row) if form.text.lower() == replaced.lower()]
        fitting = [form.text for like in forms for form in self.forms(term) if form.features == like.features]
        return tuple(dict.fromkeys([*fitting, term]))

    def inflect(self, term, features, kind=TermKind.TERM, grammar=()):
        return tuple(form.text for form in self.forms(term) if form.features == features)

    def features_of(self, text, term, kind=TermKind.TERM, grammar=()):
        return tuple(form.features for form in self.forms(term) if form.text == text)

    def analyse(self, words):
        return ()


class ScriptedEngine:
    """An engine that answers from tables and counts its calls."""

    def __init__(
        self,
        *capabilities: Capability,
        prefers: str = "",
        completes: dict[str, str] | None = None,
        alternatives: Sequence[str] = (),
        aligns: Callable[[str, str], Alignment] | None = None,
    ) -> None:
        directions = frozenset(Direction(a, b) for a in Language for b in Language if a is not b)
        self.info = EngineInfo("scripted", "Scripted", directions, frozenset(capabilities))
        self.signature = "scripted"
        self.calls: list[str] = []
        self._prefers, self._completes = prefers, completes or {}
        self._alternatives, self._aligns = alternatives, aligns

    def translate(self, requests, *, progress=None, cancelled=None):
        raise AssertionError("enforcement never translates anew")

    def complete(self, requests: Sequence[Request], prefixes: Sequence[str]) -> list[Candidate]:
        self.calls.append("complete")
        return [Candidate(self._completes.get(prefix, prefix)) for prefix in prefixes]

    def alternatives(
        self, requests: Sequence[Request], count: int, prefixes: Sequence[str] = ()
    ) -> list[list[Candidate]]:
        self.calls.append("alternatives")
        return [[Candidate(text) for text in self._alternatives[:count]] for _ in requests]

    def score(self, requests: Sequence[Request], targets: Sequence[str]) -> list[float]:
        self.calls.append("score")
        return [-0.1 if self._prefers and self._prefers in target else -1.0 for target in targets]

    def align(self, requests: Sequence[Request], targets: Sequence[str]) -> list[Alignment]:
        self.calls.append("align")
        pairs = zip(requests, targets, strict=True)
        return [self._aligns(r.text, t) if self._aligns else Alignment() for r, t in pairs]

    def close(self) -> None:
        pass


def word_links(*pairs: tuple[str, str]) -> Callable[[str, str], Alignment]:
    """A source-target map that links words by their spelling, where both stand in the texts."""

    def align(source: str, target: str) -> Alignment:
        links = []
        for left, right in pairs:
            if left in source and right in target:
                a, b = source.index(left), target.index(right)
                links.append((a, a + len(left), b, b + len(right), 1.0))
        return Alignment(tuple(links))

    return align


def make_concept(name: str, en: str = "", ru: str = "", kk: str = "", kind: str = "term", **rest) -> Concept:
    """A concept from cells: ``a|b|!c``."""
    from transdesk.glossary.table import parse_cell

    cells = ((Language.EN, en), (Language.RU, ru), (Language.KK, kk))
    designations = tuple(Designation(lang, text, status) for lang, cell in cells for text, status in parse_cell(cell))
    return Concept(name, TermKind(kind), designations, **rest)


@pytest.fixture
def concept():
    return make_concept


@pytest.fixture
def glossary():
    return lambda *concepts: Glossary(tuple(concepts))


@pytest.fixture
def paradigms():
    return Paradigms


@pytest.fixture
def scripted():
    return ScriptedEngine


@pytest.fixture
def links():
    return word_links


@pytest.fixture
def obliged(concept):
    def make(language, term, kind=TermKind.TERM):
        made = concept("c", kind=kind, en="term", **({str(language): term} if language is not Language.EN else {}))
        if language is Language.EN:
            made = concept("c", kind=kind, en=term)
        designation = made.of(language)[0]
        hit = TermHit(0, 4, "term", made, made.designations[0])
        return Obligation(made, (hit,), (Entry(made, designation),))

    return make


@pytest.fixture
def judged(obliged):
    """What the rules say of the form in square brackets, and the names of the rules that say it."""

    def judge(language, term, marked, kind=TermKind.TERM):
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        forms = morphology(language)
        demands = demands_at(text, (start, end), forms, kind)
        readings = readings_of(text[start:end], obliged(language, term, kind), forms)
        assert readings, "no form of the term"
        fit = fit_of(demands, readings, forms)
        broken = [demand.rule for demand in demands if fit_of([demand], readings, forms) is Fit.BREAKS]
        return fit, broken if fit is Fit.BREAKS else [d.rule for d in answering(demands, readings)]

    return judge
