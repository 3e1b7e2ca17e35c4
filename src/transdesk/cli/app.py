"""The Typer application and its outermost guard."""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from transdesk import __version__
from transdesk.cli import admin, articles, benches, glossaries, languages, memories, models, serving, training
from transdesk.domain.errors import TransDeskError

_STOPPED = 130  # what a shell reports for a program that Ctrl+C ended

app = typer.Typer(
    name="transdesk",
    help="TransDesk: a translation desk for Russian, Kazakh and English newsrooms.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _family in (serving, languages, articles, glossaries, memories, models, benches, training, admin):
    _family.register(app)


def _version(asked: bool) -> None:
    if asked:
        print(f"transdesk {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run the command line and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; errors become one line on standard error, never a traceback.

    ``TRANSDESK_DEBUG=1`` shows the traceback of internal failures, for reports to the developers.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(
                encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace"
            )
    command = typer.main.get_command(app)
    try:
        # typer gives the status of an Exit back instead of raising it, and turns Ctrl+C into one of 130
        status = command.main(args=arguments, prog_name="transdesk", standalone_mode=False)
    except typer.Abort:
        return _say("Stopped.", _STOPPED)
    except TyperException as error:
        return _say(_one_line(error.format_message()), 2)
    except TransDeskError as error:
        return _say(_one_line(str(error)), 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _say("Stopped.", _STOPPED)
    except Exception as error:  # the last guard: a user never sees a traceback
        if os.environ.get("TRANSDESK_DEBUG"):
            logging.getLogger(__name__).exception("internal failure")
        return _say(
            f"Internal failure: {_one_line(str(error) or type(error).__name__)} (TRANSDESK_DEBUG=1 shows more).", 1
        )
    if status == _STOPPED:
        return _say("Stopped.", _STOPPED)
    return status if isinstance(status, int) else 0


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _say(message: str, status: int) -> int:
    print(f"transdesk: {message}", file=sys.stderr)
    return status
