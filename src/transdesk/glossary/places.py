"""Finding the words of a translation that stand for a source term where the right term is missing.

Evidence, the strongest first: a forbidden designation; the engine's source-target map; words that look like the term
(another spelling of a name, a source word left untranslated, a phrase that shares most of its words with the term);
a name of the same kind that nothing in the source accounts for (Astana where the source has Nur-Sultan).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transdesk.domain.engine import Alignment
from transdesk.domain.language import Language
from transdesk.domain.term import TermHit
from transdesk.glossary.data import stop_words
from transdesk.glossary.entries import Entry, stem_length
from transdesk.glossary.obligations import Kept, Span
from transdesk.glossary.tokens import HYPHENS, Token, tokenise

_ATTENDED = 0.35  # share of a target word's weight that must come from the term's source words
_ALIKE = 78.0  # percent of likeness (Indel) from which two spellings may be one name
_ALIKE_PHRASE = 66.0
_CONFIRMED = 0.15  # share of a look-alike's weight that must come from the term's source words
_SPARE_WORDS = 1  # how many words a place may have beyond the longer of source term and target term
_LATIN = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdezijklmnoprstufye", strict=True)),
    "ё": "e", "ж": "zh", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "ә": "a", "і": "i", "ң": "n", "ғ": "g", "ү": "u", "ұ": "u", "қ": "k", "ө": "o", "һ": "h", "q": "k",
    "j": "zh", "w": "v", "x": "ks",
})  # fmt: skip


def skeleton(word: str) -> str:
    """A word in rough Latin letters, so that a name looks alike in the three languages."""
    return word.translate(_LATIN).replace("kh", "h").replace("yy", "y").replace("ij", "y")


def places_for(
    text: str,
    hit: TermHit,
    kept: Kept,
    *,
    taken: Iterable[Span],
    alignment: Alignment | None,
    language: Language,
    strangers: Sequence[Span] = (),
) -> list[Span]:
    """Ranges of whole words that may stand for a hit, the likeliest first; none overlaps what is taken.

    ``strangers`` are names of the hit's kind that nothing in the source accounts for.
    """
    free = [token for token in tokenise(text) if not any(s < token.end and token.start < e for s, e in taken)]
    words = [token for token in free if token.key[0].isalnum()]
    proposals: list[Span] = [*kept.broken]
    if alignment is not None:
        longest = max(len(tokenise(hit.text)), *(len(entry.words) for entry in kept.obligation.allowed)) + _SPARE_WORDS
        proposals += _attended(words, hit, alignment, language, longest)
    alike = _alike(words, text, hit, kept.obligation.allowed, language, strict=alignment is None)
    proposals += [span for span in (*alike, *strangers) if alignment is None or _confirmed(span, words, hit, alignment)]
    widened = (_whole(_swallow(span, words, kept.obligation.allowed), text) for span in proposals)
    return list(dict.fromkeys(span for span in widened if not any(s < span[1] and span[0] < e for s, e in taken)))


def unserved(kept: Kept, alignment: Alignment | None) -> list[TermHit]:
    """The hits of an obligation that still want a place: those that the found places do not come from.

    Without a source-target map the first mentions count as found; where all are found, the last is meant.
    """
    hits = list(kept.obligation.hits)
    for start, end in kept.found[: len(hits) - 1]:
        words = [Token("", start, end)]
        served = [_share(word, hit, alignment) if alignment else 0.0 for word in words for hit in hits]
        hits.pop(max(range(len(hits)), key=lambda i: (served[i], -i)))
    return hits


def _attended(
    words: Sequence[Token], hit: TermHit, alignment: Alignment, language: Language, longest: int
) -> list[Span]:
    """The runs of words that the source-target map gives to the hit, the most certain first."""
    shares = [_share(word, hit, alignment) for word in words]
    stops = stop_words(language)
    runs: list[tuple[float, Span]] = []
    index = 0
    while index < len(words):
        stop = index
        while (
            stop < len(words) and shares[stop] >= _ATTENDED and (stop == index or _beside(words[stop - 1], words[stop]))
        ):
            stop += 1
        first, last = _window(shares, index, stop, longest)
        while first < last and words[first].key in stops:
            first += 1
        while last > first and words[last].key in stops:
            last -= 1
        if first <= last and words[first].key not in stops:
            runs.append((sum(shares[first : last + 1]), (words[first].start, words[last].end)))
        index = max(stop, index + 1)
    return [span for _, span in sorted(runs, key=lambda run: -run[0])]


def _window(shares: Sequence[float], start: int, stop: int, longest: int) -> tuple[int, int]:
    """First and last word of the best stretch of a run that is not too long to be the term."""
    if stop - start <= longest:
        return start, stop - 1
    first = max(range(start, stop - longest + 1), key=lambda i: sum(shares[i : i + longest]))
    return first, first + longest - 1


def _share(word: Token, hit: TermHit, alignment: Alignment) -> float:
    """How much of a target word's weight comes from the hit's source words, 0..1."""
    total = ours = 0.0
    for source_start, source_end, start, end, weight in alignment.links:
        if start < word.end and word.start < end:
            total += weight
            overlap = min(source_end, hit.end) - max(source_start, hit.start)
            ours += weight * max(0, overlap) / max(1, source_end - source_start)
    return ours / total if total else 0.0


def _beside(first: Token, second: Token) -> bool:
    """Whether nothing but a space, a hyphen or quotation marks stand between two words."""
    return second.start - first.end <= 2


def _confirmed(span: Span, words: Sequence[Token], hit: TermHit, alignment: Alignment) -> bool:
    """Whether the source-target map gives a range to the hit at least in part."""
    shares = [_share(word, hit, alignment) for word in words if span[0] <= word.start < span[1]]
    return bool(shares) and max(shares) >= _CONFIRMED


def _alike(
    words: Sequence[Token], text: str, hit: TermHit, allowed: Sequence[Entry], language: Language, *, strict: bool
) -> list[Span]:
    """Runs of words spelled like the term, or like the source words of a name."""
    from rapidfuzz import fuzz

    patterns = [(skeleton(" ".join(entry.words)), len(entry.words)) for entry in allowed]
    if hit.concept.kind.is_name:
        source = [token.key for token in tokenise(hit.text)]
        patterns.append((skeleton(" ".join(source)), len(source)))
    best: list[tuple[float, Span]] = []
    for pattern, length in patterns:
        if len(pattern) < 4:
            continue
        bar = _ALIKE_PHRASE if length > 1 else _ALIKE
        for size in range(max(1, length - 1), length + 2):
            for index in range(len(words) - size + 1):
                run = words[index : index + size]
                if not all(map(_beside, run, run[1:])):
                    continue
                if run[0].key in stop_words(language) or run[-1].key in stop_words(language):
                    continue
                if strict and length > 1 and not _mostly(run, allowed):
                    continue
                if length == 1 and hit.concept.kind.is_name and not text[run[0].start].isupper():
                    continue
                likeness = fuzz.ratio(pattern, skeleton(" ".join(token.key for token in run)), score_cutoff=bar)
                if likeness:
                    best.append((likeness, (run[0].start, run[-1].end)))
    return [span for _, span in sorted(best, key=lambda item: (-item[0], item[1]))[:3]]


def _mostly(run: Sequence[Token], allowed: Sequence[Entry]) -> bool:
    """Whether more than half of a term's words stand in a run, by their stems."""
    return any(
        2 * sum(any(skeleton(token.key).startswith(skeleton(stem)) for token in run) for stem in entry.stems)
        > len(entry.words)
        for entry in allowed
    )


def _swallow(span: Span, words: Sequence[Token], allowed: Sequence[Entry]) -> Span:
    """Widen a range over neighbouring words that the term contains, so that none of them is doubled."""
    stems = {word[: stem_length(word)] for entry in allowed[:1] for word in entry.words if len(word) > 3}
    start, end = span
    before = [word for word in words if word.end <= start]
    after = [word for word in words if word.start >= end]
    while before and start - before[-1].end <= 2 and any(before[-1].key.startswith(stem) for stem in stems):
        start = before.pop().start
    while after and after[0].start - end <= 2 and any(after[0].key.startswith(stem) for stem in stems):
        end = after.pop(0).end
    return start, end


def _whole(span: Span, text: str) -> Span:
    """Widen a range to whole words where hyphens join it to others: ЕАЭО-ның, вице-премьер."""
    start, end = span
    while start > 1 and text[start - 1] in HYPHENS and text[start - 2].isalnum():
        start -= 1
        while start and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] in HYPHENS and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return start, end
