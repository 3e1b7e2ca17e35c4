"""One database: connections, transactions, the schema's version, and foreign errors made our own.

SQLite runs in WAL mode; a writing transaction begins with BEGIN IMMEDIATE, so that two desks on one
file wait for each other instead of failing half way (https://sqlite.org/lang_transaction.html). What people
are told is stored has reached the disk.
PostgreSQL runs the same statements; each write begins with an update of the translation's row, whose
lock serialises writers of one translation.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.session import JoinTransactionMode

from transdesk.domain.errors import SettingsError, StorageBusyError, StorageError, StorageFullError

HEAD = "0005"
"""Revision of the newest migration; a test holds it."""

_DURABLE, _PASSING = "FULL", "NORMAL"
"""Whether a commit waits for the disk (https://sqlite.org/pragma.html#pragma_synchronous, in WAL mode)."""

BUSY_MILLISECONDS = 10_000
MIGRATION_LOCK = 0x7472_616E
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """A database that is opened, and brought to the newest schema, when it is first used."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._lock = threading.Lock()
        self._writers = threading.RLock()
        self._engine: Engine | None = None
        self._joined = threading.local()

    @property
    def there(self) -> bool:
        """Whether there is anything to open: an SQLite file that was never written holds nothing."""
        try:
            parsed = make_url(self.url)
        except ArgumentError:  # opening it says so
            return True
        file = parsed.database if parsed.get_backend_name() == "sqlite" else None
        return not file or Path(file).is_file()

    @property
    def engine(self) -> Engine:
        """The connection pool; see ``open``."""
        return self.open()

    def open(self) -> Engine:
        """Connect, and migrate; only the first call has anything to do.

        Raises:
            StorageError: the database cannot be opened, or a newer TransDesk has made it.
            SettingsError: its address cannot be used.
        """
        with self._lock:
            if self._engine is None:
                engine = _connect(self.url)
                try:
                    with translated_errors():
                        migrate(engine)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent state and changes nothing."""
        joined = self._connection
        with translated_errors(), _session(joined, "rollback_only") if joined else _session(self.engine) as session:
            yield session

    @contextmanager
    def write(self, *, passing: bool = False) -> Iterator[Session]:
        """A session in one writing transaction: all of it is stored, or nothing.

        SQLite takes one writer at a time and lets others try again after growing pauses; the threads of this
        process queue up here instead, so that a save waits only as long as the one before it takes.

        Args:
            passing: it is no loss when the machine loses power now (who is where, what checks say): no wait for the disk.
        """
        if self._connection is not None:
            with translated_errors(), _session(self._connection, "create_savepoint") as session, session.begin():
                yield session
            return
        engine = self.engine.execution_options(transdesk_write=_PASSING if passing else _DURABLE)
        with self._turn(engine), translated_errors(), _session(engine) as session, session.begin():
            yield session

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that this thread reads and writes within is one transaction, stored when it ends, or nothing of it.

        A write within that fails takes back itself alone (a savepoint), where the caller goes on after it.
        """
        engine = self.engine.execution_options(transdesk_write=_DURABLE)
        with self._turn(engine), translated_errors(), engine.begin() as connection:
            self._joined.connection = connection
            try:
                yield
            finally:
                self._joined.connection = None

    @property
    def _connection(self) -> Connection | None:
        """Where this thread works together."""
        return getattr(self._joined, "connection", None)

    def _turn(self, engine: Engine) -> AbstractContextManager[object]:
        return self._writers if engine.dialect.name == "sqlite" else nullcontext()

    def close(self) -> None:
        """Close every connection; the next use opens again."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None


def _session(bind: Engine | Connection, joined: JoinTransactionMode = "conditional_savepoint") -> Session:
    return Session(bind, expire_on_commit=False, join_transaction_mode=joined)


def _connect(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError, TypeError) as error:
        raise SettingsError(
            "The database address cannot be used; write sqlite:///path/to/file or postgresql://user@host/name "
            "(PostgreSQL needs the package psycopg).",
            name="TRANSDESK_DATABASE_URL",
        ) from error
    except OSError as error:
        raise StorageError(
            f"The folder of the database cannot be made ({error.strerror}); set TRANSDESK_DATA_DIR to a folder "
            "you may write to.",
            detail=str(error.strerror),
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    safety = connection.get_execution_options().get("transdesk_write")
    if safety:
        connection.exec_driver_sql(f"PRAGMA synchronous={safety}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if safety else "BEGIN")


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest version; quick where it is there already.

    Raises:
        StorageError: the schema is newer than this TransDesk.
    """
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    with engine.execution_options(transdesk_write=_DURABLE).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        found = _version(connection)  # another desk may have been faster
        if found != HEAD:
            _upgrade(connection, found)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StorageError(
            f"The database was made by a newer TransDesk (schema {found}, this one knows {HEAD}); update TransDesk "
            "or choose another TRANSDESK_DATA_DIR.",
            schema=found,
            known=HEAD,
        )
    command.upgrade(config, "head")


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn the database's errors into ours: full, read-only, busy, damaged, unreachable."""
    try:
        yield
    except DBAPIError as error:
        raise _ours(str(error.orig)) from error
    except SQLAlchemyError as error:
        raise _ours(str(error)) from error


_REASONS: tuple[tuple[tuple[str, ...], type[StorageError], str], ...] = (
    (
        ("disk is full", "disk full", "no space left"),
        StorageFullError,
        "The disk is full, nothing more can be stored; free some space.",
    ),
    (
        ("readonly", "read-only"),
        StorageError,
        "The database is read-only; check the permissions of its file and folder.",
    ),
    (("locked", "busy"), StorageBusyError, "Another program holds the database; try again in a moment."),
    (
        ("unable to open", "permission denied"),
        StorageError,
        "The database cannot be opened; check its folder and permissions.",
    ),
    (
        ("not a database", "malformed", "corrupt"),
        StorageError,
        "The database file is damaged; restore it from a backup.",
    ),
    (
        ("connection", "could not connect"),
        StorageError,
        "The database server cannot be reached; check TRANSDESK_DATABASE_URL.",
    ),
)


def _ours(detail: str) -> StorageError:
    lower = detail.lower()
    for words, kind, message in _REASONS:
        if any(word in lower for word in words):
            return kind(message, detail=detail.splitlines()[0])
    first = detail.splitlines()[0] if detail else "unknown"
    return StorageError(f"The database refused: {first}.", detail=first)
