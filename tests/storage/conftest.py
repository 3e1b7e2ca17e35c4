"""A desk on SQLite and on PostgreSQL."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.fakes import make_desk
from storage.servers import programs, server
from transdesk.desk.desk import Desk


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed here")
    pytest.importorskip("psycopg")
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        with server(Path(folder) / "pg") as url:
            yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.db'}"
    found: str = request.getfixturevalue("postgres")
    return found


@pytest.fixture
def desk(url: str, tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, url=url)
    yield made
    made.close()
