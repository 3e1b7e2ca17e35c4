"""The database: SQLite by default, PostgreSQL by URL; repositories that return domain values."""

from transdesk.storage.cuts import Carried, Recut
from transdesk.storage.notes import Dismissal
from transdesk.storage.store import Store
from transdesk.storage.unit_words import Side, number_of
from transdesk.storage.work_rows import TRUSTED, Change

__all__ = ["TRUSTED", "Carried", "Change", "Dismissal", "Recut", "Side", "Store", "number_of"]
