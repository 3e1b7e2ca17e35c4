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
_DAY = r"(?P<day>\d{1,2})(?:\s?[-–—]\s?(?P<last>\d{1,2}))?"
_PATTERNS = {
    Language.RU: (rf"(?<![\d.,])\b{_DAY}(?:-?(?:го|е))?\s+(?P<month>MONTH)(?:\s+(?P<year>\d{{4}})(?:\s*(?:года|году|г\.))?)?(?!\w)",),
    Language.KK: (
        rf"(?:(?P<year>\d{{4}})\s*(?:жылғы|жылдың|жылы|жыл|ж\.),?\s+)?(?<![\d.,])\b{_DAY}(?:-(?:ші|шы|нші|ншы))?[\s-]+(?P<month>MONTH)\w*",
        rf"(?:(?P<year>\d{{4}})\s*(?:жылғы|жылдың|жылы|жыл|ж\.),?\s+)?(?P<month>MONTH)(?:ның|нің|дың|дің|тың|тің)\s+{_DAY}(?:-\w+)?",
    ),
    Language.EN: (
        rf"\b(?P<month>MONTH)\.?\s+{_DAY}(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?(?![\w:])",
        rf"(?<![\d.,])\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>MONTH)(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
    ),
}
_CLOCK = re.compile(r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])(?:\s*(?P<half>[ap])\.?m\b\.?)?", re.IGNORECASE)
_HALF_DAY = re.compile(r"(?<![\d:.,])(?P<hour>1[0-2]|[1-9])(?:\.(?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_POINTED = {
    Language.RU: re.compile(r"\b[вкдс]о?\s+(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?![\d.,]|\s*(?:раз|процент|%|млн|млрд|тыс))"),
    Language.KK: re.compile(r"\bсағат\s+(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?![\d.])", re.IGNORECASE),
}


@cache
def _dates(language: Language) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The patterns of dates in words, and a pattern for each month."""
    months = lexicon(language).months
    any_month = "|".join(months)
    flags = re.IGNORECASE if language is not Language.EN else 0
    if language is Language.EN:
        any_month = "|".join(name.capitalize() for month in months for name in month.split("|"))
    patterns = tuple(re.compile(p.replace("MONTH", any_month), flags) for p in _PATTERNS[language])
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
    """Clock times with minutes, and English hours with a.m. or p.m."""
    patterns = [_CLOCK]
    if language is Language.EN:
        patterns.append(_HALF_DAY)
    else:
        patterns.append(_POINTED[language])
    for pattern in patterns:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            half = (groups.get("half") or "").lower()
            if half and hour <= 12:
                hour = hour % 12 + (12 if half == "p" else 0)
            yield Moment(match.start("hour"), match.end(), hour * 100 + minute)
