"""worker, doctor, admin."""

from __future__ import annotations

from typing import Annotated

import typer

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.cli import io
from transdesk.cli.later import add_later
from transdesk.desk import doctor as examination

admin = typer.Typer(help="Care of the database.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.command()(worker)
    app.command()(doctor)
    for name in ("backup", "restore", "user"):
        add_later(admin, name, "copy the data directory to back it up")
    app.add_typer(admin, name="admin")


def worker(
    *,
    once: Annotated[bool, typer.Option("--once", help="Stop when no job waits.")] = False,
) -> None:
    """Run drafting jobs until stopped, or until idle for the configured time."""
    build_desk(settings_from_environment()).drafting.work_until_idle(once=once)


def doctor(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False) -> None:
    """Tell what is installed, reachable and configured; what would fail and how to mend it."""
    bad = False
    for fact in examination.examine(settings_from_environment()):
        bad = bad or not fact.ok
        if as_json:
            io.print_json({"what": fact.what, "ok": fact.ok, "detail": fact.detail, "mend": fact.mend})
        else:
            print(
                "ok  " if fact.ok else "BAD ", f"{fact.what}: {fact.detail}", f"-> {fact.mend}" if not fact.ok else ""
            )
    if bad:
        raise typer.Exit(2)


@admin.command("migrate")
def migrate() -> None:
    """Bring the database to this release's schema."""
    build_desk(settings_from_environment()).migrate()
    print("The database has this release's schema.")
