"""What people say about a segment beside its text: comments in threads, and edits that they suggest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.desk.tracked import TrackedChange, changes_of, in_place, put_into, rejected
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.work import Comment, Origin, SegmentWork, Status, SuggestedEdit
from transdesk.storage import Change
from transdesk.storage.suggestions import Draft


class Decision(StrEnum):
    """What becomes of a suggested edit."""

    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Goes:
    """What a suggestion that is being typed goes on from.

    Attributes:
        number: the author's own suggestion that it continues; 0 for none.
        seen: the text of that suggestion as the author saw it.
        before: the text that it is written over; None for that of the version.
        carried: it is carried over from an older text to ``before``.
    """

    number: int = 0
    seen: str = ""
    before: str | None = None
    carried: bool = False


class Remarks:
    """Comments and suggested edits; whoever watches the translation sees them at once."""

    def __init__(self, ports: Ports) -> None:
        self._store = ports.store

    def say(
        self, article_id: str, target: Language, segment_id: str, text: str, *, author: str, parent: int | None = None
    ) -> tuple[Comment, ...]:
        """Comment on a segment, or answer a comment; returns the segment's comments.

        Raises:
            ReviewBlockedError: the comment is empty.
            NotFoundError: there is no such segment, or no such comment to answer.
        """
        words = typed(text).strip()
        if not words:
            raise ReviewBlockedError("Write something first.", reason="no_words")
        self._store.works.get(article_id, target, segment_id)
        self._store.notes.comment(article_id, target, segment_id, words, name_of(author), parent=parent)
        return self._talk(article_id, target, segment_id)

    def settle(self, article_id: str, target: Language, comment_id: int, *, resolved: bool) -> tuple[Comment, ...]:
        """Settle a comment, or open it again; returns the comments of its segment.

        Raises:
            NotFoundError: the translation has no such comment.
        """
        segment = self._store.notes.settle(article_id, target, comment_id, resolved=resolved).segment
        return self._talk(article_id, target, segment)

    def suggest(
        self,
        article_id: str,
        target: Language,
        segment_id: str,
        text: str,
        *,
        base: int,
        author: str,
        goes: Goes | None = None,
    ) -> SuggestedEdit | None:
        """Suggest a text in place of that of version ``base``; nothing changes until somebody accepts it.

        Args:
            article_id: the article.
            target: the translation.
            segment_id: the segment.
            text: what is suggested.
            base: the version that the author saw.
            author: who suggests.
            goes: where somebody is typing a suggestion: what it goes on from. Never is anything overwritten that
                they have not seen: what others have decided, or another window has typed, stays beside it.

        Returns:
            The edit; None where the text is that of the version: the suggestion is taken back.

        Raises:
            NotFoundError: there is no such segment.
        """
        goes = goes or Goes()
        work = self._store.works.get(article_id, target, segment_id)
        if goes.before is not None:
            before = typed(goes.before)
        else:
            before = work.target if work.version == base else self._text_of(article_id, target, segment_id, base)
        draft = Draft(base, before, typed(text), goes.carried)
        edit = self._store.suggestions.keep(
            article_id, target, segment_id, draft, name_of(author), continues=goes.number, seen=goes.seen
        )
        self._store.sheets.touch(article_id, target, [segment_id])
        return edit

    def decide(
        self,
        article_id: str,
        target: Language,
        suggestion_id: int,
        decision: Decision,
        *,
        author: str,
        piece: int | None = None,
    ) -> SegmentWork:
        """Accept or reject a suggested edit, or one change of it; returns the segment as it is then.

        Args:
            article_id: the article.
            target: the translation.
            suggestion_id: the edit.
            decision: what to do with it.
            author: who decides.
            piece: number of the change among those still open, from 0; None for all of them.

        Raises:
            ReviewBlockedError: the words that a change is about have changed since; nothing was accepted.
            ConflictError: somebody else decides, or edits, at the same moment.
            NotFoundError: it is decided already.
        """
        edit = self._store.suggestions.get(article_id, target, suggestion_id)
        changes = changes_of(edit.before, edit.text)
        if piece is not None and not 0 <= piece < len(changes):
            raise ReviewBlockedError("This change is decided already; look at the suggestion again.", reason="decided")
        wanted = range(len(changes)) if piece is None else range(piece, piece + 1)
        if decision is Decision.ACCEPT:
            self._accept(article_id, target, edit, changes, wanted, name_of(author))
        else:
            left = replace(edit, text=edit.before) if piece is None else rejected(edit, changes, piece)
            self._store.suggestions.decide(article_id, target, edit, left, None)
        self._store.sheets.touch(article_id, target, [edit.segment])
        return self._store.works.get(article_id, target, edit.segment)

    def _accept(
        self,
        article_id: str,
        target: Language,
        edit: SuggestedEdit,
        changes: Sequence[TrackedChange],
        wanted: range,
        author: str,
    ) -> None:
        work = self._store.works.get(article_id, target, edit.segment)
        text: str | None = work.target
        left = edit.before
        if work.target == edit.text:  # somebody has written just this meanwhile
            left, wanted = edit.text, range(0)
        for number in reversed(wanted):  # from the end, so that the places of the others hold
            text = None if text is None else put_into(text, left, changes[number])
            left = in_place(left, changes[number])
        if text is None:
            raise ReviewBlockedError(
                "The words that this suggestion is about were changed since; write it yourself, or reject it.",
                reason="changed",
            )
        change = Change(Status.EDITED if text.strip() else Status.EMPTY, author, text, Origin.HUMAN)
        accepted = None if text == work.target else (work.version, change)
        self._store.suggestions.decide(article_id, target, edit, replace(edit, before=left), accepted)

    def _text_of(self, article_id: str, target: Language, segment_id: str, number: int) -> str:
        """The text of a stored version; empty before the first."""
        history = self._store.works.history(article_id, target, segment_id)
        return next((revision.target for revision in history if revision.number == number), "")

    def _talk(self, article_id: str, target: Language, segment_id: str) -> tuple[Comment, ...]:
        self._store.sheets.touch(article_id, target, [segment_id])
        comments = self._store.notes.comments(article_id, target)
        return tuple(comment for comment in comments if comment.segment == segment_id)
