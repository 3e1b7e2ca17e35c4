"""Forms of a Kazakh place that are surely wrong, whatever else its neighbours allow.

Sources: Қазақ грамматикасы (2002), the kinds of bond between words (матасу, меңгеру, қиысу) and ырықсыз етіс (the passive);
Muhamedowa 2015, sections 2.1.1 (cases) and 2.1.4 (izafet). Each rule was tried on sound text (docs/terms.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.demands import Demand, Force, one_of
from transdesk.glossary.agreement.kazakh_government import intransitive, passive
from transdesk.glossary.agreement.kazakh_place import KazakhPlace
from transdesk.glossary.agreement.kazakh_words import (
    accusative,
    case_of,
    genitive,
    may_be_owned,
    may_be_verb,
    owned,
    parts_of_speech,
    postposed,
    surely_finite,
    verb_stems,
)

_OURS = frozenset("менің сенің сіздің біздің сендердің сіздердің".split())
_UPON = frozenset("айыппұл тыйым салық шектеу мораторий екпе арест".split())
_PUT = "салын"
_DATIVES = ("ға", "ге", "қа", "ке", "на", "не")
_DEED = re.compile(r".{2,}у(?:ға|ге|да|де|дан|ден)|.{2,}(?:ғ|қ)анда|.{2,}(?:г|к)енде")
_RELATIONAL = re.compile(r".{3,}[лдт](?:ық|ік)")


def wrong(place: KazakhPlace) -> Iterator[Demand]:
    """Every form that is surely wrong in a place."""
    for rule in (_of_a_passive, _second_object, _ours, _put_upon, _owned_by_genitive, _not_but, _apart):
        yield from rule(place)


def _of_a_passive(place: KazakhPlace) -> Iterator[Demand]:
    """Ырықсыз етіс: a clause that ends in a passive has no object, unless another verb stands in it."""
    if place.after and _passive(place.after[-1]) and not any(map(_may_take, place.after)):
        yield Demand("object of a passive", Force.NEVER, one_of("ACC"))


def _second_object(place: KazakhPlace) -> Iterator[Demand]:
    """Меңгеру: an accusative before another one has no verb where only passives stand between: бағасы көтерілген зауытты."""
    index = next((i for i, word in enumerate(place.after) if accusative(word)), 0)
    between = place.after[:index]
    if any(map(_passive, between)) and not any(map(_may_take, between)):
        yield Demand("object of a passive", Force.NEVER, one_of("ACC"))


def _passive(word: str) -> bool:
    stems = verb_stems(word)
    return bool(stems) and all(map(passive, stems))


def _may_take(word: str) -> bool:
    """Whether a word may be a verb that takes an object; one in the locative, dative or ablative is a noun."""
    noun = case_of(word) in ("LOC", "DAT", "ABL") and not _DEED.fullmatch(word)
    return may_be_verb(word) and not noun and not intransitive(verb_stems(word))


def _ours(place: KazakhPlace) -> Iterator[Demand]:
    """Матаса байланысу: what is ours has no possessive of the third person."""
    if place.before and place.before[0].key in _OURS:
        yield Demand("ours", Force.NEVER, (frozenset({"PSS3S"}),), but=frozenset({"IZAFET"}))


def _put_upon(place: KazakhPlace) -> Iterator[Demand]:
    """Меңгеру: a fine or ban is put upon something (айыппұл салынды), and is itself the subject."""
    words = place.after
    index = next((i for i, pair in enumerate(pairwise(words)) if _is_put(*pair)), 0)
    others = [*words[:index], *(token.key for token in place.before)]
    if index and not owned(words[0]) and not any(word.endswith(_DATIVES) or postposed(word) for word in others):
        yield Demand("put upon", Force.ASKS, one_of("DAT"), bare=not place.owner)
        yield Demand("put upon", Force.NEVER, one_of("NOM"))


def _is_put(noun: str, verb: str) -> bool:
    return noun in _UPON and _PUT in verb_stems(verb)


def _owned_by_genitive(place: KazakhPlace) -> Iterator[Demand]:
    """Матаса байланысу: behind a genitive for which nothing else can be owned stands its possessive."""
    if place.before and genitive(place.before[0].key) and not any(map(_may_be_owned, place.rest)):
        yield Demand("owned by what precedes", Force.MUST, (frozenset({"PSS3S"}),))


def _may_be_owned(word: str) -> bool:
    return owned(word) or (may_be_owned(word) and not surely_finite(word))


def _not_but(place: KazakhPlace) -> Iterator[Demand]:
    """Абонентті емес, каналды: what is denied stands in the case of what is said instead."""
    words = [token.key for token in place.behind[:3]]
    if len(words) == 3 and words[:2] == ["емес", ","] and case_of(words[2]) in ("ACC", "DAT", "ABL", "INS"):
        yield Demand("not but", Force.MUST, one_of(case_of(words[2])))


def _apart(place: KazakhPlace) -> Iterator[Demand]:
    """Изафет (Muhamedowa 2.1.4): with an adjective between, what owns is a genitive: піл сүйегінің халықаралық саудасы."""
    if place.kind is not TermKind.TERM or len(place.after) < 2:
        return
    adjective, noun = place.after[:2]
    if _RELATIONAL.fullmatch(adjective) and "a" in parts_of_speech(adjective) and owned(noun) and noun[-1] in "ыі":
        yield Demand("owner apart", Force.NEVER, one_of("NOM"))
