"""What the neighbours of a place demand of an English form: singular or plural.

Source: Quirk et al., A Comprehensive Grammar of the English Language (1985), chapter 5 (determiners and number).
"""

from __future__ import annotations

import re

from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.contexts import words_before
from transdesk.glossary.agreement.demands import Demand, Force
from transdesk.glossary.obligations import Span

_ONE = frozenset("a an one this each every another".split())
_MANY = frozenset("these those many several few two three four five six seven eight nine ten both".split())
_LAST = re.compile(r"\s*(?:[.,;:!?»)”\"]|$)")


def demands(text: str, span: Span, _kind: TermKind) -> list[Demand]:
    """Every rule that speaks of a place."""
    before = words_before(text[: span[0]])
    if not before:
        return []
    word = before[0].key
    force = Force.MUST if _LAST.match(text[span[1] :]) else Force.MAY  # three ivory smugglers
    if word in _ONE or word == "1":
        return [Demand("determiner", force, (frozenset({"SG"}),))]
    if word in _MANY or (word.isdigit() and not 1900 <= int(word) < 2100):
        return [Demand("determiner", force, (frozenset({"PL"}),))]
    return []
