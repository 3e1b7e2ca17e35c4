"""Measures enforcement against texts with references: `transdesk bench terms`.

Beside the product (hints, then verification and repair) stand what others do: nothing at all, replacing by the
dictionary form, masking by placeholders, and telling the engine only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from transdesk.domain.engine import Candidate, Capability, Engine, Request
from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, TermHit, TermState
from transdesk.glossary.agreement import Fit
from transdesk.glossary.bench_baselines import ExactEnforcers, align_only
from transdesk.glossary.bench_wmt import TermPair, successes, term_pairs
from transdesk.glossary.enforce import Enforcer
from transdesk.glossary.merge import merge

MorphologyOf = Callable[[Language], Morphology]


@dataclass(frozen=True, slots=True)
class BenchText:
    """One text with its own glossary: (source, reference) pairs of segments."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    concepts: tuple[Concept, ...]


@dataclass(slots=True)
class TermRow:
    """What one method achieves.

    Attributes:
        method: none, exact, masked, told, enforced, told+enforced, or reference (the references themselves).
        terms: places of terms in the sources that bind.
        present: places whose term stands in the output in an accepted form.
        flagged: places that were marked as unsettled for the translator.
        silent: places without the term and without a mark. Methods that verify nothing mark nothing.
        compared: places that output and reference both have the term for.
        same_form: of these, those in a form that the reference has too.
        agrees, breaks, untold: of the others, those whose form agrees with its neighbours by rule, those whose form does
            not, and those of which no rule can tell (``agreement/``).
        chrf: chrF (Popović 2015, sacrebleu's defaults) of all outputs; ``chrf_words``: chrF2++ (Popović 2017), as WMT counts.
        wmt_terms, wmt_success: terms as WMT25 counts them, and how many succeed by its rule (``bench_wmt.py``).
        seconds: time taken by drafting and enforcement.
    """

    method: str
    terms: int = 0
    present: int = 0
    flagged: int = 0
    silent: int = 0
    compared: int = 0
    same_form: int = 0
    agrees: int = 0
    breaks: int = 0
    untold: int = 0
    repaired: int = 0
    chrf: float = 0.0
    seconds: float = 0.0
    chrf_words: float = 0.0
    wmt_terms: int = 0
    wmt_success: int = 0


@dataclass(frozen=True, slots=True)
class TermBench:
    """A table, and what was measured: engine, direction, texts, glossary digest."""

    signature: str
    rows: tuple[TermRow, ...]

    def __str__(self) -> str:
        head = f"{'method':<16}{'terms':>6}{'present':>9}{'flagged':>9}{'silent':>8}{'form':>7}{'chrF':>7}{'s':>8}"
        lines = [self.signature, head]
        for row in self.rows:
            form = f"{100 * row.same_form / row.compared:.1f}" if row.compared else "-"
            present = f"{100 * row.present / row.terms:.1f}" if row.terms else "-"
            lines.append(
                f"{row.method:<16}{row.terms:>6}{present:>9}{row.flagged:>9}{row.silent:>8}{form:>7}"
                f"{row.chrf:>7.1f}{row.seconds:>8.1f}"
            )
        return "\n".join(lines)


@dataclass(slots=True)
class _Job:
    """A segment on its way: request, reference, the text's enforcer and the hits of its source."""

    request: Request
    reference: str
    enforcer: Enforcer
    hits: tuple[TermHit, ...] = field(default=())
    terms: tuple[TermPair, ...] = field(default=())

    def told(self) -> _Job:
        """The same with the engine told of its terms."""
        return replace(self, request=replace(self.request, hints=self.enforcer.hints(self.hits)))


def bench_terms(
    engine: Engine, source: Language, target: Language, texts: Sequence[BenchText], morphology_of: MorphologyOf
) -> TermBench:
    """Draft the texts with every method and count."""
    works = [list(_jobs(text, source, target, morphology_of)) for text in texts]
    jobs = [job for work in works for job in work]
    digest = merge([(text.name, text.concepts) for text in texts]).digest
    signature = f"terms {source}-{target} {engine.signature} texts={len(texts)} segments={len(jobs)} glossary={digest}"
    rows = [_counted("reference", jobs, [job.reference for job in jobs], 0.0)]
    tells = bool(engine.info.capabilities & {Capability.ANNOTATE, Capability.INSTRUCT})
    runs = {name: _Run() for name in ("none", "enforced", *(("told", "told+enforced") if tells else ()))}
    engine.translate([job.request for job in works[0][:4]] if works else [])  # loads it, which is no part of the time
    for work in works:  # every method in turn, so that whatever else the machine does burdens all alike
        _draft(engine, work, runs["none"], runs["enforced"])
        if tells:
            _draft(engine, [job.told() for job in work], runs["told"], runs["told+enforced"])
    drafting = runs["none"].seconds
    exact = ExactEnforcers(morphology_of)
    rows.append(_counted("none", jobs, runs["none"].outputs, drafting))
    rows.append(_counted("exact", jobs, _replaced(works, runs["none"].outputs, engine, exact), drafting))
    rows.append(_masked(engine, jobs))
    rows += [run.row(name, jobs) for name, run in runs.items() if name != "none"]
    return TermBench(signature, tuple(rows))


