"""The store: every repository over one database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from transdesk.domain.article import Article
from transdesk.storage.articles import Articles
from transdesk.storage.concepts import Concepts
from transdesk.storage.cuts import Cuts
from transdesk.storage.database import Database
from transdesk.storage.jobs import STALE, Jobs
from transdesk.storage.model_jobs import ModelJobs
from transdesk.storage.notes import Notes
from transdesk.storage.passages import Passages
from transdesk.storage.sheets import Sheets
from transdesk.storage.suggestions import Suggestions
from transdesk.storage.units import Units
from transdesk.storage.values import dump, load
from transdesk.storage.works import Works


def _write(article: Article) -> str:
    return dump(article)


def _read(text: str) -> Article:
    return load(text, Article)


class Store:
    """Everything the desk keeps. Opens, and migrates, at the first use.

    Args:
        url: SQLAlchemy URL of an SQLite file or a PostgreSQL database.
        write_article, read_article: an article as JSON text and back.
        stale: age at which a worker's heartbeat counts as stopped.
    """

    def __init__(
        self,
        url: str,
        *,
        write_article: Callable[[Article], str] = _write,
        read_article: Callable[[str], Article] = _read,
        stale: timedelta = STALE,
    ) -> None:
        self.database = Database(url)
        self.articles = Articles(self.database, write=write_article, read=read_article)
        self.cuts = Cuts(self.database)
        self.works = Works(self.database)
        self.sheets = Sheets(self.database)
        self.notes = Notes(self.database)
        self.suggestions = Suggestions(self.database)
        self.units = Units(self.database)
        self.concepts = Concepts(self.database)
        self.passages = Passages(self.database)
        self.jobs = Jobs(self.database, stale=stale)
        self.model_jobs = ModelJobs(self.database, stale=stale)

    def close(self) -> None:
        """Close every connection."""
        self.database.close()
