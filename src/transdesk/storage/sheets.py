"""What the editor's list of segments reads and writes beside the texts: one query for all rows of a translation."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from transdesk.domain.errors import NotFoundError
from transdesk.domain.finding import FindingHead, Severity, fingerprint
from transdesk.domain.language import Language
from transdesk.domain.sheet import Effort, LeanWork, LeanWorks, Present, Pulse
from transdesk.domain.work import Origin, Status
from transdesk.storage.cuts import orders_of
from transdesk.storage.database import Database
from transdesk.storage.jobs import latest_job
from transdesk.storage.schema import CommentRow, EffortRow, PresenceRow, SuggestionRow, TranslationRow, WorkRow
from transdesk.storage.works import touch

PRESENT = timedelta(seconds=45)
"""Who has not been heard of for so long has left: two long polls and a bit."""

_COLUMNS = (
    WorkRow.segment,
    WorkRow.version,
    WorkRow.text,
    WorkRow.status,
    WorkRow.origin,
    WorkRow.author,
    WorkRow.at,
    WorkRow.draft,
    WorkRow.signature,
    WorkRow.flags,
    WorkRow.findings,
    WorkRow.assessed,
)


class Sheets:
    """Lean rows, marks of change, presence and effort."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def works(
        self,
        article_id: str,
        target: Language,
        since: int | None = None,
        *,
        segments: Collection[str] | None = None,
    ) -> LeanWorks:
        """The state of every segment, or only of those that changed since a mark or are named.

        Raises:
            NotFoundError: there is no such translation.
        """
        with self._database.read() as session:
            state = session.execute(
                select(TranslationRow.doc_rev, TranslationRow.orders, TranslationRow.laid).where(
                    TranslationRow.article_id == article_id, TranslationRow.target == target.value
                )
            ).first()
            if state is None:
                raise NotFoundError(
                    f"There is no {target} translation of this article yet; start one first.",
                    article=article_id,
                    target=target,
                )
            query = select(*_COLUMNS).where(WorkRow.article_id == article_id, WorkRow.target == target.value)
            if since is not None:
                query = query.where(WorkRow.doc_rev > since)
            if segments is not None:
                query = query.where(WorkRow.segment.in_(segments))
            works = {row.segment: _lean(row) for row in session.execute(query)}
            return LeanWorks(
                state.doc_rev,
                works,
                _comments(session, article_id, target) if works else {},
                _suggestions(session, article_id, target) if works else {},
                orders_of(state.orders),
                state.laid,
            )

    def unassessed(self, article_id: str, target: Language, mark: str) -> tuple[str, ...]:
        """Segments with a text that the checks of this ``mark`` have not seen."""
        with self._database.read() as session:
            query = select(WorkRow.segment).where(
                WorkRow.article_id == article_id,
                WorkRow.target == target.value,
                WorkRow.status != Status.EMPTY.value,
                WorkRow.assessed != mark,
            )
            return tuple(session.scalars(query))

    def touch(self, article_id: str, target: Language, segments: Collection[str]) -> None:
        """Something about these segments changed beside their texts: who watches is to see them anew."""
        with self._database.write() as session:
            revision = touch(session, article_id, target)
            session.execute(
                update(WorkRow)
                .where(WorkRow.article_id == article_id, WorkRow.target == target.value, WorkRow.segment.in_(segments))
                .values(doc_rev=revision)
            )

    def pulses(self, places: Iterable[tuple[str, Language]]) -> dict[tuple[str, Language], Pulse]:
        """Change counters, jobs and people of several translations; those that are not there are left out."""
        wanted = {(article, target.value): (article, target) for article, target in places}
        with self._database.read() as session:
            place = tuple_(TranslationRow.article_id, TranslationRow.target)
            columns = (TranslationRow.article_id, TranslationRow.target, TranslationRow.doc_rev)
            rows = session.execute(select(*columns).where(place.in_(wanted))).all()
            people = _people(session, wanted)
            return {
                wanted[article, target]: Pulse(
                    mark, latest_job(session, article, target), people.get((article, target), ())
                )
                for article, target, mark in rows
            }

    def arrive(self, article_id: str, target: Language, person: str, segment: str | None) -> None:
        """A person is here, at this segment; None: where they were. Nothing is written that is known already."""
        now = datetime.now(UTC)
        key = (article_id, target.value, person)
        with self._database.read() as session:
            row = session.get(PresenceRow, key)
            if row is not None and row.at > now - PRESENT / 3 and segment in (None, row.segment):
                return
        with self._database.write() as session:
            row = session.get(PresenceRow, key)
            if row is None:
                row = PresenceRow(article_id=article_id, target=target.value, person=person, segment="")
                session.add(row)
            row.at = now
            if segment is not None:
                row.segment = segment
            session.execute(delete(PresenceRow).where(PresenceRow.at < now - 10 * PRESENT))

    def efforts(self, article_id: str, target: Language, person: str) -> dict[str, Effort]:
        """A person's work by segment."""
        with self._database.read() as session:
            query = select(EffortRow.segment, EffortRow.milliseconds, EffortRow.keys, EffortRow.ter).where(
                EffortRow.article_id == article_id, EffortRow.target == target.value, EffortRow.person == person
            )
            return {segment: Effort(time, keys, ter) for segment, time, keys, ter in session.execute(query)}

    def add_effort(
        self, article_id: str, target: Language, person: str, spent: Mapping[str, Effort]
    ) -> dict[str, Effort]:
        """Add time and keys, take the newest edit distance; returns the sums."""
        sums = {}
        with self._database.write() as session:
            for segment, more in spent.items():
                row = session.get(EffortRow, (article_id, target.value, segment, person))
                if row is None:
                    row = EffortRow(
                        article_id=article_id,
                        target=target.value,
                        segment=segment,
                        person=person,
                        milliseconds=0,
                        keys=0,
                    )
                    session.add(row)
                row.milliseconds += more.milliseconds
                row.keys += more.keys
                row.ter = more.ter
                sums[segment] = Effort(row.milliseconds, row.keys, row.ter)
        return sums


