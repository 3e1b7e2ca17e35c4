"""Forms of a Russian place that are surely wrong, whatever else its neighbours allow.

Sources: Русская грамматика (1980): the meanings of the cases (the prepositional stands behind prepositions only), the
agreement of subject and predicate (координация), управление of transitive verbs, обособленные определения. Each rule was
tried on sound text (docs/terms.md): what it calls wrong there is a slip of the rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from transdesk.domain.term import TermKind
from transdesk.glossary.agreement.demands import Demand, Force, one_of
from transdesk.glossary.agreement.russian_place import RussianPlace
from transdesk.glossary.agreement.russian_words import (
    Predicate,
    dictionary_form,
    is_participle,
    is_transitive,
    noun_cases,
    participle_takes,
    passed_over,
    predicate,
    verbal,
)
from transdesk.glossary.data import russian_government
from transdesk.glossary.tokens import tokenise

_PERSONS = frozenset({TermKind.PERSON_M, TermKind.PERSON_F})
_THINGS = frozenset({TermKind.TERM, TermKind.ORGANISATION})
_OTHERS = {"MASC": ("FEM", "NEUT"), "FEM": ("NEUT",), "NEUT": ("MASC", "FEM")}
"""Genders that a subject of a verb in this gender does not have; a woman may be called министр."""
_OPENING = frozenset('«“„"')
_BEING = frozenset("быть стать становиться оказаться являться называться".split())
_THEIR = frozenset("его её ее их".split())
_PREPOSITIONAL = frozenset("в во на о об обо при по".split())


def wrong(place: RussianPlace) -> Iterator[Demand]:
    """Every form that is surely wrong in a place without a preposition or number of its own."""
    for rule in (_prepositional, _disagreeing, _behind_its_verb, _of_a_participle, _second_nominative, _dative_object):
        yield from rule(place)


def _prepositional(place: RussianPlace) -> Iterator[Demand]:
    """Предложный падеж stands behind a preposition, maybe some words before: о субсидии и ипотеке."""
    words = [token.key for token in tokenise(place.text[: place.span[0]])]
    if not any(word in _PREPOSITIONAL for word in words):
        yield Demand("prepositional without a preposition", Force.NEVER, one_of("ESS"))


def _disagreeing(place: RussianPlace) -> Iterator[Demand]:
    """Координация: the noun that begins a clause is no subject of a verb right behind it in another number or gender.

    Nor is it the object of a verb that takes none, or whose form is passive: Корзину подорожала.
    """
    verb = _verb_of(place)
    if verb is None or place.acronym or place.kind in _PERSONS or _quoted(place) or not _begins(place):
        return
    yield from _other_subjects(verb)
    if verb.number == "PL":
        yield Demand("subject of a plural", Force.NEVER, (frozenset({"NOM", "SG"}),))
    if "не" not in place.after:
        yield Demand("genitive in front", Force.NEVER, one_of("GEN"))
    if verb.number == "SG" and verb.gender == "NEUT" and verb.transitive:
        yield Demand("object of an impersonal", Force.ASKS, one_of("ACC"))  # дамбу прорвало
    yield from _fronted(place, verb)
    taken = any(participle_takes(token.key) for token in place.before[: place.adjectives])
    if not verb.transitive and not taken and not any(verbal(word) == "INFN" for word in place.after):
        yield Demand("object of an intransitive", Force.NEVER, one_of("ACC"))


def _other_subjects(verb: Predicate) -> Iterator[Demand]:
    """The nominatives that a verb in the singular does not agree with."""
    if verb.number == "SG":
        genders = [frozenset({"NOM", "SG", gender}) for gender in _OTHERS.get(verb.gender, ())]
        wants = (frozenset({"NOM", "PL"}), *genders)
        yield Demand("disagreeing subject", Force.NEVER, wants, but=frozenset({verb.gender} - {""}))


def _behind_its_verb(place: RussianPlace) -> Iterator[Demand]:
    """The same right behind a verb, where it has an object instead; a gerund has no subject at all: начав сессию.

    Where it takes none the verb may as well be the wrong word: объявлено режим.
    """
    if not place.last or place.last != place.governor or place.acronym or place.kind in _PERSONS or _quoted(place):
        return
    verb = predicate(place.last)
    if verb is not None and verb.word not in _BEING:
        if verb.transitive:
            yield from _other_subjects(verb)
        elif not is_transitive(place.last):
            yield Demand("object of an intransitive", Force.NEVER, one_of("ACC"))
    if verbal(place.last) == "GRND":
        yield Demand("subject of a gerund", Force.NEVER, one_of("NOM"))


def _verb_of(place: RussianPlace) -> Predicate | None:
    """The finite verb right behind the term, or behind the participle in commas that describes it."""
    words, signs = place.after, place.behind
    if not words and len(signs) > 1 and signs[0].key == "," and is_participle(signs[1].key):
        end = next((i for i, token in enumerate(signs[1:], 1) if not token.key[0].isalnum()), 0)
        words = [token.key for token in signs[end + 1 : end + 2]] if end and signs[end].key == "," else []
    word = next((word for word in words if not passed_over(word)), "")
    return predicate(word) if word else None


def _fronted(place: RussianPlace, verb: Predicate) -> Iterator[Demand]:
    """What the verb takes stands in front where its subject is behind it: аптекам грозит штраф."""
    taken = russian_government().get(verb.word, ())
    words = [token.key for token in place.behind]
    index = next((i for i, word in enumerate(words) if predicate(word) == verb), len(words))
    following = next((word for word in words[index + 1 :] if not passed_over(word)), "")
    if taken and any(cell <= verb.subject() for cell in noun_cases(following)):
        yield Demand("governed in front", Force.ASKS, one_of(*taken))


def _begins(place: RussianPlace) -> bool:
    """Whether the term begins a sentence, so that it is neither one of several nor governed by what precedes."""
    start = place.before[-1].start if place.before else place.span[0]
    before = place.text[:start].rstrip(' «“"')
    rest = [token.key for token in place.rest if token.key not in _THEIR]
    return not rest and (not before or before[-1] in ".!?")


def _quoted(place: RussianPlace) -> bool:
    return place.text[place.span[0]] in _OPENING or place.text[place.span[0] - 1 : place.span[0]] in _OPENING


def _of_a_participle(place: RussianPlace) -> Iterator[Demand]:
    """Обособленное определение: what stands right behind a participle after a comma belongs to it: , проверяющая петицию."""
    if not place.adjectives or place.adjectives != len(place.before) or place.adjectives > 1 or _quoted(place):
        return
    word = place.before[0]
    parted = place.text[: word.start].rstrip()[-1:] == ","
    if parted and verbal(word.key) == "PRTF" and participle_takes(word.key):
        yield Demand("described by a participle", Force.NEVER, one_of("NOM"))


def _second_nominative(place: RussianPlace) -> Iterator[Demand]:
    """Right behind a noun in the nominative no other one follows, but names and titles: депутаты маслихата."""
    if place.kind not in _THINGS or not place.rest or _quoted(place) or place.named(place.rest[0]):
        return
    cells = noun_cases(place.last)
    apart = place.text[place.span[0] - 1].isspace()  # библиотекари-пенсионеры
    if cells and all("NOM" in cell for cell in cells) and apart and not place.acronym:
        yield Demand("second nominative", Force.NEVER, one_of("NOM"))


def _dative_object(place: RussianPlace) -> Iterator[Demand]:
    """Управление: right behind a transitive verb without another object there is no dative: защищал карагач.

    Beside an object any verb may have one: чистят пенсионерам дымоходы.
    """
    word = place.last
    if not word or word != place.governor or not is_transitive(word) or verbal(word) in ("PRTF", "INFN"):
        return  # решать акимам
    objects = any("ACC" in cell for following in place.after for cell in noun_cases(following))
    if not objects and "DAT" not in russian_government().get(dictionary_form(word), ()):
        yield Demand("object in the dative", Force.NEVER, one_of("DAT"))
