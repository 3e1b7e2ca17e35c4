"""bench ...: measuring against files that the user names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import build_ports, settings_from_environment
from transdesk.cli import io
from transdesk.desk import bench_mt, bench_speed, benches
from transdesk.domain.errors import SettingsError
from transdesk.domain.language import Direction

bench = typer.Typer(help="Measure against your own files.", no_args_is_help=True)

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Pairs = Annotated[list[str], typer.Argument(metavar="CODE=FILE...", help="Sentences, one a line, by language code.")]
Engine = Annotated[list[str] | None, typer.Option("--engine", help="Engine id; repeat for more.")]
From = Annotated[str, typer.Option("--from", help="Source language.")]
To = Annotated[str, typer.Option("--to", help="Target language.")]


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.add_typer(bench, name="bench")


@bench.command("lid")
def lid(files: Pairs, *, as_json: Json = False) -> None:
    """Language identification, beside langdetect as it is and whatever else is installed."""
    _print(benches.lid(_by_code(files)), as_json=as_json)


@bench.command("sentences")
def sentences(files: Pairs, *, as_json: Json = False) -> None:
    """Sentence boundaries on files of one sentence a line."""
    _print(benches.sentences(_by_code(files)), as_json=as_json)


@bench.command("morphology")
def morphology(
    file: Annotated[Path, typer.Argument(help="Lines of lemma, form, features and optionally kind, parted by tabs.")],
    *,
    lang: Annotated[str, typer.Option("--lang", help="ru, kk or en.")],
    misses: Annotated[int, typer.Option("--misses", help="How many misses to print.")] = 20,
    as_json: Json = False,
) -> None:
    """Inflection against known forms."""
    _print(benches.morphology(file, io.language(lang), misses=misses), as_json=as_json)


@bench.command("terms")
def terms(
    files: Annotated[list[Path], typer.Argument(help="Articles (.tsv with -terms.tsv beside) or WMT sets (.jsonl).")],
    *,
    from_: From,
    to: To,
    engine: Engine = None,
    as_json: Json = False,
) -> None:
    """Glossary enforcement beside no enforcement, exact replacement and masking."""
    direction = Direction(io.language(from_), io.language(to))
    for name in engine or ["auto"]:
        _print(benches.terms(settings_from_environment(), name, direction, files), as_json=as_json)


@bench.command("finding")
def finding(
    file: Annotated[
        Path, typer.Argument(help="Lines of concept, en, ru, kk, parted by tabs, with a head; .xz is read.")
    ],
    *,
    glossary: Annotated[list[Path], typer.Option("--glossary", help="The terms; repeatable.")],
    examples: Annotated[int, typer.Option("--examples", help="How many misses and lone finds to print.")] = 20,
    as_json: Json = False,
) -> None:
    """Terms found in sentences that are known to hold them."""
    _print(benches.finding(file, glossary, examples=examples), as_json=as_json)


@bench.command("checks")
def checks(
    file: Annotated[Path, typer.Argument(help="Good pairs, one a line: source, TAB, target.")],
    *,
    from_: From,
    to: To,
    glossary: Annotated[
        list[Path] | None, typer.Option("--glossary", help="For the check of terms; repeatable.")
    ] = None,
    examples: Annotated[int, typer.Option("--examples", help="How many misses and false alarms to print.")] = 10,
    as_json: Json = False,
) -> None:
    """Precision and recall of the checks on errors put into good translations."""
    direction = Direction(io.language(from_), io.language(to))
    _print(benches.checks(file, direction, glossary or [], examples=examples), as_json=as_json)


@bench.command("mt")
def mt(
    *,
    source: Annotated[Path, typer.Option("--source", help="Source sentences, one a line.")],
    reference: Annotated[Path, typer.Option("--reference", help="Reference translations, aligned.")],
    from_: From,
    to: To,
    engine: Engine = None,
    glossary: Annotated[list[Path] | None, typer.Option("--glossary", help="Count the terms of this file.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Let 'auto' follow these figures from now on.")] = False,
    as_json: Json = False,
) -> None:
    """Translation quality by sacreBLEU, terms, time and memory; several engines side by side."""
    what = bench_mt.material(source, reference, Direction(io.language(from_), io.language(to)), glossary or ())
    _print(bench_mt.mt(settings_from_environment(), engine or ["auto"], what, keep=keep), as_json=as_json)


@bench.command("speed")
def speed(
    *,
    architecture: Annotated[
        list[str] | None,
        typer.Option("--architecture", help="Compare runtimes on random weights: student, marian, small100, nllb600."),
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--source", help="Sentences, one a line: compare the desk with its bare engine.")
    ] = None,
    from_: From = "en",
    to: To = "ru",
    engine: Engine = None,
    sentences: Annotated[int, typer.Option("--sentences", min=1, help="How many.")] = 60,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="The best of so many counts.")] = 2,
    as_json: Json = False,
) -> None:
    """Speed and memory of the runtimes beside plain transformers, and what the desk adds to its engine."""
    direction = Direction(io.language(from_), io.language(to))
    tables = []
    if source:
        texts = [line for line in io.read_lines(source) if line.strip()][:sentences]
        ports = build_ports(settings_from_environment())
        tables = [bench_speed.overhead(ports, name, direction, texts, rounds) for name in engine or ["auto"]]
    if architecture or not source:
        tables += bench_speed.runtimes(architecture or ["student"], sentences, rounds)
    if as_json:
        io.print_json({"tables": [_document(table) for table in tables]})
        return
    for table in tables:
        _print(table, as_json=False)


def _by_code(pairs: list[str]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for pair in pairs:
        code, sign, file = pair.partition("=")
        if not sign:
            raise SettingsError(f"'{pair}' does not name a language; write it as kk=FILE.", value=pair)
        files[code] = Path(file)
    return files


def _print(table: benches.Table, *, as_json: bool) -> None:
    """A Markdown table with its signature, or one JSON document."""
    if as_json:
        io.print_json(_document(table))
        return
    if table.rows:
        print("|", " | ".join(table.rows[0]), "|")
        print("|", " | ".join("---" for _ in table.rows[0]), "|")
    for row in table.rows:
        print("|", " | ".join(_cell(value) for value in row.values()), "|")
    print(f"\n{table.signature}")
    for note in table.notes:
        print(note)


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else "" if value is None else str(value)


def _document(table: benches.Table) -> dict[str, object]:
    return {"signature": table.signature, "rows": list(table.rows), "notes": list(table.notes)}
