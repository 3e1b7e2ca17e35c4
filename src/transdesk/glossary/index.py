"""Finding glossary terms in running text, in any form.

A dictionary of first letters leads from a word to the designations that may begin there; a candidate whose words all
begin like the term's is looked up among its generated forms. The longest match wins; other concepts with the same
words are kept as alternatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Glossary, TermHit, TermStatus
from transdesk.glossary.entries import Entry, alias_of, quoted_span
from transdesk.glossary.homographs import is_certain
from transdesk.glossary.tokens import Token, tokenise

_MOST_REMEMBERED = 200_000
_RANKS = {TermStatus.PREFERRED: 0, TermStatus.ADMITTED: 0, TermStatus.FORBIDDEN: 1}


class TermIndex:
    """The terms of one language of a glossary.

    Building it only cuts the designations into words (about 10 microseconds each); forms follow when a text needs
    them, and stay.
    """

    def __init__(self, glossary: Glossary, language: Language, morphology: Morphology) -> None:
        self.language = language
        self._morphology = morphology
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self._starting: dict[str, tuple[Entry, ...]] = {}
        for order, concept in enumerate(glossary.concepts):
            for designation in concept.designations:
                if designation.language is language:
                    self._add(Entry(concept, designation, order))

    def _add(self, entry: Entry) -> None:
        if entry.words:
            self._entries[entry.stems[0]].append(entry)

    def find(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        """The terms of a text in order, without overlaps, the longest first where several begin at a word.

        Args:
            text: running text, composed or decomposed.
            day: day of the events told; names that did not hold then are not found. None accepts every name.
        """
        tokens = tokenise(text)
        hits: list[TermHit] = []
        index = 0
        while index < len(tokens):
            candidates = self._starting.get(tokens[index].key)
            if candidates is None:
                candidates = self._candidates(tokens[index].key)
            length = 0
            if candidates:
                length, entries = self._longest(candidates, tokens, index, text, day)
                if length:
                    hits.append(self._hit(entries, tokens, index, length, text))
            index += length or 1
        return tuple(hits)

    def _candidates(self, key: str) -> tuple[Entry, ...]:
        """The designations whose first word shares its stem with this word; remembered."""
        found = [entry for start in _prefixes(key) for entry in self._entries.get(start, ())]
        if alias_of(key) != key:
            found += [entry for start in _prefixes(alias_of(key)) for entry in self._entries.get(start, ())]
        if len(self._starting) > _MOST_REMEMBERED:
            self._starting.clear()
        self._starting[key] = tuple(found)
        return self._starting[key]

    def _longest(
        self, candidates: Iterable[Entry], tokens: Sequence[Token], index: int, text: str, day: date | None
    ) -> tuple[int, list[Entry]]:
        """The greatest number of tokens that are a term, and every designation that they are a form of."""
        best, entries = 0, []
        for entry in candidates:
            if not entry.concept.valid_on(day):
                continue
            length = entry.length_at(tokens, index, text, self._morphology)
            if length > best:
                best, entries = length, [entry]
            elif length and length == best:
                entries.append(entry)
        return best, entries

    def _hit(self, entries: list[Entry], tokens: Sequence[Token], index: int, length: int, text: str) -> TermHit:
        """A hit; the concept is the one of the best status, then of the highest precedence."""
        entries.sort(key=lambda entry: (entry.suggested, _RANKS[entry.designation.status], entry.order))
        first = entries[0]
        start, end = tokens[index].start, tokens[index + length - 1].end
        start, end = quoted_span(first.designation.text, text, start, end)
        others: dict[str, Concept] = {entry.concept.id: entry.concept for entry in entries}
        others.pop(first.concept.id)
        return TermHit(
            start=start,
            end=end,
            text=text[start:end],
            concept=first.concept,
            designation=first.designation,
            certain=is_certain(first, tokens, (index, index + length), text, self.language),
            alternatives=tuple(others.values()),
        )


def _prefixes(key: str) -> list[str]:
    return [key[:length] for length in range(1, len(key) + 1)]


def occurrences(entries: Iterable[Entry], text: str, morphology: Morphology) -> list[tuple[int, int, Entry]]:
    """Every place where one of a few designations stands, overlapping ones included."""
    tokens = tokenise(text)
    found: list[tuple[int, int, Entry]] = []
    for entry in entries:
        for index in range(len(tokens)):
            length = entry.length_at(tokens, index, text, morphology)
            if length:
                start, end = tokens[index].start, tokens[index + length - 1].end
                found.append((*quoted_span(entry.designation.text, text, start, end), entry))
    return found
