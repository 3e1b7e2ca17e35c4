"""What others do about terms, for comparison: exact strings, no inflection."""
# ruff: noqa: ARG002 - one form answers every question of the contract alike

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from transdesk.domain.engine import Alignment, Capability, Engine, EngineInfo, Request
from transdesk.domain.language import Language
from transdesk.domain.morphology import Form, Grammar, Morphology
from transdesk.domain.term import Glossary, TermKind
from transdesk.glossary.enforce import Enforcer

MorphologyOf = Callable[[Language], Morphology]


class ExactEnforcers:
    """Enforcement by dictionary forms alone, as term checkers do: recognition and repair without inflection."""

    def __init__(self, morphology_of: MorphologyOf) -> None:
        self._morphology_of = morphology_of
        self._made: dict[int, Enforcer] = {}

    def enforcer(self, real: Enforcer, request: Request) -> Enforcer:
        """An enforcer like the real one with a target side that knows one form of every term."""
        key = id(real)
        if key not in self._made:
            table: dict[Language, Morphology] = {
                request.source: self._morphology_of(request.source),
                request.target: _OneForm(request.target),
            }
            self._made[key] = Enforcer(Glossary(), request.source, request.target, table.__getitem__)
        return self._made[key]


class _AlignOnly:
    """An engine of which nothing but the source-target map is used."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def info(self) -> EngineInfo:
        return replace(self._engine.info, capabilities=self._engine.info.capabilities & {Capability.ALIGN})

    @property
    def signature(self) -> str:
        return self._engine.signature

    def align(self, requests: Sequence[Request], targets: Sequence[str]) -> list[Alignment]:
        return self._engine.align(requests, targets)


class _OneForm:
    """A morphology in which nothing inflects."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def forms(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> Sequence[Form]:
        return (Form(term, frozenset()),)

    def spellings(self, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> frozenset[str]:
        return frozenset((term,))

    def fit(self, term: str, replaced: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()) -> tuple[str, ...]:
        return (term,)

    def inflect(
        self, term: str, features: frozenset[str], kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[str, ...]:
        return (term,)

    def features_of(
        self, text: str, term: str, kind: TermKind = TermKind.TERM, grammar: Grammar = ()
    ) -> tuple[frozenset[str], ...]:
        return ()

    def counted(
        self,
        number: int,
        term: str,
        features: frozenset[str] = frozenset(),
        kind: TermKind = TermKind.TERM,
        grammar: Grammar = (),
    ) -> str:
        return f"{number} {term}"

    def analyse(self, words: str) -> tuple[frozenset[str], ...]:
        return ()


def align_only(engine: Engine) -> Engine:
    """The engine reduced to its source-target map."""
    return cast("Engine", _AlignOnly(engine))
