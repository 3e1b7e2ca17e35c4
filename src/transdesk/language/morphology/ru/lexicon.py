"""The Russian dictionary (pymorphy3 with OpenCorpora's lexicon), loaded at the first question.

Dictionary readings of one word are grouped into lexemes; a lexeme is what can be declined.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

CASES: Final = {"nomn": "NOM", "gent": "GEN", "datv": "DAT", "accs": "ACC", "ablt": "INS", "loct": "ESS"}
NUMBERS: Final = {"sing": "SG", "plur": "PL"}
GENDERS: Final = {"masc": "MASC", "femn": "FEM", "neut": "NEUT"}
_NAME_TAGS: Final = frozenset({"Name", "Surn", "Patr"})
_DECLINED: Final = frozenset({"NOUN", "ADJF", "ADJS"})
_ADJECTIVE: Final = re.compile(r"([оыи]й|[ая]я|[ео]е|[ыи]е)(ся)?$")
_RARE: Final = frozenset({"Infr", "Erro", "Dist", "Arch", "Abbr", "Slng", "V-oy", "V-ey", "V-be", "V-bi", "Litr"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One dictionary reading of a word in the nominative.

    Attributes:
        parse: pymorphy3's parse.
        pos: NOUN or ADJ (adjectives and participles).
        score: summed probability of all readings of this lexeme.
        name: tags Name, Surn, Patr that it carries.
    """

    parse: Any
    pos: str
    number: str
    gender: str
    animate: bool
    known: bool
    score: float
    name: frozenset[str]

    @property
    def indeclinable(self) -> bool:
        """Whether the dictionary marks the word as unchanging."""
        return "Fixd" in self.parse.tag


