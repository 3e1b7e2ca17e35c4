"""Editing a translation, segment by segment. What a person typed is stored first and looked at afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from transdesk.desk.assessment import event_day
from transdesk.desk.looking import Looker, wanted
from transdesk.desk.memory import Memory
from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.desk.repairs import without_repair
from transdesk.desk.signatures import Staleness
from transdesk.desk.views import Row, Sheet, StoredArticle
from transdesk.domain.errors import NotFoundError, ReviewBlockedError
from transdesk.domain.finding import Finding
from transdesk.domain.language import Direction, Language
from transdesk.domain.segment import Segment
from transdesk.domain.work import Comment, Origin, Revision, SegmentWork, Status
from transdesk.storage import Change, Dismissal

Scope: TypeAlias = Literal["here", "article", "always"]


class Editing:
    """The editor's use cases."""

    def __init__(self, ports: Ports, looker: Looker, memory: Memory) -> None:
        self._store = ports.store
        self._glossaries = ports.glossaries
        self._open_engine = ports.open_engine
        self._looker = looker
        self._memory = memory

    def sheet(self, article_id: str, target: Language) -> Sheet:
        """A translation with everything that the editor shows; made empty where there is none yet.

        Raises:
            NotFoundError: there is no such article.
        """
        stored = self._store.articles.get(article_id)
        direction = _direction(stored, target)
        self._store.articles.ensure_translation(article_id, target)
        mark = self._store.works.mark(article_id, target)
        works = self._store.works.all(article_id, target)
        comments = self._comments(article_id, target)
        dismissed = self._store.notes.dismissals(article_id, target)
        stale = Staleness(self._open_engine, direction, lambda: self._glossaries.glossary().digest)
        terms = self._glossaries.terms(stored.language, target)
        rows = []
        found = self._looker.at(stored, target, ((one, *works[one.id]) for one in stored.segments))
        for segment, seen in zip(stored.segments, found, strict=True):
            work = replace(seen, stale=stale.of(seen))
            findings = wanted(work.findings, segment.id, work.target, dismissed)
            hits = terms.hits(segment.source, event_day(stored))
            rows.append(Row(segment, work, hits, findings, comments.get(segment.id, ())))
        return Sheet(stored, self._store.articles.card(article_id, target), tuple(rows), mark)

    def save(
        self,
        article_id: str,
        target: Language,
        segment_id: str,
        text: str,
        *,
        base: int,
        author: str,
        origin: Origin = Origin.HUMAN,
    ) -> SegmentWork:
        """Store what a person typed, or took over from a like sentence; the same text again changes nothing.

        Raises:
            ConflictError: somebody else changed the segment since version ``base``.
            NotFoundError: there is no such segment.
        """
        target_text = typed(text)
        status = Status.EDITED if target_text.strip() else Status.EMPTY
        change = Change(status, name_of(author), target_text, origin)
        return self._changed(article_id, target, segment_id, base, change)

    def confirm(
        self,
        article_id: str,
        target: Language,
        segment_id: str,
        *,
        base: int,
        author: str,
        text: str | None = None,
    ) -> SegmentWork:
        """The translator stands by this text; the memory learns it.

        Args:
            article_id: the article.
            target: the translation.
            segment_id: the segment.
            base: the version that the translator saw.
            author: who confirms.
            text: what the translator typed; None for the text that is stored.

        Raises:
            ConflictError: somebody else changed the segment since version ``base``.
            ReviewBlockedError: there is no text to confirm.
        """
        work = self._store.works.get(article_id, target, segment_id)
        new = work.target if text is None else typed(text)
        if not new.strip():
            raise ReviewBlockedError("There is no text to confirm yet; write or draft it first.", segment=segment_id)
        same = new == work.target
        if work.status is Status.APPROVED and work.version == base and same:
            return work
        stored = self._store.articles.get(article_id)
        unit = self._memory.unit(stored, segment_of(stored, segment_id), target, name_of(author))
        change = Change(
            Status.CONFIRMED,
            name_of(author),
            None if same else new,
            None if same else Origin.HUMAN,  # an untouched draft stays the machine's
            unit=unit,
        )
        return self._changed(article_id, target, segment_id, base, change)

    def unconfirm(self, article_id: str, target: Language, segment_id: str, *, base: int, author: str) -> SegmentWork:
        """The translator works on this text again; the memory forgets it."""
        change = Change(Status.EDITED, name_of(author))
        return self._changed(article_id, target, segment_id, base, change)

    def text(self, article_id: str, target: Language, segment_id: str) -> str:
        """The tagged text of a segment as it is stored.

        Raises:
            NotFoundError: there is no such segment.
        """
        return self._store.works.get(article_id, target, segment_id).target

    def history(self, article_id: str, target: Language, segment_id: str) -> tuple[Revision, ...]:
        """Every stored version, the first one first."""
        return self._store.works.history(article_id, target, segment_id)

    def restore(
        self, article_id: str, target: Language, segment_id: str, number: int, *, base: int, author: str
    ) -> SegmentWork:
        """Bring an earlier version back, as a new version.

        Raises:
            NotFoundError: there is no version of that number.
            ConflictError: somebody else changed the segment since version ``base``.
        """
        for revision in self.history(article_id, target, segment_id):
            if revision.number == number:
                status = Status.EDITED if revision.target.strip() else Status.EMPTY
                change = Change(status, name_of(author), revision.target, Origin.RESTORED)
                return self._changed(article_id, target, segment_id, base, change)
        raise NotFoundError(
            f"There is no version {number} of this segment; choose one from its history.", number=number
        )

    def undo_repair(
        self, article_id: str, target: Language, segment_id: str, concept: str, *, base: int, author: str
    ) -> SegmentWork:
        """Take a term's repair out of the text again; what a person changed elsewhere stays.

        Raises:
            ReviewBlockedError: the repaired words are no longer in the text.
        """
        work = self._store.works.get(article_id, target, segment_id)
        text = without_repair(work, concept)
        return self.save(article_id, target, segment_id, text, base=base, author=author)

    def dismiss(
        self,
        article_id: str,
        target: Language,
        segment_id: str,
        finding: Finding | str,
        *,
        author: str,
        scope: Scope = "here",
    ) -> None:
        """Hide a finding: ``here`` until the text changes, in this ``article``, or ``always``.

        Args:
            article_id: the article.
            target: the translation.
            segment_id: the segment it was found in.
            finding: the finding or its fingerprint.
            author: who dismisses it.
            scope: how far.
        """
        fingerprint = finding.fingerprint if isinstance(finding, Finding) else finding
        work = self._store.works.get(article_id, target, segment_id)
        dismissal = Dismissal(scope, segment_id, fingerprint, work.target)
        self._store.notes.dismiss(article_id, target, dismissal, name_of(author))

    def _changed(self, article_id: str, target: Language, segment_id: str, base: int, change: Change) -> SegmentWork:
        try:
            return self._store.works.change(article_id, target, segment_id, base=base, change=change)
        except NotFoundError:  # the first words of a translation that nobody has opened yet
            self._store.articles.ensure_translation(article_id, target)
            return self._store.works.change(article_id, target, segment_id, base=base, change=change)

    def _comments(self, article_id: str, target: Language) -> Mapping[str, tuple[Comment, ...]]:
        found: dict[str, tuple[Comment, ...]] = {}
        for comment in self._store.notes.comments(article_id, target):
            if not comment.resolved:
                found[comment.segment] = (*found.get(comment.segment, ()), comment)
        return found


def _direction(stored: StoredArticle, target: Language) -> Direction:
    return Direction(stored.language, target)


def segment_of(stored: StoredArticle, segment_id: str) -> Segment:
    """A segment of an article by its id.

    Raises:
        NotFoundError: the article has no such segment now.
    """
    for segment in stored.segments:
        if segment.id == segment_id:
            return segment
    raise NotFoundError("There is no such segment; the article was cut anew, load it again.", segment=segment_id)
