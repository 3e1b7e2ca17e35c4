"""memory import, export, search."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.cli import io
from transdesk.domain.language import Direction

memory = typer.Typer(help="The translation memory.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.add_typer(memory, name="memory")


@memory.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="TMX, XLIFF or TSV (source, tab, target).")],
    *,
    from_: Annotated[str | None, typer.Option("--from", help="Source language; the file's own where absent.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Target language; the file's own where absent.")] = None,
) -> None:
    """Add the pairs of a file to the memory."""
    desk = build_desk(settings_from_environment())
    source, target = io.language(from_) if from_ else None, io.language(to) if to else None
    count = desk.memory.add(io.read_bytes(file), file.name, source=source, target=target, author=desk.settings.author)
    print(f"{count} pairs are in the memory from {file}.")


@memory.command("export")
def export_file(
    file: Annotated[Path, typer.Argument(help="File to write: .tmx or .tsv.")],
    *,
    from_: Annotated[str, typer.Option("--from", help="Source language.")],
    to: Annotated[str, typer.Option("--to", help="Target language.")],
) -> None:
    """Write every pair of a direction to a file."""
    direction = Direction(io.language(from_), io.language(to))
    io.write_bytes(file, build_desk(settings_from_environment()).memory.write(direction, file.suffix))


@memory.command("search")
def search(
    text: Annotated[str, typer.Argument(help="A sentence.")],
    *,
    from_: Annotated[str, typer.Option("--from", help="Source language.")],
    to: Annotated[str, typer.Option("--to", help="Target language.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 5,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Print the pairs whose source resembles a sentence: score, source, target."""
    direction = Direction(io.language(from_), io.language(to))
    for match in build_desk(settings_from_environment()).memory.find(text, direction, limit=limit):
        if as_json:
            io.print_json({"score": match.score, "source": match.unit.source, "target": match.unit.target})
        else:
            print(match.score, match.unit.source, match.unit.target, sep="\t")
