"""Translating without the store: for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date

from transdesk.desk.assessment import Assessor
from transdesk.desk.intake import article_id_of
from transdesk.desk.pipeline import Pipeline, Task
from transdesk.desk.ports import Ports
from transdesk.desk.rendering import render
from transdesk.desk.signatures import signature_of
from transdesk.desk.views import Drafted, DraftedSegment
from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.engine import Cancelled, Progress
from transdesk.domain.errors import SettingsError
from transdesk.domain.finding import Finding
from transdesk.domain.language import Direction, Language
from transdesk.domain.segment import Segment, segment_id, segments_of
from transdesk.domain.work import Origin, SegmentWork, Status, Suggestion


class Translating:
    """Translates articles and lines, and checks pairs, without storing anything.

    Args:
        ports: the other rooms.
        assessor: glossary and checks.
        engine: id of the engine to use where none is named.
    """

    def __init__(self, ports: Ports, assessor: Assessor, engine: str) -> None:
        self._ports = ports
        self._assessor = assessor
        self._pipeline = Pipeline(ports, assessor)
        self._engine = engine

    def article(
        self,
        article: Article,
        direction: Direction,
        *,
        engine: str | None = None,
        day: date | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        original: bytes | None = None,
    ) -> Drafted:
        """Translate an article; ``day`` defaults to its own date."""
        split = self._ports.languages.split
        segments = segments_of(article_id_of(article), article, lambda text: split(text, direction.source))
        return self._drafted(
            article, segments, direction, engine, day or article.published, progress, cancelled, original
        )

    def lines(
        self,
        texts: Sequence[str],
        direction: Direction,
        *,
        engine: str | None = None,
        day: date | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Drafted:
        """Translate lines, each one segment: same count, same order; a line without letters stays as it is."""
        article = Article(tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))
        segments = tuple(
            Segment(segment_id("lines", text, number), number, 0, len(text), text, BlockKind.PARAGRAPH)
            for number, text in enumerate(texts)
        )
        return self._drafted(article, segments, direction, engine, day, progress, cancelled, None)

    def check_pair(self, source: str, target: str, direction: Direction) -> tuple[Finding, ...]:
        """What glossary and checks say about a translated sentence."""
        segment = Segment(segment_id("pair", source, 1), 0, 0, len(source), source, BlockKind.PARAGRAPH)
        return self._assessor.human(segment, target, direction, self._assessor.terms(direction), None, ()).findings

    def _drafted(
        self,
        article: Article,
        segments: tuple[Segment, ...],
        direction: Direction,
        engine_id: str | None,
        day: date | None,
        progress: Progress | None,
        cancelled: Cancelled | None,
        original: bytes | None,
    ) -> Drafted:
        require_two_languages(direction)
        wanted = frozenset(s.id for s in segments if any(c.isalpha() for c in s.source))
        found = {s.id: DraftedSegment(s, Suggestion(s.source, Origin.MT, "")) for s in segments if s.id not in wanted}
        with closing(self._ports.open_engine(engine_id or self._engine, direction)) as engine:
            for batch in self._pipeline.draft(Task(segments, wanted, direction, day), engine, cancelled=cancelled):
                found |= {one.segment.id: one for one in batch}
                if progress is not None:
                    progress(len(found), len(segments))
            signature = signature_of(engine, self._ports.glossaries.glossary().digest)
            name = engine.info.id
        drafted = tuple(found[segment.id] for segment in segments if segment.id in found)
        works = {one.segment.id: _work(one) for one in drafted}
        rendition = render(article, segments, works, direction, original=original)
        return Drafted(direction.source, direction.target, name, signature, drafted, rendition)


def _work(one: DraftedSegment) -> SegmentWork:
    suggestion = one.suggestion
    return SegmentWork(
        one.segment.id, 1, suggestion.target, Status.DRAFT, suggestion.origin, "", None, signature=suggestion.signature
    )


def require_two_languages(direction: Direction) -> None:
    """Refuse to translate a language into itself.

    Raises:
        SettingsError: source and target are the same.
    """
    if direction.source is direction.target:
        others = ", ".join(language for language in Language if language is not direction.source)
        raise SettingsError(
            f"The text is in '{direction.source}' already; choose another target language: {others}.",
            source=direction.source.value,
            others=others,
        )
