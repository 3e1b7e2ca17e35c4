"""Changes as the editor sends them: each in its own right, and the same one twice does no harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transdesk.desk.editing import Editing
from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.desk.remarks import Goes, Remarks
from transdesk.desk.review import Review
from transdesk.domain.errors import (
    ConflictError,
    RequestRefusedError,
    StorageBusyError,
    StorageError,
    StorageFullError,
    TransDeskError,
)
from transdesk.domain.language import Language
from transdesk.domain.sheet import Role
from transdesk.domain.work import Origin, SegmentWork, Status

_BY_MACHINE = (Origin.MT, Origin.TM)


class Action(StrEnum):
    """What a change does to a segment."""

    SAVE = "save"
    CONFIRM = "confirm"
    UNCONFIRM = "unconfirm"
    APPROVE = "approve"
    RETURN = "return"
    RESTORE = "restore"
    UNDO_REPAIR = "undo_repair"
    FILL = "fill"
    """A save whose text is taken over from another segment with the same source."""
    SUGGEST = "suggest"
    """A text that is shown beside the stored one until somebody decides."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One change of one segment.

    Attributes:
        base: the version that the person saw.
        text: the new text; None leaves it.
        number: the version to restore.
        concept: whose repair to undo.
        reason: why it is returned.
        goes: what a suggestion goes on from.
    """

    segment: str
    base: int
    action: Action = Action.SAVE
    text: str | None = None
    number: int = 0
    concept: str = ""
    reason: str = ""
    goes: Goes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a change: stored where ``error`` is None, else a conflict or a refusal.

    Attributes:
        theirs: the state that stands against it, for a conflict.
    """

    segment: str
    error: TransDeskError | None = None
    theirs: SegmentWork | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that one person sent together, each in its own right."""

    article: str
    target: Language
    author: str
    role: Role
    changes: Sequence[Wanted]


class Saving:
    """Stores the editor's changes."""

    def __init__(self, ports: Ports, editing: Editing, review: Review, remarks: Remarks) -> None:
        self._together = ports.store.database.together
        self._works = ports.store.works
        self._editing = editing
        self._review = review
        self._remarks = remarks

    def apply(self, article_id: str, target: Language, wanted: Wanted, *, author: str, role: Role) -> Outcome:
        """Store one change. Nothing is looked at by the checks here: that comes after the person's text is safe.

        Raises:
            StorageError: the database did not take it (full, held by another program, gone).
        """
        try:
            self._apply(article_id, target, wanted, author, role)
        except ConflictError:
            return self._conflict(article_id, target, wanted, author, role)
        except (StorageFullError, StorageBusyError):
            raise  # it may be stored yet: not an answer
        except TransDeskError as error:
            return Outcome(wanted.segment, error)
        return Outcome(wanted.segment)

    def store(self, batches: Sequence[Batch]) -> list[list[Outcome] | Exception]:
        """Store what many people sent at the same time, in one transaction: when this returns, it is stored.

        Batches of one translation are stored in the order in which they come. Where one of them breaks the
        transaction, each is stored alone, so that nobody pays for another's.

        Returns:
            For each batch what became of its changes, or why it was not stored.
        """
        try:
            with self._together():
                # sorted: two servers on one database that lock translations in the same order never block each other
                order = sorted(range(len(batches)), key=lambda n: (batches[n].article, batches[n].target))
                found = {n: self._one_after_another(batches[n], stop=True) for n in order}
        except (StorageFullError, StorageBusyError) as error:
            return [error] * len(batches)  # nobody would fare better alone
        except Exception:  # noqa: BLE001 - whatever it is, it belongs to one of them
            return [self._alone(one) for one in batches]
        return [found[n] for n in range(len(batches))]

    def _alone(self, batch: Batch) -> list[Outcome] | Exception:
        try:
            return self._one_after_another(batch)
        except Exception as error:  # noqa: BLE001 - handed to the one who sent it
            return error

    def _one_after_another(self, batch: Batch, *, stop: bool = False) -> list[Outcome]:
        """Apply the changes of a batch; ``stop`` where the database refuses one, since others share its transaction."""
        outcomes = []
        for one in batch.changes:
            outcome = self.apply(batch.article, batch.target, one, author=batch.author, role=batch.role)
            if stop and isinstance(outcome.error, StorageError):
                raise outcome.error
            outcomes.append(outcome)
        return outcomes

    def _conflict(self, article_id: str, target: Language, wanted: Wanted, author: str, role: Role) -> Outcome:
        """Somebody was faster: perhaps this very change, sent before, or a machine; else both texts are shown."""
        history = self._works.history(article_id, target, wanted.segment)
        mine = next((one for one in history if one.number == wanted.base + 1), None)
        if mine is not None and mine.author == name_of(author) and _is(wanted, mine.target, mine.status):
            return Outcome(wanted.segment)  # stored then; what came after it was written knowing it
        theirs = self._works.get(article_id, target, wanted.segment)
        drafted = all(one.origin in _BY_MACHINE for one in history if one.number > wanted.base)
        if drafted and wanted.text is not None:
            # a draft arrived while a person was typing: the person's words win, the draft stays in the history
            again = Wanted(wanted.segment, theirs.version, wanted.action, wanted.text)
            try:
                self._apply(article_id, target, again, author, role)
            except ConflictError:
                theirs = self._works.get(article_id, target, wanted.segment)
            else:
                return Outcome(wanted.segment)
        error = ConflictError(
            f"{theirs.author or 'Somebody'} changed this segment meanwhile; keep your text or take theirs.",
            theirs=theirs.target,
            version=theirs.version,
            author=theirs.author,
        )
        return Outcome(wanted.segment, error, theirs)

    def _apply(self, article_id: str, target: Language, wanted: Wanted, author: str, role: Role) -> None:
        steps: dict[Action, Callable[[], object]] = {
            Action.SAVE: lambda: self._save(article_id, target, wanted, author),
            Action.FILL: lambda: self._save(article_id, target, wanted, author, Origin.REPEAT),
            Action.SUGGEST: lambda: self._remarks.suggest(
                article_id,
                target,
                wanted.segment,
                wanted.text or "",
                base=wanted.base,
                author=author,
                goes=wanted.goes,
            ),
            Action.CONFIRM: lambda: self._editing.confirm(
                article_id, target, wanted.segment, base=wanted.base, author=author, text=wanted.text
            ),
            Action.UNCONFIRM: lambda: self._editing.unconfirm(
                article_id, target, wanted.segment, base=wanted.base, author=author
            ),
            Action.APPROVE: lambda: self._approve(article_id, target, wanted, author, role),
            Action.RETURN: lambda: self._return(article_id, target, wanted, author, role),
            Action.RESTORE: lambda: self._editing.restore(
                article_id, target, wanted.segment, wanted.number, base=wanted.base, author=author
            ),
            Action.UNDO_REPAIR: lambda: self._editing.undo_repair(
                article_id, target, wanted.segment, wanted.concept, base=wanted.base, author=author
            ),
        }
        steps[wanted.action]()

    def _save(
        self, article_id: str, target: Language, wanted: Wanted, author: str, origin: Origin = Origin.HUMAN
    ) -> None:
        text = wanted.text or ""
        self._editing.save(article_id, target, wanted.segment, text, base=wanted.base, author=author, origin=origin)

    def _approve(self, article_id: str, target: Language, wanted: Wanted, author: str, role: Role) -> None:
        require_review(role)
        self._review.approve_segment(article_id, target, wanted.segment, author=author, base=wanted.base)

    def _return(self, article_id: str, target: Language, wanted: Wanted, author: str, role: Role) -> None:
        require_review(role)
        self._review.return_segment(
            article_id, target, wanted.segment, reason=wanted.reason, author=author, base=wanted.base
        )


def require_review(role: Role) -> None:
    """Only an editor signs off, returns and reopens.

    Raises:
        RequestRefusedError: the person is a translator.
    """
    if not role.may_review:
        raise RequestRefusedError("role", "Only an editor may do this; ask one, or hand the translation in.")


def _is(wanted: Wanted, text: str, status: Status) -> bool:
    """Whether a stored version is what a change asks for."""
    if wanted.action is Action.CONFIRM and status is not Status.CONFIRMED:
        return False
    return wanted.text is not None and typed(wanted.text) == text