def _jobs(text: BenchText, source: Language, target: Language, morphology_of: MorphologyOf) -> Iterable[_Job]:
    """The segments of a text in which a term binds or not; all of them, so that chrF sees the whole text."""
    glossary = merge([(text.name, text.concepts)])
    enforcer = Enforcer(glossary, source, target, morphology_of)
    terms = term_pairs(text.concepts, source, target)
    for original, reference in text.pairs:
        yield _Job(Request(original, source, target), reference, enforcer, enforcer.hits(original), terms)


@dataclass(slots=True)
class _Run:
    """What one method has made so far, and the seconds it took."""

    outputs: list[str] = field(default_factory=list)
    states: list[TermState] = field(default_factory=list)
    seconds: float = 0.0

    def row(self, method: str, jobs: Sequence[_Job]) -> TermRow:
        """The method's counts; where nothing is marked, what is missing is silent."""
        row = _counted(method, jobs, self.outputs, self.seconds)
        row.flagged = self.states.count(TermState.FLAGGED)
        row.repaired = self.states.count(TermState.REPAIRED)
        row.silent -= row.flagged
        return row


def _draft(engine: Engine, work: Sequence[_Job], plain: _Run, enforced: _Run) -> None:
    """Draft one text, and go on from there to enforcement with all that the engine can do, as the desk does."""
    requests = [job.request for job in work]
    start = time.perf_counter()
    drafts = [candidate.text for candidate in engine.translate(requests)]
    drafting = time.perf_counter() - start
    plain.outputs += drafts
    plain.seconds += drafting
    start = time.perf_counter()
    hits = [job.hits for job in work]
    done = work[0].enforcer.enforce(requests, [Candidate(draft) for draft in drafts], hits, engine) if work else []
    enforced.seconds += drafting + time.perf_counter() - start
    enforced.outputs += [one.text for one in done]
    enforced.states += [outcome.state for one in done for outcome in one.outcomes]


def _replaced(
    works: Sequence[Sequence[_Job]], drafts: Sequence[str], engine: Engine, exact: ExactEnforcers
) -> list[str]:
    """Drafts in which dictionary forms stand in the places of missing terms."""
    helper = align_only(engine)
    waiting = iter(drafts)
    outputs: list[str] = []
    for work in filter(None, works):
        enforcer = exact.enforcer(work[0].enforcer, work[0].request)
        candidates = [Candidate(next(waiting)) for _ in work]
        done = enforcer.enforce([job.request for job in work], candidates, [job.hits for job in work], helper)
        outputs += [one.text for one in done]
    return outputs


def _masked(engine: Engine, jobs: Sequence[_Job]) -> TermRow:
    """Terms become placeholders before translation and dictionary forms after it."""
    start = time.perf_counter()
    requests, answers = [], []
    for job in jobs:
        text, names = job.request.text, []
        for number, hint in sorted(enumerate(job.enforcer.hints(job.hits)), key=lambda item: -item[1].start):
            text = f"{text[: hint.start]}X{number + 1}{text[hint.end :]}"
            names.append((f"X{number + 1}", hint.target))
        requests.append(replace(job.request, text=text))
        answers.append(names)
    outputs = []
    for candidate, names in zip(engine.translate(requests), answers, strict=True):
        text = candidate.text
        for name, term in names:
            text = text.replace(name, term)
        outputs.append(text)
    return _counted("masked", jobs, outputs, time.perf_counter() - start)


def _counted(method: str, jobs: Sequence[_Job], outputs: Sequence[str], seconds: float) -> TermRow:
    """Count a method's outputs by the same verification for all."""
    from sacrebleu.metrics import CHRF

    row = TermRow(method, seconds=seconds)
    for job, output in zip(jobs, outputs, strict=True):
        ours = job.enforcer.verify(job.request.text, output)
        theirs = job.enforcer.verify(job.request.text, job.reference)
        fits = job.enforcer.fits(job.request.text, output)
        for outcome, expected, fit in zip(ours, theirs, fits, strict=True):
            row.terms += 1
            row.present += outcome.state is TermState.OK
            if outcome.state is TermState.OK and expected.state is TermState.OK:
                row.compared += 1
                forms = {o.found.casefold() for o in theirs if o.concept == outcome.concept}
                same = outcome.found.casefold() in forms
                row.same_form += same
                row.agrees += not same and fit is Fit.FITS
                row.breaks += not same and fit is Fit.BREAKS
                row.untold += not same and fit is Fit.UNKNOWN
        asked = job.request
        counts = successes(job.terms, asked.text, output, asked.source, asked.target)
        row.wmt_terms, row.wmt_success = row.wmt_terms + counts[0], row.wmt_success + counts[1]
    row.silent = row.terms - row.present
    references = [[job.reference for job in jobs]]
    row.chrf_words = CHRF(word_order=2).corpus_score(list(outputs), references).score if jobs else 0.0
    row.chrf = CHRF().corpus_score(list(outputs), references).score if jobs else 0.0
    return row
