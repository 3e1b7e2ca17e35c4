"""A desk of an earlier release keeps its work, and finds it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from transdesk.domain.language import Language
from transdesk.storage import Store
from transdesk.storage.database import _MIGRATIONS

UNIT = (
    "INSERT INTO tm_unit (source_language, target_language, article_id, segment, digest, key, source, text, marks,"
    " author, at) VALUES ('en', 'ru', '', ?, 'd', ?, ?, ?, 0, 'Dana', '2026-11-01 00:00:00')"
)


def test_the_memory_of_the_first_schema_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with sqlite3.connect(path) as connection:
        for number, source in enumerate(("The Senate met on Monday.", "Wheat prices fell.")):
            connection.execute(UNIT, (str(number), source, source, "Перевод"))
    connection.close()
    store = Store(f"sqlite:///{path}")
    (found,) = store.units.alike(Language.EN, Language.RU, "Wheat prices rose.")
    assert (found.source, found.target) == ("Wheat prices fell.", "Перевод")
    assert store.units.count() == 2
    store.close()
