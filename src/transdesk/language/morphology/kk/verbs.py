"""Forms of Kazakh verbs, for finding them in text: tenses, moods, converbs, participles with their cases, voices.

Good enough for search, which wants every form and may take some that nobody writes; the inflector of terms does not
use it. Left out are the bare stem and the forms that are everyday words of another kind: бар, қала, алма, көрме.

Sources: Krippes 1996, "Kazakh Grammar with Affix List"; Muhamedowa 2015, "Kazakh: A Comprehensive Grammar" (verb
morphology); «Қазақ тілінің орфографиялық ережелері».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transdesk.language.morphology.kk.paradigm import spellings
from transdesk.language.morphology.kk.stems import stem_of
from transdesk.language.morphology.kk.suffixes import fronted
from transdesk.language.morphology.tables import table

_VOWELS = "аәеоөұүыі"
_VOICELESS = "пткқсшщфхцчһ"
_NASAL = "мнңзж"
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}
_TELLING = re.compile(
    "[лдт](?:ған|ген|аған|еген)|л(?:ай|ей)(?:ды|ді|тын|тін)|[лн](?:ған|ген)|[мбп](?:аған|еген)|[мп](?:ай|ей)(?:ды|ді|тын|тін)"
)
"""What verbs made of nouns (-ла, -да, -та), voices and negation end in, and no noun."""
_SHORTEST = 2
_SHORTENED = {"қорық": "қорқ"}
_OTHER_WORDS = frozenset(
    "алды алдым алдың алдар аспап астық асты атты ағайын аштық байланысты басты батылдық барын бәсекелестік дегенмен дейін "
    "демек егер енді ердің жандар жанды жасанды жер жердің жерді жерің көрінбес отар отандық салмақ саусақ соғысты тары "
    "уағдаластық үздік үздікті қалыпты қарар қатар қатты қатысты қияр".split()
)
"""Forms that are, nearly always, everyday words of another kind: before, under, until, now, earth, hard."""
_PAST = ("", "м", "ң", "қ", "ңыз", "ңдар", "ңыздар")
_PERSONS = ("мын", "сың", "сыз", "мыз", "быз", "сыңдар", "сыздар")
_CASES_ONLY = (
    "",
    "ның",
    "ға",
    "ды",
    "да",
    "нан",
    "дан",
    "мен",
    "дай",
    "дағы",
    "ы",
    "ын",
    "ына",
    "ында",
    "ынан",
    "ымен",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A stem with what its suffixes agree with.

    Attributes:
        text: before consonants.
        voiced: before vowels: тап-, таб-; шық-, шығ-; қой-, қо- (with я, ю).
        back: vowel harmony.
    """

    text: str
    voiced: str
    back: bool

    def put(self, suffix: str) -> str:
        """The stem with a suffix given in back vowels."""
        return self.text + (suffix if self.back else fronted(suffix))

    def vowel(self, suffix: str) -> str:
        """The stem with a suffix that begins with a vowel, given in back vowels; the stem's own vowel swallows it."""
        last, rest = self.text[-1], suffix[1:]
        if last in _VOWELS:
            return self.text + (rest if self.back else fronted(rest))
        if last in "йи" and suffix[0] == "а" and self.back:
            return (self.text[:-1] if last == "й" else self.text) + "я" + rest
        return self.voiced + (suffix if self.back else fronted(suffix))

    @property
    def infinitive(self) -> str:
        """бару, ойлау, оқу, қою."""
        if self.text[-1] in "ыі":
            return self.text[:-1] + "у"
        if self.text[-1] == "й":
            return self.text[:-1] + "ю"
        return self.text + "ю" if self.text[-1] == "и" else self.voiced + "у"

    @property
    def converb(self) -> str:
        """бара, ойлай, оқи."""
        if self.text[-1] in "ыі":
            return self.text[:-1] + "и"
        return self.text + "й" if self.text[-1] in _VOWELS else self.vowel("а")

    @property
    def gerund(self) -> str:
        """барып, ойлап, тауып."""
        if self.text[-1] == "п":
            return self.text[:-1] + ("уып" if self.back else "уіп")
        return self.vowel("ып")


@lru_cache(maxsize=2048)
def verb(stem: str) -> Verb:
    """A stem ready for its suffixes."""
    voiced = _SHORTENED.get(stem) or stem[:-1] + _VOICED.get(stem[-1], stem[-1])
    return Verb(stem, voiced, _is_back(stem))


def _is_back(stem: str) -> bool:
    for letter in reversed(stem):
        if letter in "аоұыяқғ":
            return True
        if letter in "әеөүіэ":
            return False
    return "и" not in stem  # жу-, қу- are back, ки-, ти- front


def stems_of_infinitive(infinitive: str) -> tuple[str, ...]:
    """бару: бар; қою: қой; шығу: шық; оқу, from the list: оқы."""
    listed = table("kk_verbs").get(infinitive, ())
    if listed:
        return tuple(listed[0].split("|"))
    base = infinitive[:-1]
    if infinitive.endswith("ю"):
        return (base if base.endswith("и") else base + "й",)
    unvoiced = {voiced: plain for plain, voiced in _VOICED.items()}
    return (base[:-1] + unvoiced.get(base[-1:], base[-1:]),)


