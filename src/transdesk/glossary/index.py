"""Finding glossary terms in running text, in any form.

A dictionary of first letters leads from a word to the designations that may begin there; a candidate whose words all
begin like the term's is looked up among its generated forms. The longest match wins; other concepts with the same
words are kept as alternatives.
"""

from __future__ import annotations

import gc
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, TypeAlias

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Designation, Glossary, TermHit, TermStatus
from transdesk.glossary.compounds import Compound, Standing, compound_at
from transdesk.glossary.entries import Entry, alias_of, may_be_interrupted, stems_of
from transdesk.glossary.homographs import is_certain
from transdesk.glossary.plausible import may_be_form
from transdesk.glossary.tokens import QUOTES, Words, key_of, words_of

Numbers: TypeAlias = tuple[int, ...]
"""Places of designations in the index's list of them."""


class Start:
    """What may begin with one word: one-word terms that have it as a form, longer ones by the stem of their second.

    Args:
        single: the one-word terms.
        longer: for each stem of the word, the longer ones by the stem of their second word.
    """

    __slots__ = ("_longer", "_seen", "single")

    def __init__(self, single: Sequence[Entry], longer: Sequence[Mapping[str, Numbers]]) -> None:
        self.single = tuple(single)
        self._longer = longer
        self._seen: dict[str, tuple[Entry, ...]] = {}

    def candidates(self, following: str, entry: Callable[[int], Entry]) -> tuple[Entry, ...]:
        """The designations that the word and the one after it (as written) may begin; remembered.

        Args:
            following: the next word.
            entry: makes the entry of a designation; not kept, so that index and starts form no cycle.
        """
        found = self._seen.get(following)
        if found is None:
            if len(self._seen) >= _MOST_FOLLOWING:
                self._seen.clear()
            stems = [stem for key in _keys(following) for stem in _prefixes(key)]
            numbers = [number for stem in stems for table in self._longer for number in table.get(stem, ())]
            found = self._seen[following] = (*map(entry, numbers), *self.single)
        return found


_MOST_REMEMBERED: Final = 200_000
_MOST_FOLLOWING: Final = 1_000
_LARGE: Final = 20_000
"""Designations from which on Python's search for cyclic garbage takes a tenth of a second and more."""
_UNSEEN: Final = Start((), ())
_RANKS: Final = {TermStatus.PREFERRED: 0, TermStatus.ADMITTED: 0, TermStatus.FORBIDDEN: 1}


