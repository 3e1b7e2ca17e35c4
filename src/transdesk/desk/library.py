"""The list of articles."""

from __future__ import annotations

from transdesk.desk.editing import segment_of
from transdesk.desk.ports import Ports
from transdesk.desk.views import ArticleCard, StoredArticle, TranslationCard
from transdesk.domain.language import Language
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

    def translation(self, article_id: str, target: Language) -> TranslationCard:
        """One translation at a glance; made empty where there is none yet.

        Raises:
            NotFoundError: there is no such article.
        """
        self._articles.ensure_translation(article_id, target)
        return self._articles.card(article_id, target)

    def segment(self, article_id: str, segment_id: str) -> Segment:
        """One segment of an article.

        Raises:
            NotFoundError: there is none.
        """
        return segment_of(self._articles.get(article_id), segment_id)

    def archive(self, article_id: str) -> None:
        """Take an article out of the list; adding the same text again brings it back with all work."""
        self._articles.archive(article_id)
