"""Whether a change for a term's sake would harm the rest of a translation: other terms, numbers, a word twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transdesk.domain.morphology import Morphology
from transdesk.glossary.obligations import Kept, Obligation, Span, verify
from transdesk.glossary.tokens import tokenise

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def debt(kept: Kept) -> int:
    """How much is wrong: what is missing and what is forbidden."""
    return kept.missing + len(kept.broken)


def obligations_of(kept: Sequence[Kept]) -> list[Obligation]:
    """The obligations that were looked at."""
    return [item.obligation for item in kept]


def pays(kept: Sequence[Kept], text: str, index: int, morphology: Morphology) -> bool:
    """Whether a text keeps the ``index``-th obligation better than before, and no other one worse."""
    after = verify(text, obligations_of(kept), morphology)
    return debt(after[index]) < debt(kept[index]) and not worse(kept, after)


def worse(before: Sequence[Kept], after: Sequence[Kept]) -> bool:
    """Whether any obligation is kept less than before."""
    return any(debt(b) > debt(a) for a, b in zip(before, after, strict=True))


def numbers_of(text: str) -> Counter[str]:
    """The numbers of a text in digits, separators aside."""
    return Counter(re.sub(r"[.,]", "", number) for number in _NUMBER.findall(text))


def numbers_kept(source: str, old: str, new: str) -> bool:
    """Whether a new translation of a source loses no number, and invents none, that the old one did not."""
    wanted, before, after = numbers_of(source), numbers_of(old), numbers_of(new)
    return (wanted - after) <= (wanted - before) and (after - wanted) <= (before - wanted)


def numbers_suffer(old: str, place: Span, new: str, span: Span) -> bool:
    """Whether a number is lost or changed where the words of ``place`` gave way to those of ``span``."""
    outside = numbers_of(old[: place[0]] + " " + old[place[1] :])
    lost = numbers_of(old[place[0] : place[1]]) - numbers_of(new[span[0] : span[1]])
    return outside != numbers_of(new[: span[0]] + " " + new[span[1] :]) or bool(lost)


def doubled(text: str, span: Span) -> bool:
    """Whether the placed words stand beside a copy of their first or last word."""
    tokens = [token for token in tokenise(text) if token.key[0].isalnum()]
    inside = [i for i, token in enumerate(tokens) if token.start < span[1] and span[0] < token.end]
    if not inside:
        return True
    first, last = inside[0], inside[-1]
    before = first > 0 and _same(tokens[first - 1].key, tokens[first].key)
    after = last + 1 < len(tokens) and _same(tokens[last + 1].key, tokens[last].key)
    return before or after


def _same(first: str, second: str) -> bool:
    """Whether two words look like forms of one word."""
    if min(len(first), len(second)) < 4:
        return first == second
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] == second[shared]:
        shared += 1
    return shared >= max(4, max(len(first), len(second)) - 3)
