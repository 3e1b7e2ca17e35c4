"""Declension of Russian and other personal names in Russian text.

Rules after «Русская грамматика» (1980) and Калакуцкая, «Склонение фамилий и личных имён» (1984):
-ов/-ев/-ин surnames have -ым in the instrumental, first names and foreign names -ом; -ский declines as an
adjective; consonant surnames of women, names in -о -е -и -у -ю and -ых/-их stay; -улы, -кызы, -оглы stay;
Касым-Жомарт declines in its last part only, Римский-Корсаков in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transdesk.language.morphology.ru.lexicon import adjectives, nouns
from transdesk.language.morphology.ru.words import (
    ORDER,
    NounTable,
    adjective_table,
    dictionary_table,
    indeclinable,
    noun_table,
)
from transdesk.language.morphology.tables import table

PARTICLES = frozenset(
    [
        "да",
        "де",
        "ди",
        "дю",
        "ла",
        "ле",
        "фон",
        "ван",
        "дер",
        "ден",
        "аль",
        "эль",
        "бен",
        "бин",
        "ибн",
        "ван-дер",
        "дос",
        "ду",
        "цу",
        "тен",
        "оф",
        "и",
        "дель",
        "делла",
        "абу",
    ]
)
_UNCHANGING = re.compile(r"(улы|уулу|оглу|оглы|кызы|гызы|заде|ых|их|ко|аго|яго)$")
_SURNAME_M = re.compile(r"..(ов|ев|ёв|ин|ын)$")
_SURNAME_F = re.compile(r"..(ов|ев|ёв|ин|ын)а$")
_ADJECTIVE_M = re.compile(r"(ск|цк)(ий|ой)$")
_ADJECTIVE_F = re.compile(r"(ск|цк)ая$")
_PATRONYMIC_F = re.compile(r"(овна|евна|ична|инична)$")
_PATRONYMIC_M = re.compile(r"(ович|евич|ич)$")
_WOMAN = re.compile(r"(гуль|гюль|сулу|нурсулу|шолпан|жамал|гульнар|бибі|биби|кыз)$")
_SYLLABLE = re.compile(
    r"^(ц?[бпмфвдтнлгкхчжшщзсрцй]{0,3}[аеёиоуыэюя]{1,3}(нь|н|й|р)?)(ц?[бпмфвдтнлгкхчжшщзсрцй]{1,3}[аеёиоуыэюя]{1,3}(нь|н|й)?)?$"
)


def gender_of(words: Sequence[str]) -> str:
    """MASC or FEM, guessed from patronymic, surname, first name; MASC where nothing tells."""
    low = [word.lower() for word in words]
    for word in low:
        if _PATRONYMIC_F.search(word) or word.endswith(("кызы", "гызы", "қызы")):
            return "FEM"
        if word.endswith(("ович", "евич", "улы", "уулу", "оглы", "ұлы")):
            return "MASC"
    if len(low) > 1 and (_ADJECTIVE_F.search(low[-1]) or re.search(r"(ов|ев|ёв|ин)а$", low[-1])):
        return "FEM"
    listed = table("ru_first_names").get(low[0]) if low else None
    if listed:
        return "FEM" if listed[0] == "f" else "MASC"
    if len(low) > 1 and (_SURNAME_M.search(low[-1]) or _ADJECTIVE_M.search(low[-1])):
        return "MASC"
    return _first_name_gender(words)


def _first_name_gender(words: Sequence[str]) -> str:
    if not words:
        return "MASC"
    named = [reading for reading in nouns(words[0]) if "Name" in reading.name and reading.gender in {"MASC", "FEM"}]
    if named:
        return named[0].gender
    low = words[0].lower()
    if _WOMAN.search(low):
        return "FEM"
    if len(words) == 1 and (_ADJECTIVE_F.search(low) or re.search(r"(ов|ев|ёв)а$", low)):
        return "FEM"
    return "FEM" if len(words) > 1 and low.endswith(("а", "я")) and low not in {"никита", "илья", "мустафа"} else "MASC"


def name_table(word: str, gender: str, *, first: bool, surname: bool) -> NounTable:
    """Forms of one part of a personal name.

    Args:
        word: the nominative.
        gender: of the person, MASC or FEM.
        first: whether it stands in the place of a first name (or patronymic).
        surname: whether it stands in the place of a surname; both hold for a name of one word.
    """
    if "-" in word:
        return _double(word, gender, first=first, surname=surname)
    low = word.lower()
    if low in table("ru_indeclinable_names"):
        return indeclinable(word)
    if len(low) < 2 or word.endswith(".") or low in PARTICLES or not low[-1].isalpha() or low[-1] < "а":
        return indeclinable(word)
    known = _known(word, gender, first=first, surname=surname)
    if known:
        return _with_stressed_ending(known, low) if gender == "FEM" else known
    if surname or not first:
        by_rule = _surname(word, low, gender)
        if by_rule:
            return by_rule
    if _UNCHANGING.search(low) and not (first and not surname and low.endswith(("их", "ых"))):
        return indeclinable(word)
    if gender == "FEM":
        declined = low[-1] in "ая"
        return _with_stressed_ending(noun_table(word, "FEM", animate=True), low) if declined else indeclinable(word)
    return noun_table(word, "MASC", animate=True)


def _with_stressed_ending(table: NounTable, low: str) -> NounTable:
    """Алие beside Алии: eastern names in a stressed -ия, which letters do not tell from Мария (Розенталь, par. 149)."""
    if not low.endswith("ия"):
        return table
    both = {("SG", case): (*table["SG", case], table["SG", case][0][:-1] + "е") for case in ("DAT", "ESS")}
    return {**table, **both}


def _known(word: str, gender: str, *, first: bool, surname: bool) -> NounTable | None:
    """First names and patronymics of the dictionary."""
    wanted = {"Name", "Patr"} if first else set()
    if surname and not first:
        wanted = {"Surn"}
    found = [
        reading
        for reading in nouns(word)
        if reading.number == "SG" and reading.name & wanted and reading.gender in {gender, ""} and reading.known
    ]
    if not found or (surname and _SURNAME_F.search(word.lower()) and not first):
        return None
    if found[0].indeclinable and gender == "MASC" and word[-1].lower() not in "аеёиоуыэюя":
        return None
    return _singular_and_plural(dictionary_table(word, found[0]), word, gender)


def _singular_and_plural(cells: NounTable, word: str, gender: str) -> NounTable:
    return cells if ("PL", "NOM") in cells else {**noun_table(word, gender, animate=True), **cells}


@lru_cache(maxsize=16384)
def _surname(word: str, low: str, gender: str) -> NounTable | None:
    """Surnames in -ов -ев -ин -ский and their feminines; None for all other shapes."""
    if gender == "MASC" and _SURNAME_M.search(low) and not is_chinese(word):
        return _ov_table(word)
    if gender == "FEM" and _SURNAME_F.search(low):
        forms: dict[tuple[str, str], tuple[str, ...]] = {
            ("SG", case): (word[:-1] + end,)
            for case, end in zip(ORDER, ("а", "ой", "ой", "у", "ой", "ой"), strict=True)
        }
        return {**forms, **{cell: row for cell, row in _ov_table(word[:-1]).items() if cell[0] == "PL"}}
    shape = _ADJECTIVE_M if gender == "MASC" else _ADJECTIVE_F
    adjective = shape.search(low) or (
        low.endswith(("ый", "ой", "ий")) if gender == "MASC" else low.endswith(("ая", "яя"))
    )
    if not adjective or (not shape.search(low) and not _is_adjectival(word)):
        return None
    masculine = low if gender == "MASC" else low[:-2] + ("ий" if low[-3] in "кгхжчшщ" else "ый")
    cells = adjective_table(word, masculine)
    forms = {("SG", case): cells[gender, case] for case in ORDER}
    if gender == "MASC":
        forms["SG", "ACC"] = cells["MASC", "GEN"]
    plural = {("PL", case): cells["PL", "GEN" if case == "ACC" else case] for case in ORDER}
    return {**forms, **plural}


def _ov_table(word: str) -> NounTable:
    singular = ("", "а", "у", "а", "ым", "е")
    plural = ("ы", "ых", "ым", "ых", "ыми", "ых")
    return {("SG", case): (word + end,) for case, end in zip(ORDER, singular, strict=True)} | {
        ("PL", case): (word + end,) for case, end in zip(ORDER, plural, strict=True)
    }


def _is_adjectival(word: str) -> bool:
    return bool(adjectives(word)) or any("Surn" in reading.name for reading in nouns(word))


def is_chinese(word: str) -> bool:
    """Whether a given name looks like transcribed Chinese: Цзиньпин, Кэцян, Цзэминь."""
    return bool(
        re.search(r"(цз|цянь|нь[а-я]|чж|сян|сюэ|пин$|лин$|бинь|минь)", word.lower()) and _SYLLABLE.match(word.lower())
    )


def _double(word: str, gender: str, *, first: bool, surname: bool) -> NounTable:
    """Hyphenated: only the last part declines, except double surnames (Римский-Корсаков)."""
    parts = word.split("-")
    tables = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        own = surname and re.search(r"(ов|ев|ин|ский|цкий|ова|ева|ина|ская|цкая)$", part.lower())
        if last and part[:1].islower():
            tables.append(indeclinable(part) if _UNCHANGING.search(part) else noun_table(part, gender, animate=True))
        elif last:
            tables.append(name_table(part, gender, first=first, surname=surname))
        elif own and part[:1].isupper():
            tables.append(name_table(part, gender, first=False, surname=True))
        else:
            tables.append(indeclinable(part))
    cells = set(tables[0])
    for each in tables:
        cells &= set(each)
    return {cell: ("-".join(each[cell][0] for each in tables),) for cell in cells}
