"""Glossary files: CSV, XLSX and TBX by suffix, one report for all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from transdesk.domain.errors import GlossaryError
from transdesk.domain.finding import Severity
from transdesk.domain.term import Concept, Glossary
from transdesk.glossary.csvfile import csv_rows, write_csv
from transdesk.glossary.lint import lint
from transdesk.glossary.merge import Part, merge
from transdesk.glossary.problems import Problem
from transdesk.glossary.table import Reading, read_rows
from transdesk.glossary.tbxfile import read_tbx, write_tbx
from transdesk.glossary.xlsxfile import write_xlsx, xlsx_rows

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".tbx", ".xml")


def read_glossary(data: bytes, name: str) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """Read a glossary file; good rows are kept, everything else is reported with its line.

    Args:
        data: the file's bytes.
        name: its name; the suffix decides how it is read.

    Raises:
        GlossaryError: the suffix is unknown, or the file is none of its kind.
    """
    reading = read_file(data, name)
    return reading.concepts, reading.problems


def read_file(data: bytes, name: str) -> Reading:
    """The same as :func:`read_glossary`, with the lines of the concepts and the columns of the file."""
    with _no_search_for_garbage():
        return _read_file(data, name)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Reading makes a million objects and no garbage; Python would look for some each time they have doubled."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def _read_file(data: bytes, name: str) -> Reading:
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise GlossaryError(f"'{name}' is no glossary that can be read; use one of: {', '.join(SUFFIXES)}.")
    if suffix in (".tbx", ".xml"):
        reading = Reading(*read_tbx(data))
    else:
        rows, found = xlsx_rows(data) if suffix == ".xlsx" else csv_rows(data)
        reading = read_rows(rows)
        reading = replace(reading, problems=(*found, *reading.problems))
    problems = (*reading.problems, *lint(reading.concepts, reading.lines))
    return replace(reading, problems=tuple(sorted(problems, key=lambda problem: problem.line)))


def write_glossary(concepts: Sequence[Concept], format: str) -> bytes:  # noqa: A002
    """Write concepts as CSV, XLSX or TBX-Basic; :func:`read_glossary` gives the same concepts back.

    Raises:
        GlossaryError: the format is none of these.
    """
    writers = {"csv": write_csv, "xlsx": write_xlsx, "tbx": write_tbx}
    if format not in writers:
        raise GlossaryError(f"'{format}' is no glossary format; use one of: {', '.join(writers)}.")
    return writers[format](concepts)


def load_glossaries(paths: Sequence[Path]) -> tuple[Glossary, tuple[Problem, ...]]:
    """Read and merge glossaries, the first with the highest precedence; a folder of files is one glossary.

    Raises:
        GlossaryError: a file does not exist or cannot be read at all.
    """
    parts, problems = read_parts(paths)
    return merge(parts), problems


def read_parts(paths: Sequence[Path]) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """Read glossaries for :func:`merge`: the name and the concepts of each path, and what is wrong with them.

    Raises:
        GlossaryError: a file does not exist or cannot be read at all.
    """
    parts: list[Part] = []
    problems: list[Problem] = []
    for path in paths:
        concepts: list[Concept] = []
        for file in _files(path):
            read, found = read_glossary(_bytes(file), file.name)
            concepts += read
            problems += [replace(problem, message=f"{file.name}: {problem.message}") for problem in found]
        parts.append((path.name, tuple(concepts)))
    if not any(part[1] for part in parts) and any(problem.severity is Severity.ERROR for problem in problems):
        raise GlossaryError(f"No concept could be read: {problems[0]}.")
    return tuple(parts), tuple(problems)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(child for child in path.iterdir() if child.suffix.lower() in SUFFIXES)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GlossaryError(f"The glossary '{path}' cannot be read ({error.strerror}); check its path.") from error
