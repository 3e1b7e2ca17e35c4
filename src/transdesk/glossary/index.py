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
from transdesk.glossary.tokens import QUOTES, Token, tokenise


class Start:
    """What may begin with one word: one-word terms that have it as a form, longer ones by the stem of their second.

    Args:
        key: the word.
        candidates: the designations whose first word shares its stem.
        morphology: generates the forms of the one-word terms among them; not used where there is none.
    """

    __slots__ = ("_longer", "_seen", "_single")

    def __init__(self, key: str, candidates: Iterable[Entry], morphology: Morphology | None) -> None:
        longer: defaultdict[str, list[Entry]] = defaultdict(list)
        single: list[Entry] = []
        for entry in candidates:
            if len(entry.stems) > 1:
                longer[entry.stems[1]].append(entry)
            elif morphology is not None and any(form[0] == key for form in entry.forms(morphology)):
                single.append(entry)
        self._single = tuple(single)
        self._longer = dict(longer)
        self._seen: dict[str, tuple[Entry, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._single or self._longer)

    def candidates(self, following: str) -> tuple[Entry, ...]:
        """The designations that the word and the one after it may begin; remembered."""
        if not self._longer:
            return self._single
        found = self._seen.get(following)
        if found is None:
            keys = {following, alias_of(following)}
            longer = [entry for key in keys for stem in _prefixes(key) for entry in self._longer.get(stem, ())]
            found = self._seen[following] = (*longer, *self._single)
        return found


_MOST_REMEMBERED = 200_000
_UNSEEN = Start("", (), None)
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
        self._starts: dict[str, Start | None] = {}
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
            key = tokens[index].key
            start = self._starts.get(key, _UNSEEN)
            if start is _UNSEEN:
                start = self._start(key)
            length = 0
            if start is not None:
                following = tokens[index + 1].key if index + 1 < len(tokens) else ""
                candidates = start.candidates(following)
                if candidates:
                    length, entries = self._longest(candidates, tokens, index, text, day)
                if length:
                    hits.append(self._hit(entries, tokens, index, length, text))
            index += length or 1
        return tuple(hits)

    def _start(self, key: str) -> Start | None:
        """What may begin with a word, remembered; none for the many words that begin no term."""
        keys = {key, alias_of(key)}
        candidates = [entry for word in keys for stem in _prefixes(word) for entry in self._entries.get(stem, ())]
        if len(self._starts) > _MOST_REMEMBERED:
            self._starts.clear()
        start = Start(key, candidates, self._morphology)
        self._starts[key] = start or None
        return self._starts[key]

    def _longest(
        self, candidates: Iterable[Entry], tokens: Sequence[Token], index: int, text: str, day: date | None
    ) -> tuple[int, list[Entry]]:
        """The greatest number of tokens that are a term, and every designation that they are a form of."""
        best = 0
        entries: list[Entry] = []
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
        start, end = tokens[index].start, tokens[index + length - 1].end
        quoted = start > 0 and text[start - 1] in QUOTES
        entries.sort(key=lambda entry: _rank(entry, quoted=quoted))
        first = entries[0]
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


def _rank(entry: Entry, *, quoted: bool) -> tuple[bool, int, bool, bool, int]:
    """What comes first where several concepts have the same words.

    What binds, what is allowed, what is quoted like the text («Астана» is a club, Астана a city), what still holds,
    what has precedence.
    """
    designation = entry.designation
    unlike = (designation.text[:1] in QUOTES) != quoted
    return entry.suggested, _RANKS[designation.status], unlike, entry.concept.valid_to is not None, entry.order


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
