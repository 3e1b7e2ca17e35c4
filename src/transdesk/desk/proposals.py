"""Terms that translators have put right the same way again and again, proposed for the glossary with their evidence.

Draft and confirmed text are compared word by word; replacements of a few words by a few words are gathered by
dictionary form, and the words of the source that stand in every such sentence, and in few others, are taken for the
term (the association of words with sentences, after Dunning 1993, reduced to a difference of shares).
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from transdesk.desk.dictionary_forms import dictionary_form
from transdesk.desk.people import name_of
from transdesk.desk.ports import Ports
from transdesk.desk.terms import Terminology
from transdesk.desk.terms_values import key_of
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import Passage
from transdesk.domain.term import Concept, Glossary, TermStatus
from transdesk.domain.words import Word, words

LEAST = 3
"""Sentences in which a term must have been put right; fewer may be chance."""
LONGEST = 3
"""Words of a term; longer replacements are rewriting, not terminology."""
_ALIKE = 0.4  # a draft that shares less with the confirmed text was written anew
_SHARE = 0.75  # of the evidence in which the source's words must stand
_BACKGROUND = 400
_ALIKE_LETTERS = 2

Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence in which somebody replaced the draft's words."""

    passage: Passage
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term that the glossary could have.

    Attributes:
        id: names the proposal, also after more evidence has come.
        source, target: what to add, in dictionary form.
        before: what the drafts had instead, in dictionary form.
    """

    id: str
    direction: Direction
    source: str
    target: str
    before: str
    evidence: tuple[Evidence, ...]


class Proposals:
    """What the desk's own post-edits say about terms."""

    def __init__(self, ports: Ports, terms: Terminology) -> None:
        self._passages = ports.store.passages
        self._concepts = ports.store.concepts
        self._terms = terms

    def all(self, least: int = LEAST) -> tuple[Proposal, ...]:
        """Proposals with evidence of at least ``least`` sentences, the best founded first, without declined ones."""
        confirmed = list(self._passages.confirmed())
        edited = [passage for passage in confirmed if passage.draft and passage.draft != passage.target]
        groups = [group for group in _grouped(edited) if _sentences(group) >= least]
        declined, glossary = self._concepts.declined(), self._terms.glossary
        found = (_proposal(group, confirmed, self._glossary_term(group)) for group in groups)
        wanted = {p.id: p for p in found if p is not None and p.id not in declined and not _known(p, glossary)}
        return tuple(sorted(wanted.values(), key=lambda proposal: -len(proposal.evidence)))

    def _glossary_term(self, group: Sequence[Evidence]) -> str:
        """The glossary's own term whose translation was replaced, where it stands in nearly all the sentences."""
        first = group[0].passage
        if first.target_language is None:
            return ""
        met = Counter(
            (hit.concept.id, hit.designation.text)
            for one in group
            for hit in self._terms.find(one.passage.source, first.source_language)
            if any(_forms(d.text, one.before, first.target_language) for d in hit.concept.of(first.target_language))
        )
        (_, text), count = max(met.items(), key=lambda item: item[1], default=(("", ""), 0))
        return text if count >= _SHARE * len(group) else ""

    def accept(self, proposal: Proposal, author: str) -> Concept:
        """Put the term into the own glossary."""
        source, target = proposal.direction.source, proposal.direction.target
        return self._terms.add_term(source, proposal.source, target, proposal.target, author=author)

    def decline(self, proposal: Proposal, author: str) -> None:
        """Never propose it again, to anybody."""
        self._concepts.decline(proposal.id, name_of(author))


def _sentences(group: Sequence[Evidence]) -> int:
    return len({key_of(one.passage.source) for one in group})


def _grouped(edited: Iterable[Passage]) -> list[list[Evidence]]:
    """Replacements whose words are forms of the same words, in one direction."""
    places: dict[tuple[Language, Language | None, str, str], list[list[Evidence]]] = defaultdict(list)
    for passage in edited:
        for one in _replacements(passage):
            place = (passage.source_language, passage.target_language, one.before[:2].lower(), one.after[:2].lower())
            group = next((g for g in places[place] if _same(g[0], one)), None)
            if group is None:
                places[place].append([one])
            else:
                group.append(one)
    return [group for groups in places.values() for group in groups]