@lru_cache(maxsize=512)
def forms(stem: str) -> frozenset[str]:
    """Every form of a stem, of its negation, and of its passive and causative where the list has no such verb."""
    found: set[str] = set()
    own = verb(stem)
    for voice in (own, *_voices(own)):
        negated = verb(_negated(voice))
        found.update(_finite(voice), _nominal(voice, whole=voice is own))
        found.update(_finite(negated), _nominal(negated, whole=False), [negated.converb])
    return frozenset(found - _OTHER_WORDS)


def _negated(own: Verb) -> str:
    last = own.text[-1]
    first = "п" if last in _VOICELESS + "бвгғд" else "б" if last in _NASAL else "м"
    return own.put(first + "а")


def _voices(own: Verb) -> Iterator[Verb]:
    """Passive in -ыл, -ын; causative in -т, -дыр, -ғыз: verbs of their own where the list has them (келтіру)."""
    vowel_ends, last = own.text[-1] in _VOWELS, own.text[-1]
    passives = [own.put("л"), own.put("н")] if vowel_ends else [own.vowel("ын" if last == "л" else "ыл")]
    hard = last in _VOICELESS
    causatives = (
        [own.put("т")] if vowel_ends else [own.put("тыр" if hard else "дыр"), own.put("қыз" if hard else "ғыз")]
    )
    yield from map(verb, passives)
    for stem in causatives:
        if verb(stem).infinitive not in table("kk_verbs"):
            yield verb(stem)


def _finite(own: Verb) -> Iterator[str]:
    last = own.text[-1]
    hard = last in _VOICELESS
    past = own.put("ты" if hard else "ды")
    yield from (past + _agreeing(person, own) for person in _PAST)
    converb, gerund, aorist = own.converb, own.gerund, own.vowel("ар")
    yield from (converb + _agreeing(person, own) for person in (*_PERSONS, "ды"))
    yield from (gerund + _agreeing(person, own) for person in ("", "пын", "сың", "сыз", "ты", "пыз"))
    yield from (aorist + _agreeing(person, own) for person in ("", *_PERSONS))
    yield from (own.put("са") + _agreeing(person, own) for person in _PAST)
    yield from (own.put(_negated(own)[len(own.text) :] + "с" + person) for person in ("", "пын", "сың", "сыз", "пыз"))
    for wish in ("сын", "сыншы"):
        yield own.put(wish)
    for wish in ("ыңыз", "ыңдар", "ыңыздар", "айын", "айық"):
        yield own.vowel(wish)
    intent = own.put(_negated(own)[len(own.text) :] + "қ")
    yield from (intent + _agreeing(person, own) for person in ("", "шы", "пын", "сың", "сыз", "пыз"))
    g = "қ" if hard else "ғ"
    yield from (own.put(g + ending) for ending in ("алы", "анша", "ысы", "ым", "ың", "ымыз"))
    if last in _VOWELS:
        yield own.put("йынша")


def _nominal(own: Verb, *, whole: bool) -> Iterator[str]:
    """Participles in -ған and -атын and the infinitive, with number, possession and case; ``whole``: in all of them."""
    perfect = own.put(("қ" if own.text[-1] in _VOICELESS else "ғ") + "ан")
    habitual = own.converb + ("тын" if own.back else "тін")
    for text in (perfect, own.infinitive):
        if whole:
            yield from spellings(stem_of(text, own.back))
        else:
            yield from (text + _agreeing(case, own) for case in _CASES_ONLY)
    plural = "дар" if own.back else "дер"
    for text in (perfect, habitual):
        yield from (text + _agreeing(case, own) for case in _CASES_ONLY)
        yield from (text + plural + _agreeing(case, own) for case in ("", "дың", "ға", "ды", "да", "дан", "мен"))
        yield from (text + _agreeing(person, own) for person in _PERSONS)


def _agreeing(suffix: str, own: Verb) -> str:
    return suffix if own.back else fronted(suffix)


def stems_in(word: str) -> tuple[str, ...]:
    """Stems of listed verbs of which a word is a form; of any verb where the ending cannot be a noun's."""
    known = _known()
    found = [stem for stem in _candidates(word) if stem in known and word in forms(stem)]
    if not found and _TELLING.search(word):
        found = [stem for stem in _candidates(word) if len(stem) > _SHORTEST and word in forms(stem)][:1]
    return tuple(dict.fromkeys(found))


def listed(stem: str) -> bool:
    """Whether a stem is that of a verb of the list."""
    return stem in _known()


def _candidates(word: str) -> Iterator[str]:
    """What the stem of a word may be, the longest first: its beginnings, with the last letter as it was."""
    plain = {"б": "п", "г": "к", "ғ": "қ", "у": "п", "я": "й", "ю": "й"}
    for length in range(len(word), 1, -1):
        start = word[:length]
        if length < len(word):
            yield start
        last = start[-1]
        if last in plain:
            yield start[:-1] + plain[last]
        yield from (stem for stem, short in _SHORTENED.items() if short == start)
        if last in "иу":
            yield from (start[:-1] + "ы", start[:-1] + "і")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(stem for infinitive in table("kk_verbs") for stem in stems_of_infinitive(infinitive))
