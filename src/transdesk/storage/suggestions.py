"""Edits that somebody suggests, until they are wholly decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from transdesk.domain.errors import ConflictError, NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.work import SuggestedEdit
from transdesk.storage.database import Database
from transdesk.storage.schema import SuggestionRow
from transdesk.storage.work_rows import Change
from transdesk.storage.works import change_row


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that somebody suggests.

    Attributes:
        base: the version that it was written over.
        before: the text that it was written over.
        text: what is suggested in its place.
        carried: the author has carried an earlier edit over to a newer ``before``.
    """

    base: int
    before: str
    text: str
    carried: bool = False


class Suggestions:
    """The suggested edits of the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self,
        article_id: str,
        target: Language,
        segment: str,
        wanted: Draft,
        author: str,
        *,
        continues: int = 0,
        seen: str = "",
    ) -> SuggestedEdit | None:
        """Store what a person suggests; sent twice it is stored once.

        Args:
            article_id: the article.
            target: the translation.
            segment: the segment.
            wanted: the edit.
            author: whose it is.
            continues: their own open edit that this one takes the place of; 0 for none. Where it has been decided, or
                has a text that is neither ``seen`` nor the wanted one, it stays, and the new one stands beside it.
            seen: the text that the author saw in it.

        Returns:
            The edit; None where it suggests nothing (any more).
        """
        with self._database.write() as session:
            row = session.get(SuggestionRow, continues, with_for_update=True) if continues else None
            place = (article_id, target.value, segment, author)
            if row is not None and row.open and _place(row) == place and row.text in (seen, wanted.text):
                if wanted.carried:
                    row.base, row.before = wanted.base, wanted.before
                row.text, row.at, row.open = wanted.text, datetime.now(UTC), wanted.text != row.before
                return edit_of(row) if row.open else None
            if wanted.text == wanted.before:
                return None
            row = _same(session, place, wanted) or SuggestionRow(
                article_id=article_id,
                target=target.value,
                segment=segment,
                base=wanted.base,
                before=wanted.before,
                text=wanted.text,
                author=author,
                at=datetime.now(UTC),
                open=True,
            )
            session.add(row)
            session.flush()
            return edit_of(row)

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
            return edit_of(row)

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


def edit_of(row: SuggestionRow) -> SuggestedEdit:
    """A stored edit as a value."""
    return SuggestedEdit(row.id, row.segment, row.base, row.before, row.text, row.author, row.at)


def _place(row: SuggestionRow) -> tuple[str, str, str, str]:
    return row.article_id, row.target, row.segment, row.author


def _same(session: Session, place: tuple[str, str, str, str], wanted: Draft) -> SuggestionRow | None:
    """The very edit, where it was sent before and its acknowledgement got lost."""
    article_id, target, segment, author = place
    query = select(SuggestionRow).where(
        SuggestionRow.article_id == article_id,
        SuggestionRow.target == target,
        SuggestionRow.segment == segment,
        SuggestionRow.author == author,
        SuggestionRow.before == wanted.before,
        SuggestionRow.text == wanted.text,
        SuggestionRow.open,
    )
    return session.scalars(query).first()