def _replacements(passage: Passage) -> list[Evidence]:
    old, new = words(passage.draft), words(passage.target)
    matcher = SequenceMatcher(None, [w.key for w in old], [w.key for w in new], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return []
    return [
        Evidence(passage, _text(passage.draft, old[a:b]), _text(passage.target, new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind == "replace" and b - a <= LONGEST and d - c <= LONGEST
    ]


def _text(text: str, found: Sequence[Word]) -> str:
    return text[found[0].start : found[-1].end]


def _same(one: Evidence, other: Evidence) -> bool:
    language = one.passage.target_language
    return (
        language is not None
        and _forms(one.before, other.before, language)
        and _forms(one.after, other.after, language)
        and not _forms(one.before, one.after, language)  # another case of the same word is no other term
    )


def _forms(one: str, other: str, language: Language) -> bool:
    """Whether two phrases are forms of one, word by word."""
    ours, theirs = words(one), words(other)
    return len(ours) == len(theirs) and all(_form_of(a.key, b.key, language) for a, b in zip(ours, theirs, strict=True))


def _form_of(one: str, other: str, language: Language) -> bool:
    from transdesk.memory import forms_of

    if one == other or one[:_ALIKE_LETTERS] != other[:_ALIKE_LETTERS]:  # forms are costly, and most words differ
        return one == other
    return other in forms_of(one, language) or one in forms_of(other, language)


def _proposal(group: Sequence[Evidence], confirmed: Sequence[Passage], known: str) -> Proposal | None:
    first = group[0].passage
    target = first.target_language
    if target is None:
        return None
    sources = [known] if known else _source_term([one.passage for one in group], confirmed)
    if not sources:
        return None
    source = known or dictionary_form(sources, first.source_language)
    after = dictionary_form([one.after for one in group], target)
    before = dictionary_form([one.before for one in group], target)
    name = "\x1f".join((first.source_language, key_of(source), target, key_of(after)))
    number = hashlib.blake2b(name.encode(), digest_size=16).hexdigest()
    return Proposal(number, Direction(first.source_language, target), source, after, before, tuple(group))


def _source_term(evidence: Sequence[Passage], confirmed: Sequence[Passage]) -> list[str]:
    """The words of the source that the replacement stands for, as each sentence has them; empty where none stand out.

    They stand in nearly every sentence of the evidence and in few others; of equals the longest.
    """
    language = evidence[0].source_language
    told = {(passage.article, passage.segment) for passage in evidence}
    others = [p for p in confirmed if p.source_language is language and (p.article, p.segment) not in told]
    inside = [words(passage.source) for passage in evidence]
    outside = [words(passage.source) for passage in others[:_BACKGROUND]]
    best: tuple[float, int, list[str]] = (0.0, 0, [])
    for keys in _phrases(inside[0], language):
        places = [_find(keys, text, language) for text in inside]
        share = sum(place is not None for place in places) / len(places)
        if share < _SHARE:
            continue
        elsewhere = sum(_find(keys, text, language) is not None for text in outside) / max(1, len(outside))
        if (share - elsewhere, len(keys)) > best[:2]:
            spelled = [
                passage.source[text[place].start : text[place + len(keys) - 1].end]
                for passage, text, place in zip(evidence, inside, places, strict=True)
                if place is not None
            ]
            best = (share - elsewhere, len(keys), spelled)
    return best[2]


def _phrases(text: Sequence[Word], language: Language) -> list[Keys]:
    """Every sequence of a few words that neither begins nor ends with a function word or a number."""
    from transdesk.glossary.data import stop_words

    empty = stop_words(language)
    spans = ((a, a + n) for n in range(1, LONGEST + 1) for a in range(len(text) - n + 1))
    found = (tuple(word.key for word in text[a:b]) for a, b in spans)
    return [keys for keys in found if all(k not in empty and not k.isdigit() for k in (keys[0], keys[-1]))]


def _find(keys: Keys, text: Sequence[Word], language: Language) -> int | None:
    """Where a phrase stands in a text in some form."""
    for start in range(len(text) - len(keys) + 1):
        if all(_form_of(key, text[start + n].key, language) for n, key in enumerate(keys)):
            return start
    return None


def _known(proposal: Proposal, glossary: Glossary) -> bool:
    """Whether the glossary says so already."""
    source, target = proposal.direction.source, proposal.direction.target
    return any(
        any(key_of(d.text) == key_of(proposal.target) for d in concept.of(target, TermStatus.PREFERRED))
        and any(key_of(d.text) == key_of(proposal.source) for d in concept.of(source))
        for concept in glossary.concepts
    )
