"""Check: numbers, compared by value, not by digits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity, Span
from transdesk.language.numbers import NumberFound, numbers_in


class Numbers:
    """A number of the source is missing in the target, or the target has one that the source has not.

    "1.5 billion", "1,5 млрд" and "1,5 миллиард" are one number. A number that one side writes as a word is
    looked for among the words of the other before anything is reported.
    """

    id = "numbers"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report each lost and each invented number."""
        source = numbers_in(context.source, context.source_language)
        target = numbers_in(context.plain, context.target_language)
        missing, extra = _difference(source, target), _difference(target, source)
        for number in missing:
            span = (number.start, number.end)
            yield self._finding("numbers.missing", number, source_span=span)
        for number in extra:
            span = (number.start, number.end)
            yield self._finding("numbers.extra", number, target_span=span)

    def _finding(
        self, message: str, number: NumberFound, *, source_span: Span | None = None, target_span: Span | None = None
    ) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            message,
            values=(("number", number.text),),
            source_span=source_span,
            target_span=target_span,
            issue="omission" if source_span else "addition",
        )


def _difference(one: Iterable[NumberFound], other: Iterable[NumberFound]) -> list[NumberFound]:
    """Numbers written in digits in ``one`` whose value ``other`` does not have as often, in words or digits."""
    have = Counter(number.value for number in other)
    lost: list[NumberFound] = []
    for number in one:
        if have[number.value]:
            have[number.value] -= 1
        elif any(c.isdigit() for c in number.text):
            lost.append(number)
    return lost
