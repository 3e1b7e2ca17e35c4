"""The editor's list of segments: lean rows for all of them, details for those in view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from transdesk.desk.assessment import Assessor, event_day
from transdesk.desk.editing import segment_of
from transdesk.desk.effort import edit_rate
from transdesk.desk.looking import Looker, is_dismissed, wanted
from transdesk.desk.name_register import beside
from transdesk.desk.people import name_of, typed
from transdesk.desk.ports import Ports
from transdesk.desk.signatures import Staleness, engine_of
from transdesk.desk.views import Row
from transdesk.domain.finding import Finding, FindingHead
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import StoredArticle, TranslationCard
from transdesk.domain.segment import Segment, in_order
from transdesk.domain.sheet import Arrival, Effort, LeanWork, LeanWorks, Present, Pulse
from transdesk.domain.term import TermOutcome
from transdesk.domain.work import Comment, SuggestedEdit

_LONGEST_NAME = 80  # code points that the tables of presence and work have room for


def _person(name: str) -> str:
    return name_of(name)[:_LONGEST_NAME]


@dataclass(frozen=True, slots=True)
class LeanRow:
    """One segment in the list.

    Attributes:
        opens: it begins a block of the article.
        repeats: the first segment with the same source; empty where it is the first.
        findings: those that nobody has dismissed.
        suggestions: edits that are still to be decided, the oldest first.
    """

    segment: Segment
    work: LeanWork
    opens: bool
    repeats: str
    stale: bool
    findings: tuple[FindingHead, ...]
    comments: int
    suggestions: tuple[SuggestedEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class LeanSheet:
    """A translation as the editor's list shows it, or what changed of it.

    Attributes:
        laid: the ``doc_rev`` since which the same segments stand in the same order.
    """

    stored: StoredArticle
    doc_rev: int
    rows: tuple[LeanRow, ...]
    laid: int = 0


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a translation.

    Attributes:
        engines: ids of the engines that made them, the busiest first.
        rough: some that nobody has touched are the starter model's.
        stale: segments whose untouched draft would come out otherwise today.
    """

    engines: tuple[str, ...] = ()
    rough: bool = False
    stale: tuple[str, ...] = ()


