"""How fast the engines are here: runtimes beside plain transformers, and the desk beside its bare engine."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import transdesk
from transdesk.desk.assessment import Assessor
from transdesk.desk.benches import Table
from transdesk.desk.pipeline import Pipeline, Task, batches
from transdesk.desk.ports import Ports
from transdesk.desk.views import DraftedSegment
from transdesk.domain.article import BlockKind
from transdesk.domain.engine import Engine, Request
from transdesk.domain.language import Direction
from transdesk.domain.segment import Segment, segment_id
from transdesk.domain.term import TermState


def runtimes(architectures: Sequence[str], sentences: int, rounds: int) -> list[Table]:
    """Plain transformers, batches, CTranslate2, trimmed: random weights of true architectures, one table each.

    Raises:
        SettingsError: no such architecture; names those there are.
    """
    from transdesk.engines.speed import BEAM, measure, table
    from transdesk.engines.speed_subjects import random_subject

    found = []
    for name in architectures:
        with tempfile.TemporaryDirectory() as folder:
            random_subject(name, Path(folder), sentences)
            rows = table(measure(Path(folder), rounds=rounds))
        signature = (
            f"{name}, random weights, {sentences} sentences of 25 tokens, beam {BEAM}, "
            f"{len(os.sched_getaffinity(0))} cores, transdesk {transdesk.__version__}"
        )
        found.append(Table(signature, tuple(rows)))
    return found


def overhead(ports: Ports, name: str, direction: Direction, texts: Sequence[str], rounds: int) -> Table:
    """What the desk adds to its engine where no term needs repair: glossary, marks, checks.

    The best of several interleaved rounds. Both translate in the same batches, so that only the desk's own
    work makes the difference; sentences in which a term was repaired or missed are left out, because there
    the desk asks the engine again.
    """
    pipeline = Pipeline(ports, Assessor(ports.glossaries, ports.check))
    with closing(ports.open_engine(name, direction)) as engine:
        first = _task(_segments(texts), direction)
        easy = [one.segment.source for batch in pipeline.draft(first, engine) for one in batch if _is_easy(one)]
        task = _task(_segments(easy), direction)
        bare, whole = [], []
        for _ in range(rounds):
            bare.append(_bare(engine, task.everything, direction))
            start = time.process_time()
            for _ in pipeline.draft(task, engine):
                pass
            whole.append(time.process_time() - start)
        signature = f"{direction}, {len(easy)} of {len(texts)} sentences need no repair of terms, {engine.signature}"
        row = {"engine": engine.info.id, "bare_cpu_s": round(min(bare), 2), "desk_cpu_s": round(min(whole), 2)}
    return Table(signature, (row | {"desk_adds_%": round(100 * (min(whole) / min(bare) - 1), 1)},))


def _segments(texts: Sequence[str]) -> tuple[Segment, ...]:
    return tuple(
        Segment(segment_id("speed", text, number), number, 0, len(text), text, BlockKind.PARAGRAPH)
        for number, text in enumerate(texts)
    )


def _task(segments: tuple[Segment, ...], direction: Direction) -> Task:
    return Task(segments, frozenset(segment.id for segment in segments), direction)


def _is_easy(one: DraftedSegment) -> bool:
    return all(outcome.state is TermState.OK for outcome in one.suggestion.terms)


def _bare(engine: Engine, segments: Sequence[Segment], direction: Direction) -> float:
    start = time.process_time()
    for batch in batches(segments):
        engine.translate([Request(s.source, direction.source, direction.target) for s in batch])
    return time.process_time() - start
