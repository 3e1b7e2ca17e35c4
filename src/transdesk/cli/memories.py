"""memory import, export, search."""

from __future__ import annotations

import typer

from transdesk.cli.later import add_later

memory = typer.Typer(help="The translation memory.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    for name in ("import", "export", "search"):
        add_later(memory, name, "confirmed segments already fill the memory")
    app.add_typer(memory, name="memory")
