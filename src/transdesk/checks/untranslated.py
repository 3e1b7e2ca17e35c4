"""Check: the target is empty, or the source again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity

_WORD = re.compile(r"[^\W\d_]+")


class Untranslated:
    """The segment has no translation, or the translation is the source text again.

    Names, numbers and codes may rightly stay the same: a copy counts only where at least two words of the
    source begin with a small letter.
    """

    id = "untranslated"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report an empty or copied target."""
        plain = context.plain.strip()
        if not plain:
            yield Finding(self.id, Severity.ERROR, "untranslated.empty", issue="untranslated")
        elif plain.casefold() == context.source.strip().casefold() and _small_words(context.source) >= 2:
            yield Finding(
                self.id,
                Severity.ERROR,
                "untranslated.copied",
                target_span=(0, len(context.plain)),
                issue="untranslated",
            )


def _small_words(text: str) -> int:
    return sum(word[0].islower() for word in _WORD.findall(text))
