"""The schema's version, and what is said when the database refuses."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from transdesk.domain.errors import SettingsError, StorageError
from transdesk.storage.database import _MIGRATIONS, HEAD, Database
from transdesk.storage.schema import Base


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def test_the_newest_migration_makes_exactly_the_tables_of_the_schema(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
    database = Database(url(tmp_path / "a.db"))
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    database.close()


def test_a_database_opens_again_and_is_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "a.db"
    for _ in range(2):
        database = Database(url(path))
        with database.read():
            pass
        database.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_newer_schema_is_refused_by_name(tmp_path: Path) -> None:
    database = Database(url(tmp_path / "a.db"))
    database.open()
    database.close()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StorageError, match="newer TransDesk"):
        database.open()


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"This is a letter, not a database. " * 100)
    with pytest.raises(StorageError, match="damaged"):
        Database(url(tmp_path / "a.db")).open()


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(url(tmp_path / "a.db")).open()
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="TRANSDESK_DATA_DIR"):
        Database(url(tmp_path / "file" / "a.db")).open()


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError):
        Database(url(tmp_path / "a.db")).open()


def test_a_locked_database_is_called_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transdesk.storage.database.BUSY_MILLISECONDS", 50)
    database = Database(url(tmp_path / "a.db"))
    database.open()
    holder = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="try again"), database.write() as session:
        session.execute(text("SELECT 1"))
    holder.execute("ROLLBACK")
    holder.close()
    with database.write() as session:
        assert session.scalar(text("SELECT 1")) == 1
    database.close()


def test_what_is_acknowledged_has_reached_the_disk(tmp_path: Path) -> None:
    """After a loss of power the last saves were once gone: SQLite's NORMAL waits for no disk."""
    normal, full = 1, 2
    database = Database(url(tmp_path / "a.db"))

    def level() -> int:
        with database.write() as session:
            return int(session.scalar(text("PRAGMA synchronous")) or 0)

    with database.write(passing=True) as session:
        assert session.scalar(text("PRAGMA synchronous")) == normal
    assert level() == full
    with database.together():
        assert level() == full
    database.close()


@pytest.mark.parametrize("address", ["nonsense", "mongodb://host/desk", "sqlite:///a.db?bad=1&timeout=x"])
def test_an_address_that_cannot_be_used_says_which_can(address: str) -> None:
    with pytest.raises((SettingsError, StorageError)):
        Database(address).open()


def test_a_server_that_is_not_there_is_told() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StorageError, match="cannot be reached"):
        Database("postgresql://desk@127.0.0.1:1/desk").open()
