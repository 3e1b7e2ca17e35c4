"""Check: Latin letters inside Cyrillic words, which look right and break every search."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Repair, Severity
from transdesk.language import fold


class LookAlikes:
    """A Cyrillic word holds Latin letters that look the same ("мемлекеттiк" with a Latin i).

    The repair writes the Cyrillic letters.
    """

    id = "lookalikes"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each such word once."""
        folded, changes = fold(context.target)
        seen: set[str] = set()
        for change in changes:
            if change.what != "lookalike" or change.before in seen:
                continue
            seen.add(change.before)
            at = context.plain.find(change.before)
            yield Finding(
                self.id,
                Severity.ERROR,
                "lookalikes.word",
                values=(("word", change.before),),
                target_span=(at, at + len(change.before)) if at >= 0 else None,
                repairs=(Repair(folded, change.after),),
                issue="characters",
            )
