"""Looking at what was stored: glossary and checks, kept with the version that they saw."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from transdesk.desk.assessment import Assessor, event_day
from transdesk.desk.name_register import ArticleNames, Names, beside
from transdesk.desk.ports import Terms
from transdesk.domain.finding import Finding, FindingHead
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.segment import Segment
from transdesk.domain.work import Assessed, SegmentWork
from transdesk.storage import Dismissal, Store


class Looker:
    """Findings that hold now: computed and kept where those that are stored do not."""

    def __init__(self, store: Store, assessor: Assessor) -> None:
        self._store = store
        self._assessor = assessor
        self.names = ArticleNames(store)

    @property
    def mark(self) -> str:
        """Names the state of glossary and checks that findings are computed by."""
        return self._assessor.mark

    def look(self, article_id: str, target: Language, segments: Collection[str]) -> dict[str, SegmentWork]:
        """The state of these segments with findings that hold; segments that are not there are left out."""
        stored = self._store.articles.get(article_id)
        works = self._store.works.some(article_id, target, segments)
        found = ((segment, *works[segment.id]) for segment in stored.segments if segment.id in works)
        return {work.segment: work for work in self.at(stored, target, found)}

    def at(
        self, stored: StoredArticle, target: Language, works: Iterable[tuple[Segment, SegmentWork, str]]
    ) -> list[SegmentWork]:
        """Segments' states with findings that hold, in the order given; what was looked at is kept.

        Args:
            stored: the article.
            target: the translation.
            works: each segment, its state as it is stored, and the mark of what its findings were computed by.
        """
        mark = self._assessor.mark
        direction = Direction(stored.language, target)
        names: Names = ()
        terms: Terms | None = None
        done, seen = [], []
        for segment, work, assessed in works:
            if not work.target.strip():
                done.append(replace(work, findings=()))
            elif assessed == mark:
                done.append(work)
            else:
                if terms is None:  # what is the same for all is read once, and only where it is needed
                    terms, names = self._assessor.terms(direction), self.names.of(stored.id, target)
                found = self._assessor.human(
                    segment, work.target, direction, terms, event_day(stored), work.terms, beside(names, segment.id)
                )
                done.append(replace(work, findings=found.findings, terms=found.terms))
                seen.append(Assessed(segment.id, work.version, found.terms, found.findings, mark))
        self._store.works.assess(stored.id, target, seen)
        return done


def wanted(
    findings: Iterable[Finding], segment: str, text: str, dismissals: tuple[Dismissal, ...]
) -> tuple[Finding, ...]:
    """The findings that nobody has dismissed."""
    return tuple(one for one in findings if not is_dismissed(one, segment, text, dismissals))


def is_dismissed(finding: Finding | FindingHead, segment: str, text: str, dismissals: tuple[Dismissal, ...]) -> bool:
    """Whether somebody dismissed a finding: for this very text here, for the article, or for good."""
    for dismissal in dismissals:
        if dismissal.fingerprint != finding.fingerprint:
            continue
        if dismissal.scope != "here" or (dismissal.segment == segment and dismissal.text == text):
            return True
    return False
