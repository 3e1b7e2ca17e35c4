"""bench ... and train: measuring against files that the user names."""

from __future__ import annotations

import typer

from transdesk.cli.later import add_later

bench = typer.Typer(help="Measure against your own files.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    for name in ("lid", "sentences", "morphology", "terms", "mt", "checks", "speed"):
        add_later(bench, name, "CHANGELOG.md lists what is there")
    app.add_typer(bench, name="bench")
    add_later(app, "train", "the starter model is bundled ready to use")
