"""serve: open the desk in the browser."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path
from threading import Timer
from typing import Annotated

import typer

from transdesk.domain.errors import SettingsError


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.command()(serve)


def serve(
    *,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8501,
    sample: Annotated[bool, typer.Option("--sample", help="Put a sample article on the desk and open it.")] = False,
    browser: Annotated[bool, typer.Option("--browser", help="Open the browser.")] = False,
) -> None:
    """Open the desk."""
    require_free(host, port)
    place = f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0', '::') else host}:{port}/"  # noqa: S104 - compared, not bound
    if sample:
        place += add_sample()
    print(f"TransDesk is at {place}  (Ctrl+C stops it)", flush=True)
    if browser:
        Timer(2.0, webbrowser.open, [place]).start()
    run_streamlit(streamlit_options(host, port))


def run_streamlit(options: list[str]) -> None:
    """``streamlit run`` in this very process: whoever stops it stops the server, and no child is left behind."""
    from streamlit.web.cli import main

    script = Path(__file__).resolve().parents[1] / "web" / "entry" / "serve.py"
    main(["run", str(script), *options], prog_name="streamlit")


def add_sample() -> str:
    """Put the sample article on the desk; returns the query that opens it."""
    from transdesk.bootstrap import build_desk, settings_from_environment

    desk = build_desk(settings_from_environment())
    article = desk.intake.add_sample(desk.settings.author)
    return f"edit?article={article}&to=ru"


def require_free(host: str, port: int) -> None:
    """Refuse a port that another program has.

    Raises:
        SettingsError: the port is taken, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"Port {port} on {host} cannot be used ({error.strerror or error}); "
                f"stop the program that has it, or choose another one: transdesk serve --port {port + 1}.",
                port=port,
            ) from error


def streamlit_options(host: str, port: int) -> list[str]:
    """What the caller decides; everything else stands in the configuration beside the script."""
    return [f"--server.address={host}", f"--server.port={port}"]
