"""Cutting long sentences at clause boundaries, and joining the translations of the parts.

A small encoder-decoder loses the end of a long sentence; two halves cut where a clause ends are
translated whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from transdesk.domain.engine import Request

# after a semicolon, colon, comma or dash that white space follows; after a sentence end; the weight says how
# far from the middle such a place may lie and still win over a weaker one
_BOUNDARIES = (
    (re.compile(r"[.!?…;][»”\"')\]]*\s+"), 0.5),
    (re.compile(r"(?:[:]|\s[—–-])\s+"), 0.7),
    (re.compile(r",\s+"), 1.0),
)
_SPACE = re.compile(r"\s+")
_CLOSING = re.compile(r"[\s.,;:!?…—–-]+$")


def split_request(request: Request, longest: int, measure: Callable[[str], int]) -> list[Request]:
    """Cut a request into parts of at most ``longest`` by ``measure``, at the best boundaries there are.

    Never inside a hinted term. A text without any white space is cut hard.
    """
    if len(request.text) < 2 or measure(request.text) <= longest:
        return [request]
    middle = _best_boundary(request)
    left, right = _halves(request, middle)
    if not left.text or not right.text:
        return [request]
    return [*split_request(left, longest, measure), *split_request(right, longest, measure)]


def join(parts: list[Request], targets: list[str]) -> str:
    """Put the translations of the parts together: punctuation and case at the seams follow the source."""
    joined: list[str] = []
    for index, (part, target) in enumerate(zip(parts, targets, strict=True)):
        text = target.strip()
        if index and part.text[:1].islower() and _lowers(part.text, text):
            text = text[0].lower() + text[1:]
        if index < len(parts) - 1:
            closing = _CLOSING.search(part.text)
            text = _CLOSING.sub("", text) + (closing.group().rstrip() if closing else "")
        joined.append(text)
    return " ".join(text for text in joined if text)


def _lowers(source: str, target: str) -> bool:
    """Whether the target's capital comes from being translated alone: no name can stand behind it."""
    first = target.split(maxsplit=1)[0] if target else ""
    return first.istitle() and (len(first) <= 3 or not any(c.isupper() for c in source))


def _best_boundary(request: Request) -> int:
    """Where to cut: the boundary with the smallest weighted distance from the middle."""
    text = request.text
    middle = len(text) / 2
    places = [
        (abs(match.end() - middle) * weight, match.end())
        for pattern, weight in _BOUNDARIES
        for match in pattern.finditer(text)
        if len(text) * 0.15 <= match.end() <= len(text) * 0.85 and _outside_hints(request, match.end())
    ]
    places = places or [
        (abs(m.end() - middle), m.end()) for m in _SPACE.finditer(text) if _outside_hints(request, m.end())
    ]
    return min(places)[1] if places else len(text) // 2


def _outside_hints(request: Request, offset: int) -> bool:
    return not any(h.start < offset < h.end for h in request.hints)


def _halves(request: Request, middle: int) -> tuple[Request, Request]:
    """Both sides of a cut, hints with their words, white space at the cut dropped."""
    head, tail = request.text[:middle].rstrip(), request.text[middle:].lstrip()
    start = len(request.text) - len(tail)
    left = tuple(h for h in request.hints if h.end <= len(head))
    right = tuple(replace(h, start=h.start - start, end=h.end - start) for h in request.hints if h.start >= start)
    return replace(request, text=head, hints=left), replace(request, text=tail, hints=right)
