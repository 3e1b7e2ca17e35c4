"""Check: doubled spaces, and spaces on the wrong side of a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Repair, Severity

_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("spacing.double", re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), " "),
    ("spacing.before", re.compile(r"(?<=[\w»”)])[ \u00a0]+(?=[,.;:!?](?:\s|$))"), ""),
    ("spacing.inside", re.compile(r"(?:(?<=[«(])|(?<=[\s(«]“)|(?<=^“))[ \u00a0]+|[ \u00a0]+(?=[»)])"), ""),
)
# “ opens only after white space or another opening sign: in Russian and Kazakh it closes „.


class Spacing:
    """Two spaces in a row, a space before a comma or full stop, or one inside quotation marks or brackets."""

    id = "spacing"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each rule once, at its first place; the repair mends all of its places."""
        for message, pattern, repaired in _RULES:
            match = pattern.search(context.plain)
            if match and not pattern.search(context.source):
                yield Finding(
                    self.id,
                    Severity.WARNING if message == "spacing.double" else Severity.NOTE,
                    message,
                    target_span=match.span(),
                    repairs=(Repair(pattern.sub(repaired, context.target), "␣"),),
                    issue="whitespace",
                )
