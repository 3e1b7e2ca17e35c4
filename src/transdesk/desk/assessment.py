"""What glossary and checks say about a target, whoever wrote it; and how long that stays true."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date

import transdesk
from transdesk.desk.ports import Checker, Glossaries, Terms
from transdesk.domain.finding import Finding
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import StoredArticle
from transdesk.domain.marks import strip_tags
from transdesk.domain.names import NameSpelling
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermOutcome, TermState

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Assessment:
    """Terms and findings of one target."""

    terms: tuple[TermOutcome, ...]
    findings: tuple[Finding, ...]


class Assessor:
    """Assesses targets.

    Args:
        glossaries: the glossary.
        check: the checks.
    """

    def __init__(self, glossaries: Glossaries, check: Checker) -> None:
        self._glossaries = glossaries
        self._check = check

    @property
    def mark(self) -> str:
        """Changes when an earlier assessment need no longer hold."""
        return f"{self._glossaries.glossary().digest}|{transdesk.__version__}"

    def terms(self, direction: Direction) -> Terms:
        """The glossary's terms, for ``human``: asked for once for many segments."""
        return self._glossaries.terms(direction.source, direction.target)

    def human(
        self,
        segment: Segment,
        target: str,
        direction: Direction,
        rules: Terms,
        day: date | None,
        before: tuple[TermOutcome, ...],
        names: tuple[NameSpelling, ...] = (),
    ) -> Assessment:
        """Assess what a person wrote; a repair of the draft that still stands can still be undone.

        Args:
            segment: the source.
            target: tagged target.
            direction: languages.
            rules: the glossary's terms of that direction.
            day: the event's day.
            before: the outcomes of the draft it grew from.
            names: how the article's confirmed sentences write persons.
        """
        if not target.strip():
            return Assessment((), ())
        plain = strip_tags(target, segment.marks)
        found = rules.verify(segment.source, plain, day)
        repaired = {(o.concept, o.source): o for o in before if o.state is TermState.REPAIRED}
        terms = tuple(_with_repair(outcome, repaired.get((outcome.concept, outcome.source))) for outcome in found)
        return Assessment(terms, self.findings(segment, target, direction.source, direction.target, terms, names))

    def findings(
        self,
        segment: Segment,
        target: str,
        source: Language,
        language: Language,
        terms: tuple[TermOutcome, ...],
        names: tuple[NameSpelling, ...] = (),
    ) -> tuple[Finding, ...]:
        """What the checks say; nothing about an empty target.

        A check that breaks down (it may be anybody's plug-in) is logged and must not keep anyone from working.
        """
        if not target.strip():
            return ()
        try:
            return self._check(segment, target, source=source, language=language, terms=terms, names=names)
        except Exception:  # noqa: BLE001 - see above
            _log.exception("a check broke down on segment %s", segment.id)
            return ()


def _with_repair(outcome: TermOutcome, repaired: TermOutcome | None) -> TermOutcome:
    if outcome.state is not TermState.OK or repaired is None:
        return outcome
    return replace(outcome, state=TermState.REPAIRED, before=repaired.before)


def event_day(stored: StoredArticle) -> date | None:
    """The day that decides which names hold: the article's own."""
    return stored.article.published
