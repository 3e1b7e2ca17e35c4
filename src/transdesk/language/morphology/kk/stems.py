"""Stems of Kazakh words: the spellings that a word takes before its suffixes.

Rules, in the order of the orthography: voicing (кітап - кітабы, халық - халқы), vowel loss (closed class,
``data/kk_vowel_loss.tsv``), doubled consonants and -ст, -зд written once (процесі, журналистер, съезге),
-ск and -кт with a linking і (Минскіде, объектіге), -ь lost before vowels (Кремлі).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from transdesk.language.morphology.kk.harmony import VOWELS, is_back, is_unstable
from transdesk.language.morphology.kk.suffixes import ending_of, plural_suffix
from transdesk.language.morphology.tables import table

_VOICED = {"к": "г", "қ": "ғ", "п": "б"}
_UNVOICED = {voiced: plain for plain, voiced in _VOICED.items()}
_DOUBLE = re.compile(r"([слмнфт])\1$")
_LINKED = re.compile(r"(ск|[аео]кт)$")
_KEEPS_P = re.compile(r"(тип|прин?цип|клип|чип|этап|стоп|поп|масштаб|стартап|тарап|скоп|троп|ип)$")
_PLURALS = frozenset({"лар", "лер", "дар", "дер", "тар", "тер"})
_MAY_LINK = re.compile(r"([нлр][гк]|[пфк]т|ск)$")
_SONANTS = "рлйнм"


@dataclass(frozen=True, slots=True)
class Stem:
    """How one word meets its suffixes.

    Attributes:
        bare: the dictionary form.
        consonant: before a consonant suffix; ``before_t`` before т- (журналис-тер).
        vowel: before a vowel suffix, the preferred spelling first.
        kind: the kind of ending (see suffixes.py).
        back: back or front suffixes.
        hyphen: what stands between stem and suffix ("-" after abbreviations).
        possessed: the dictionary form already carries the third person possessive.
        plural: it is a plural already (Қарулы күштер) and has no other number.
    """

    bare: str
    consonant: str
    before_t: str
    vowel: tuple[str, ...]
    kind: str
    back: bool
    hyphen: str = ""
    possessed: bool = False
    plural: bool = False


def unvoiced(base: str) -> str:
    """What stands before a vowel suffix with its last consonant as in the dictionary form: алқаб(ы) -> алқап."""
    return base[:-1] + _UNVOICED.get(base[-1:].lower(), base[-1:])


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether a dictionary form is a plural itself: күштер, сайлаушылар; not дәптер, доллар, лидер."""
    base, suffix = word[:-3], word[-3:].lower()
    if len(base) < 3 or suffix not in _PLURALS or word.lower() in table("kk_no_plural"):
        return False
    return suffix == plural_suffix(base, ending_of(base), back=is_back(base))


@lru_cache(maxsize=16384)
def stem_of(word: str, back: bool | None = None, *, plural: bool | None = None) -> Stem:
    """The preferred stem of a common word or name; ``plural`` None: told by its ending."""
    low = word.lower()
    if back is None:
        back = is_back(word)
    if _links(low):
        linked = word + "і"
        return Stem(word, linked, linked, (linked,), "V", back=False)
    if plural or (plural is None and is_plural(word)):
        return Stem(word, word, word, (word,), "L", back, plural=True)
    kind = "Z" if low.endswith("зд") else ending_of(word)
    single = word[:-1] if (_DOUBLE.search(low) or low.endswith("зд")) else word
    before_t = word[:-1] if low.endswith("ст") and len(low) > 4 else single
    return Stem(word, single, before_t, before_vowel(word), kind, back)


def variants(word: str, back: bool | None = None, *, plural: bool | None = None) -> Iterator[Stem]:
    """The preferred stem, then the ones that text is also known to use."""
    first = stem_of(word, back, plural=plural)
    yield first
    low = word.lower()
    options = [first]
    if _links(low):
        plain = Stem(word, word, word, (word,), "T", back=False)
        options.append(plain)
    elif first.before_t != word:
        options.append(replace(first, consonant=word, before_t=word, vowel=(word,)))
        if low.endswith("ст"):
            options.append(replace(first, consonant=word[:-1]))  # туриске: the orthography's own spelling
        if low.endswith("зд"):
            options.append(replace(first, consonant=word, before_t=word, vowel=(word,), kind="T"))
    elif low.endswith("шт"):
        options.append(replace(first, before_t=word[:-1]))  # Будапештен: written so beside Будапешттен
    elif _MAY_LINK.search(low):  # митингіге, рецептіні
        options.append(Stem(word, word + "і", word + "і", (word + "і",), "V", back=False))
    yield from options[1:]
    if is_unstable(word):
        yield from (replace(option, back=not option.back) for option in options)


def _links(low: str) -> bool:
    if low in table("kk_linking_vowel"):
        return True
    return len(low) > 2 and bool(_LINKED.search(low)) and low not in table("kk_no_linking_vowel")


@lru_cache(maxsize=16384)
def before_vowel(word: str) -> tuple[str, ...]:
    """Spellings before a vowel suffix, the preferred first, others accepted."""
    low = word.lower()
    lost = _vowel_loss(word, low)
    if lost:
        return lost
    if low.endswith("ь"):
        return (word[:-1],)
    if _DOUBLE.search(low):
        return (word[:-1], word)
    last, before = low[-1:], low[-2:-1]
    voices = last in _VOICED and (before in VOWELS or before in "иую" or (last in "қп" and before in _SONANTS))
    if not voices or not before:
        return (word,)
    voiced = word[:-1] + _VOICED[last]
    if last == "п" and _KEEPS_P.search(low):
        return (word, voiced)
    return (voiced, word)


def _vowel_loss(word: str, low: str) -> tuple[str, ...]:
    """халық -> халқ: compounds in such a word lose the vowel as well (кәсіпорын, елорын)."""
    losses = table("kk_vowel_loss")
    found = losses.get(low) or next(
        (losses[end] for end in (low[-4:], low[-5:]) if "compounds" in losses.get(end, ())), ()
    )
    if not found:
        return ()
    dropped = word[:-2] + word[-1]
    kept = word[:-1] + _VOICED.get(low[-1], word[-1])
    return (dropped, kept) if found[0] == "always" else (kept, dropped)
