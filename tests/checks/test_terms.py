from __future__ import annotations

from checks.cases import findings
from transdesk.checks.terms import Terms
from transdesk.domain.finding import Severity
from transdesk.domain.term import TermOutcome, TermState

CHECK = Terms()
SOURCE, TARGET = "The snap election was called.", "Назначены досрочные выборы."


def test_a_missing_term_is_shown_in_the_source() -> None:
    outcome = TermOutcome("c1", "snap election", ("внеочередные выборы",), state=TermState.FLAGGED, reason="missing")
    (finding,) = findings(CHECK, SOURCE, TARGET, terms=(outcome,))
    assert (finding.message, finding.severity) == ("terms.missing", Severity.WARNING)
    assert finding.source_span == (4, 17)


def test_a_forbidden_term_is_an_error_in_the_target() -> None:
    outcome = TermOutcome(
        "c1", "snap election", ("внеочередные выборы",), "досрочные выборы", TermState.FLAGGED, reason="forbidden"
    )
    (finding,) = findings(CHECK, SOURCE, TARGET, terms=(outcome,))
    assert (finding.message, finding.severity) == ("terms.forbidden", Severity.ERROR)
    assert finding.target_span == (10, 26)


def test_terms_that_are_there_pass() -> None:
    outcome = TermOutcome("c1", "snap election", ("внеочередные выборы",), "внеочередных выборов")
    assert findings(CHECK, SOURCE, TARGET, terms=(outcome,)) == ()
