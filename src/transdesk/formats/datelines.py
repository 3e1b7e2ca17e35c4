"""Datelines: place, date and agency at the head of a news story.

Forms follow news agencies' practice: "ALMATY, Kazakhstan (TCA) — ", "АСТАНА, 18 марта — ",
"АСТАНА. КАЗИНФОРМ – ", "МОСКВА, 18 мар — РИА Новости. ", "LONDON (Reuters) - ".
"""

from __future__ import annotations

import re
from datetime import date

from transdesk.formats.phrases import AGENCIES, DATE_WORDS, MONTHS, WEEKDAYS

_LIMIT = 110
_DASH = re.compile(r"\s*—\s*|\s*–\s+|\s+--?\s+")
_PART = re.compile(r"[,.;/|()\[\]]+\s*|\s+")
_OPENS_SENTENCE = re.compile(r"[\"'«“„(\[]?\s*(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]|\d)")
_AGENCY_NEXT = re.compile(
    r"(?:(?:ИА|АҚ)\s+)?[\"«]?(?:" + "|".join(re.escape(a) for a in sorted(AGENCIES, key=len, reverse=True)) + r")[\"»]?"
    r"(?:,\s*[^.,]{3,40})?\.\s+",
)
_PARENTHESISED = re.compile(r"\([^()]{2,40}\)\s*$")
_NUMERIC_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_WORDED_DATE = re.compile(
    r"\b(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>\d{4})\b"
    r"|\b(?P<month2>[^\W\d_]+)\.?\s+(?P<day2>\d{1,2}),?\s+(?P<year2>\d{4})\b"
    r"|\b(?P<year3>\d{4})\s*(?:жылғы|жылы|ж\.)\s*(?P<day3>\d{1,2})\s+(?P<month3>[^\W\d_]+)"
)
_TIME = re.compile(r"^\d{1,2}:\d{2}$")


def dateline_length(text: str) -> int:
    """Number of leading characters that are a dateline, dash and following space included; 0 where none.

    The head before the dash must consist of capitalised words, dates and agencies only, must begin with a
    place, and a sentence must begin after the dash. A place alone must stand in capitals: a Russian
    sentence may have a dash after its first name ("Казахстан — крупнейший ...").
    """
    dash = _DASH.search(text, 2, _LIMIT)
    if not dash or not _OPENS_SENTENCE.match(text, dash.end()):
        return 0
    head = text[: dash.start()]
    if not _is_head(head):
        return 0
    agency = _AGENCY_NEXT.match(text, dash.end())
    return agency.end() if agency else dash.end()


def _is_head(head: str) -> bool:
    words = [w for w in _PART.split(head) if w]
    if not words or not words[0][0].isupper() or any(c in head for c in "?!:«»“”"):
        return False
    if not all(_may_stand(word) for word in words):
        return False
    place = re.split(r"[,.(/]", head)[0].strip()
    if not 2 <= len(place) <= 40 or len(place.split()) > 3 or any(c.isdigit() for c in place):
        return False
    if _has_date(words) or _PARENTHESISED.search(head):
        return True
    if not place.isupper():
        return False
    return len(place) >= 5 or "," in head


def _may_stand(word: str) -> bool:
    low = word.casefold().rstrip(".")
    return word[0].isupper() or word[0].isdigit() or low in MONTHS or low in DATE_WORDS or low in WEEKDAYS


def _has_date(words: list[str]) -> bool:
    """A number beside the name of a month."""
    low = [w.casefold() for w in words]
    return any(
        word in MONTHS and any(n[:2].strip(".").isdigit() for n in low[max(i - 1, 0) : i + 2])
        for i, word in enumerate(low)
    )


def is_date_line(text: str) -> bool:
    """The text is a date, with a place and a time at most ("Алматы, 18 марта 2024 года", "June 8, 2019")."""
    if len(text) > 80 or "\n" in text:
        return False
    words = [w for w in re.split(r"[,.;/|()\[\]–—-]+\s*|\s+", text) if w]
    dated = _has_date(words) or bool(_NUMERIC_DATE.search(text))
    return dated and len(words) <= 10 and all(_may_stand(w) or bool(_TIME.match(w)) for w in words)


def date_in(text: str) -> date | None:
    """The first complete calendar date in a text, or None."""
    match = _NUMERIC_DATE.search(text)
    if match:
        year, month, day, day2, month2, year2 = match.groups()
        return _date(year or year2, int(month or month2), day or day2)
    for match in _WORDED_DATE.finditer(text):
        found = match.groupdict()
        month_name = found["month"] or found["month2"] or found["month3"] or ""
        number = MONTHS.get(month_name.casefold())
        if number:
            return _date(
                found["year"] or found["year2"] or found["year3"],
                number,
                found["day"] or found["day2"] or found["day3"],
            )
    return None


def _date(year: str | None, month: int, day: str | None) -> date | None:
    try:
        return date(int(year or 0), month, int(day or 0))
    except ValueError:
        return None
