"""Vowel harmony of a Kazakh word: does it take back (-лар, -ға) or front (-лер, -ге) suffixes?

The last vowel decides. Letters и, у, ю say nothing by themselves; loans follow the rules of
«Қазақ тілінің орфографиялық ережелері» (2016 ff.) and the usage of news texts: a final palatalised
consonant is front (Кремльге), CуC back (клубқа), -нк -рк -лк -ск front (банкке), -уг -рг front
(округтің). Words that go another way stand in ``data/kk_harmony.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transdesk.language.morphology.tables import table

FRONT = frozenset("әеөүіэ")
BACK = frozenset("аоұыя")
VOWELS = FRONT | BACK | {"ё"}
_SURNAME = re.compile(r"(.+)(ов|ев|ёв)$")
_UNSTABLE = re.compile(r"(г|[аоуя]к|[нрсл]к|ь|[иуюё][^аоұыяәеөүіэё]*|[оеё]в|бург|ст|кт|ә|ов[аы]|ев[аы])$")
_BACK_LETTERS = re.compile("[ғқұы]")


@lru_cache(maxsize=65536)
def is_back(word: str) -> bool:
    """Whether the word (last part of a hyphenated one) takes back suffixes."""
    whole = word.lower()
    last = re.split(r"[-\s–]", whole)[-1] or whole
    listed = table("kk_harmony").get(last)
    if listed:
        return listed[0] == "back"
    surname = _SURNAME.match(last)
    if surname and len(last) > 4 and any(letter in VOWELS for letter in surname[1]):
        return _surname_is_back(surname[1], surname[2])
    ending = _by_ending(last)
    if ending is not None:
        return ending
    decided = _by_vowels(last)
    if decided is None:
        rest = whole[: len(whole) - len(last)].rstrip("- –")
        return is_back(rest) if rest else "и" not in last
    return decided


def is_unstable(word: str) -> bool:
    """Whether running text is known to waver between both harmonies for such words."""
    return bool(_UNSTABLE.search(word.lower()))


def _surname_is_back(stem: str, ending: str) -> bool:
    """-ов, -ев: the vowel before decides: Тоқаевқа, Мәсімовтің; Нұрғалиевтің, Саиповқа are attested."""
    if ending == "ев" and stem.endswith("и"):
        return False
    if ending == "ёв":
        return stem.endswith(("а", "о", "и"))  # Мирзиёевтен is -ёев; Гумилёвте
    if ending == "ев" and stem[-1:] not in VOWELS | set("иуюй"):
        return False  # Зайцев, Горбачев, Медведев: a Russian soft consonant
    if ending == "ов" and re.search(r"и[^аоұыяәеөүіэёи]*$", stem):
        return True
    if stem.endswith("ет") and any(letter in BACK for letter in stem):
        return True  # Ахметовқа, Нұрымбетовтың
    return is_back(stem)


def _by_ending(word: str) -> bool | None:
    """Endings of loans and compounds that decide against or without the last vowel."""
    if word.endswith(("ань", "онь")):
        return True  # бронь, Ухань, Тянь-Шань
    if word.endswith("ь"):
        return False
    if re.search(r"[нрсл]к$", word):
        return False
    if re.search(r"(уг|рг|ог)$", word) and not _BACK_LETTERS.search(word):
        return False
    if word.endswith(("ғали", "олог")):
        return True  # Мұқағали; археологтар (usage of -олог 54 back, 29 front)
    if re.search(r"ё[рв][^аоұыяәеөүіэё]*$", word):
        return False  # волонтёр, режиссёр
    return None


def _by_vowels(word: str) -> bool | None:
    places = [(index, letter) for index, letter in enumerate(word) if letter in VOWELS or letter in "иую"]
    for index, letter in reversed(places):
        if letter in FRONT:
            return False
        if letter in BACK or letter == "ё":
            return True
        if letter == "и":
            if index == len(word) - 1:  # Науаи has ай; алқаби, Тбилиси; ми, қи are listed
                return word[index - 1 : index] in BACK and index > 0
            if "ь" in word[index:]:
                return False  # фильм
            return bool(_BACK_LETTERS.search(word)) and not word.endswith("ин")
        final = index == len(word) - 1
        if letter == "ю":
            if not final:
                return False
            continue
        glide = final or word[index - 1 : index] in VOWELS
        if not glide:
            return True  # CуC: клуб, минут, Кабул
    return None if places and not all(letter == "и" for _, letter in places) else ("и" not in word if places else None)
