"""Personal names as terms: titles, first names, patronymics, surnames in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transdesk.language.morphology.ru.lexicon import adjectives, is_known, nouns, parses
from transdesk.language.morphology.ru.names import PARTICLES, gender_of, is_chinese, name_table
from transdesk.language.morphology.ru.phrase import Part, Phrase
from transdesk.language.morphology.ru.words import dictionary_table, indeclinable

_SURNAME = re.compile(r"..(ов|ев|ёв|ин|ова|ева|ёва|ина|ский|цкий|ская|цкая)$")
_KOREAN_SURNAMES = frozenset(["ким", "пак", "ли", "чон", "мун", "но", "юн", "чхве", "лим", "хан", "чан", "сон", "кан"])
_CHINESE_SURNAMES = frozenset(
    [
        "си",
        "ли",
        "ван",
        "чжан",
        "лю",
        "мао",
        "дэн",
        "ху",
        "вэнь",
        "цзян",
        "у",
        "чэнь",
        "чжоу",
        "сунь",
        "хуа",
        "цинь",
        "лян",
        "тан",
        "пэн",
        "пан",
        "ким",
        "пак",
        "чон",
        "чо",
        "нгуен",
        "ко",
        "ма",
        "го",
        "хо",
    ]
)


def looks_like_surname(word: str) -> bool:
    """Whether a capitalised word has the shape of a Russian-type surname and is no other word."""
    return bool(word[:1].isupper() and _SURNAME.search(word.lower())) and not any(
        reading.known and not reading.name for reading in nouns(word)
    )


def looks_like_person(words: Sequence[str]) -> bool:
    """Whether capitalised words of an unmarked term are somebody's name."""
    if not words or not all(_is_capitalised(word) for word in words) or len(words) > 4:
        return False
    if len(words) == 1:
        return _is_a_name(words[0])
    if adjectives(words[0]) and not any(reading.name for reading in nouns(words[0])):
        return False
    first_known = any("Name" in reading.name for reading in nouns(words[0]) if reading.known)
    return (
        first_known
        or looks_like_surname(words[-1])
        or any(reading.name for reading in nouns(words[-1]) if reading.known)
    )


def _is_a_name(word: str) -> bool:
    """Whether a single capitalised word is likelier a person than anything else."""
    named = [reading for reading in nouns(word) if reading.known]
    if named:
        return bool(named[0].name) and "Geox" not in named[0].parse.tag
    return bool(_SURNAME.search(word.lower())) and not adjectives(word)


def person_phrase(tokens: Sequence[str], words: Sequence[int], gender: str) -> Phrase:
    """A name with or without a title before it; ``gender`` empty: guessed."""
    parts = [Part(token) for token in tokens]
    start = 0
    while start < len(words) - 1 and tokens[words[start]].islower() and tokens[words[start]] not in PARTICLES:
        title = next((reading for reading in nouns(tokens[words[start]]) if reading.animate), None)
        if title is not None:
            parts[words[start]] = Part(tokens[words[start]], noun=dictionary_table(tokens[words[start]], title))
        start += 1
    names = list(words[start:])
    told = gender or gender_of([tokens[index] for index in names])
    for index, part in _name_parts(tokens, names, told):
        parts[index] = part
    head = words[-1] if words else -1
    numbers = ("SG", "PL") if len(words) == 1 else ("SG",)
    return Phrase(tuple(parts), head=head, gender=told, numbers=numbers, animate=True, person=True)


def names_after_title(tokens: Sequence[str], words: Sequence[int], gender: str) -> list[tuple[int, Part]]:
    """Name parts after a title noun; none where the words are its complement (президент Франции)."""
    texts = [tokens[index] for index in words]
    if not texts or not all(_is_capitalised(text) or text in PARTICLES for text in texts):
        return []
    if not _nominative_names(texts):
        return []
    told = gender_of(texts) if len(texts) > 1 or looks_like_surname(texts[0]) else gender
    return _name_parts(tokens, words, told)


def _nominative_names(texts: Sequence[str]) -> bool:
    if any(reading.name for reading in nouns(texts[0])) or looks_like_surname(texts[-1]):
        return True
    return not is_known(texts[0]) and not any(
        parse.tag.case == "gent" and parse.tag.POS == "NOUN" for parse in parses(texts[0])
    )


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and not (word.isupper() and len(word) > 2) and bool(re.search(r"[а-яё.]$", word))


def _name_parts(tokens: Sequence[str], words: Sequence[int], gender: str) -> list[tuple[int, Part]]:
    """Every word of a name with its table; the last stands for the surname."""
    found = []
    korean = len(words) == 3 and tokens[words[0]].lower() in _KOREAN_SURNAMES  # Ким Чен Ына
    chinese = len(words) > 1 and tokens[words[0]].lower() in _CHINESE_SURNAMES
    for place, index in enumerate(words):
        word = tokens[index]
        last, first = place == len(words) - 1, place == 0
        if (
            word in PARTICLES
            or (korean and not last)
            or (chinese and first and word[-1].lower() in "аеёиоуыэюя")
            or not word[:1].isupper()
        ):
            table = indeclinable(word)
        elif chinese or is_chinese(word):
            table = name_table(word, gender, first=True, surname=False)
        else:
            table = name_table(word, gender, first=not last or first, surname=last)
        found.append((index, Part(word, noun=table)))
    return found
