"""How abbreviations, Latin words and figures are read aloud in Kazakh, for the suffix after the hyphen.

АҚШ-тың, БҰҰ-ға, ЖІӨ-нің, YouTube-тің, 2030-ға. Letters are read by name unless the abbreviation can
be read as a word (its last letter follows a vowel: АЭС, ЮНЕП, БАҚ). Usage wavers (ЖШС-нің, ЖШС-ға):
recognition accepts every reading. Fixed readings stand in ``data/kk_abbreviations.tsv``.
"""

from __future__ import annotations

import re

from transdesk.language.morphology.kk.harmony import is_back
from transdesk.language.morphology.kk.stems import Stem
from transdesk.language.morphology.kk.suffixes import ending_of
from transdesk.language.morphology.tables import table

_VOWEL_LETTERS = "АӘЕЁИОӨҰҮУЫІЭЮЯ"
# letter -> (kind of ending, back): the name of the letter as news usage inflects it
_LETTERS = {
    **dict.fromkeys("АОҰЫЯЁ", ("V", True)),
    **dict.fromkeys("ӘЕӨҮІЭ", ("V", False)),
    **dict.fromkeys("ИЮ", ("L", False)),
    "У": ("L", True),
    "Й": ("L", False),
    **dict.fromkeys("БВДПТҚҒҺ", ("V", True)),
    **dict.fromkeys("ГЖЗКХЦЧ", ("V", False)),
    **dict.fromkeys("ЛР", ("L", False)),
    **dict.fromkeys("МНҢ", ("N", False)),
    "С": ("T", False),
    "Ф": ("T", True),
    "Ш": ("T", True),
    "Щ": ("V", False),
}
_LATIN_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "эй",
            "би",
            "си",
            "ди",
            "и",
            "эф",
            "джи",
            "эйч",
            "ай",
            "джей",
            "кей",
            "эл",
            "эм",
            "эн",
            "оу",
            "пи",
            "кью",
            "ар",
            "эс",
            "ти",
            "ю",
            "ви",
            "дабл-ю",
            "икс",
            "уай",
            "зет",
        ],
        strict=True,
    )
)
_LATIN = str.maketrans("abcdefghijklmnopqrstuvwxyzüöäışğçé", "абкдефгхижклмнопкрстувусизүөәышғче")
_ONES = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")


def is_abbreviation(word: str) -> bool:
    """БҰҰ, АҚШ, ҚазКСР, G7: the end of the word is capital letters or figures."""
    tail = re.search(r"[^\W\d_]+$", word)
    if re.search(r"\d$", word):
        return True
    capitals = sum(letter.isupper() for letter in word)
    mixed = word[-1:].isupper() and capitals > 2 and len(word) < 8  # ӘҚБтК
    return bool(tail and len(word) > 1 and (word[-2:].isupper() or mixed))


def is_latin(word: str) -> bool:
    """Whether the word ends in Latin letters."""
    return bool(re.search(r"[A-Za-zÀ-ž]$", word))


def hyphenated(word: str, back: bool | None = None) -> Stem:
    """The stem of an abbreviation, a Latin word or a figure."""
    kind, by_rule = _reading(word)
    return Stem(word, word, word, (word,), kind, by_rule if back is None else back, hyphen="-")


def _reading(word: str) -> tuple[str, bool]:
    listed = table("kk_abbreviations").get(word)
    if listed:
        return listed[0], listed[1] == "back"
    if re.search(r"\d$", word):
        return _sound(number_word(word))
    if is_latin(word):
        return _sound(_latin_sound(word))
    last, before = word[-1:].upper(), word[-2:-1].upper()
    if last not in _VOWEL_LETTERS and before in _VOWEL_LETTERS and before:
        return _sound(word.lower())
    kind, back = _LETTERS.get(last, ("V", False))
    if last in "СФ":  # ҚҚС-тың, МӘМС-ке: the sound of the whole decides
        vowels = [letter for letter in word.upper() if letter in _VOWEL_LETTERS]
        back = is_back(word.lower()) if vowels else back or "Қ" in word
    return kind, back


def _sound(word: str) -> tuple[str, bool]:
    return ending_of(word), is_back(word)


def _latin_sound(word: str) -> str:
    if word[-2:].isupper() and not re.search(r"[AEIOU][^AEIOU]$|[AEIOU]{2}$|[AEIOU]$", word):
        return _LATIN_LETTERS.get(word[-1], "и")
    low = re.split(r"[-\s.]", word)[-1].lower() or word.lower()
    low = re.sub(r"(?<=[aeiou][bcdfgklmnprstvxz])e$|(?<=[lr])e$", "", low)  # YouTube, Google: the last e is silent
    low = low.replace("ch", "ч").replace("sh", "ш").replace("oo", "у").replace("ee", "и").replace("ck", "к")
    return low.translate(_LATIN) or "э"


def number_word(word: str) -> str:
    """The last word of a number read aloud: 2025 -> бес, 30 -> отыз, 1900 -> жүз."""
    digits = re.search(r"\d+$", word) or re.match("0", "0")
    figure = digits[0] if digits else "0"
    stripped = figure.rstrip("0")
    zeros = len(figure) - len(stripped)
    if not stripped:
        return "нөл"
    if zeros == 0:
        return _ONES[int(figure[-1])]
    if zeros == 1:
        return _TENS[int(figure[-2])]
    return "жүз" if zeros == 2 else "мың" if zeros < 6 else "миллион"
