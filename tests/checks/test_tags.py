from __future__ import annotations

from checks.cases import findings
from transdesk.checks.tags import Tags
from transdesk.domain.finding import Severity
from transdesk.domain.marks import Mark, MarkKind

CHECK = Tags()
LINK = Mark(MarkKind.LINK, 4, 10, "https://example.org/")
BOLD = Mark(MarkKind.BOLD, 0, 3)


def test_a_lost_link_is_an_error() -> None:
    (finding,) = findings(CHECK, "The Senate met.", "Сенат собрался.", marks=(LINK,))
    assert (finding.message, finding.severity, finding.source_span) == ("tags.link", Severity.ERROR, (4, 10))


def test_a_lost_emphasis_is_a_warning() -> None:
    (finding,) = findings(CHECK, "The Senate met.", "<2>Сенат</2> собрался.", marks=(BOLD, LINK))
    assert (finding.message, finding.severity) == ("tags.bold", Severity.WARNING)


def test_marks_that_are_there_pass() -> None:
    assert findings(CHECK, "The Senate met.", "<1>Сенат</1> собрался.", marks=(LINK,)) == ()
