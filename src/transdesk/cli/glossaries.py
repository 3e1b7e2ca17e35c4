"""terms find, glossary import, export and lint."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.cli import io
from transdesk.desk import toolbox
from transdesk.desk.terms_files import SCOPES

terms = typer.Typer(help="Find glossary terms in running text.", no_args_is_help=True)
glossary = typer.Typer(help="Read, write and examine glossaries.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.add_typer(terms, name="terms")
    app.add_typer(glossary, name="glossary")


@terms.callback()
def _terms() -> None:
    """Keep ``find`` a command of its own."""


@terms.command("find")
def find(
    file: Annotated[
        Path | None, typer.Argument(help="A file; standard input where absent or '-'.", show_default=False)
    ] = None,
    *,
    lang: Annotated[str, typer.Option("--lang", help="ru, kk or en.")],
    glossary_files: Annotated[
        list[Path] | None, typer.Option("--glossary", help="A glossary file; repeat for more.")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", help="Day of the event, 2024-05-31.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Print every term of the glossary that a text contains, in whatever form."""
    desk = build_desk(settings_from_environment(glossaries=tuple(glossary_files) if glossary_files else None))
    language, day = io.language(lang), io.day(date)
    for number, line in enumerate(io.read_lines(file), start=1):
        for hit in desk.terms.find(line, language, day):
            row = {
                "line": number,
                "start": hit.start,
                "end": hit.end,
                "text": hit.text,
                "concept": hit.concept.id,
                "status": hit.designation.status.value if hit.certain else "uncertain",
                "kind": hit.concept.kind.value,
            }
            if as_json:
                io.print_json(row)
            else:
                print(*row.values(), sep="\t")


@glossary.command("lint")
def lint(files: Annotated[list[Path], typer.Argument(help="Glossary files: CSV, XLSX, TBX.")]) -> None:
    """Report what is wrong with glossaries, by line; exit status 2 where there are errors."""
    bad = False
    for file in files:
        for problem in toolbox.lint_glossary(io.read_bytes(file), file.name):
            bad = bad or problem.severity == "error"
            print(f"{file}:{problem.line}: {problem.severity}: {problem.message}")
    if bad:
        raise typer.Exit(2)


@glossary.command("import")
def import_(
    source: Annotated[Path, typer.Argument(help="Glossary file to read: CSV, XLSX, TBX.")],
    target: Annotated[
        Path | None, typer.Argument(help="Write the concepts into this file instead.", show_default=False)
    ] = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would happen.")] = False,
) -> None:
    """Read a glossary into the newsroom's own, with a report by line; good rows are kept."""
    if target is not None:
        _convert(source, target)
        return
    desk = build_desk(settings_from_environment())
    report = desk.term_files.examine(io.read_bytes(source), source.name)
    for problem in report.problems:
        print(f"{source}:{problem.line}: {problem.severity}: {problem.message}")
    for one in report.changed:
        print(f"{source}:{one.line}: changed: {one.concept.id}: {', '.join(one.differs)}")
    for one in report.new:
        print(f"{source}:{one.line}: new: {one.concept.id}")
    stored = 0 if dry_run else desk.term_files.store(report, desk.settings.author)
    io.warn(f"{len(report.new)} new, {len(report.changed)} changed, {report.same} as they are; {stored} stored.")


@glossary.command("export")
def export(
    files: Annotated[list[Path], typer.Argument(help="File to write: CSV, XLSX, TBX; two files: read and write.")],
    *,
    scope: Annotated[str, typer.Option("--scope", help="own, shipped or merged.")] = "own",
) -> None:
    """Write the newsroom's own glossary, the shipped one, or both merged; with two files, turn one into the other."""
    if len(files) == 2:
        _convert(*files)
        return
    chosen = next((known for known in SCOPES if known == scope), None)
    if chosen is None or len(files) != 1:
        raise typer.BadParameter(f"write one file, and --scope {', '.join(SCOPES[:-1])} or {SCOPES[-1]}.")
    desk = build_desk(settings_from_environment())
    io.write_bytes(files[0], desk.term_files.export(chosen, files[0].suffix.lstrip(".").lower()))


def _convert(source: Path, target: Path) -> None:
    """Turn one glossary format into another; rows that cannot be read are named and left out."""
    concepts, problems = toolbox.read_glossary(io.read_bytes(source), source.name)
    for problem in problems:
        io.warn(f"{source}:{problem.line}: {problem.message}")
    io.write_bytes(target, toolbox.write_glossary(concepts, target.suffix))
