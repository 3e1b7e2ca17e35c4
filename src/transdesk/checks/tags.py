"""Check: inline marks (bold, italic, links) of the source that the target has lost."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.marks import MarkKind, missing_tags


class Tags:
    """A mark of the source has no complete pair of tags in the target.

    A lost link is an error, a lost emphasis a warning.
    """

    id = "tags"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each missing mark."""
        for number in missing_tags(context.target, context.segment.marks):
            mark = context.segment.marks[number - 1]
            yield Finding(
                self.id,
                Severity.ERROR if mark.kind is MarkKind.LINK else Severity.WARNING,
                f"tags.{mark.kind.value}",
                values=(("text", context.source[mark.start : mark.end]), ("number", str(number))),
                source_span=(mark.start, mark.end),
                issue="markup",
            )
