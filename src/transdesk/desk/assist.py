"""Help while writing: the terms of a sentence, completions, alternatives, alignment."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress

from transdesk.desk.answers import Subject
from transdesk.desk.assessment import event_day
from transdesk.desk.editing import segment_of
from transdesk.desk.engine_room import EngineRoom
from transdesk.desk.people import typed
from transdesk.desk.pipeline import Task, requests_of
from transdesk.desk.ports import Ports
from transdesk.domain.assist import Answer, Sentence, TermOffer
from transdesk.domain.errors import NotFoundError
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.marks import strip_tags
from transdesk.domain.marks_numbered import plain_offset
from transdesk.domain.segment import Segment
from transdesk.domain.work import SegmentWork

MOST_ALTERNATIVES = 9
"""As many as there are keys to take one with."""


class Assist:
    """What the desk offers somebody who is writing.

    Args:
        ports: the other rooms.
        room: where engines answer.
    """

    def __init__(self, ports: Ports, room: EngineRoom) -> None:
        self._store = ports.store
        self._glossaries = ports.glossaries
        self._project = ports.project
        self._room = room

    def terms(
        self,
        stored: StoredArticle,
        segment: Segment,
        target: Language,
        work: SegmentWork | None,
        *,
        text: str | None = None,
        caret: int | None = None,
    ) -> tuple[TermOffer, ...]:
        """The terms of a segment, each with the forms to insert, the one that fits first.

        Args:
            stored: the article.
            segment: its segment.
            target: the translation.
            work: what is stored of it; None where there is nothing yet.
            text: the tagged text as it is being typed, instead of the stored one.
            caret: where the person writes, a code point in the tagged text.
        """
        written = (work.target if work else "") if text is None else typed(text)
        terms = self._glossaries.terms(stored.language, target)
        sentence = Sentence(
            segment.source,
            strip_tags(written, segment.marks),
            strip_tags(work.draft, segment.marks) if work else "",
            None if caret is None else plain_offset(written, segment.marks, caret),
            work.terms if work else (),
        )
        return terms.offers(sentence, terms.hits(segment.source, event_day(stored)))

    def terms_of(
        self, article_id: str, target: Language, segment_id: str, *, text: str | None = None, caret: int | None = None
    ) -> tuple[TermOffer, ...]:
        """The same by ids.

        Raises:
            NotFoundError: there is no such segment.
        """
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        work = None
        with suppress(NotFoundError):
            work = self._store.works.get(article_id, target, segment_id)
        return self.terms(stored, segment, target, work, text=text, caret=caret)

    def complete(
        self, article_id: str, target: Language, segment_id: str, prefix: str, *, person: str
    ) -> Future[Answer]:
        """The engine's translation that begins with exactly what was typed; at most one proposal."""
        subject, direction = self._subject(article_id, target, segment_id)
        return self._room.ask(person, "complete", direction, lambda engine: subject.complete(engine, prefix))

    def alternatives(
        self, article_id: str, target: Language, segment_id: str, *, person: str, prefix: str = "", count: int = 4
    ) -> Future[Answer]:
        """Other translations of the sentence, or other ways to go on behind ``prefix``; best first."""
        subject, direction = self._subject(article_id, target, segment_id)
        most = max(1, min(count, MOST_ALTERNATIVES))
        return self._room.ask(
            person, "alternatives", direction, lambda engine: subject.alternatives(engine, most, prefix)
        )

    def align(self, article_id: str, target: Language, segment_id: str, text: str, *, person: str) -> Future[Answer]:
        """Which source words the words of a tagged text came from."""
        subject, direction = self._subject(article_id, target, segment_id)
        return self._room.ask(person, "align", direction, lambda engine: subject.align(engine, text))

    def close(self) -> None:
        """Close the engines."""
        self._room.close()

    def _subject(self, article_id: str, target: Language, segment_id: str) -> tuple[Subject, Direction]:
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        direction = Direction(stored.language, target)
        terms = self._glossaries.terms(stored.language, target)
        hits = terms.hits(segment.source, event_day(stored))
        task = Task(stored.segments, frozenset({segment_id}), direction)
        (request,) = requests_of([segment], [hits], task, terms)
        return Subject(request, segment.marks, hits, terms, self._project), direction
