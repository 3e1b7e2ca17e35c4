"""Articles, their segments, and the cards of the list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from transdesk.domain.article import Article
from transdesk.domain.errors import NotFoundError
from transdesk.domain.language import Language
from transdesk.domain.library import ArticleCard, JobView, StoredArticle, TranslationCard
from transdesk.domain.segment import Segment
from transdesk.domain.work import Stage, Status
from transdesk.storage.database import Database
from transdesk.storage.jobs import latest_job, latest_jobs
from transdesk.storage.schema import ArticleRow, SegmentRow, TranslationRow, WorkRow
from transdesk.storage.values import dump, load

KEPT = 32
"""Articles that are held in memory."""
_DONE = (Status.CONFIRMED.value, Status.APPROVED.value)


class Articles:
    """The articles of the store.

    Args:
        database: where they are.
        write, read: an article as JSON text and back.
    """

    def __init__(self, database: Database, *, write: Callable[[Article], str], read: Callable[[str], Article]) -> None:
        self._database = database
        self._write = write
        self._read = read
        self._known: dict[str, StoredArticle] = {}

    def add(
        self,
        article_id: str,
        article: Article,
        segments: Sequence[Segment],
        *,
        language: Language,
        author: str,
        original: bytes | None,
    ) -> None:
        """Store an article; one that is there already is taken out of the archive and stays as it is."""
        with self._database.write() as session:
            if session.get(ArticleRow, article_id) is not None:
                session.execute(update(ArticleRow).where(ArticleRow.id == article_id).values(archived=False))
                return
            words = sum(len(s.source.split()) for s in segments)
            session.add(
                ArticleRow(
                    id=article_id,
                    language=language.value,
                    headline=article.headline,
                    author=author,
                    created_at=datetime.now(UTC),
                    words=words,
                    value=self._write(article),
                    original=original,
                )
            )
            session.flush()
            session.add_all(segment_rows(article_id, segments))

    def set_language(self, article_id: str, language: Language, segments: Sequence[Segment]) -> None:
        """Change the language and the cut; work on sentences that stay the same is kept."""
        with self._database.write() as session:
            row = _article(session, article_id)
            row.language = language.value
            row.cut += 1
            row.words = sum(len(s.source.split()) for s in segments)
            session.execute(delete(SegmentRow).where(SegmentRow.article_id == article_id))
            session.add_all(segment_rows(article_id, segments))
            session.flush()
            targets = session.scalars(select(TranslationRow.target).where(TranslationRow.article_id == article_id))
            for target in targets.all():
                add_missing_work(session, article_id, target)

    def get(self, article_id: str) -> StoredArticle:
        """An article with its segments; it only changes with its language and its cut, so it is read once.

        Raises:
            NotFoundError: there is none.
        """
        with self._database.read() as session:
            seen = session.execute(
                select(ArticleRow.language, ArticleRow.cut).where(ArticleRow.id == article_id)
            ).first()
            known = self._known.get(article_id)
            if known is not None and seen is not None and (known.language.value, known.cut) == tuple(seen):
                return known
            row = _article(session, article_id)
            values = session.scalars(
                select(SegmentRow.value).where(SegmentRow.article_id == article_id).order_by(SegmentRow.position)
            )
            segments = tuple(load(value, Segment) for value in values)
            article = self._read(row.value)
            found = StoredArticle(
                row.id, article, Language(row.language), segments, row.created_at, row.author, row.cut
            )
        if len(self._known) >= KEPT:
            self._known.clear()
        self._known[article_id] = found
        return found

    def headlines(self, articles: Collection[str]) -> dict[str, str]:
        """Headlines by id; articles that are not there are absent."""
        with self._database.read() as session:
            query = select(ArticleRow.id, ArticleRow.headline).where(ArticleRow.id.in_(articles))
            return {row[0]: row[1] for row in session.execute(query)}

    def exists(self, article_id: str) -> bool:
        """Whether the article is stored, in the archive or not."""
        with self._database.read() as session:
            return session.get(ArticleRow, article_id) is not None

    def original(self, article_id: str) -> bytes | None:
        """The bytes the article was read from; None for pasted text."""
        with self._database.read() as session:
            return _article(session, article_id).original

    def archive(self, article_id: str) -> None:
        """Take an article out of the list; nothing is deleted."""
        with self._database.write() as session:
            _article(session, article_id).archived = True

    def cards(self) -> list[ArticleCard]:
        """The list, newest first, without the archive."""
        with self._database.read() as session:
            columns = (
                ArticleRow.id,
                ArticleRow.headline,
                ArticleRow.language,
                ArticleRow.created_at,
                ArticleRow.author,
                ArticleRow.words,
            )
            rows = session.execute(
                select(*columns).where(ArticleRow.archived.is_(False)).order_by(ArticleRow.created_at.desc())
            ).all()
            translations = _translation_cards(session, latest_jobs(session))
            return [
                ArticleCard(
                    r.id,
                    r.headline,
                    Language(r.language),
                    r.created_at,
                    r.author,
                    r.words,
                    translations.get(r.id, ()),
                )
                for r in rows
            ]

    def ensure_translation(self, article_id: str, target: Language) -> None:
        """Make the translation into a language, with an empty work for each segment, where it is not there."""
        with self._database.read() as session:
            if session.get(TranslationRow, (article_id, target.value)) is not None:
                return
            _article(session, article_id)
        with self._database.write() as session:
            if session.get(TranslationRow, (article_id, target.value)) is not None:
                return
            now = datetime.now(UTC)
            session.add(
                TranslationRow(
                    article_id=article_id,
                    target=target.value,
                    stage=Stage.NEW.value,
                    created_at=now,
                    updated_at=now,
                )
            )
            session.flush()
            add_missing_work(session, article_id, target.value)

    def card(self, article_id: str, target: Language) -> TranslationCard:
        """One translation at a glance.

        Raises:
            NotFoundError: there is no such translation.
        """
        with self._database.read() as session:
            jobs = {(article_id, target.value): latest_job(session, article_id, target.value)}
            cards = _translation_cards(session, jobs, article_id=article_id)
            for one in cards.get(article_id, ()):
                if one.target is target:
                    return one
        raise NotFoundError(
            f"There is no {target} translation of this article yet; start one first.", article=article_id, target=target
        )


def _article(session: Session, article_id: str) -> ArticleRow:
    row = session.get(ArticleRow, article_id)
    if row is None:
        raise NotFoundError("There is no such article; open it from the list of articles.", article=article_id)
    return row


def segment_rows(article_id: str, segments: Sequence[Segment], start: int = 0) -> list[SegmentRow]:
    """Rows of segments that stand side by side, from position ``start`` on."""
    return [
        SegmentRow(article_id=article_id, id=s.id, position=position, words=len(s.source.split()), value=dump(s))
        for position, s in enumerate(segments, start=start)
    ]


def add_missing_work(session: Session, article_id: str, target: str) -> None:
    """An empty work for each segment that has none."""
    have = select(WorkRow.segment).where(WorkRow.article_id == article_id, WorkRow.target == target)
    missing = select(SegmentRow.id).where(SegmentRow.article_id == article_id, SegmentRow.id.not_in(have))
    for segment in session.scalars(missing).all():
        session.add(WorkRow(article_id=article_id, target=target, segment=segment))


def _translation_cards(
    session: Session, jobs: dict[tuple[str, str], JobView | None], *, article_id: str | None = None
) -> dict[str, tuple[TranslationCard, ...]]:
    """Cards by article; one grouped query counts segments and words."""
    here = () if article_id is None else (TranslationRow.article_id == article_id,)
    counted = select(WorkRow.article_id, WorkRow.target, WorkRow.status, func.count(), func.sum(SegmentRow.words)).join(
        SegmentRow, (SegmentRow.article_id == WorkRow.article_id) & (SegmentRow.id == WorkRow.segment)
    )
    if article_id is not None:
        counted = counted.where(WorkRow.article_id == article_id)
    tallies: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
    for article, target, status, count, words in session.execute(
        counted.group_by(WorkRow.article_id, WorkRow.target, WorkRow.status)
    ):
        tallies.setdefault((article, target), {})[status] = (count, int(words or 0))
    cards: dict[str, tuple[TranslationCard, ...]] = {}
    for row in session.scalars(select(TranslationRow).where(*here).order_by(TranslationRow.created_at)):
        place = (row.article_id, row.target)
        card = _card(row, tallies.get(place, {}), jobs.get(place))
        cards[row.article_id] = (*cards.get(row.article_id, ()), card)
    return cards


def _card(row: TranslationRow, tally: dict[str, tuple[int, int]], job: JobView | None) -> TranslationCard:
    words = sum(w for _, w in tally.values())
    return TranslationCard(
        target=Language(row.target),
        stage=Stage(row.stage),
        counts={Status(status): count for status, (count, _) in tally.items()},
        total=sum(count for count, _ in tally.values()),
        words=words,
        words_done=sum(w for status, (_, w) in tally.items() if status in _DONE),
        words_drafted=words - tally.get(Status.EMPTY.value, (0, 0))[1],
        job=job,
        updated_at=row.updated_at,
    )
