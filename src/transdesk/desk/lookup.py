"""What the memory says to somebody who is writing: matches of a sentence, and concordance."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from transdesk.desk.editing import segment_of
from transdesk.desk.ports import Ports
from transdesk.domain.assist import ConcordancePair, MemoryMatch, Span
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import MemoryUnit
from transdesk.domain.segment import Segment
from transdesk.domain.words import words
from transdesk.memory import Ranked, forms_of, rank
from transdesk.storage import Side, number_of

MOST_MATCHES = 9
"""As many as there are keys to take one with."""
LEAST_SCORE = 60
MOST_PAIRS = 50
_MOST_WORDS = 8
"""Of a query; more narrow nothing down."""
_MOST_FORMS = 15_000
"""Of all words of a query: each is asked for twice, and SQLite takes 32,766 parameters."""


class Lookup:
    """Looks things up in the memory."""

    def __init__(self, ports: Ports) -> None:
        self._store = ports.store
        self._project = ports.project

    def matches(
        self, article_id: str, target: Language, segment_id: str, *, limit: int = MOST_MATCHES
    ) -> tuple[MemoryMatch, ...]:
        """Pairs whose source resembles a segment's by 60 % or more, best first; its own pair is left out.

        Raises:
            NotFoundError: there is no such segment.
        """
        stored = self._store.articles.get(article_id)
        segment = segment_of(stored, segment_id)
        units = self._store.units.alike(stored.language, target, segment.source)
        others = [unit for unit in units if (unit.article, unit.segment) != (article_id, segment_id)]
        found = rank(segment.source, len(segment.marks), others, limit=limit, floor=LEAST_SCORE)
        headlines = self._headlines(one.unit for one in found)
        return tuple(self._match(segment, one, headlines) for one in found)

    def concordance(
        self, query: str, language: Language, direction: Direction, *, limit: int = MOST_PAIRS
    ) -> tuple[ConcordancePair, ...]:
        """Pairs that hold every word of a query in any form, the newest first.

        The memory of the opposite direction is searched too: a pair is a pair whichever side was first.

        Args:
            query: words, in any form.
            language: theirs; one of the direction's.
            direction: languages of the translation; pairs are given in this order.
            limit: how many pairs at most.
        """
        keys = list(dict.fromkeys(word.key for word in words(query)))[:_MOST_WORDS]
        groups = _groups(keys, language)
        if not groups:
            return ()
        numbers = [_numbers(forms, language, direction) for forms in groups]
        units = self._store.units.holding(numbers, limit)
        headlines = self._headlines(units)
        found = (_pair(unit, language, direction, groups, headlines) for unit in units)
        return tuple(pair for pair in found if pair.hits)

    def _match(self, segment: Segment, ranked: Ranked, headlines: dict[str, str]) -> MemoryMatch:
        unit = ranked.unit
        target = unit.target
        if unit.marks != len(segment.marks):
            plain = unit.plain_target
            target = self._project(segment.source, segment.marks, plain, None) if segment.marks else plain
        return MemoryMatch(
            unit.source,
            target,
            ranked.score,
            unit.author,
            unit.at,
            unit.article,
            headlines.get(unit.article, ""),
            ranked.penalties,
        )

    def _headlines(self, units: Iterable[MemoryUnit]) -> dict[str, str]:
        return self._store.articles.headlines({unit.article for unit in units if unit.article})


def _groups(keys: Sequence[str], language: Language) -> list[frozenset[str]]:
    """The forms of each word, in any of which it is found; of words beyond all measure the typed form alone."""
    groups: list[frozenset[str]] = []
    for key in keys:
        forms = forms_of(key, language)
        fits = len(forms) + sum(map(len, groups)) <= _MOST_FORMS
        groups.append(forms if fits else frozenset({key}))
    return groups


def _numbers(forms: Collection[str], language: Language, direction: Direction) -> set[int]:
    """The index numbers of a word's forms: on its side of the direction, and on the other of the opposite one."""
    source, target = direction.source, direction.target
    here, there = (Side.SOURCE, Side.TARGET) if language is source else (Side.TARGET, Side.SOURCE)
    return {
        number
        for form in forms
        for number in (number_of(form, source, target, here), number_of(form, target, source, there))
    }


def _pair(
    unit: MemoryUnit,
    language: Language,
    direction: Direction,
    groups: Sequence[frozenset[str]],
    headlines: dict[str, str],
) -> ConcordancePair:
    sides = {unit.source_language: unit.source, unit.target_language: unit.plain_target}
    wanted = frozenset().union(*groups)
    return ConcordancePair(
        sides[direction.source],
        sides[direction.target],
        _hits(sides[language], wanted, groups),
        unit.author,
        unit.at,
        unit.article,
        headlines.get(unit.article, ""),
    )


def _hits(text: str, wanted: frozenset[str], groups: Sequence[frozenset[str]]) -> tuple[Span, ...]:
    """Ranges of the words looked for; none where the text, changed since it was indexed, lacks one of them."""
    found = [word for word in words(text) if word.key in wanted]
    keys = {word.key for word in found}
    return tuple((word.start, word.end) for word in found) if all(keys & group for group in groups) else ()
