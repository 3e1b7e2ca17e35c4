"""Comments, review events, dismissed findings, and settings changed in the interface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import or_, select, update

from transdesk.domain.errors import NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.work import Comment, ReviewEvent, Stage
from transdesk.storage.database import Database
from transdesk.storage.schema import CommentRow, DismissalRow, EventRow, SettingRow


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding dismissed: ``here`` (until the text changes), in the ``article``, or ``always``."""

    scope: str
    segment: str
    fingerprint: str
    text: str


class Notes:
    """What people say about a translation beside its text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def comment(
        self, article_id: str, target: Language, segment: str, text: str, author: str, *, parent: int | None = None
    ) -> Comment:
        """Store a comment; an empty ``segment`` means the whole translation, ``parent`` is what it answers.

        Raises:
            NotFoundError: there is no such parent on this segment.
        """
        with self._database.write() as session:
            if parent is not None:
                answered = session.get(CommentRow, parent)
                if answered is None or (answered.article_id, answered.target, answered.segment) != (
                    article_id,
                    target.value,
                    segment,
                ):
                    raise _no_comment(parent)
            row = CommentRow(
                article_id=article_id,
                target=target.value,
                segment=segment,
                author=author,
                at=datetime.now(UTC),
                text=text,
                resolved=False,
                parent=parent,
            )
            session.add(row)
            session.flush()
            return _comment(row)

    def comments(self, article_id: str, target: Language) -> tuple[Comment, ...]:
        """Every comment of a translation, the oldest first."""
        with self._database.read() as session:
            query = select(CommentRow).where(CommentRow.article_id == article_id, CommentRow.target == target.value)
            return tuple(_comment(row) for row in session.scalars(query.order_by(CommentRow.id)))

    def resolve(self, comment_id: int) -> None:
        """Mark a comment as settled.

        Raises:
            NotFoundError: there is no such comment.
        """
        with self._database.write() as session:
            query = update(CommentRow).where(CommentRow.id == comment_id).values(resolved=True)
            if session.execute(query.returning(CommentRow.id)).first() is None:
                raise _no_comment(comment_id)

    def settle(self, article_id: str, target: Language, comment_id: int, *, resolved: bool) -> Comment:
        """Mark a comment of a translation as settled, or as open again.

        Raises:
            NotFoundError: the translation has no such comment.
        """
        with self._database.write() as session:
            row = session.get(CommentRow, comment_id)
            if row is None or (row.article_id, row.target) != (article_id, target.value):
                raise _no_comment(comment_id)
            row.resolved = resolved
            return _comment(row)

    def events(self, article_id: str, target: Language) -> tuple[ReviewEvent, ...]:
        """Every change of stage, the oldest first."""
        with self._database.read() as session:
            query = select(EventRow).where(EventRow.article_id == article_id, EventRow.target == target.value)
            return tuple(
                ReviewEvent(row.at, row.author, Stage(row.before), Stage(row.after), row.reason)
                for row in session.scalars(query.order_by(EventRow.id))
            )

    def dismiss(self, article_id: str, target: Language, dismissal: Dismissal, author: str) -> None:
        """Remember that a finding is not wanted."""
        with self._database.write() as session:
            session.add(
                DismissalRow(
                    scope=dismissal.scope,
                    article_id=article_id,
                    target=target.value,
                    segment=dismissal.segment,
                    fingerprint=dismissal.fingerprint,
                    text=dismissal.text,
                    author=author,
                    at=datetime.now(UTC),
                )
            )

    def dismissals(self, article_id: str, target: Language) -> tuple[Dismissal, ...]:
        """Dismissals that count in this translation."""
        with self._database.read() as session:
            here = (DismissalRow.article_id == article_id) & (DismissalRow.target == target.value)
            always = (DismissalRow.scope == "always") & (DismissalRow.target == target.value)
            return tuple(
                Dismissal(row.scope, row.segment, row.fingerprint, row.text)
                for row in session.scalars(select(DismissalRow).where(or_(here, always)))
            )

    def setting(self, key: str) -> str | None:
        """A stored setting; None where it was never set."""
        with self._database.read() as session:
            return session.scalar(select(SettingRow.value).where(SettingRow.key == key))

    def settings(self, prefix: str) -> dict[str, str]:
        """The stored settings whose keys begin so."""
        with self._database.read() as session:
            query = select(SettingRow.key, SettingRow.value).where(SettingRow.key.startswith(prefix, autoescape=True))
            return {row.key: row.value for row in session.execute(query)}

    def set_setting(self, key: str, value: str) -> None:
        """Store a setting."""
        with self._database.write() as session:
            session.merge(SettingRow(key=key, value=value))


def _comment(row: CommentRow) -> Comment:
    return Comment(row.id, row.segment, row.author, row.at, row.text, row.resolved, row.parent)


def _no_comment(comment_id: int) -> NotFoundError:
    return NotFoundError("There is no such comment; load the page again.", comment=comment_id)
