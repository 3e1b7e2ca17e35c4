"""Translating requests through an engine's plain decoder: batches, guards, retries, long sentences.

Every engine uses it, so that all behave alike: order and count are kept, empty stays empty, work stops
between batches, and what still looks wrong after retrying is flagged, never hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from transdesk.domain.engine import Cancelled, Candidate, Progress, Request
from transdesk.engines._text import clean_request, has_words
from transdesk.engines.clauses import join, split_request
from transdesk.engines.decoding import Decode, Decoding, ModelMemoryError
from transdesk.engines.figures import with_figure_put_right
from transdesk.engines.guards import TRUNCATED, faults, finish, weight


@dataclass(frozen=True, slots=True)
class Plan:
    """How an engine wants to be fed.

    Attributes:
        decode: candidates for clean, non-empty requests.
        ladder: searches to try until the guards are content.
        measure: length of a text in the engine's own units (pieces or characters).
        longest: sentences longer than this are cut at clause boundaries.
        batch: requests decoded at once; progress and cancellation happen between batches.
        window: requests sorted by length together; a multiple of ``batch``.
    """

    decode: Decode
    ladder: tuple[Decoding, ...]
    measure: Callable[[str], int]
    longest: int = 80
    batch: int = 16
    window: int = 64


def translate_guarded(
    requests: Sequence[Request], plan: Plan, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> list[Candidate]:
    """One candidate for each request, in order; a finished beginning only where ``cancelled`` said so."""
    done: list[Candidate] = []
    for start in range(0, len(requests), plan.window):
        window = [clean_request(r) for r in requests[start : start + plan.window]]
        found = _translate_window(window, plan, _moved(progress, start, len(requests)), cancelled)
        done += found
        if len(found) < len(window):
            break
    return done


def _moved(progress: Progress | None, before: int, total: int) -> Callable[[int], None]:
    """Reports the done ones of a window as a part of the whole."""
    return (lambda done: progress(before + done, total)) if progress else (lambda _: None)


def _translate_window(
    window: Sequence[Request], plan: Plan, report: Callable[[int], None], cancelled: Cancelled | None
) -> list[Candidate]:
    """Translate a window, batches by length; on cancellation the unbroken beginning of what is done."""
    done: dict[int, Candidate] = {i: Candidate(r.text) for i, r in enumerate(window) if not has_words(r.text)}
    open_ = sorted((i for i in range(len(window)) if i not in done), key=lambda i: (len(window[i].text), i))
    for start in range(0, len(open_), plan.batch):
        if cancelled and cancelled():
            break
        batch = open_[start : start + plan.batch]
        done.update(zip(batch, translate_batch([window[i] for i in batch], plan), strict=True))
        report(len(done))
    if not open_:
        report(len(done))
    beginning = next((i for i in range(len(window)) if i not in done), len(window))
    return [done[i] for i in range(beginning)]


def translate_batch(requests: Sequence[Request], plan: Plan) -> list[Candidate]:
    """Climb the ladder with the requests that the guards still refuse; the least bad candidate wins."""
    best: list[Candidate | None] = [None] * len(requests)
    open_ = list(range(len(requests)))
    for decoding in plan.ladder:
        if not open_:
            break
        for i, candidates in zip(open_, _decode([requests[i] for i in open_], decoding, plan), strict=True):
            best[i] = _least_bad(requests[i], [*filter(None, [best[i]]), *candidates])
        open_ = [i for i in open_ if (kept := best[i]) is None or kept.flags]
    return [candidate or Candidate("", flags=("empty",)) for candidate in best]


def _decode(requests: Sequence[Request], decoding: Decoding, plan: Plan) -> list[list[Candidate]]:
    """Candidates for each request; long ones are cut, and every part gets its best candidate."""
    longest = [
        min(plan.longest, max(8, plan.measure(r.text) * 2 // 3)) if decoding.split else plan.longest for r in requests
    ]
    parts = [split_request(r, limit, plan.measure) for r, limit in zip(requests, longest, strict=True)]
    flat = _decode_in_memory([p for some in parts for p in some], decoding, plan.decode)
    found: list[list[Candidate]] = []
    for request, some in zip(requests, parts, strict=True):
        own, flat = flat[: len(some)], flat[len(some) :]
        found.append(own[0] if len(some) == 1 else [_joined(some, own)])
        found[-1] = [replace(c, text=finish(request, c.text)) for c in found[-1]]
    return found


def _decode_in_memory(requests: list[Request], decoding: Decoding, decode: Decode) -> list[list[Candidate]]:
    """Decode; where memory does not suffice, in halves."""
    try:
        return decode(requests, decoding)
    except ModelMemoryError:
        if len(requests) < 2:
            raise
    half = len(requests) // 2
    parts = requests[:half], requests[half:]
    return [found for part in parts for found in _decode_in_memory(part, decoding, decode)]


def _joined(parts: Sequence[Request], candidates: Sequence[Sequence[Candidate]]) -> Candidate:
    """The best candidate of each part, joined; the score is that of the worst part."""
    chosen = [_least_bad(p, list(c)) for p, c in zip(parts, candidates, strict=True)]
    scores = [c.score for c in chosen if c.score is not None]
    cut = (TRUNCATED,) if any(TRUNCATED in c.flags for c in chosen) else ()
    return Candidate(join(list(parts), [c.text for c in chosen]), score=min(scores) if scores else None, flags=cut)


def _least_bad(request: Request, candidates: Sequence[Candidate]) -> Candidate:
    """The first candidate with the lightest flags: what the guards see, and what the engine knows."""
    judged = [_judged(request, c) for c in candidates] or [Candidate("", flags=("empty",))]
    return min(judged, key=lambda c: weight(c.flags))


def _judged(request: Request, candidate: Candidate) -> Candidate:
    known = (TRUNCATED,) if TRUNCATED in candidate.flags else ()
    found = faults(request, candidate.text)
    mended = with_figure_put_right(request, candidate.text) if found == ("numbers",) else None
    if mended is not None and not faults(request, mended):
        return replace(candidate, text=mended, flags=known)
    return replace(candidate, flags=(*found, *known))
