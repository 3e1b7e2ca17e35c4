"""What a Russian word of running text is to its neighbours, from the dictionary's readings.

Only what all likely readings of a word agree on is told. Source: OpenCorpora's lexicon through pymorphy3.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from transdesk.domain.morphology import Features
from transdesk.language.morphology.ru.lexicon import CASES, GENDERS, NUMBERS, parses

_LIKELY = 0.1  # probability from which a reading counts
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_FINITE = frozenset({"VERB", "PRTS", "ADJS"})
CASE_TAGS = {case: tag for tag, case in CASES.items()}
"""OpenCorpora's names of the cases."""
_CASES = {**CASES, "loc2": "ESS", "gen2": "GEN"}
_NO_ATTRIBUTES = frozenset("который чей какой свой весь самый сам один некоторый такой".split())
"""Words that are declined like adjectives and yet often stand for a noun or behind it: по которому суды, тем самым."""
_FEW = frozenset("два две оба обе три четыре полтора полторы".split())
_RELATIVE = frozenset("который чей какой что данный".split())
_TIMES = frozenset(
    "понедельник вторник среда четверг пятница суббота воскресенье год месяц неделя день утро вечер ночь час минута раз "
    "время январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь весна лето осень зима".split()
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb, short participle or short adjective.

    Attributes:
        number, gender: what its subject must have; empty where the form does not tell.
        transitive: whether it takes an accusative.
        word: its dictionary form.
    """

    number: str
    gender: str
    transitive: bool
    word: str

    def subject(self) -> Features:
        """What its subject must be."""
        return frozenset({"NOM", self.number, *({self.gender} if self.gender and self.number == "SG" else ())})


def likely(word: str) -> list[Any]:
    """The readings of a word that count, likeliest first; no imperative that may be another form: нашли is no нашли!"""
    read = list(parses(word))
    found = [parse for parse in read if parse.tag.mood != "impr"] or read
    return [parse for parse in found if parse.score >= _LIKELY] or found[:1]


@lru_cache(maxsize=1 << 14)
def adjective(word: str) -> frozenset[Features]:
    """Cases, numbers and genders of a word that can be nothing but an adjective or a participle; nothing for others."""
    tags = [parse.tag for parse in likely(word)]
    if not tags or any(tag.POS not in _ADJECTIVES for tag in tags) or parses(word)[0].normal_form in _NO_ATTRIBUTES:
        return frozenset()
    tags = [parse.tag for parse in parses(word) if parse.tag.POS in _ADJECTIVES]
    return frozenset(_cell(tag) for tag in tags if tag.case in _CASES and tag.number)


@lru_cache(maxsize=1 << 12)
def numeral(word: str) -> frozenset[Features]:
    """What a numeral in letters demands of its noun: двумя судами, сорок судов, три суда; nothing for other words."""
    tags = [parse.tag for parse in parses(word) if parse.tag.POS == "NUMR" and parse.tag.case in _CASES]
    if not tags or likely(word)[0].tag.POS != "NUMR":
        return frozenset()
    oblique = {frozenset({_CASES[tag.case], "PL"}) for tag in tags if tag.case not in ("nomn", "accs")}
    counting = any(tag.case == "nomn" for tag in tags)
    few = {frozenset({"GEN", "SG"}), frozenset({"PAUC"})} if word in _FEW else {frozenset({"GEN", "PL"})}
    return frozenset(oblique | (few if counting else set()))


@lru_cache(maxsize=1 << 12)
def is_pronominal(word: str) -> bool:
    """Whether a word is a pronoun that stands before a noun like an adjective: на этом посту, во всех судах."""
    first = likely(word)[0] if likely(word) else None
    if first is None or first.normal_form in _RELATIVE or first.tag.POS not in ("ADJF", "NPRO"):
        return False
    return any("Apro" in parse.tag and parse.tag.POS == "ADJF" for parse in parses(word))


def participle_takes(word: str) -> tuple[str, ...]:
    """What a participle takes behind it: a passive one its agent in the instrumental, a transitive one its object."""
    tags = [parse.tag for parse in likely(word) if parse.tag.POS == "PRTF"]
    passive = any(tag.voice == "pssv" for tag in tags)
    active = any(tag.voice == "actv" and tag.transitivity == "tran" for tag in tags)
    return (*(("INS",) if passive else ()), *(("ACC",) if active else ()))


def passed_over(word: str) -> bool:
    """Whether a word may stand between a verb and its noun without mattering: an adverb, a particle, a pronoun."""
    return bool(parses(word)) and parses(word)[0].tag.POS in ("ADVB", "PRCL", "NPRO")


def may_be_noun(word: str) -> bool:
    """Whether an adjective may itself stand for a person or thing: больных туберкулезом, для незрячих портал."""
    return any("Subx" in parse.tag for parse in likely(word))


def is_participle(word: str) -> bool:
    """Whether a word may be a participle, which may have an object or an agent of its own behind it."""
    return any(parse.tag.POS == "PRTF" for parse in parses(word))


@lru_cache(maxsize=1 << 14)
def predicate(word: str) -> Predicate | None:
    """The finite verb or short form that a word surely is, in the third person or the past."""
    found = likely(word) if word.isalpha() else []
    tags = [parse.tag for parse in found]
    if not tags or any(tag.POS not in _FINITE or tag.person in ("1per", "2per") or tag.mood == "impr" for tag in tags):
        return None
    first = tags[0]
    genders = {GENDERS.get(tag.gender or "", "") for tag in tags}
    numbers = {NUMBERS.get(tag.number or "", "") for tag in tags}
    if len(numbers) != 1 or len(genders) != 1 or not first.number:
        return None
    return Predicate(numbers.pop(), genders.pop(), first.transitivity == "tran", found[0].normal_form)


@lru_cache(maxsize=1 << 14)
def verbal(word: str) -> str:
    """The class of a word that surely is a form of a verb: VERB, INFN, GRND, PRTF, PRTS; empty for others."""
    classes = {parse.tag.POS for parse in likely(word)} if word.isalpha() else set()
    return str(classes.pop()) if len(classes) == 1 and classes <= {"VERB", "INFN", "GRND", "PRTF", "PRTS"} else ""


def is_transitive(word: str) -> bool:
    """Whether the verb that a word is a form of takes an accusative."""
    return any(parse.tag.transitivity == "tran" and parse.tag.POS != "PRTS" for parse in likely(word))


@lru_cache(maxsize=1 << 14)
def noun_cases(word: str) -> frozenset[Features]:
    """Cases and numbers of a word that surely is a noun; nothing for others."""
    found = likely(word) if word.isalpha() and len(word) > 1 else []
    tags = [parse.tag for parse in found]
    if not tags or any(tag.POS != "NOUN" for tag in tags):
        return frozenset()
    cells = [(_CASES.get(tag.case or ""), NUMBERS.get(tag.number or "")) for tag in tags]
    return frozenset(frozenset({case, number}) for case, number in cells if case and number)


def is_name(word: str) -> bool:
    """Whether a word is a person's name."""
    return any({"Name", "Surn", "Patr"} & set(parse.tag.grammemes) for parse in likely(word))


def tells_time(word: str) -> bool:
    """Whether a word names a time, behind which no genitive need follow: в понедельник министр."""
    return bool(likely(word)) and likely(word)[0].normal_form in _TIMES


def dictionary_form(word: str) -> str:
    """The dictionary form of a word, by its likeliest reading."""
    found = likely(word)
    return str(found[0].normal_form) if found else word


def _cell(tag: Any) -> Features:
    gender = GENDERS.get(tag.gender or "", "") if tag.number == "sing" else ""
    return frozenset({_CASES[tag.case], NUMBERS[tag.number], *({gender} if gender else ())})
