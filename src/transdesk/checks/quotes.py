"""Check: quotation marks and brackets without a partner."""

from __future__ import annotations

from collections.abc import Iterable

from transdesk.checks.context import CheckContext
from transdesk.domain.finding import Finding, Severity

# German-style low quotes close with “ in Russian typography (Мильчин, "Справочник издателя", 2003), which in
# English opens: curly doubles are therefore counted, not paired.
_PAIRS = {"«": "»", "(": ")", "[": "]", "„": "“"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items() if opening != "„"}


class Quotes:
    """A quotation mark or bracket opens without closing, or closes without opening.

    Nothing is reported where the source is unbalanced in the same way: a quotation may run over several
    sentences.
    """

    id = "quotes"

    def run(self, context: CheckContext) -> Iterable[Finding]:
        """Report the first unbalanced sign of each kind."""
        if _quote_count(context.source) % 2:
            return
        for sign, at in _unbalanced(context.plain).items():
            if sign in "([])" and _unbalanced(context.source).keys() & set("([])"):
                continue
            yield self._finding(sign, at)
        if not _unbalanced(context.plain) and _quote_count(context.plain) % 2:
            at = next(i for i, c in enumerate(context.plain) if c in '"“”„«»')
            yield self._finding(context.plain[at], at)

    def _finding(self, sign: str, at: int) -> Finding:
        return Finding(
            self.id,
            Severity.WARNING,
            "quotes.unbalanced",
            values=(("sign", sign),),
            target_span=(at, at + 1),
            issue="typographical",
        )


def _quote_count(text: str) -> int:
    return sum(c in '"“”„«»' for c in text)


def _unbalanced(text: str) -> dict[str, int]:
    """Sign -> place of each guillemet or bracket without a partner. List items such as "1)" are fine."""
    stack: list[tuple[str, int]] = []
    lonely: dict[str, int] = {}
    for at, sign in enumerate(text):
        if sign in "«([":
            stack.append((sign, at))
        elif sign in _CLOSING:
            if stack and stack[-1][0] == _CLOSING[sign]:
                stack.pop()
            elif not (sign == ")" and text[:at].strip().isalnum() and len(text[:at].strip()) <= 2):
                lonely.setdefault(sign, at)
    for sign, at in stack:
        lonely.setdefault(sign, at)
    return lonely
