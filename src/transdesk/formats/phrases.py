"""The words by which an article's parts are known, in the three languages: data for ``structure``."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan января янв қаңтар қаң",
            "february feb февраля фев ақпан ақп",
            "march mar марта мар март наурыз нау",
            "april apr апреля апр сәуір сәу",
            "may мая май мамыр мам",
            "june jun июня июн июнь маусым мау",
            "july jul июля июл июль шілде шіл",
            "august aug августа авг август тамыз там",
            "september sep sept сентября сен сент қыркүйек қыр",
            "october oct октября окт қазан қаз",
            "november nov ноября ноя нояб қараша қар",
            "december dec декабря дек желтоқсан жел",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and their short forms as they stand in dates (Russian genitive), to the month's number."""

DATE_WORDS = frozenset(
    [
        "года",
        "г",
        "год",
        "жыл",
        "жылы",
        "жылғы",
        "ж",
        "of",
        "at",
        "в",
        "сағат",
        "мск",
        "utc",
        "gmt",
        "am",
        "pm",
        "est",
        "et",
    ]
)
"""Words that may stand beside day, month and year in a dateline."""

WEEKDAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
        "дүйсенбі",
        "сейсенбі",
        "сәрсенбі",
        "бейсенбі",
        "жұма",
        "сенбі",
        "жексенбі",
    ]
)

AGENCIES = (
    "РИА Новости", "ТАСС", "ИТАР-ТАСС", "Sputnik", "Интерфакс", "Интерфакс-Казахстан", "КазТАГ", "ҚазТАГ", "Казинформ",
    "КазИнформ", "ҚазАқпарат", "Kazinform", "KazTAG", "Reuters", "Рейтер", "AFP", "AP", "TASS", "Interfax", "BBC",
    "Tengrinews.kz", "Zakon.kz", "Qazinform", "Azattyq", "Азаттық", "Акипресс", "АКИpress", "24.kg", "Ferghana", "TCA",
)  # fmt: skip
"""News agencies that datelines name after the dash, as in "МОСКВА, 18 мар — РИА Новости."."""

_AUTHOR_WORDS = (
    r"by|written by|story by|text by|authors?|reported by|автор(?:ы| текста)?|текст|подготовил(?:а|и)?|"
    r"авторлар(?:ы)?|мәтін|мақала авторы|дайындаған|әзірлеген"
)
BYLINE = re.compile(
    rf"^(?:(?:{_AUTHOR_WORDS})\s*:\s*|(?:by|written by|reported by|подготовил(?:а|и)?)\s+)(?P<name>\S.*)$",
    re.IGNORECASE,
)
"""A line that names the author after a word that says so."""

ABOUT_AUTHOR = re.compile(r"^(?:about the authors?|об авторах?|автор туралы|авторлар туралы)\s*[:.]?$", re.IGNORECASE)

_OPENERS = (
    r"view more (?:articles|stories|posts)",
    r"(?:read|see|watch) (?:also|next)\b",
    r"(?:read|see|watch) (?:more|the full (?:story|article))\s*(?:$|[:»→>….]|about\b|on (?:this|our)\b|in our\b|at\b)",
    r"(?:also|further) read(?:ing)?\s*(?:$|:)",
    r"(?:related|more|recommended|popular) (?:articles|stories|news|posts|topics)\b",
    r"share (?:this|on|via)\s*(?:$|:|[\w ]{1,40}$)",
    r"follow (?:us|@|our)",
    r"subscribe (?:to|now|for|here)\b",
    r"sign up (?:for|to)\b",
    r"all rights reserved",
    r"leave a (?:comment|reply)",
    r"(?:©|\(c\)|copyright)\s",
    r"click here\b",
    r"print this (?:page|article)",
    r"читайте (?:также|ещ[её]|по теме|подробнее|нас|далее)",
    r"читать (?:далее|также|полностью|ещ[её])",
    r"смотрите (?:также|ещ[её])",
    r"(?:по|на эту|материалы по) теме\s*:",
    r"поделить?ся\b",
    r"поделитесь\b",
    r"подпис(?:ывайтесь|аться|ывайся) на\b",
    r"подписка на (?:наш|новост|рассыл|канал|telegram|телеграм)",
    r"следите за (?:нами|нашими)",
    r"все права защищены",
    r"оставить комментарий",
    r"нашли ошибку",
    r"если вы (?:нашли|заметили|обнаружили) ошибку",
    r"больше новостей",
    r"другие новости",
    r"похожие (?:новости|материалы|статьи)",
    r"распечатать\b",
    r"оқи отырыңыз",
    r"(?:сондай-ақ|тағы да?|осыған қатысты|әрі қарай|толығымен|толық) оқы",
    r"оқыңыз(?:дар)?\s*:",
    r"толығырақ",
    r"б[өо]лісу\b",
    r"бөлісіңіз",
    r"(?:бізге|арнамызға|каналымызға|парақшамызға|telegram\S*|телеграм\S*|instagram\S*) .{0,40}жазылыңыз",
    r"жазылыңыз",
    r"барлық құқық",
    r"пікір қалдыру",
    r"қате тапсаңыз",
    r"(?:тақырып бойынша|ұқсас (?:жаңалықтар|материалдар))",
)
BOILERPLATE = re.compile(r"^[\s>»→▶*|•-]*(?:" + "|".join(_OPENERS) + ")", re.IGNORECASE)
"""A short line of the page around an article, not of the article."""

_WHOLE_LINES = (
    "share", "tweet", "print", "email", "read more", "comments", "advertisement", "tags", "home", "subscribe", "menu",
    "поделиться", "комментарии", "реклама", "теги", "подробнее", "подписаться", "главная", "распечатать", "меню",
    "бөлісу", "пікірлер", "жарнама", "тегтер", "толығырақ", "жазылу", "басты бет", "мәзір",
)  # fmt: skip
WHOLE_LINES = frozenset(_WHOLE_LINES)
"""Lines that are page furniture when nothing else stands on them."""
