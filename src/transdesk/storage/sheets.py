"""What the editor's list of segments reads and writes beside the texts: one query for all rows of a translation."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Executable, bindparam, case, delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from transdesk.domain.errors import NotFoundError
from transdesk.domain.finding import FindingHead, Severity, fingerprint
from transdesk.domain.language import Language
from transdesk.domain.sheet import Arrival, Effort, LeanWork, LeanWorks, Present, Pulse
from transdesk.domain.work import Origin, Status, SuggestedEdit
from transdesk.storage.cuts import orders_of
from transdesk.storage.database import Database
from transdesk.storage.jobs import latest_jobs_of
from transdesk.storage.schema import CommentRow, EffortRow, PresenceRow, SuggestionRow, TranslationRow, WorkRow
from transdesk.storage.suggestions import edit_of
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
    WorkRow.doc_rev,
)

# Statements that are asked all the time are put together once: building one takes longer than running it.
_ARTICLE: BindParameter[str] = bindparam("article")
_TARGET: BindParameter[str] = bindparam("target")
_STATE = select(TranslationRow.doc_rev, TranslationRow.orders, TranslationRow.laid).where(
    TranslationRow.article_id == _ARTICLE, TranslationRow.target == _TARGET
)
_ALL = select(*_COLUMNS).where(WorkRow.article_id == _ARTICLE, WorkRow.target == _TARGET)
_SINCE = _ALL.where(WorkRow.doc_rev > bindparam("since"))
_SOME = _ALL.where(WorkRow.segment.in_(bindparam("segments", expanding=True)))
_COMMENTS = (
    select(CommentRow.segment, func.count())
    .where(
        CommentRow.article_id == _ARTICLE,
        CommentRow.target == _TARGET,
        CommentRow.resolved.is_(False),
        CommentRow.segment != "",
    )
    .group_by(CommentRow.segment)
)
_SUGGESTIONS = (
    select(SuggestionRow)
    .where(SuggestionRow.article_id == _ARTICLE, SuggestionRow.target == _TARGET, SuggestionRow.open)
    .order_by(SuggestionRow.id)
)
_COUNTERS = select(TranslationRow.article_id, TranslationRow.target, TranslationRow.doc_rev).where(
    tuple_(TranslationRow.article_id, TranslationRow.target).in_(bindparam("places", expanding=True))
)
_PEOPLE = (
    select(PresenceRow.article_id, PresenceRow.target, PresenceRow.person, PresenceRow.segment)
    .where(
        tuple_(PresenceRow.article_id, PresenceRow.target).in_(bindparam("places", expanding=True)),
        PresenceRow.at >= bindparam("since", type_=PresenceRow.at.type),
    )
    .order_by(PresenceRow.person)
)
_PRESENCES = select(PresenceRow).where(
    tuple_(PresenceRow.article_id, PresenceRow.target, PresenceRow.person).in_(bindparam("keys", expanding=True))
)
_UNTOUCHED = (WorkRow.status == Status.DRAFT.value) & (WorkRow.origin == Origin.MT.value)


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
        place: dict[str, Any] = {"article": article_id, "target": target.value}
        query = _ALL
        if since is not None:
            query, place = _SINCE, place | {"since": since}
        elif segments is not None:
            query, place = _SOME, place | {"segments": list(segments)}
        with self._database.read() as session:
            state = session.execute(_STATE, place).first()
            if state is None:
                raise NotFoundError(
                    f"There is no {target} translation of this article yet; start one first.",
                    article=article_id,
                    target=target,
                )
            works = {row.segment: _lean(row) for row in session.execute(query, place)}
            return LeanWorks(
                state.doc_rev,
                works,
                _counts(session, _COMMENTS, place) if works else {},
                _suggestions(session, place) if works else {},
                orders_of(state.orders),
                state.laid,
            )

    def signatures(self, article_id: str, target: Language) -> dict[str, tuple[int, int]]:
        """How each draft was made: segments with that signature, and those of them that nobody has touched."""
        with self._database.read() as session:
            untouched = func.sum(case((_UNTOUCHED, 1), else_=0))
            query = select(WorkRow.signature, func.count(), untouched).where(
                WorkRow.article_id == article_id, WorkRow.target == target.value, WorkRow.signature != ""
            )
            return {row[0]: (row[1], int(row[2])) for row in session.execute(query.group_by(WorkRow.signature))}

    def drafted(self, article_id: str, target: Language, signatures: Collection[str]) -> tuple[str, ...]:
        """Segments whose untouched draft has one of these signatures."""
        with self._database.read() as session:
            query = select(WorkRow.segment).where(
                WorkRow.article_id == article_id,
                WorkRow.target == target.value,
                WorkRow.signature.in_(signatures),
                _UNTOUCHED,
            )
            return tuple(session.scalars(query))

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
            rows = session.execute(_COUNTERS, {"places": list(wanted)}).all()
            people = _people(session, wanted)
            jobs = latest_jobs_of(session, wanted)
            return {
                wanted[article, target]: Pulse(
                    mark, jobs.get((article, target)), tuple(people.get((article, target), ()))
                )
                for article, target, mark in rows
            }

    def arrive(self, arrivals: Sequence[Arrival]) -> None:
        """Remember who is where, in one transaction. Nothing is written that is known already."""
        now = datetime.now(UTC)
        latest: dict[tuple[str, str, str], str | None] = {}
        for one in arrivals:
            key = (one.article, one.target.value, one.person)
            latest[key] = latest.get(key) if one.segment is None else one.segment
        with self._database.read() as session:
            known = _presences(session, latest)
        new = [
            key
            for key, segment in sorted(latest.items(), key=lambda item: item[0])
            if (row := known.get(key)) is None or row.at <= now - PRESENT / 3 or segment not in (None, row.segment)
        ]
        if not new:
            return
        with self._database.write(passing=True) as session:
            known = _presences(session, new)
            for key in new:
                row = known.get(key) or PresenceRow(article_id=key[0], target=key[1], person=key[2], segment="")
                row.at, segment = now, latest[key]
                row.segment = row.segment if segment is None else segment
                session.add(row)
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
        revision=row.doc_rev,
    )


def _heads(findings: str) -> tuple[FindingHead, ...]:
    return tuple(
        FindingHead(
            one["check"], Severity(one["severity"]), fingerprint(one["check"], one["message"], one.get("values", ()))
        )
        for one in json.loads(findings)
    )


def _counts(session: Session, query: Executable, place: Mapping[str, Any]) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(query, place)}


def _suggestions(session: Session, place: Mapping[str, Any]) -> dict[str, tuple[SuggestedEdit, ...]]:
    found: dict[str, tuple[SuggestedEdit, ...]] = {}
    for row in session.execute(_SUGGESTIONS, place).scalars():
        found[row.segment] = (*found.get(row.segment, ()), edit_of(row))
    return found


def _people(session: Session, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[Present]]:
    found: dict[tuple[str, str], list[Present]] = {}
    for row in session.execute(_PEOPLE, {"places": list(places), "since": datetime.now(UTC) - PRESENT}):
        found.setdefault((row.article_id, row.target), []).append(Present(row.person, row.segment))
    return found


def _presences(session: Session, keys: Collection[tuple[str, str, str]]) -> dict[tuple[str, str, str], PresenceRow]:
    rows = session.scalars(_PRESENCES, {"keys": list(keys)})
    return {(row.article_id, row.target, row.person): row for row in rows}
