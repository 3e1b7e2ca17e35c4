"""The command line as a script sees it: arguments and standard input in, status and two streams out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from transdesk.cli.app import run


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.lines]


type_of_run = Callable[..., Done]


@pytest.fixture
def transdesk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type_of_run:
    """Runs a command in this process, with a data directory of its own."""
    monkeypatch.setenv("TRANSDESK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("TRANSDESK_WORKER_IDLE", "1")

    def call(*arguments: str, stdin: str | bytes = "") -> Done:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsys.readouterr()
        status = run(list(arguments))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return call
