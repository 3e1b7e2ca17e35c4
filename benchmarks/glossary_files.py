"""Time of glossary files of any size: reading with the whole report, and looking one over beside the shipped glossary.

    python benchmarks/glossary_files.py [--rows 100000] [--glossary glossaries]

The file is made here: three languages, two designations each, grammar and a note. Processor time, so that a busy
machine disturbs less.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from transdesk.bootstrap import build_desk
from transdesk.desk.settings import Settings
from transdesk.glossary import read_glossary

_Result = TypeVar("_Result")
HEAD = "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note"


def told(what: str, call: Callable[[], _Result]) -> _Result:
    """Print the processor time of one call and give its result."""
    start = time.process_time()
    result = call()
    print(f"{what:30}{time.process_time() - start:8.1f} s")
    return result


def table(rows: int) -> bytes:
    """A CSV file of so many concepts."""
    lines = (
        f"c{n},economy,term,term number {n}|other {n},термин номер {n}|«второй» {n},термин {n}|екінші {n},"
        f"noun,,,,,ru gender=m,note {n}"
        for n in range(rows)
    )
    return "\r\n".join((HEAD, *lines)).encode()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--glossary", type=Path, default=Path("glossaries"))
    options = parser.parse_args()
    data = table(options.rows)
    with tempfile.TemporaryDirectory() as folder:
        desk = build_desk(Settings(data_dir=Path(folder), glossaries=(options.glossary,)))
        told("the shipped glossary", lambda: desk.terms.glossary)
        told("reading, with the report", lambda: read_glossary(data, "large.csv"))
        report = told("looking over beside it", lambda: desk.term_files.examine(data, "large.csv"))
        told("storing", lambda: desk.term_files.store(report, "benchmark"))
        told("the merged glossary again", lambda: desk.terms.glossary)
        desk.close()


if __name__ == "__main__":
    main()
