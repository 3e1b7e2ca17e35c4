"""Looking at what was stored: glossary and checks, kept with the version that they saw."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from transdesk.desk.assessment import Assessor, event_day
from transdesk.domain.finding import Finding, FindingHead
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.segment import Segment
from transdesk.domain.work import SegmentWork
from transdesk.storage import Dismissal, Store


class Looker:
    """Findings that hold now: computed and kept where those that are stored do not."""

    def __init__(self, store: Store, assessor: Assessor) -> None:
        self._store = store
        self._assessor = assessor

    @property
    def mark(self) -> str:
        """Names the state of glossary and checks that findings are computed by."""
        return self._assessor.mark

    def look(self, article_id: str, target: Language, segments: Collection[str]) -> dict[str, SegmentWork]:
        """The state of these segments with findings that hold; segments that are not there are left out."""
        stored = self._store.articles.get(article_id)
        works = self._store.works.some(article_id, target, segments)
        return {s.id: self.at(stored, s, target, *works[s.id]) for s in stored.segments if s.id in works}

    def at(
        self, stored: StoredArticle, segment: Segment, target: Language, work: SegmentWork, assessed: str
    ) -> SegmentWork:
        """One segment's state with findings that hold.

        Args:
            stored: the article.
            segment: the segment.
            target: the translation.
            work: its state as it is stored.
            assessed: the mark of what its stored findings were computed by.
        """
        mark = self._assessor.mark
        if assessed == mark or not work.target.strip():
            return work if work.target.strip() else replace(work, findings=())
        direction = Direction(stored.language, target)
        found = self._assessor.human(segment, work.target, direction, event_day(stored), work.terms)
        self._store.works.assess(
            stored.id,
            target,
            segment.id,
            version=work.version,
            findings=found.findings,
            terms=found.terms,
            assessed=mark,
        )
        return replace(work, findings=found.findings, terms=found.terms)


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
