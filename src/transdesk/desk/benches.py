"""Measurements against files that the user names: tables of plain values, each with its signature."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from transdesk.desk.plugs import engine_opener
from transdesk.desk.settings import Settings
from transdesk.desk.toolbox import decode
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


def finding(file: Path, glossaries: Sequence[Path], *, examples: int = 20) -> Table:
    """Terms found in a table of sentences (concept, en, ru, kk), with what was missed and what one version alone has."""
    from transdesk.glossary import load_glossaries
    from transdesk.glossary.bench_finding import bench_finding
    from transdesk.language import morphology as morphology_of

    head, *lines = [line.split("\t") for line in _lines(file)] or [[]]
    if not {"concept", "en", "ru", "kk"} <= set(head):
        raise ImportFailedError(f"{file} must have the columns concept, en, ru, kk, parted by tabs.", name=str(file))
    sentences = [dict(zip(head, line, strict=True)) for line in lines if len(line) == len(head)]
    found = bench_finding(sentences, load_glossaries(glossaries)[0], morphology_of)
    missed = [f"missed {code} {concept}: {text}" for code, concept, text in found.missed]
    alone = [f"alone {code} {concept}: {text}" for code, concept, text in found.alone]
    return Table(found.signature, tuple(map(asdict, found.rows)), (*missed[:examples], *alone[:examples]))


def checks(file: Path, direction: Direction, glossaries: Sequence[Path] = (), *, examples: int = 10) -> Table:
    """What the checks find of seeded errors, and how often they speak on good pairs (source TAB target, a line)."""
    from transdesk.checks.bench import bench_checks
    from transdesk.glossary import Enforcer, load_glossaries
    from transdesk.language import morphology as morphology_of

    rows = [line.split("\t") for line in _lines(file)]
    pairs = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and row[0].strip() and row[1].strip()]
    if not pairs:
        raise ImportFailedError(f"{file} has no line of source, TAB, target; write one pair a line.", name=str(file))
    verify = None
    if glossaries:
        verify = Enforcer(load_glossaries(glossaries)[0], direction.source, direction.target, morphology_of).verify
    found = bench_checks(pairs, direction, verify)
    table = [asdict(row) for row in found.seeds]
    alarms = tuple(
        f"{row.check}: speaks on {row.alarms} of {row.pairs} good pairs ({row.percent} %)" for row in found.alarms
    )
    return Table(found.signature, tuple(table), (*alarms, *found.examples[:examples]))


def _lines(path: Path) -> list[str]:
    _all_there([path])
    data = path.read_bytes()
    return decode(lzma.decompress(data) if path.suffix == ".xz" else data, path.name).splitlines()


def _all_there(paths: Iterable[Path]) -> None:
    for path in paths:
        if not path.is_file():
            raise ImportFailedError(f"There is no file '{path}'; check the path.", name=str(path))
