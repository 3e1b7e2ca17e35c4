"""How a check's test says what passes and what fails."""

from __future__ import annotations

from transdesk.checks import Check, CheckContext
from transdesk.domain.article import BlockKind
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark
from transdesk.domain.names import NameSpelling
from transdesk.domain.segment import Segment
from transdesk.domain.term import TermOutcome


def findings(
    check: Check,
    source: str,
    target: str,
    pair: str = "en-ru",
    *,
    marks: tuple[Mark, ...] = (),
    terms: tuple[TermOutcome, ...] = (),
    names: tuple[NameSpelling, ...] = (),
) -> tuple[Finding, ...]:
    """What the check says of one pair of texts; spans must lie inside the texts."""
    segment = Segment("s1:test", 0, 0, len(source), source, BlockKind.PARAGRAPH, marks)
    one, other = pair.split("-")
    context = CheckContext(segment, target, Language(one), Language(other), terms, names)
    found = tuple(check.run(context))
    for finding in found:
        assert finding.check == check.id
        for span, text in ((finding.source_span, context.source), (finding.target_span, context.plain)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    return found


def passes(check: Check, source: str, target: str, pair: str = "en-ru") -> bool:
    """The check has nothing to say."""
    return findings(check, source, target, pair) == ()


def message(check: Check, source: str, target: str, pair: str = "en-ru") -> str:
    """The message of the only finding."""
    (finding,) = findings(check, source, target, pair)
    return finding.message