@cache
def analyzer() -> Any:
    """The dictionary: a quarter of a second and 30 MB, once."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Any, ...]:
    """All readings of a form, likeliest first; none where a letter has no name, which pymorphy3 2.0 cannot bear."""
    if any(c.isalpha() and not unicodedata.name(c, "") for c in word):
        return ()
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=65536)
def is_known(word: str) -> bool:
    """Whether the dictionary has the form itself."""
    return bool(analyzer().word_is_known(word))


def is_form(form: str, word: str) -> bool | None:
    """Whether a word is a form of a noun, an adjective or a word that does not decline, both in small letters, е for ё.

    None where the dictionary alone cannot tell: it does not know one of the two, or ``word`` is no dictionary form.
    """
    known = lemmas(form)
    if form == word or any(lemma == word and pos in _DECLINED for lemma, pos in known):
        return True
    own = lemmas(word)
    if not known or not own:
        return None
    if {_joined(lemma) for lemma, _ in known}.isdisjoint(_joined(lemma) for lemma, _ in own):
        return False
    ambiguous = _ADJECTIVE.search(word) is not None and any(pos != "ADJF" for _, pos in own)
    if ambiguous or all(lemma != word for lemma, _ in own):
        return None  # ванная, исполняющий: nouns, adjectives and participles at once; or no dictionary form
    return any(_joined(lemma) == _joined(word) for lemma, pos in known if pos in _DECLINED)


@lru_cache(maxsize=65536)
def lemmas(word: str) -> frozenset[tuple[str, str]]:
    """Dictionary forms of a known word in small letters, е for ё, with their parts of speech; none of an unknown one.

    A third of the cost of :func:`parses`, which weighs the readings as well.
    """
    dictionary = analyzer().dictionary
    return frozenset(
        (
            str(dictionary.build_normal_form(*place, spelled)).replace("ё", "е"),
            str(dictionary.build_tag_info(*place).POS),
        )
        for spelled, places in dictionary.words.similar_items(word, analyzer().char_substitutes)
        for place in places
    )


def _joined(word: str) -> str:
    """воскресенье and воскресение are one word to the reader, two to the dictionary."""
    return re.sub("ь(?=[ея]$)", "и", word)


@lru_cache(maxsize=65536)
def nominatives(word: str) -> tuple[Reading, ...]:
    """Readings of a word as a nominative noun or adjective, one per lexeme, likeliest first."""
    known = is_known(word)
    totals: Counter[tuple[str, ...]] = Counter()
    for parse in parses(word):
        totals[*_lexeme(parse), parse.tag.number or ""] += parse.score  # осадки: no score of осадка's genitive singular
    found: dict[tuple[str, str, str, str, str], Reading] = {}
    for parse in parses(word):
        tag = parse.tag
        pos = "NOUN" if tag.POS == "NOUN" else "ADJ" if tag.POS in {"ADJF", "PRTF"} else ""
        if not pos or tag.case != "nomn" or "Abbr" in tag or "Init" in tag:
            continue
        reading = Reading(
            parse,
            pos,
            NUMBERS[tag.number],
            GENDERS.get(tag.gender or "", ""),
            tag.animacy == "anim",
            known,
            totals[*_lexeme(parse), tag.number],
            frozenset(_NAME_TAGS & set(tag.grammemes)),
        )
        found.setdefault((*_lexeme(parse), reading.number, reading.gender), reading)
    return tuple(sorted(found.values(), key=lambda reading: (-round(reading.score, 6), not _is_mass(reading))))


def _is_mass(reading: Reading) -> bool:
    """Plurals in -ки that are as good of a noun in -ок, which the press means: осадки, заморозки, остатки."""
    return reading.number == "PL" and bool(reading.parse.normal_form.endswith("ок"))


def nouns(word: str) -> list[Reading]:
    """Noun readings of a nominative: common nouns first where the word is written small."""
    found = [reading for reading in nominatives(word) if reading.pos == "NOUN"]
    if word[:1].islower():
        common = [reading for reading in found if not reading.name]
        return common or found
    return found


def adjectives(word: str) -> list[Reading]:
    """Adjective and participle readings of a nominative; казахско-турецкий is read by its last part."""
    if "-" in word and not is_known(word) and _ADJECTIVE.search(word.lower()):
        return adjectives(word.rpartition("-")[2])
    found = [reading for reading in nominatives(word) if reading.pos == "ADJ"]
    return [each for each in found if not each.indeclinable and (each.known or _ADJECTIVE.search(word.lower()))]


@lru_cache(maxsize=65536)
def masculine(word: str) -> str:
    """The masculine nominative of an adjective's nominative, empty where it is none."""
    if "-" in word and not is_known(word):
        first, _, last = word.rpartition("-")
        return f"{first.lower()}-{masculine(last)}" if masculine(last) else ""
    low = word.lower().replace("ё", "е")
    full = _ADJECTIVE.search(low)
    stem = low[: full.start()] if full else low[:-1]
    for reading in sorted(adjectives(word), key=lambda each: (-each.score, not each.parse.normal_form.endswith("ой"))):
        forms = [
            str(form.word)
            for form in reading.parse.lexeme
            if form.tag.POS in {"ADJF", "PRTF"} and form.tag.case == "nomn" and form.tag.gender == "masc"
        ]
        same = [form for form in forms if form.replace("ё", "е").startswith(stem)]  # not высочайший for высший
        if forms:
            return min(same or forms, key=lambda form: (form != reading.parse.normal_form, len(form)))
    return masculine_by_rule(low) if full else ""


def masculine_by_rule(low: str) -> str:
    """The masculine of an adjective that the dictionary does not know, from any nominative's ending."""
    full = _ADJECTIVE.search(low)
    if not full:
        return ""
    stem, ending, reflexive = low[: full.start()], full[1], full[2] or ""
    if ending[-1] != "й":
        soft = ending == "яя" or stem[-1:] in "гкхжчшщ" or (ending in {"ее", "ие"} and stem[-1:] != "ц")
        ending = "ий" if soft else "ый"
    return stem + ending + reflexive


def is_rare(tag: Any) -> bool:
    """Forms that are accepted in text but not written: рукою, годы (гг) ..."""
    return not _RARE.isdisjoint(tag.grammemes)


def _lexeme(parse: Any) -> tuple[str, str, str]:
    return parse.normal_form, str(parse.tag.POS), str(parse.tag.animacy) + str(parse.tag.gender)
