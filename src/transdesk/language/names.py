"""Transliteration of personal and place names between Kazakh, Russian and English.

Established spellings of whole names (Tokayev, not Toqaev) come from the glossary, those of given names from
``data/given_names.tsv``; what stands here is the fallback:
Kazakh letters into Russian ones as in passports of Kazakhstan (Rules of 14 March 2014, No. 64), Cyrillic
into English after BGN/PCGN in the simplified form of the press (Aizhan, Tuyakbayeva), and the ways back,
which are ambiguous and give several candidates. Patronymics in -ұлы and -қызы stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from importlib import resources

from transdesk.domain.language import Language

_KK_RU = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноууxиАГКНОУУXИ".replace("x", "х").replace("X", "Х"))
_VOWELS = "аәеёиоөуұүыіэюя"
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")

_EN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_FROM_EN = (
    ("shch", "щ"), ("zh", "ж"), ("ph", "ф"), ("th", "т"), ("ck", "к"), ("oo", "у"), ("ee", "и"), ("dzh", "дж"), ("dj", "дж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
    ("yo", "ё"), ("yy", "ый"), ("a", "а"), ("b", "б"), ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"),
    ("i", "и"), ("j", "ж"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"),
    ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"), ("x", "кс"), ("y", "ы"), ("z", "з"), ("ı", "ы"), ("ş", "ш"), ("ç", "ч"), ("ğ", "г"), ("ö", "ё"), ("ü", "ю"), ("'", "ь"), ("’", "ь"),
)  # fmt: skip
_FATHERS = (
    "анатолий аркадий артём борис валентин валерий василий вадим виталий владислав всеволод вячеслав геннадий георгий "
    "герман григорий евгений егор ефим иосиф леонид лев максим михаил никита павел пётр петр роман семён семен степан "
    "станислав тимофей фёдор федор эдуард яков ярослав"
)
_SURNAME = re.compile(r"(?:ов|ев|ёв|ин|ын|ова|ева|ина|ына|ский|ская|цкий|цкая|ович|евич|овна|евна)$")
_SLAVIC = re.compile(r"[щцёэф]|(?:ский|ская|цкий|цкая|ович|евич|овна|евна|енко|ко|чук|ьев|ьева)$")


def transliterate(name: str, source: Language, target: Language) -> tuple[str, ...]:
    """Spellings of a name in another language, best first; the name itself where both languages are one.

    Each word is transliterated by itself; hyphens, initials and spaces stay. Given names with an established spelling
    take it in the first candidates.
    """
    if source is target:
        return (name,)
    established = _established(source, target)
    rules = _RULES[source, target]
    spelled = [partial(_known_or, established, rule) for rule in rules]
    candidates = (
        _WORD.sub(lambda match, rule=rule: _with_case(match.group(), rule), name)  # type: ignore[misc]
        for rule in (*spelled, *rules)
    )
    return tuple(dict.fromkeys(candidates))


def _known_or(established: Mapping[str, str], rule: Callable[[str], str], word: str) -> str:
    return established.get(word) or rule(word)


@cache
def _established(source: Language, target: Language) -> Mapping[str, str]:
    """Given names in one language to their preferred spelling in another, in lower case."""
    text = resources.files("transdesk.language").joinpath("data", "given_names.tsv").read_text(encoding="utf-8")
    columns = [Language.EN, Language.RU, Language.KK]
    found: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            row = dict(zip(columns, (cell.split("|") for cell in line.split("\t")), strict=True))
            for spelling in row[source]:
                found.setdefault(spelling, row[target][0])
    return found


@lru_cache(maxsize=1 << 14)  # of the words that texts bring
def is_given_name(word: str, language: Language) -> bool:
    """Whether a word, in any letter case, is a known given name; in Russian in any form of it."""
    if word.lower() in _established(language, Language.EN if language is not Language.EN else Language.RU):
        return True
    if language is not Language.RU:
        return False
    from transdesk.language.morphology.ru.lexicon import parses

    return any(parse.is_known and "Name" in parse.tag for parse in parses(word.lower()))


def _with_case(word: str, rule: Callable[[str], str]) -> str:
    """Apply a rule for lower-case words, and give the result the capitals of the word."""
    result = rule(word.lower())
    if word.isupper() and len(word) > 1:
        return result.upper()
    return result[:1].upper() + result[1:] if word[0].isupper() else result


def kazakh_to_russian(word: str) -> str:
    """Қонаев, Әлия, Гүлжан, Бейімбет, Ілияс: Конаев, Алия, Гульжан, Беимбет, Ильяс."""
    word = re.sub(rf"үл(?=[^{_VOWELS}])", "уль", word)
    word = re.sub(r"[іи]лия", "илья" if word.startswith("і") else "илия", word)
    return word.replace("йі", "и").translate(_KK_RU)


def kazakh_to_russian_plain(word: str) -> str:
    """Letter by letter (Гүлжан: Гулжан)."""
    return word.translate(_KK_RU)


def kazakh_to_russian_patronymic(word: str) -> str:
    """With a Russian patronymic for -ұлы and -қызы, as in official Russian texts (Кемелұлы: Кемелевич)."""
    ending = re.search("(ұлы|қызы)$", word)
    stem = kazakh_to_russian(word[: ending.start()] if ending else word)
    if not ending or len(stem) < 3 or stem[-1] in _VOWELS:
        return stem + (kazakh_to_russian(ending[0]) if ending else "")
    soft = stem[-1] in "жшчщцьй" or _last_vowel(stem) in "еиэ"
    return stem.rstrip("йь") + ("е" if soft else "о") + ("вич" if ending[0] == "ұлы" else "вна")


def _last_vowel(word: str) -> str:
    return next((letter for letter in reversed(word) if letter in _VOWELS), "а")


def kazakh_to_russian_round(word: str) -> str:
    """With у for ө, as in many old spellings (Төлеубаев: Тулеубаев), and ё as е."""
    return kazakh_to_russian(word.replace("ө", "у").replace("ё", "е"))


def cyrillic_to_english(word: str) -> str:
    """The press spelling: Ye- at the beginning and after a vowel, й as i (Aizhan, Orazbai), -ия as -ia."""
    out: list[str] = []
    for index, letter in enumerate(word):
        before = word[index - 1] if index else ""
        last = index == len(word) - 1
        if letter == "е" and (not before or before in "аәоөыіиеьъйэюя"):
            out.append("ye")
        elif letter == "й" and last:
            out.append("" if before in "иы" else "i" if before == "а" else "y")
        elif (letter == "и" and word[index:] == "ий") or (
            letter == "й" and word[index + 1 : index + 2] in tuple("аоуеюя")
        ):
            out.append("y")
        else:
            out.append(_EN.get(letter, letter))
    return re.sub("iya$", "ia", "".join(out))


def cyrillic_to_english_plain(word: str) -> str:
    """Letter by letter: Erlan, Tokaev, Mariya."""
    return "".join(_EN.get(letter, letter) for letter in re.sub("ий$", "и", word))


def cyrillic_to_english_strict(word: str) -> str:
    """BGN/PCGN with every й as y (Aynur, Abay)."""
    return cyrillic_to_english(word.replace("й", "\u0439\u200b")).replace("i\u200b", "y").replace("\u200b", "")


def english_to_russian(word: str) -> str:
    """Russian spelling with the soft signs that names want: Gulzhan, Natalya, Elmira: Гульжан, Наталья, Эльмира."""
    plain = english_to_russian_plain(word)
    soft = re.sub(rf"(?:(?<=^гу)|(?<=^э)|(?<=^зу))л(?=[^{_VOWELS}ь])", "ль", plain)
    soft = re.sub(r"(?<=[лнт])я$", "ья", soft) if re.search("[ln]ya$", word) else soft
    return re.sub("иа$", "ия", soft)


def english_to_russian_single(word: str) -> str:
    """The same with one s for two between vowels, which in names of Kazakhstan keep it voiceless (Mussin, Kassymov)."""
    return english_to_russian(re.sub("(?<=[aeiouy])ss(?=[aeiouy])", "s", word))


def english_to_russian_foreign(word: str) -> str:
    """The same with дж for j, as in names from English (Jackson)."""
    return english_to_russian(word.replace("j", "dj"))


def english_to_russian_plain(word: str) -> str:
    """Letters and digraphs back into Russian; y is й after a vowel, ы after a consonant."""
    word = re.sub("sk(?:yy|iy|ii|yi)$", "sky", word)
    out: list[str] = []
    index = 0
    while index < len(word):
        before = out[-1][-1:] if out else ""
        rest = word[index:]
        if before and before in _VOWELS and rest[0] in "iy" and not re.match(r"y[aeou]|i[aeouy]", rest):
            out.append("й" if before != "и" or rest[0] == "y" else "и")
            index += 1
            continue
        if rest == "y" and len(out) > 1 and before in "кгрнлтдсц":
            out.append("ий" if before in "кгц" or word.endswith(("ry", "niy")) else "ы")
            break
        latin, letter = next(((a, b) for a, b in _FROM_EN if rest.startswith(a)), (rest[0], rest[0]))
        out.append("э" if letter == "е" and latin == "e" and not out else letter)
        index += len(latin)
    return "".join(out)


@cache
def _elements() -> tuple[dict[str, str], re.Pattern[str]]:
    """Frequent parts of Kazakh names, Russian to Kazakh spelling, and a pattern that finds them."""
    text = resources.files("transdesk.language").joinpath("data", "name_elements.tsv").read_text(encoding="utf-8")
    table = dict(line.split("\t") for line in text.splitlines())
    longest_first = sorted(table, key=lambda part: (-len(part), part))
    return table, re.compile("|".join(map(re.escape, longest_first)))


def russian_to_kazakh_known(word: str) -> str:
    """Known parts of Kazakh names in their Kazakh spelling; a word without any stays as it is."""
    table, pattern = _elements()
    known = pattern.sub(lambda match: table[match.group()], word)
    return re.sub("(?<=.)улы$", "ұлы", re.sub("(?<=.)кызы$", "қызы", known))


def russian_to_kazakh_patronymic(word: str) -> str:
    """With -ұлы and -қызы for the patronymics of Kazakhs (Кемелевич: Кемелұлы), not for those of Slavic names."""
    ending = re.search("(?:[ое]вич|[ое]вна)$", word)
    father = word[: ending.start()] if ending else ""
    if not ending or len(father) < 3 or any((father + end) in _slavic_names() for end in ("", "й", "ь", "ий")):
        return russian_to_kazakh_known(word)
    known = _established(Language.RU, Language.KK).get(father) or russian_to_kazakh_known(father)
    return known + ("ұлы" if ending[0].endswith("вич") else "қызы")


@cache
def _slavic_names() -> frozenset[str]:
    """Given names that are spelled alike in Russian and Kazakh, and frequent fathers' names beside them."""
    same = {ru for ru, kk in _established(Language.RU, Language.KK).items() if ru == kk}
    return frozenset(same | set(_FATHERS.split()))


