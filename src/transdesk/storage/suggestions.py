"""Edits that somebody suggests, until they are wholly decided."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import select

from transdesk.domain.errors import ConflictError, NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.work import SuggestedEdit
from transdesk.storage.database import Database
from transdesk.storage.schema import SuggestionRow
from transdesk.storage.work_rows import Change
from transdesk.storage.works import change_row


class Suggestions:
    """The suggested edits of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, article_id: str, target: Language, segment: str, *, base: int, before: str, text: str, author: str
    ) -> SuggestedEdit:
        """Store an edit over the text of version ``base``, which was ``before``."""
        with self._database.write() as session:
            row = SuggestionRow(
                article_id=article_id,
                target=target.value,
                segment=segment,
                base=base,
                before=before,
                text=text,
                author=author,
                at=datetime.now(UTC),
                open=True,
            )
            session.add(row)
            session.flush()
            return _edit(row)

    def of(
        self, article_id: str, target: Language, segments: Collection[str] | None = None
    ) -> tuple[SuggestedEdit, ...]:
        """Open edits of a translation, or of some of its segments, the oldest first."""
        query = select(SuggestionRow).where(
            SuggestionRow.article_id == article_id, SuggestionRow.target == target.value, SuggestionRow.open
        )
        if segments is not None:
            query = query.where(SuggestionRow.segment.in_(segments))
        with self._database.read() as session:
            return tuple(_edit(row) for row in session.scalars(query.order_by(SuggestionRow.id)))

    def get(self, article_id: str, target: Language, suggestion_id: int) -> SuggestedEdit:
        """An open edit.

        Raises:
            NotFoundError: the translation has no such edit, or it is decided.
        """
        with self._database.read() as session:
            row = session.get(SuggestionRow, suggestion_id)
            if row is None or not row.open or (row.article_id, row.target) != (article_id, target.value):
                raise NotFoundError(
                    "This suggestion is decided already; load the page again.", suggestion=suggestion_id
                )
            return _edit(row)

    def decide(
        self,
        article_id: str,
        target: Language,
        seen: SuggestedEdit,
        left: SuggestedEdit,
        accepted: tuple[int, Change] | None,
    ) -> None:
        """Store a decision, and with it the change of the segment where something was accepted: both or none.

        Args:
            article_id: the article.
            target: the translation.
            seen: the edit as the decision found it.
            left: what is still to be decided.
            accepted: the version that the change is based on, and the change.

        Raises:
            ConflictError: somebody else has decided, or changed the segment, meanwhile.
        """
        with self._database.write() as session:
            if accepted is not None:
                change_row(session, article_id, target, seen.segment, base=accepted[0], change=accepted[1])
            row = session.get(SuggestionRow, seen.id, with_for_update=True)
            if row is None or (row.before, row.text) != (seen.before, seen.text):
                raise ConflictError(
                    "Somebody else has decided on this suggestion meanwhile; look at it again.",
                    theirs="" if row is None else row.text,
                    version=seen.base,
                    author="",
                )
            row.before, row.text, row.open = left.before, left.text, left.before != left.text


def _edit(row: SuggestionRow) -> SuggestedEdit:
    return SuggestedEdit(row.id, row.segment, row.base, row.before, row.text, row.author, row.at)
