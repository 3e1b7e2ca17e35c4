"""Check: the sentence ends with another kind of sign than its source."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity

_CLOSERS = "\"»”“’'’)]. \u00a0"


class EndMark:
    """The source asks or exclaims and the target does not, or the other way round; or a full stop is lost.

    A full stop counts only where the source has one and the target ends in a letter or digit: headlines
    have none, abbreviations have their own.
    """

    id = "end_mark"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report one difference at the end."""
        source, target = _end(context.source), _end(context.plain)
        if not context.plain.strip():
            return
        at = len(context.plain.rstrip())
        if "?" in source and "?" not in target:
            yield self._finding("?", at)
        elif "!" in source and "!" not in target and "?" not in target:
            yield self._finding("!", at)
        elif _stops(context.source) and context.plain.rstrip()[-1].isalnum():
            yield self._finding(".", at)

    def _finding(self, sign: str, at: int) -> Finding:
        return Finding(
            self.id,
            Severity.WARNING if sign != "." else Severity.NOTE,
            "end_mark.missing",
            values=(("sign", sign),),
            target_span=(at - 1, at),
            issue="typographical",
        )


def _end(text: str) -> str:
    """The last signs of a text, closing quotes included."""
    return text.rstrip()[-4:]


def _stops(text: str) -> bool:
    bare = text.rstrip().rstrip("\"»”’')]")
    return bare.endswith(".") and not bare.endswith("..")
