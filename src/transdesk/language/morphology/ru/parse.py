"""Finds the head of a Russian term given in the nominative, and what agrees with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from transdesk.domain.term import TermKind
from transdesk.language.morphology.grammar import Overrides
from transdesk.language.morphology.ru import people
from transdesk.language.morphology.ru.heads import (
    Head,
    adjective_part,
    head_of,
    is_fixed_word,
    substantive,
    unknown_head,
)
from transdesk.language.morphology.ru.lexicon import adjectives, is_known, nouns, parses
from transdesk.language.morphology.ru.phrase import Part, Phrase, with_animacy
from transdesk.language.morphology.tables import table

_TOKENS = re.compile(r"[«»\"“”„()]|[^\s«»\"“”„()]+|\s+")
_OPENING, _CLOSING = "«“„(", "»”)"
_PERSONS = (TermKind.PERSON_M, TermKind.PERSON_F)


@dataclass(frozen=True, slots=True)
class _Scan:
    """The tokens of a term and the indices of those words that may decline."""

    tokens: list[str]
    words: list[int]

    def word(self, place: int) -> str:
        return self.tokens[self.words[place]]


def parse_phrase(term: str, kind: TermKind, grammar: Overrides) -> Phrase:
    """Parse a term; what nothing is known of stays unchanged."""
    scan = _scan(term)
    foreign = term[:1] in '«"“„' and re.search(r"[әғқңөұүһі]|\s[–—-]\s", term.lower())
    if grammar.indeclinable or not scan.words or foreign:
        return Phrase(tuple(Part(token) for token in scan.tokens), numbers=(grammar.number or "SG",))
    if kind in _PERSONS or (kind is TermKind.TERM and people.looks_like_person([scan.tokens[i] for i in scan.words])):
        gender = (
            "FEM"
            if kind is TermKind.PERSON_F or grammar.gender == "FEM"
            else "MASC"
            if kind is TermKind.PERSON_M or grammar.gender == "MASC"
            else ""
        )
        return people.person_phrase(scan.tokens, scan.words, gender)
    phrase = _common(scan, kind, grammar)
    animate = grammar.animate if grammar.animate is not None else _listed_animacy(phrase)
    return with_animacy(phrase, animate=animate) if animate is not None else phrase


def _listed_animacy(phrase: Phrase) -> bool | None:
    """Whether the list of exceptions has the head as animate or inanimate; None where it has not."""
    listed = table("ru_animacy").get(phrase.parts[phrase.head].text.lower()) if phrase.head >= 0 else None
    return None if listed is None else listed[0] == "anim"


def _scan(term: str) -> _Scan:
    """Words in quotes or brackets stay, unless the whole term is quoted."""
    tokens = _TOKENS.findall(term)
    depth, words = 0, []
    whole = bool(tokens) and tokens[0] in '«"“„' and tokens[-1] in '»"”“' and "»" not in term[1:-1]
    for index, piece in enumerate(tokens):
        if piece in _OPENING or (piece == '"' and depth == 0):
            depth += 1
        elif piece in _CLOSING or piece == '"':
            depth -= 1
        elif re.match(r"\w", piece) and (depth == 0 or (whole and depth == 1)):
            words.append(index)
    return _Scan(tokens, words)


def _common(scan: _Scan, kind: TermKind, grammar: Overrides) -> Phrase:
    place, before, head = _find_head(scan, 0, kind, grammar)
    parts = [Part(token) for token in scan.tokens]
    if head is None:
        return Phrase(tuple(parts), numbers=("SG",))
    parts[scan.words[place]] = head.part
    for each in before:
        parts[scan.words[each]] = adjective_part(scan.word(each))
    phrase = Phrase(
        tuple(parts),
        head=scan.words[place],
        number=head.number,
        numbers=head.numbers,
        gender=head.gender,
        animate=head.animate,
        single_adjective=head.adjective if len(scan.words) == 1 else None,
    )
    return _after_head(scan, place, head, phrase, kind)


def _find_head(scan: _Scan, start: int, kind: TermKind, grammar: Overrides) -> tuple[int, list[int], Head | None]:
    """(place of the head, places of the adjectives that agree with it, the head)."""
    before: list[int] = []
    for place in range(start, len(scan.words)):
        word = scan.word(place)
        readings = adjectives(word)
        if readings and _later_head(scan, place, before, kind, grammar):
            before.append(place)
            continue
        head = head_of(word, [scan.word(each) for each in before], kind, grammar)
        if head is not None and not _steps_aside(scan, place, word, head):
            return place, before, head
        if readings:
            return place, before, substantive(word, kind, grammar)
        if (
            not is_fixed_word(word)
            and not _is_adverb(word)
            and (place > start if word[:1].islower() else _is_no_nominative(word))
        ):
            break  # «Сильнее смерти»: no noun phrase in the nominative
        if word.isupper() and len(word) > 1:
            return place, before, head
    if before:
        place = before.pop()
        return place, before, substantive(scan.word(place), kind, grammar)
    if start == 0 and len(scan.words) <= 2 and not _is_adverb(scan.word(0)):
        return 0, [], unknown_head(scan.word(0), kind, grammar)
    return start, [], None


def _later_head(scan: _Scan, place: int, before: list[int], kind: TermKind, grammar: Overrides) -> bool:
    """Whether an agreeing noun follows, over further adjectives only."""
    chain = [scan.word(each) for each in [*before, place]]
    for later in range(place + 1, len(scan.words)):
        word = scan.word(later)
        if _separated(scan, later) and word != "и":
            return False
        if head_of(word, chain, kind, grammar, strict=True) is not None:
            return True
        if adjectives(word):
            chain.append(word)
        elif not _is_adverb(word) and word not in {"и", "или", "не"}:
            return False
    return False


def _separated(scan: _Scan, place: int) -> bool:
    """Whether a quotation or bracket stands before this word."""
    between = scan.tokens[scan.words[place - 1] + 1 : scan.words[place]]
    return any(token in _OPENING + _CLOSING + '"' for token in between)


def _is_adverb(word: str) -> bool:
    return word[:1].islower() and any(parse.tag.POS in {"ADVB", "PRCL", "CONJ"} for parse in parses(word))


def _is_no_nominative(word: str) -> bool:
    return is_known(word) and not nouns(word) and not adjectives(word)


def _steps_aside(scan: _Scan, place: int, word: str, head: Head) -> bool:
    """Foreign words before a known noun: Отбасы банк, Жогорку Кенеш."""
    if place + 1 >= len(scan.words) or not word[:1].isupper():
        return False
    rest = [scan.word(later) for later in range(place + 1, len(scan.words))]
    if is_known(word) and any(not reading.name and "Geox" not in reading.parse.tag for reading in nouns(word)):
        return False
    if len(rest) == 1 and rest[0][:1].islower():
        return any(reading.known for reading in nouns(rest[0]))
    named = all(each[:1].isupper() and not is_fixed_word(each) for each in rest)
    genitive = is_known(rest[0]) and any(parse.tag.case == "gent" and parse.score > 0.5 for parse in parses(rest[0]))
    return named and (head.unchanging or not genitive)


def _after_head(scan: _Scan, place: int, head: Head, phrase: Phrase, kind: TermKind) -> Phrase:
    parts = list(phrase.parts)
    later = place + 1
    while later < len(scan.words) and not _separated(scan, later) and _follows(scan, later, head):
        parts[scan.words[later]] = adjective_part(scan.word(later))
        later += 1
    if later < len(scan.words) and not _separated(scan, later):
        if scan.word(later) == "и":
            coordinated = _coordinated(scan, later + 1, parts, kind)
            if coordinated is not None:
                return replace(
                    coordinated,
                    parts=coordinated.parts,
                    head=phrase.head,
                    number=phrase.number,
                    numbers=(phrase.number,),
                    gender=phrase.gender,
                    animate=phrase.animate,
                )
        elif head.animate and kind in {TermKind.TERM, TermKind.TITLE}:
            names = [scan.words[i] for i in range(later, len(scan.words))]
            named = people.names_after_title(scan.tokens, names, head.gender)
            for index, part in named:
                parts[index] = part
            if named:
                return replace(phrase, parts=tuple(parts), numbers=("SG",), person=True)
    return replace(phrase, parts=tuple(parts))


def _follows(scan: _Scan, place: int, head: Head) -> bool:
    """An adjective behind the head, not one that belongs to a noun after it (Комитет языковой политики)."""
    following = scan.word(place + 1) if place + 1 < len(scan.words) else ""
    governs = (
        bool(following) and following != "и" and any(each.tag.POS in {"NOUN", "ADJF"} for each in parses(following))
    )
    return not governs and _agrees_after(scan.word(place), head)


def _agrees_after(word: str, head: Head) -> bool:
    return (
        any(
            reading.number == head.number and (reading.number == "PL" or reading.gender == head.gender)
            for reading in adjectives(word)
        )
        and not any(reading.pos == "NOUN" and reading.known for reading in nouns(word))
        and (word[:1].islower() or not people.looks_like_surname(word))
    )


def _coordinated(scan: _Scan, start: int, parts: list[Part], kind: TermKind) -> Phrase | None:
    """A second nominative after «и»; only where the word is no likelier genitive."""
    place, before, head = _find_head(scan, start, kind, Overrides())
    if head is None or not head.known or place >= len(scan.words):
        return None
    if any(parse.tag.case == "gent" for parse in parses(scan.word(place))[:1]):
        return None
    parts[scan.words[place]] = head.part
    genders = []
    for each in before:
        parts[scan.words[each]] = adjective_part(scan.word(each))
        genders.append((scan.words[each], head.gender))
    return Phrase(tuple(parts), genders=tuple(genders))
