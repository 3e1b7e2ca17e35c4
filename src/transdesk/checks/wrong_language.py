"""Check: the target is written in another language than it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.language import Verdict
from transdesk.language import identify

# A name in Latin letters, with the small words inside it: "The Times of Central Asia".
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:of|the|and|for|in|&|de|[A-Z0-9][\w'’-]*)\b)*")
_SURE = 0.9
_SURE_OF_MIXTURE = 0.98
_LETTERS = 15


class WrongLanguage:
    """The target is not written in the target language.

    Names that stand in the source with the same letters say nothing of the language. Short texts are left
    alone; what identification is not sure of is no finding, unless all but a few words are the source's language.
    """

    id = "wrong_language"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report a target in another language of the desk, or in a neighbouring language."""
        words = _NAME.sub(lambda name: " " if name.group(0) in context.source else name.group(0), context.plain)
        if sum(c.isalpha() for c in words) < _LETTERS:
            return
        found = identify(words)
        if found.confidence < _SURE:
            return
        undecided = found.verdict in (Verdict.UNSURE, Verdict.MIXED)
        if undecided and not (found.guess == context.source_language and found.confidence >= _SURE_OF_MIXTURE):
            return
        if undecided or found.verdict.language is not context.target_language:
            yield Finding(
                self.id,
                Severity.WARNING if undecided else Severity.ERROR,
                "wrong_language.other",
                values=(("found", found.guess or found.verdict.value), ("wanted", context.target_language.value)),
                target_span=(0, len(context.plain)),
                issue="locale-violation",
            )