def russian_to_kazakh(word: str) -> str:
    """Kazakh letters by vowel harmony for names of Kazakh origin; Slavic names stay as they are.

    A word of back vowels takes қ, ғ and ұ (Нурлан, Токаев: Нұрлан, Тоқаев); one of front vowels takes ү, і and ө.
    """
    if _SLAVIC.search(word):
        return word
    ending = _SURNAME.search(word)
    stem = word[: ending.start()] if ending else word
    tail = word[len(stem) :]
    for patronymic, kazakh in (("улы", "ұлы"), ("кызы", "қызы")):
        if stem.endswith(patronymic) and len(stem) > len(patronymic) + 1:
            return russian_to_kazakh(stem[: -len(patronymic)]) + kazakh
    front = bool(re.search("[еиэ]", stem)) and not re.search("[оы]", stem)
    stem = re.sub(r"(?<![аоуыеия])у(?![аоуыеия])", "ү" if front and "а" not in stem else "ұ", stem)
    if front:
        if "а" not in stem:
            stem = re.sub(r"(?<=[^\Wаоуеия])и(?=[^\Wаоуеияй])", "і", stem)
        stem = re.sub(r"к(?=[аұ])|(?<=а)к(?![еи])", "қ", stem)
        stem = re.sub(r"г(?=[аұ])", "ғ", stem)
    else:
        stem = stem.replace("к", "қ").replace("г", "ғ")
    return stem + tail


