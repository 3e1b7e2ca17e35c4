"""Measurements against files that the user names: tables of plain values, each with its signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from transdesk.desk.plugs import engine_opener
from transdesk.desk.settings import Settings
from transdesk.domain.errors import ImportFailedError
from transdesk.domain.language import Direction, Language


@dataclass(frozen=True, slots=True)
class Table:
    """A measured table: every row has the same keys; ``notes`` lists what a reader should see beside it."""

    signature: str
    rows: tuple[Mapping[str, object], ...]
    notes: tuple[str, ...] = ()


def lid(files: Mapping[str, Path]) -> Table:
    """Language identification on files of sentences, by language code."""
    from transdesk.language.bench import bench_lid

    _all_there(files.values())
    found = bench_lid(files)
    return Table(found.signature, tuple(asdict(row) for row in found.rows))


def sentences(files: Mapping[str, Path]) -> Table:
    """Sentence boundaries on files of one sentence a line, by language code."""
    from transdesk.language.bench import bench_sentences

    _all_there(files.values())
    found = bench_sentences(files)
    return Table(found.signature, tuple(asdict(row) for row in found.rows))


def morphology(file: Path, language: Language, *, misses: int = 20) -> Table:
    """Inflection against a file of lemma, form, features: by cell, then the whole, then the first misses."""
    from transdesk.language.morphology.bench import bench_morphology

    _all_there([file])
    found = bench_morphology(file, language)
    counts = [(name, cell.rows, cell.preferred, cell.accepted) for name, cell in found.cells]
    counts.append(("all", found.rows, found.preferred, found.accepted))
    rows = tuple(
        {
            "features": name,
            "rows": total,
            "preferred": round(100 * preferred / max(total, 1), 2),
            "accepted": round(100 * accepted / max(total, 1), 2),
        }
        for name, total, preferred, accepted in counts
    )
    notes = tuple(f"{m.lemma} {m.features}: {m.expected}, not {'|'.join(m.offered) or '-'}" for m in found.misses)
    return Table(found.signature, rows, notes[:misses])


def terms(settings: Settings, engine: str, direction: Direction, files: Sequence[Path]) -> Table:
    """Glossary enforcement on articles with term lists (.tsv) or WMT terminology sets (.jsonl)."""
    from transdesk.glossary.bench import bench_terms
    from transdesk.glossary.bench_texts import corpus_texts, wmt25_texts
    from transdesk.language import morphology as morphology_of

    _all_there(files)
    texts = [
        text
        for file in files
        for text in (
            wmt25_texts(file) if file.suffix == ".jsonl" else corpus_texts(file, direction.source, direction.target)
        )
    ]
    opened = engine_opener(settings)(engine, direction)
    found = bench_terms(opened, direction.source, direction.target, texts, morphology_of)
    return Table(found.signature, tuple(asdict(row) for row in found.rows))


def _all_there(paths: Iterable[Path]) -> None:
    for path in paths:
        if not path.is_file():
            raise ImportFailedError(f"There is no file '{path}'; check the path.", name=str(path))