class TermIndex:
    """The terms of one language of a glossary.

    Building it only cuts the designations into words (about 6 microseconds each); entries and forms follow when a
    text needs them, and stay.
    """

    def __init__(self, glossary: Glossary, language: Language, morphology: Morphology) -> None:
        self.language = language
        self._morphology = morphology
        self._designations: list[tuple[Concept, Designation, int]] = []
        self._stems: defaultdict[str, dict[str, Numbers]] = defaultdict(dict)
        self._entries: dict[int, Entry] = {}
        self._plain: list[str] = []
        self._starts: OrderedDict[str, Start | None] = OrderedDict()
        for order, concept in enumerate(glossary.concepts):
            for designation in concept.designations:
                if designation.language is language:
                    self._add(concept, designation, order)
        if len(self._designations) > _LARGE:
            _settle()

    def _add(self, concept: Concept, designation: Designation, order: int) -> None:
        """File a designation under the stem of its first word and that of its second, which a one-word term lacks."""
        stems = stems_of(designation.text, self.language)
        if stems:
            table = self._stems[stems[0]]
            second = stems[1] if len(stems) > 1 else ""
            table[second] = (*table.get(second, ()), len(self._designations))
            self._designations.append((concept, designation, order))
            words = words_of(designation.text)
            self._plain.append("" if designation.grammar or len(words) > 1 else words[0])

    def _entry(self, number: int) -> Entry:
        """A designation ready to be recognised, remembered."""
        entry = self._entries.get(number)
        if entry is None:
            entry = self._entries[number] = Entry(*self._designations[number])
        return entry

    def find(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        """The terms of a text in order, without overlaps, the longest first where several begin at a word.

        Args:
            text: running text, composed or decomposed.
            day: day of the events told; names that did not hold then are not found. None accepts every name.
        """
        words = Words(text)
        spellings = [*words.spellings, ""]
        starts = [self._starts.get(word, _UNSEEN) for word in words.spellings]
        hits: list[TermHit] = []
        passed = 0
        for index in [index for index, start in enumerate(starts) if start]:
            start = starts[index]
            if start is _UNSEEN:
                start = self._start(spellings[index])
            if start is None or index < passed:
                continue
            candidates = start.candidates(spellings[index + 1], self._entry)
            if candidates:
                length, entries = self._longest(candidates, words, index, text, day)
                interrupted = not length and self.language is Language.KK
                if interrupted:
                    length, entries = self._interrupted(candidates, words, index, text, day)
                elif length > 1 and not entries[0].concept.kind.is_name:
                    other = self._better_across(words, index, length, text, day)
                    if other:
                        length, entries = self._longest(candidates, words, index, text, day, other)
                compound = compound_at(text, *words.span(index, index + length)) if length else None
                if length and (compound is None or not self._is_in_name(compound)):
                    hit = self._hit(entries, words, (index, index + length), text, compound)
                    hits.append(replace(hit, certain=False) if interrupted else hit)  # its words hold a number too
                    passed = index + length
        return tuple(hits)

    def _begun(self, word: str) -> Start | None:
        """What may begin with a word as written, looked up or made."""
        found = self._starts.get(word, _UNSEEN)
        return self._start(word) if found is _UNSEEN else found

    def _start(self, word: str) -> Start | None:
        """What may begin with a word as written, remembered; none for the many words that begin no term."""
        keys = _keys(word)
        tables = [table for key in keys for stem in _prefixes(key) if (table := self._stems.get(stem))]
        key = key_of(word)
        numbers = [number for table in tables for number in table.get("", ()) if self._may_be(number, key)]
        single = [entry for entry in map(self._entry, numbers) if entry.has_form(key, self._morphology)]
        longer = [table for table in tables if len(table) > ("" in table)]
        if len(self._starts) >= _MOST_REMEMBERED:
            self._starts.popitem(last=False)  # the oldest: one at a time costs nobody a pause
        start = self._starts[word] = Start(single, longer) if single or longer else None
        return start

    def _may_be(self, number: int, key: str) -> bool:
        """Whether the letters allow a word to be a form of a one-word designation, told before anything is made."""
        plain = self._plain[number]
        return not plain or key != alias_of(key) or may_be_form(plain, key, self.language)

    def _interrupted(
        self, candidates: Iterable[Entry], words: Words, index: int, text: str, day: date | None
    ) -> tuple[int, list[Entry]]:
        """A Kazakh phrase with a number before its last word: how many tokens, and the designations."""
        if not may_be_interrupted(words, index):
            return 0, []  # nearly always
        valid = (entry for entry in candidates if day is None or entry.concept.valid_on(day))
        found = [(entry.interrupted_at(words, index, text, self._morphology), entry) for entry in valid]
        best = max((length for length, _ in found), default=0)
        return best, [entry for length, entry in found if best and length == best]

    def _better_across(self, words: Words, index: int, length: int, text: str, day: date | None) -> int:
        """How many tokens stand before a name or longer term that begins within a term and ends behind it; else 0.

        Аким [области Абай], not [аким области] Абай: the name is the more definite of the two.
        """
        for start in range(index + 1, index + length):
            found = self._begun(words.spellings[start])
            following = words.spellings[start + 1] if start + 1 < len(words) else ""
            others = found.candidates(following, self._entry) if found else ()
            size, entries = self._longest(others, words, start, text, day)
            if start + size > index + length and (size > length or entries[0].concept.kind.is_name):
                return start - index
        return 0

    def _longest(
        self, candidates: Iterable[Entry], words: Words, index: int, text: str, day: date | None, most: int = 0
    ) -> tuple[int, list[Entry]]:
        """The greatest number of tokens (at most ``most``) that are a term, and every designation that they are a form of."""
        best = 0
        entries: list[Entry] = []
        for entry in candidates:
            if day is not None and not entry.concept.valid_on(day):
                continue
            length = entry.length_at(words, index, text, self._morphology)
            if most and length > most:
                continue
            if length > best:
                best, entries = length, [entry]
            elif length and length == best:
                entries.append(entry)
        return best, entries

    def _is_in_name(self, compound: Compound) -> bool:
        """Whether a compound is itself a designation, in whatever letters it is written."""
        whole = " ".join(map(key_of, compound.parts))
        start = self._begun(compound.parts[0])
        longer = start.candidates(compound.parts[1], self._entry) if start else ()
        return any(whole in entry.forms(self._morphology) for entry in longer)

    def _hit(
        self, entries: list[Entry], words: Words, span: tuple[int, int], text: str, compound: Compound | None
    ) -> TermHit:
        """A hit; the concept is the one of the best status, then of the highest precedence."""
        start, end = words.span(*span)
        first = entries[0]
        alternatives: tuple[Concept, ...] = ()
        if len(entries) > 1:
            quoted = start > 0 and text[start - 1] in QUOTES
            first, *others = sorted(entries, key=lambda entry: _rank(entry, quoted=quoted))
            named = {entry.concept.id: entry.concept for entry in others}
            named.pop(first.concept.id, None)
            alternatives = tuple(named.values())
        certain = compound is None or first.standing(compound) is Standing.TERM
        certain = certain and is_certain(first, words, span, text, self.language)
        start, end = first.whole(text, start, end)
        return TermHit(start, end, text[start:end], first.concept, first.designation, certain, alternatives)


def _rank(entry: Entry, *, quoted: bool) -> tuple[bool, int, bool, bool, int]:
    """What comes first where several concepts have the same words.

    What binds, what is allowed, what is quoted like the text («Астана» is a club, Астана a city), what still holds,
    what has precedence.
    """
    designation = entry.designation
    unlike = (designation.text[:1] in QUOTES) != quoted
    return entry.suggested, _RANKS[designation.status], unlike, entry.concept.valid_to is not None, entry.order


def _settle() -> None:
    """Take all that is loaded out of Python's later searches for garbage, which would pause for it again and again."""
    gc.collect()
    gc.freeze()


def _keys(word: str) -> tuple[str, ...]:
    """A word as it is compared, and its dictionary form where that begins otherwise."""
    key = key_of(word)
    alias = alias_of(key)
    return (key,) if alias == key else (key, alias)


def _prefixes(key: str) -> list[str]:
    return [key[:length] for length in range(1, len(key) + 1)]


def occurrences(entries: Iterable[Entry], text: str, morphology: Morphology) -> list[tuple[int, int, Entry]]:
    """Every place where one of a few designations stands, overlapping ones included."""
    words = Words(text)
    found: list[tuple[int, int, Entry]] = []
    for entry in entries:
        for index in range(len(words)):
            length = entry.length_at(words, index, text, morphology)
            if length:
                start, end = words.span(index, index + length)
                found.append((*entry.whole(text, start, end), entry))
    return found
