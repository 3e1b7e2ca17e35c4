"""Check: what the glossary requires is missing, or a forbidden designation stands in the target."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.term import TermOutcome, TermState


class Terms:
    """A glossary term of the source has no accepted form in the target, or a forbidden one stands there.

    Forms are recognised in every case and number, so an inflected term is never reported.
    """

    id = "terms"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each flagged term once."""
        for outcome in context.terms:
            if outcome.state is TermState.FLAGGED:
                yield self._finding(context, outcome)

    def _finding(self, context: CheckContext, outcome: TermOutcome) -> Finding:
        start = context.source.find(outcome.source)
        target = context.plain.find(outcome.found) if outcome.found else -1
        return Finding(
            self.id,
            Severity.ERROR if outcome.found else Severity.WARNING,
            "terms.forbidden" if outcome.found else "terms.missing",
            values=(
                ("source", outcome.source),
                ("required", " | ".join(outcome.required)),
                ("found", outcome.found),
            ),
            source_span=(start, start + len(outcome.source)) if start >= 0 else None,
            target_span=(target, target + len(outcome.found)) if target >= 0 else None,
            issue="terminology",
        )