def russian_to_kazakh_front(word: str) -> str:
    """The same for names with ә (Алия, Карим, Сабит: Әлия, Кәрім, Сәбит)."""
    if _SLAVIC.search(word):
        return word
    ending = _SURNAME.search(word)
    stem = word[: ending.start()] if ending else word
    first = re.sub("а", "ә", stem, count=1)
    return re.sub(r"(?<=[^\Wаәоуеия])и(?=[^\Wаәоуеияй])", "і", first) + word[len(stem) :]


def _same(word: str) -> str:
    return word


_RULES: dict[tuple[Language, Language], tuple[Callable[[str], str], ...]] = {
    (Language.KK, Language.RU): (
        kazakh_to_russian,
        kazakh_to_russian_patronymic,
        kazakh_to_russian_plain,
        kazakh_to_russian_round,
    ),
    (Language.KK, Language.EN): (cyrillic_to_english, cyrillic_to_english_plain, cyrillic_to_english_strict),
    (Language.RU, Language.EN): (cyrillic_to_english, cyrillic_to_english_plain, cyrillic_to_english_strict),
    (Language.RU, Language.KK): (
        russian_to_kazakh_known,
        russian_to_kazakh_patronymic,
        russian_to_kazakh,
        russian_to_kazakh_front,
        _same,
    ),
    (Language.EN, Language.RU): (
        english_to_russian_single,
        english_to_russian,
        english_to_russian_plain,
        english_to_russian_foreign,
    ),
    (Language.EN, Language.KK): (
        lambda word: russian_to_kazakh_known(english_to_russian_single(word)),
        lambda word: russian_to_kazakh_known(english_to_russian(word)),
        lambda word: russian_to_kazakh_known(english_to_russian_plain(word)),
        lambda word: russian_to_kazakh(english_to_russian(word)),
        lambda word: russian_to_kazakh_front(english_to_russian(word)),
        english_to_russian_plain,
    ),
}
