"""Check: a word or a phrase that stands twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Repair, Severity

_TWICE = re.compile(r"\b(\w[\w-]*)\s+\1\b", re.IGNORECASE)
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){1,5}?)(?:\W+\1\b){2,}", re.IGNORECASE)


class Repetition:
    """A word stands twice in a row, or a phrase three times, and the source does not repeat itself.

    Kazakh and Russian double words on purpose with a hyphen (бірте-бірте) or a comma (да, да); these are
    not reported.
    """

    id = "repetition"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report a loop, else each doubled word."""
        if _TWICE.search(context.source) or _LOOP.search(context.source):
            return
        loop = _LOOP.search(context.plain)
        if loop:
            yield self._finding("repetition.loop", loop, Severity.ERROR, ())
            return
        for match in _TWICE.finditer(context.plain):
            if match.group(1).isdigit():
                continue
            word = match.group(1)
            repaired = context.target.replace(match.group(0), word, 1)
            yield self._finding("repetition.word", match, Severity.WARNING, (Repair(repaired, word),))

    def _finding(self, message: str, match: re.Match[str], severity: Severity, repairs: tuple[Repair, ...]) -> Finding:
        return Finding(
            self.id,
            severity,
            message,
            values=(("text", match.group(1)),),
            target_span=match.span(),
            repairs=repairs,
            issue="duplication",
        )
