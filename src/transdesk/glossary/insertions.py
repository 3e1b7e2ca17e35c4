"""Where a term belongs that a translation leaves out altogether: beginnings that go as far as the term.

An engine that completes says the rest anew. The places that come into question, the likeliest first: behind the words
that stand for what precedes the term in the source, before the words that stand for what follows it, and at the term's
own distance from the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from transdesk.domain.engine import Alignment
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import TermHit
from transdesk.glossary.entries import Entry
from transdesk.glossary.government import fitting_first, governed_cases
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token, tokenise

_SURE = 0.5  # weight from which a link tells where a word came from
_LEAST_STEM = 3
_NEAR = 2
_MOST = 2  # beginnings; each costs a search


def beginnings(
    source: str,
    text: str,
    hit: TermHit,
    entry: Entry,
    taken: Sequence[Span],
    alignment: Alignment,
    morphology: Morphology,
) -> list[str]:
    """Beginnings of a translation that end with a term, or with as much of it as all its forms share.

    A translation begins with a term only where its source does, but for one small word.

    Args:
        source: the source.
        text: the translation that lacks the term.
        hit: the term's place in the source.
        entry: the designation to be put in.
        taken: words of other terms, which no term may part.
        alignment: the source-target map.
        morphology: of the translation's language.
    """
    found: list[str] = []
    early = len(_words(source[: hit.start])) <= 1
    for point in points(source, text, hit, taken, alignment):
        before = text[:point]
        if _words(before):
            space = "" if before[-1].isspace() or before[-1] in '«“"(-' else " "
            found.append(before + space + _wording(entry, before, morphology))
        elif early:
            term = _wording(entry, before, morphology)
            found.append(before + term[:1].upper() + term[1:])
    return list(dict.fromkeys(found))[:_MOST]


def points(source: str, text: str, hit: TermHit, taken: Sequence[Span], alignment: Alignment) -> list[int]:
    """Offsets of a translation where the term may be missing.

    Behind what precedes it, before what follows it, and where two words meet at its own distance from the beginning.
    """
    words = _words(text)
    links = [link for link in alignment.links if link[4] >= _SURE]
    before = max((link for link in links if link[1] <= hit.start), key=lambda link: (link[1], link[3]), default=None)
    after = min((link for link in links if link[0] >= hit.end), key=lambda link: (link[0], link[2]), default=None)
    ends = [word.end for word in words if before and word.start < before[3] and before[2] < word.end][-1:]
    starts = [word.start for word in words if after and word.start < after[3] and after[2] < word.end][:1]
    expected = len(text) * hit.start / max(1, len(source))
    near = sorted((word.start for word in words[1:]), key=lambda point: abs(point - expected))[:_NEAR]
    found = [_outside(point, taken, last=point in ends) for point in (*ends, *(starts or [0]), *near)]
    return list(dict.fromkeys(found))


def _words(text: str) -> list[Token]:
    return [token for token in tokenise(text) if token.key[0].isalnum()]


def _outside(point: int, taken: Sequence[Span], *, last: bool) -> int:
    """The point, or the nearer end of the term that it would part."""
    return next((end if last else start for start, end in taken if start < point < end), point)


def _wording(entry: Entry, before: str, morphology: Morphology) -> str:
    """What to force: the letters that all forms share, so that the engine inflects, else the form that fits by rule."""
    term, kind = entry.designation.text, entry.concept.kind
    grammar = for_morphology(entry.designation.grammar)
    stem = _shared([term, *morphology.spellings(term, kind, grammar)])
    if len(stem) >= _LEAST_STEM:
        return stem
    cases = governed_cases(before + " ", len(before) + 1, len(before) + 1, morphology.language)
    return fitting_first([term], entry, cases, morphology)[0]


def _shared(words: Sequence[str]) -> str:
    """The letters that all words begin with: those that the first and the last in order share."""
    pairs = zip(min(words), max(words), strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
