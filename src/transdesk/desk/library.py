"""The list of articles."""

from __future__ import annotations

from transdesk.desk.editing import segment_of
from transdesk.desk.ports import Ports
from transdesk.desk.views import ArticleCard, StoredArticle
from transdesk.domain.segment import Segment


class Library:
    """What is on the desk."""

    def __init__(self, ports: Ports) -> None:
        self._articles = ports.store.articles

    def articles(self) -> list[ArticleCard]:
        """Every article with its translations, the newest first, without the archive."""
        return self._articles.cards()

    def article(self, article_id: str) -> StoredArticle:
        """One article with its segments.

        Raises:
            NotFoundError: there is none.
        """
        return self._articles.get(article_id)

    def segment(self, article_id: str, segment_id: str) -> Segment:
        """One segment of an article.

        Raises:
            NotFoundError: there is none.
        """
        return segment_of(self._articles.get(article_id), segment_id)

    def archive(self, article_id: str) -> None:
        """Take an article out of the list; adding the same text again brings it back with all work."""
        self._articles.archive(article_id)
