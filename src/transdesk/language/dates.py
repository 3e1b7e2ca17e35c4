"""Dates and clock times in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from transdesk.domain.language import Language
from transdesk.language.number_words import lexicon


@dataclass(frozen=True, slots=True)
class Moment:
    """A date (value yyyymmdd, or mmdd without a year) or a clock time (value hhmm); range in code points."""

    start: int
    end: int
    value: int


_NUMERIC = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{2})\.(?P<year>(?:19|20)\d\d)(?![\d.]\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?![\d-])")
_DAY = r"(?P<day>\d{1,2})(?:JOIN(?P<last>\d{1,2}))?"
_YEAR_KK = r"(?:(?P<year>\d{4})\s*(?:жылғы|жылдың|жылы|жыл|ж\.),?\s+)?"
_CASE_KK = r"(?:[нтд][ыі]ң|[қкғг][ае]|[тд][ае]|[нтд][ае]н|[тд][ае]ғы|[тд][еа]гі|ы|і|ында|інде|ының|інің)?(?!\w)"
_PATTERNS = {
    Language.RU: (
        rf"(?<![\d.,])\b{_DAY}(?:-?(?:го|е))?\s+(?P<month>MONTH)(?:\s+(?P<year>\d{{4}})(?:\s*(?:года|году|г\.))?)?(?!\w)",
    ),
    Language.KK: (
        rf"{_YEAR_KK}(?<![\d.,])\b{_DAY}(?:-(?:ші|шы|нші|ншы))?[\s-]+(?P<month>MONTH){_CASE_KK}",
        rf"{_YEAR_KK}(?P<month>MONTH)(?:ның|нің|дың|дің|тың|тің)\s+{_DAY}(?:-\w+)?",
    ),
    Language.EN: (
        rf"\b(?P<month>MONTH)\.?\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?(?![\w:]|,\d{{3}})",
        rf"(?<![\d.,])\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>MONTH)(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
    ),
}
_JOINS = {
    Language.RU: r"(?:\s?[-–—]\s?|\s+(?:по|на|и|до)\s+)",
    Language.KK: r"\s?[-–—]\s?",
    Language.EN: r"(?:\s?[-–—]\s?|\s+to\s+)",
}
_CLOCK = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?!\d|:\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE
)
_HOURS = r"(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?"
_DAY_PARTS = {
    Language.RU: rf"(?<![\d:.,])\b{_HOURS}(?:\s+час(?:ов|а|ам)?\s+(?P<half>утра|вечера|дня|ночи)|\s+(?P<short>утра|вечера))\b",
    Language.KK: rf"\b(?P<half>таңғы|таңертеңгі|кешкі|түнгі|түскі)\s+(?:сағат\s+)?{_HOURS}(?![\d:.]\d)",
    Language.EN: rf"(?<![\d:.,])\b{_HOURS}\s*(?P<half>[ap])\.?m\b\.?",
}
_POINTED = {
    Language.RU: r"\b[вкдс]о?\s+(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?![\d.,]|\s*(?:раз|процент|%|млн|млрд|тыс))",
    Language.KK: r"\bсағат\s+(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?![\d.])",
}
_NIGHT = ("ночи", "түнгі")
_MORNING = ("a", "утра", "таңғы", "таңертеңгі")


@cache
def _dates(language: Language) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The patterns of dates in words, and a pattern for each month."""
    months = lexicon(language).months
    any_month = "|".join(months)
    flags = re.IGNORECASE if language is not Language.EN else 0
    if language is Language.EN:
        any_month = "|".join(name.capitalize() for month in months for name in month.split("|"))
    patterns = tuple(
        re.compile(p.replace("MONTH", any_month).replace("JOIN", _JOINS[language]), flags) for p in _PATTERNS[language]
    )
    return patterns, tuple(re.compile(month, re.IGNORECASE) for month in months)


def dates_in(text: str, language: Language) -> Iterator[Moment]:
    """Dates with a day; a range of days gives its first and last day. Impossible dates are left out."""
    patterns, months = _dates(language)
    for pattern in patterns:
        for match in pattern.finditer(text):
            number = next(n for n, month in enumerate(months, 1) if month.fullmatch(match["month"]))
            yield from _moments(match, number, match["last"])
    for pattern in (_NUMERIC, _ISO):
        for match in pattern.finditer(text):
            yield from _moments(match, int(match["month"]), None)


def _moments(match: re.Match[str], month: int, last: str | None) -> Iterator[Moment]:
    year = int(match["year"]) if match["year"] else 0
    days = [(match["day"], match.start(), match.end())]
    if last:
        days = [(match["day"], match.start(), match.end("day")), (last, match.start("last"), match.end())]
    for day, start, end in days:
        if 1 <= int(day) <= 31 and 1 <= month <= 12:
            yield Moment(start, end, year * 10_000 + month * 100 + int(day))


def times_in(text: str, language: Language) -> Iterator[Moment]:
    """Clock times with minutes, and hours with a part of the day (5 p.m., 6 часов вечера, кешкі 6)."""
    for pattern in _times(language):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            hour = int(match["hour"])
            part = (groups.get("half") or groups.get("short") or "").lower()
            if part and hour <= 12:
                hour = _hour_of_day(hour, part)
            yield Moment(match.start(), match.end(), hour * 100 + int(match["minute"] or 0))


@cache
def _times(language: Language) -> tuple[re.Pattern[str], ...]:
    pointed = [_POINTED[language]] if language in _POINTED else []
    return (re.compile(_DAY_PARTS[language], re.IGNORECASE), _CLOCK, *(re.compile(p, re.IGNORECASE) for p in pointed))


def _hour_of_day(hour: int, part: str) -> int:
    """Hour 0..23 of an hour 1..12 in a part of the day; 11 at night is 23, 2 at night is 2."""
    if part in _MORNING:
        return hour % 12
    if part in _NIGHT:
        return hour + 12 if 9 <= hour < 12 else hour % 12
    return hour % 12 + 12
