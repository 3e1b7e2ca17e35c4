"""Tables of one word's forms: from the dictionary, else by declension class.

Cells of nouns are (number, case), of adjectives (gender or ``PL``, case). Declension classes follow
Зализняк, «Грамматический словарь русского языка» (1977), and «Русская грамматика» (1980), §§ 1175-1311.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from transdesk.language.morphology.ru.lexicon import CASES, GENDERS, NUMBERS, Reading, is_rare

NounTable: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
"""(number, case) -> spellings, the preferred first; cases also LOC2 and GEN2."""
AdjectiveTable: TypeAlias = Mapping[tuple[str, str], tuple[str, ...]]
"""(MASC|FEM|NEUT|PL, case) -> spellings; ACC of MASC and PL is left to animacy."""

ORDER: Final = ("NOM", "GEN", "DAT", "ACC", "INS", "ESS")
_HISSING: Final = "жчшщц"
_NO_Y: Final = "гкхжчшщ"


def spelled_like(source: str, form: str) -> str:
    """``form`` (small letters) with the capitals of ``source``, and its е for ё, as far as both agree."""
    same = (a == b or (a, b) == ("е", "ё") for a, b in zip(source.lower(), form.lower(), strict=False))
    shared = next((place for place, equal in enumerate(same) if not equal), min(len(source), len(form)))
    rest = form[shared:]
    if len(source) > 1 and source.isupper():
        rest = rest.upper()
    if shared == 0 and source[:1].isupper():
        rest = rest[:1].upper() + rest[1:]
    return source[:shared] + rest


def dictionary_table(word: str, reading: Reading) -> NounTable:
    """All forms of a noun from its lexeme, rare ones last in their cell."""
    if reading.indeclinable:
        return indeclinable(word)
    cells: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    extra = {"loc2": "LOC2", "gen2": "GEN2"}
    for form in reading.parse.lexeme:
        tag = form.tag
        case = CASES.get(tag.case or "") or extra.get(tag.case or "")
        other = reading.name and tag.number == "sing" and GENDERS.get(tag.gender or "") != reading.gender
        if case and not other and "Abbr" not in tag and form.word.count("-") == word.count("-"):
            text = spelled_like(word, form.word)
            cells.setdefault((NUMBERS[tag.number], case), []).append((is_rare(tag), text))
    soft = word.lower().endswith(("ье", "ья"))  # варенье - вареньем, not варением
    return {
        cell: tuple(text for _, text in sorted(row, key=lambda entry: (soft and "ь" not in entry[1][-4:], entry[0])))
        for cell, row in cells.items()
    }


def indeclinable(word: str) -> NounTable:
    """The same spelling in every cell."""
    return {(number, case): (word,) for number in ("SG", "PL") for case in ORDER}


def noun_table(word: str, gender: str, *, animate: bool) -> NounTable:
    """Forms by declension class of the nominative singular; unchanging endings give one spelling."""
    row = _declension(word, gender)
    if row is None:
        return indeclinable(word)
    stem, singular, plural = row
    table = {}
    for number, endings in (("SG", singular), ("PL", plural)):
        for case, ending in zip(ORDER, endings, strict=True):
            table[number, case] = (stem + ending,)
    table["PL", "ACC"] = table["PL", "GEN"] if animate else table["PL", "NOM"]
    if gender == "MASC" and word[-1:].lower() not in "ая":
        table["SG", "ACC"] = table["SG", "GEN"] if animate else table["SG", "NOM"]
    return table


_Row: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]


def _declension(word: str, gender: str) -> _Row | None:
    """(stem, six singular endings, six plural endings); None for words that do not change."""
    low = word.lower()
    last = low[-1:]
    if last in "бвгджзклмнпрстфхцчшщ":
        return _consonant(word, low) if gender != "FEM" else None
    if last == "й":
        essive = "и" if low.endswith("ий") and len(low) > 3 else "е"
        return word[:-1], ("й", "я", "ю", "й", "ем", essive), ("и", "ев", "ям", "", "ями", "ях")
    if last == "ь":
        return _soft(word, low, gender)
    if last in "ая":
        return None if last == "а" and low[-2:-1] in "аеёиоуыэюя" else _first(word, low)  # Гоа, Нокиа
    if last in "ое" and gender in {"NEUT", ""} and (len(low) > 3 or last == "о"):
        return _neuter(word, low)
    return None


def _consonant(word: str, low: str) -> _Row:
    hissing = low[-1] in _HISSING
    genitive = "ей" if low[-1] in "жчшщ" else "ев" if low[-1] == "ц" else "ов"
    plural = "и" if low[-1] in _NO_Y else "ы"
    if re.search(r"[бвгджзклмнпрстфхчшщ]ец$", low) and len(low) > 4:  # шымкентец - шымкентца
        return word[:-2], ("ец", "ца", "цу", "ец", "цем", "це"), ("цы", "цев", "цам", "", "цами", "цах")
    if low.endswith(("ёнок", "онок")) and len(low) > 5:  # кукушонок - кукушонка, кукушата
        young = "ят" if low.endswith("ёнок") else "ат"
        brood = tuple(young + end for end in ("а", "", "ам", "", "ами", "ах"))
        tail = word[-4:-2]
        return word[:-4], tuple(tail + end for end in ("ок", "ка", "ку", "ок", "ком", "ке")), brood
    if low.endswith(("чек", "шек")) and len(low) > 4:
        return word[:-2], ("ек", "ка", "ку", "ек", "ком", "ке"), ("ки", "ков", "кам", "", "ками", "ках")
    return word, ("", "а", "у", "", "ем" if hissing else "ом", "е"), (plural, genitive, "ам", "", "ами", "ах")


def _soft(word: str, low: str, gender: str) -> _Row:
    stem = word[:-1]
    if gender == "FEM" or low[-2:-1] in "жчшщ" or low.endswith("ость"):
        a = "а" if low[-2:-1] in "жчшщ" else "я"
        return stem, ("ь", "и", "и", "ь", "ью", "и"), ("и", "ей", a + "м", "", a + "ми", a + "х")
    return stem, ("ь", "я", "ю", "ь", "ем", "е"), ("и", "ей", "ям", "", "ями", "ях")


def _first(word: str, low: str) -> _Row:
    stem, before = word[:-1], low[-2:-1]
    if low.endswith("я"):
        weak = "и" if before == "и" else "е"
        many = "й" if before in "аеёиоуыэюя" else "ь"
        return stem, ("я", "и", weak, "ю", "ей", weak), ("и", many, "ям", "", "ями", "ях")
    y = "и" if before in _NO_Y else "ы"
    oy = "ей" if before in _HISSING else "ой"
    fleeting = re.search(r"([бвгджзклмнпрстфхцчшщй])к$", stem.lower())
    if fleeting:
        mid = "е" if fleeting[1] in "жчшщц" else "о"
        return stem[:-1], ("ка", "ки", "ке", "ку", "кой", "ке"), ("ки", mid + "к", "кам", "", "ками", "ках")
    return stem, ("а", y, "е", "у", oy, "е"), (y, "", "ам", "", "ами", "ах")


def _neuter(word: str, low: str) -> _Row:
    stem, before = word[:-1], low[-2:-1]
    if low.endswith("о"):
        return stem, ("о", "а", "у", "о", "ом", "е"), ("а", "", "ам", "", "ами", "ах")
    if before in "жчшщц":
        return stem, ("е", "а", "у", "е", "ем", "е"), ("а", "", "ам", "", "ами", "ах")
    if before in "иь":
        return stem, ("е", "я", "ю", "е", "ем", "и" if before == "и" else "е"), ("я", "й", "ям", "", "ями", "ях")
    return stem, ("е", "я", "ю", "е", "ем", "е"), ("я", "ей", "ям", "", "ями", "ях")


_Endings: TypeAlias = Mapping[str, tuple[str, ...]]
_HARD: Final[_Endings] = {
    "MASC": ("", "ого", "ому", "", "ым", "ом"),
    "FEM": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "NEUT": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "PL": ("ые", "ых", "ым", "", "ыми", "ых"),
}
_SOFT: Final[_Endings] = {
    "MASC": ("", "его", "ему", "", "им", "ем"),
    "FEM": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "NEUT": ("ее", "его", "ему", "ее", "им", "ем"),
    "PL": ("ие", "их", "им", "", "ими", "их"),
}
_FOXY: Final[_Endings] = {  # лисий, третий
    "MASC": ("", "ьего", "ьему", "", "ьим", "ьем"),
    "FEM": ("ья", "ьей", "ьей", "ью", "ьей", "ьей"),
    "NEUT": ("ье", "ьего", "ьему", "ье", "ьим", "ьем"),
    "PL": ("ьи", "ьих", "ьим", "", "ьими", "ьих"),
}
_POSSESSIVE: Final[_Endings] = {  # булев, мамин
    "MASC": ("", "а", "у", "", "ым", "ом"),
    "FEM": ("а", "ой", "ой", "у", "ой", "ой"),
    "NEUT": ("о", "а", "у", "о", "ым", "ом"),
    "PL": ("ы", "ых", "ым", "", "ыми", "ых"),
}


def adjective_table(word: str, masculine: str, *, foxy: bool = False) -> AdjectiveTable:
    """All full forms of an adjective, spelled on from ``word`` (any nominative of it)."""
    reflexive = "ся" if masculine.endswith("ся") else ""
    base = masculine[: len(masculine) - len(reflexive)]
    possessive = base.endswith(("ов", "ев", "ёв", "ин", "ын"))
    stem_size = len(base) if possessive else len(base) - 2
    stem = spelled_like(word, base)[:stem_size]
    endings = _POSSESSIVE if possessive else _FOXY if foxy else _full_endings(base)
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    for gender, row in endings.items():
        for case, ending in zip(ORDER, row, strict=True):
            table[gender, case] = (stem + ending + reflexive,)
    table["MASC", "NOM"] = (stem + base[stem_size:] + reflexive,)
    if possessive:
        for gender in ("MASC", "NEUT"):
            table[gender, "GEN"] += (stem + "ого",)
            table[gender, "DAT"] += (stem + "ому",)
    if table["FEM", "INS"][0].endswith(("ой", "ей")):
        table["FEM", "INS"] += (table["FEM", "INS"][0][:-1] + "ю",)
    return table


def pronoun_table(word: str, lexeme: Sequence[Any]) -> AdjectiveTable:
    """Pronouns that agree (ваш, весь, этот), straight from the dictionary."""
    found: dict[tuple[str, str], list[str]] = {}
    for form in lexeme:
        case = CASES.get(form.tag.case or "")
        if case and not is_rare(form.tag):
            gender = "PL" if form.tag.number == "plur" else GENDERS.get(form.tag.gender or "", "MASC")
            found.setdefault((gender, case), []).append(spelled_like(word, form.word))
    return {cell: tuple(texts) for cell, texts in found.items()}


def _full_endings(base: str) -> _Endings:
    before, ending = base[-3:-2].lower(), base[-2:].lower()
    if ending == "ий" and before not in _NO_Y + "ц":
        return _SOFT
    if before in "гкх" and ending in {"ий", "ой"}:
        return {gender: tuple(_velar(end) for end in row) for gender, row in _HARD.items()}
    if before in "жчшщ":
        hard = _HARD if ending == "ой" else {**_SOFT, "FEM": ("ая", "ей", "ей", "ую", "ей", "ей")}
        return {gender: tuple(_velar(end) for end in row) for gender, row in hard.items()}
    return _HARD


def _velar(ending: str) -> str:
    return "и" + ending[1:] if ending.startswith("ы") else ending


def short_forms(stem_source: str, lexeme: object, masculine: str) -> dict[str, tuple[str, ...]]:
    """Short forms (готов, готова): from the dictionary, else stem with -, -а, -о, -ы."""
    found: dict[str, list[str]] = {}
    for form in lexeme if isinstance(lexeme, list | tuple) else ():
        if form.tag.POS in {"ADJS", "PRTS"}:
            gender = {"masc": "MASC", "femn": "FEM", "neut": "NEUT"}.get(form.tag.gender or "", "PL")
            if form.word[: len(masculine) - 4] == masculine[:-4] and form.word[len(masculine) - 4 :][:1] != "м":
                found.setdefault(gender, []).append(spelled_like(stem_source, form.word))
    stem = spelled_like(stem_source, masculine)[:-2]
    soft = masculine.endswith("ий") and masculine[-3:-2] not in "гкхжчшщ"
    by_rule = {
        "MASC": _short_masculine(stem),
        "FEM": stem + ("я" if soft else "а"),
        "NEUT": stem + "о",
        "PL": stem + "ы",
    }
    if stem[-1:] in _NO_Y:
        by_rule["PL"] = stem + "и"
    return {gender: tuple(dict.fromkeys([*found.get(gender, ()), form])) for gender, form in by_rule.items()}


def _short_masculine(stem: str) -> str:
    if stem.endswith("нн"):
        return stem[:-1]
    if re.search(r"[бвгджзклмпрстфхцчшщ]н$", stem):
        return stem[:-1] + "ен"
    if re.search(r"ьн$", stem):
        return stem[:-2] + "ен"
    if re.search(r"[бвгджзлмнпрстфхцчшщ]к$", stem):
        return stem[:-1] + ("ек" if stem[-2] in "жчшщ" else "ок")
    return stem
