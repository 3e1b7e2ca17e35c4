"""What repairs ask of an engine, gathered so that many translations are answered together.

A repair is written as if it stood alone: a generator that yields a question where it needs the engine. All repairs of
a batch go forward side by side, and the questions of one kind reach the engine in one call.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from transdesk.domain.engine import Alignment, Candidate, Capability, Engine, Request

T = TypeVar("T")
_CANDIDATES = 4  # whole candidates asked for where no place of a term is found


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what is asked, of which source, about which texts."""

    kind: Capability
    request: Request
    texts: tuple[str, ...] = ()


Steps: TypeAlias = Generator[Question, Any, T]
"""Work that ends with a ``T`` and asks the engine on its way."""


def aligned(request: Request, text: str) -> Steps[Alignment]:
    """The source-target map of a translation."""
    return cast("Alignment", (yield Question(Capability.ALIGN, request, (text,))))


def scored(request: Request, texts: Sequence[str]) -> Steps[list[float]]:
    """The engine's score of each of several translations."""
    return cast("list[float]", (yield Question(Capability.SCORE, request, tuple(texts))))


def completed(request: Request, prefixes: Sequence[str]) -> Steps[list[Candidate]]:
    """The translations that begin with several prefixes."""
    return cast("list[Candidate]", (yield Question(Capability.COMPLETE, request, tuple(prefixes))))


def others(request: Request) -> Steps[list[Candidate]]:
    """Other whole translations."""
    return cast("list[Candidate]", (yield Question(Capability.ALTERNATIVES, request)))


def together(runs: Sequence[Steps[T]], engine: Engine | None) -> list[T]:
    """Bring all runs to their ends, side by side; without an engine they must ask nothing."""
    ends: dict[int, T] = {}
    answers: dict[int, Any] = dict.fromkeys(range(len(runs)))
    while answers:
        waiting: dict[int, Question] = {}
        for number, answer in answers.items():
            try:
                waiting[number] = runs[number].send(answer)
            except StopIteration as end:
                ends[number] = end.value
        answers = _answers(waiting, engine) if engine is not None else {}
    return [ends[number] for number in range(len(runs))]


def _answers(waiting: dict[int, Question], engine: Engine) -> dict[int, Any]:
    """The engine's answers, one call for each kind of question."""
    answers: dict[int, Any] = {}
    for kind in dict.fromkeys(question.kind for question in waiting.values()):
        asked = {number: question for number, question in waiting.items() if question.kind is kind}
        answers.update(zip(asked, _asked(kind, list(asked.values()), engine), strict=True))
    return answers


def _asked(kind: Capability, questions: Sequence[Question], engine: Engine) -> Sequence[Any]:
    if kind is Capability.ALTERNATIVES:
        return engine.alternatives([question.request for question in questions], _CANDIDATES)
    requests = [question.request for question in questions for _ in question.texts]
    texts = [text for question in questions for text in question.texts]
    if kind is Capability.ALIGN:
        return engine.align(requests, texts)
    found = iter(engine.complete(requests, texts) if kind is Capability.COMPLETE else engine.score(requests, texts))
    return [[next(found) for _ in question.texts] for question in questions]
