"""models list, get, prepare, remove."""

from __future__ import annotations

from typing import Annotated

import typer

from transdesk.bootstrap import settings_from_environment
from transdesk.cli import io
from transdesk.cli.later import add_later
from transdesk.desk import toolbox

models = typer.Typer(help="Translation models.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    for name in ("get", "prepare", "remove"):
        add_later(models, name, "the starter model is bundled")
    app.add_typer(models, name="models")


@models.command("list")
def list_models(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False) -> None:
    """Print the engines that can be used here, and what each may be used for."""
    for row in toolbox.engine_rows(settings_from_environment()):
        if as_json:
            io.print_json(row)
        else:
            state = "ready" if row["installed"] else "absent"
            print(row["id"], state, row["licence"], row["name"], sep="\t")