class Grid:
    """The use cases behind the editor's list."""

    def __init__(self, ports: Ports, assessor: Assessor, looker: Looker) -> None:
        self._store = ports.store
        self._glossaries = ports.glossaries
        self._open_engine = ports.open_engine
        self._assessor = assessor
        self._looker = looker

    def open(self, article_id: str, target: Language) -> tuple[LeanSheet, TranslationCard]:
        """Every row; the translation is made empty where there is none yet.

        Raises:
            NotFoundError: there is no such article.
        """
        stored = self._store.articles.get(article_id)
        self._store.articles.ensure_translation(article_id, target)
        works = self._store.sheets.works(article_id, target)
        sheet = LeanSheet(stored, works.doc_rev, self._rows(stored, target, works))
        return sheet, self._store.articles.card(article_id, target)

    def since(self, article_id: str, target: Language, doc_rev: int) -> LeanSheet:
        """The rows that changed since a mark; cheap, for polling.

        Raises:
            NotFoundError: there is no such translation.
        """
        stored = self._store.articles.get(article_id)
        works = self._store.sheets.works(article_id, target, doc_rev)
        return LeanSheet(stored, works.doc_rev, self._rows(stored, target, works), works.laid)

    def some(self, article_id: str, target: Language, segments: Collection[str]) -> LeanSheet:
        """These rows as they are now."""
        stored = self._store.articles.get(article_id)
        works = self._store.sheets.works(article_id, target, segments=segments)
        return LeanSheet(stored, works.doc_rev, self._rows(stored, target, works))

    def drafts(self, article_id: str, target: Language) -> Drafts:
        """What one should know of the drafts of a translation; reads no text."""
        stored = self._store.articles.get(article_id)
        signed = self._store.sheets.signatures(article_id, target)
        engines: Counter[str] = Counter()
        for signature, (count, _) in signed.items():
            engines[engine_of(signature)] += count
        del engines[""]
        untouched = [signature for signature, (_, left) in signed.items() if left]
        stale = Staleness(
            self._open_engine, Direction(stored.language, target), lambda: self._glossaries.glossary().digest
        )
        return Drafts(
            tuple(name for name, _ in engines.most_common()),
            any("starter" in signature for signature in untouched),
            self._store.sheets.drafted(article_id, target, [one for one in untouched if stale.signed(one)]),
        )

    def details(self, article_id: str, target: Language, segments: Collection[str]) -> tuple[Row, ...]:
        """A closer look at some rows: terms, findings that hold now, comments (settled ones too)."""
        stored = self._store.articles.get(article_id)
        works = self._looker.look(article_id, target, segments)
        terms = self._glossaries.terms(stored.language, target)
        dismissed = self._store.notes.dismissals(article_id, target)
        comments: dict[str, tuple[Comment, ...]] = {}
        for comment in self._store.notes.comments(article_id, target):
            comments[comment.segment] = (*comments.get(comment.segment, ()), comment)
        day = event_day(stored)
        return tuple(
            Row(
                segment,
                works[segment.id],
                terms.hits(segment.source, day),
                wanted(works[segment.id].findings, segment.id, works[segment.id].target, dismissed),
                comments.get(segment.id, ()),
            )
            for segment in stored.segments
            if segment.id in works
        )

    def check(
        self, article_id: str, target: Language, segment_id: str, text: str
    ) -> tuple[tuple[Finding, ...], tuple[TermOutcome, ...]]:
        """What is to say about a text that is being typed: findings that nobody dismissed, and terms.

        Raises:
            NotFoundError: there is no such segment.
        """
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        before = self._store.works.get(article_id, target, segment_id).terms
        new = typed(text)
        names = beside(self._looker.names.of(article_id, target), segment_id)
        direction = Direction(stored.language, target)
        found = self._assessor.human(
            segment, new, direction, self._assessor.terms(direction), event_day(stored), before, names
        )
        dismissed = self._store.notes.dismissals(article_id, target)
        return wanted(found.findings, segment_id, new, dismissed), found.terms

    def pulses(self, places: Collection[tuple[str, Language]]) -> Mapping[tuple[str, Language], Pulse]:
        """Whether anything has moved, for many translations at once."""
        return self._store.sheets.pulses(places)

    def unassessed(self, article_id: str, target: Language) -> tuple[str, ...]:
        """Segments that the checks have not seen as they are."""
        return self._store.sheets.unassessed(article_id, target, self._looker.mark)

    def look(self, article_id: str, target: Language, segments: Collection[str]) -> None:
        """Let glossary and checks look at some segments; what they say comes with the next changes."""
        self._looker.look(article_id, target, segments)

    def touch(self, article_id: str, target: Language, segments: Collection[str]) -> None:
        """Something beside the text of these segments changed (comments, dismissals): others are to see it."""
        self._store.sheets.touch(article_id, target, segments)

    def arrive(self, arrivals: Sequence[Arrival]) -> None:
        """These people are here."""
        self._store.sheets.arrive([replace(one, person=_person(one.person)) for one in arrivals])

    def people(self, article_id: str, target: Language) -> tuple[Present, ...]:
        """Who has the translation open."""
        pulse = self._store.sheets.pulses([(article_id, target)]).get((article_id, target))
        return pulse.people if pulse else ()

    def efforts(self, article_id: str, target: Language, person: str) -> dict[str, Effort]:
        """A person's work by segment, where there was any."""
        return self._store.sheets.efforts(article_id, target, _person(person))

    def add_effort(
        self, article_id: str, target: Language, person: str, spent: Mapping[str, Effort]
    ) -> dict[str, Effort]:
        """Remember what work segments took, with how far their texts are from the machine's drafts by now.

        Returns:
            The person's work on these segments so far.
        """
        works = self._store.works.some(article_id, target, spent.keys())
        known = {
            segment: replace(work, ter=edit_rate(works[segment][0].draft, works[segment][0].target))
            for segment, work in spent.items()
            if segment in works
        }
        return self._store.sheets.add_effort(article_id, target, _person(person), known)

    def _rows(self, stored: StoredArticle, target: Language, found: LeanWorks) -> tuple[LeanRow, ...]:
        if not found.works:
            return ()
        any_findings = any(work.findings for work in found.works.values())
        dismissed = self._store.notes.dismissals(stored.id, target) if any_findings else ()
        direction = Direction(stored.language, target)
        stale = Staleness(self._open_engine, direction, lambda: self._glossaries.glossary().digest)
        first: dict[str, str] = {}
        rows = []
        block = -1
        for segment in in_order(stored.segments, found.orders):
            opens, block = segment.block != block, segment.block
            original = first.setdefault(segment.source, segment.id)
            work = found.works.get(segment.id)
            if work is None:
                continue
            findings = work.findings
            if dismissed and findings:
                findings = tuple(f for f in findings if not is_dismissed(f, segment.id, work.target, dismissed))
            repeats = "" if original == segment.id else original
            said = found.comments.get(segment.id, 0), found.suggestions.get(segment.id, ())
            rows.append(LeanRow(segment, work, opens, repeats, stale.of(work), findings, *said))
        return tuple(rows)
