"""Review: submit, comment, return, approve; who and when is recorded."""

from __future__ import annotations

from transdesk.desk.editing import segment_of
from transdesk.desk.gate import Gate
from transdesk.desk.memory import Memory
from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.language import Language
from transdesk.domain.library import MemoryUnit
from transdesk.domain.review import Step, require_complete
from transdesk.domain.work import Comment, ReviewEvent, SegmentWork, Stage, Status
from transdesk.storage import Change

_APPROVED = dict.fromkeys((Status.DRAFT, Status.EDITED, Status.CONFIRMED, Status.RETURNED), Status.APPROVED)
_REOPENED = {Status.APPROVED: Status.CONFIRMED}


class Review:
    """The editor-in-charge's use cases."""

    def __init__(self, ports: Ports, memory: Memory, gate: Gate) -> None:
        self._store = ports.store
        self._gate = gate
        self._memory = memory

    def submit(self, article_id: str, target: Language, *, author: str) -> Stage:
        """The translator hands it in.

        Raises:
            ReviewBlockedError: segments are still empty, too much of it is the machine's, or it is in review already.
        """
        self._gate.require(article_id, target)
        units = self._units(article_id, target, author)
        return self._store.works.move(
            article_id, target, Step.SUBMIT, author=name_of(author), require=require_complete, units=units
        )

    def approve(self, article_id: str, target: Language, *, author: str) -> Stage:
        """Sign the whole translation off; every segment is approved with it, and the memory learns it.

        Raises:
            ReviewBlockedError: segments are still empty, too much of it is the machine's, or it is being drafted.
        """
        self._gate.require(article_id, target)
        return self._store.works.move(
            article_id,
            target,
            Step.APPROVE,
            author=name_of(author),
            require=require_complete,
            statuses=_APPROVED,
            units=self._units(article_id, target, author),
        )

    def reopen(self, article_id: str, target: Language, *, author: str) -> Stage:
        """Take an approved or submitted translation back into work."""
        return self._store.works.move(
            article_id,
            target,
            Step.REOPEN,
            author=name_of(author),
            statuses=_REOPENED,
            units=self._units(article_id, target, author),
        )

    def send_back(self, article_id: str, target: Language, *, reason: str, author: str) -> Stage:
        """Return a translation to the translator.

        Raises:
            ReviewBlockedError: no reason is given, or it is not in review.
        """
        return self._store.works.move(
            article_id,
            target,
            Step.RETURN,
            author=name_of(author),
            reason=_reason(reason),
            statuses=_REOPENED,
            units=self._units(article_id, target, author),
        )

    def approve_segment(
        self, article_id: str, target: Language, segment_id: str, *, author: str, base: int | None = None
    ) -> SegmentWork:
        """Sign one segment off.

        Raises:
            ConflictError: it changed since version ``base``.
            ReviewBlockedError: it is empty.
        """
        work = self._store.works.get(article_id, target, segment_id)
        require_complete([Status.EMPTY if not work.target.strip() else work.status])
        stored = self._store.articles.get(article_id)
        unit = self._memory.unit(stored, segment_of(stored, segment_id), target, name_of(author))
        change = Change(Status.APPROVED, name_of(author), unit=unit, by_person=False)
        version = work.version if base is None else base
        return self._store.works.change(article_id, target, segment_id, base=version, change=change)

    def return_segment(
        self,
        article_id: str,
        target: Language,
        segment_id: str,
        *,
        reason: str,
        author: str,
        base: int | None = None,
    ) -> SegmentWork:
        """Return one segment with a reason, which becomes a comment on it.

        Raises:
            ConflictError: it changed since version ``base``.
            ReviewBlockedError: no reason is given, or the segment is empty.
        """
        text = _reason(reason)
        work = self._store.works.get(article_id, target, segment_id)
        require_complete([Status.EMPTY if not work.target.strip() else work.status])
        version = work.version if base is None else base
        change = Change(Status.RETURNED, name_of(author))
        changed = self._store.works.change(article_id, target, segment_id, base=version, change=change)
        self._say_once(article_id, target, segment_id, text, name_of(author))
        return changed

    def _say_once(self, article_id: str, target: Language, segment_id: str, text: str, author: str) -> None:
        """The reason as a comment; a request that is sent again does not say it again."""
        said = [one for one in self._store.notes.comments(article_id, target) if one.segment == segment_id]
        if not said or (said[-1].text, said[-1].author) != (text, author):
            self._store.notes.comment(article_id, target, segment_id, text, author)

    def take(self, article_id: str, target: Language, step: Step, *, author: str, reason: str = "") -> Stage:
        """Any of the steps above, by its name."""
        if step is Step.SUBMIT:
            return self.submit(article_id, target, author=author)
        if step is Step.APPROVE:
            return self.approve(article_id, target, author=author)
        if step is Step.RETURN:
            return self.send_back(article_id, target, reason=reason, author=author)
        return self.reopen(article_id, target, author=author)

    def comment(self, article_id: str, target: Language, segment_id: str, text: str, author: str) -> Comment:
        """Remark on a segment, or on the whole where ``segment_id`` is empty.

        Raises:
            ReviewBlockedError: the comment is empty.
        """
        return self._store.notes.comment(article_id, target, segment_id, _reason(text), name_of(author))

    def comments(self, article_id: str, target: Language) -> tuple[Comment, ...]:
        """Every comment, settled ones too, the oldest first."""
        return self._store.notes.comments(article_id, target)

    def resolve(self, comment_id: int) -> None:
        """Settle a comment."""
        self._store.notes.resolve(comment_id)

    def events(self, article_id: str, target: Language) -> tuple[ReviewEvent, ...]:
        """Every change of stage, the oldest first."""
        return self._store.notes.events(article_id, target)

    def _units(self, article_id: str, target: Language, author: str) -> dict[str, MemoryUnit]:
        stored = self._store.articles.get(article_id)
        return {s.id: self._memory.unit(stored, s, target, name_of(author)) for s in stored.segments}


def _reason(text: str) -> str:
    reason = typed(text).strip()
    if not reason:
        raise ReviewBlockedError("Say in a few words why, so that the translator knows what to change.", reason="empty")
    return reason
