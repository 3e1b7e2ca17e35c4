"""Check: the target is written in another language than it should be."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.language import Verdict
from transdesk.language import identify

_SURE = 0.9
_LETTERS = 15


class WrongLanguage:
    """The target is not written in the target language.

    Short texts and texts of names only are left alone; what identification is not sure of is no finding.
    """

    id = "wrong_language"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report a target in another language of the desk, or in a neighbouring language."""
        letters = sum(c.isalpha() for c in context.plain)
        if letters < _LETTERS:
            return
        found = identify(context.plain)
        if found.verdict in (Verdict.UNSURE, Verdict.MIXED) or found.confidence < _SURE:
            return
        if found.verdict.language is not context.target_language:
            yield Finding(
                self.id,
                Severity.ERROR,
                "wrong_language.other",
                values=(("found", found.guess or found.verdict.value), ("wanted", context.target_language.value)),
                target_span=(0, len(context.plain)),
                issue="locale-violation",
            )
