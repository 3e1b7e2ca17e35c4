"""A PostgreSQL server of our own, where Debian's programs are installed."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The newest server's folder of programs; None where there is none, or nobody may run it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found or (os.getuid() == 0 and not (_user() and shutil.which("runuser"))):
        return None
    return found[-1].parent


def _user() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Run a server in an empty folder; gives the URL of its database."""
    home = programs()
    assert home is not None
    root = os.getuid() == 0
    as_user = ["runuser", "-u", "postgres", "--"] if root else []
    folder.mkdir()
    if root:
        shutil.chown(folder, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*as_user, *command], check=True, cwd="/", stdout=subprocess.DEVNULL)

    run(str(home / "initdb"), "-D", str(data), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    run(str(home / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    finally:
        run(str(home / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