def _lean(row: Any) -> LeanWork:
    return LeanWork(
        segment=row.segment,
        version=row.version,
        target=row.text,
        status=Status(row.status),
        origin=Origin(row.origin),
        author=row.author,
        at=row.at,
        draft=row.draft,
        signature=row.signature,
        flags=tuple(json.loads(row.flags)) if row.flags != "[]" else (),
        findings=_heads(row.findings) if row.assessed and row.findings != "[]" else (),
        assessed=row.assessed,
    )


def _heads(findings: str) -> tuple[FindingHead, ...]:
    return tuple(
        FindingHead(
            one["check"], Severity(one["severity"]), fingerprint(one["check"], one["message"], one.get("values", ()))
        )
        for one in json.loads(findings)
    )


def _comments(session: Session, article_id: str, target: Language) -> dict[str, int]:
    query = (
        select(CommentRow.segment, func.count())
        .where(
            CommentRow.article_id == article_id,
            CommentRow.target == target.value,
            CommentRow.resolved.is_(False),
            CommentRow.segment != "",
        )
        .group_by(CommentRow.segment)
    )
    return {segment: int(count) for segment, count in session.execute(query)}


def _suggestions(session: Session, article_id: str, target: Language) -> dict[str, int]:
    place = (SuggestionRow.article_id == article_id, SuggestionRow.target == target.value, SuggestionRow.open)
    query = select(SuggestionRow.segment, func.count()).where(*place).group_by(SuggestionRow.segment)
    return {segment: int(count) for segment, count in session.execute(query)}


def _people(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], tuple[Present, ...]]:
    found: dict[tuple[str, str], tuple[Present, ...]] = {}
    place = tuple_(PresenceRow.article_id, PresenceRow.target)
    fresh = PresenceRow.at >= datetime.now(UTC) - PRESENT
    for row in session.scalars(select(PresenceRow).where(place.in_(places), fresh).order_by(PresenceRow.person)):
        where = (row.article_id, row.target)
        found[where] = (*found.get(where, ()), Present(row.person, row.segment))
    return found
