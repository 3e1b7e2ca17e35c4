"""Translation quality on aligned files, several engines side by side, each in a process of its own.

Figures are those of sacreBLEU (Post 2018) with their signatures. Where a glossary is given, the share of its
terms that stand in the translation in a right form is counted as in the glossary's checks: before and after
the desk's enforcement, and in the reference, which shows what is attainable.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import resource
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transdesk.desk.benches import Table
from transdesk.desk.engine_options import EngineOptions
from transdesk.desk.plugs import Shelf, engine_opener
from transdesk.desk.ports import Terms
from transdesk.desk.settings import Settings
from transdesk.desk.toolbox import decode
from transdesk.domain.engine import Engine, Request
from transdesk.domain.errors import ImportFailedError, SettingsError
from transdesk.domain.language import Direction
from transdesk.domain.term import TermOutcome, TermState
from transdesk.storage import Store


@dataclass(frozen=True, slots=True)
class Material:
    """Aligned sentences of one direction, and the glossary files to count terms with."""

    direction: Direction
    sources: tuple[str, ...]
    references: tuple[str, ...]
    glossaries: tuple[Path, ...] = ()

    @property
    def digest(self) -> str:
        """Tells whether two measurements used the same sentences."""
        text = "\n".join((*self.sources, "", *self.references))
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def material(source: Path, reference: Path, direction: Direction, glossaries: Sequence[Path] = ()) -> Material:
    """Read aligned files.

    Raises:
        ImportFailedError: a file is missing.
        SettingsError: the files are not aligned, or empty.
    """
    sources, references = _lines(source), _lines(reference)
    if len(sources) != len(references):
        raise SettingsError(
            f"{source} has {len(sources)} lines and {reference} {len(references)}; both must be aligned line by line."
        )
    if not sources:
        raise SettingsError(f"There are no sentences in {source}; name another file.", name=str(source))
    return Material(direction, tuple(sources), tuple(references), tuple(glossaries))


def mt(settings: Settings, engines: Sequence[str], what: Material, *, keep: bool = False) -> Table:
    """Measure engines.

    Args:
        settings: the desk's.
        engines: their ids; ``auto`` is the one that the desk would take.
        what: the sentences.
        keep: let ``auto`` follow these figures from now on.
    """
    rows: list[dict[str, Any]] = []
    for name in engines:
        engine_opener(settings)(name, what.direction)  # what cannot be used is said before anything is measured
    for name in engines:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            rows.append(pool.submit(measure, settings, name, what).result())
    if keep:
        with closing(Store(settings.store_url)) as store:
            figures = {row["engine"]: row["chrf2pp"] for row in rows}
            EngineOptions(settings, store).keep_measured(what.direction, what.digest, figures)
    if what.glossaries:
        rows.append(_oracle(rows[0], what))
    notes = tuple(f"{row['engine']}: {row.pop('made_by')}" for row in rows if "made_by" in row)
    return Table(f"{what.direction} {what.digest} {_signatures()}", tuple(rows), notes)


def measure(settings: Settings, name: str, what: Material) -> dict[str, Any]:
    """One engine's row. The time is that of a warm model; loading is told apart."""
    with closing(engine_opener(settings)(name, what.direction)) as engine:
        terms = _terms(what)
        hits = [terms.hits(text) if terms else () for text in what.sources]
        requests = [
            Request(text, what.direction.source, what.direction.target, hints=terms.hints(found) if terms else ())
            for text, found in zip(what.sources, hits, strict=True)
        ]
        started = time.perf_counter()
        engine.translate(requests[:1])
        warm = time.perf_counter()
        candidates = engine.translate(requests)
        seconds = time.perf_counter() - warm
        outputs = [candidate.text for candidate in candidates]
        row: dict[str, Any] = {"engine": engine.info.id, "lines": len(outputs), **_figures(outputs, what.references)}
        if terms:
            row["terms_%"] = _share(terms, what.sources, outputs)
            enforced = terms.enforce(requests, candidates, hits, engine)
            row["terms_enforced_%"] = _share(terms, what.sources, [one.text for one in enforced])
        row["flagged"] = sum(bool(candidate.flags) for candidate in candidates)
        return row | _costs(engine, warm - started, seconds)


def _costs(engine: Engine, loading: float, seconds: float) -> dict[str, Any]:
    return {
        "load_s": round(loading, 1),
        "seconds": round(seconds, 1),
        "peak_mib": _peak_mib(),
        "made_by": engine.signature,
    }


def _peak_mib() -> int:
    """Largest resident size of this process; ``getrusage`` would count what its parent had when it began."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) // 1024


def _oracle(like: Mapping[str, Any], what: Material) -> dict[str, Any]:
    """The reference's own row: how many of the terms people have kept to."""
    terms = _terms(what)
    share = _share(terms, what.sources, what.references) if terms else None
    return dict.fromkeys(like) | {"engine": "reference", "lines": len(what.references), "terms_%": share}


def _terms(what: Material) -> Terms | None:
    if not what.glossaries:
        return None
    return Shelf(what.glossaries).terms(what.direction.source, what.direction.target)


def _share(terms: Terms, sources: Sequence[str], targets: Sequence[str]) -> float:
    """Per cent of the sources' terms that stand in the targets in a right form."""
    outcomes: list[TermOutcome] = [
        outcome for source, target in zip(sources, targets, strict=True) for outcome in terms.verify(source, target)
    ]
    kept = sum(outcome.state is not TermState.FLAGGED for outcome in outcomes)
    return round(100 * kept / max(1, len(outcomes)), 2)


def _metrics() -> tuple[tuple[str, Any], ...]:
    from sacrebleu.metrics import BLEU, CHRF, TER

    return ("bleu", BLEU()), ("chrf2pp", CHRF(word_order=2)), ("ter", TER())


def _figures(outputs: Sequence[str], references: Sequence[str]) -> dict[str, float]:
    return {name: round(metric.corpus_score(list(outputs), [list(references)]).score, 2) for name, metric in _metrics()}


def _signatures() -> str:
    named = []
    for name, metric in _metrics():
        metric.corpus_score(["a"], [["a"]])  # the signature tells the number of references after a first use
        named.append(f"{name}: {metric.get_signature()}")
    return "; ".join(named)


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise ImportFailedError(f"There is no file '{path}'; check the path.", name=str(path))
    return decode(path.read_bytes(), path.name).splitlines()
