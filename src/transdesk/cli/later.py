"""Commands that a later release fills: each says so in one line and exits with 2."""

from __future__ import annotations

import typer

from transdesk.domain.errors import NotYetError


def add_later(app: typer.Typer, name: str, instead: str) -> None:
    """Add a command that names what can be done instead, whatever its arguments are."""

    def command(context: typer.Context) -> None:
        raise NotYetError(f"'{context.command_path}' comes with a later release; {instead}.", command=name)

    command.__doc__ = "Comes with a later release."
    app.command(name, context_settings={"ignore_unknown_options": True, "allow_extra_args": True})(command)
