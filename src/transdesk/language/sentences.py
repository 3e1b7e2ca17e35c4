"""Sentence boundaries of Russian, Kazakh and English news text.

``split`` walks over the places where a sentence may end (a run of stops, question or exclamation marks
before white space) and asks a short list of rules whether it does. Abbreviations are data files. A line
break always ends a sentence. The pieces with the white space between them are the text again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from transdesk.domain.language import Language
from transdesk.language.abbreviations import Abbreviations, abbreviations
from transdesk.language.quotes import closes_at

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile(r"(?P<mark>…+|\.{2,}[!?]?|[!?]+(?:\.{2,3}|…)?|\.)(?P<close>[\"»”“’')\]]*)(?:\[\d+\])*(?=\s)")
_BEFORE = re.compile(r"[^\s«»„“”\"()\[\],;:]*$")
_INITIAL = re.compile(r"[^\W\d_]")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}[.\-–‑]+)+[^\W\d_]{1,2}")
_ACRONYM = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_ITEM = re.compile(r"\d{1,3}[.)]\s")
_NUMBERING = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVXІХ]{1,5}|[a-zа-я])")
_NUMBER_BEFORE = re.compile(r"(?:[\d,]\s*|(?:\d|[IVXІХ])[-–—]\S*\s*|\b[IVXІХ]+\s*)$")
_WORD = re.compile(r"[^\W\d_](?:[\w’'\-‑]*\w)?")
_NAME_SAID = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|told|asked|asks|added|wrote|replied)\b")
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н)(?:а|у|ым|ой|ых|ам|ами|ға|ге|қа|ке|да|де|дың|дің|ның|нің|ты|ті|ды|ді|ны|ні|пен|мен|бен)?$"
    r"|(?:[сц]к(?:ий|ого|ому|им|ая|ой|ую)|ко|[ую]к|ұлы|қызы|улы|кызы)$",
    re.IGNORECASE,
)
_OPENING = "«„“”\"'‘`([—–-•* "
_DASHES = "—–-"
NEIGHBOURHOOD = 200
"""Code points on each side of a mark that the rules look at."""
LONGEST_EMBEDDED = 200
"""Code points. Several sentences quoted inside another one stay with it up to this length; longer ones
are cut, since memory and engines do badly with longer segments."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a whole line: its language's abbreviations, and whether it has no capital at all."""

    language: Language
    words: Abbreviations
    caseless: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a sentence may end: what stands before and after it.

    Attributes:
        lead: the sentence so far, without the mark.
        word: its last word, without the final stop; ``mark`` and ``close`` follow it.
        rest: what follows, without leading white space; ``first`` is its first letter or digit and
            ``next_word`` its first word.
    """

    lead: str
    word: str
    mark: str
    close: str
    rest: str
    first: str
    next_word: str
    setting: Setting

    @property
    def words(self) -> Abbreviations:
        """The abbreviations of the language."""
        return self.setting.words

    @property
    def before_word(self) -> str:
        """The sentence before its last word."""
        return self.lead[: len(self.lead) - len(self.word)]

    @property
    def is_start(self) -> bool:
        """The last word is also the first."""
        return not self.before_word.strip(_OPENING)

    @property
    def is_usual_start(self) -> bool:
        """What follows is one of the words that usually begin a sentence."""
        after = self.rest[self.rest.find(self.next_word) + len(self.next_word) :][:1]
        return self.next_word.lower() in self.words.starters and after != "."


def split(text: str, language: Language) -> list[Span]:
    """Spans of the sentences of a text, in order, in code points; white space lies outside the spans.

    A line break always ends a sentence. A short quotation inside another sentence stays with it.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        spans += [(line.start() + start, line.start() + end) for start, end in _split_line(line.group(), language)]
    return spans


def _split_line(line: str, language: Language) -> list[Span]:
    setting = Setting(language, abbreviations(language), not any(c.isupper() for c in line))
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(line):
        place = _place(line, start, stop, setting)
        if place is None or not _ends(place) or _inside_quotation(line, start, stop):
            continue
        spans += _trimmed(line, start, stop.end())
        start = stop.end()
    return spans + _trimmed(line, start, len(line))


def _trimmed(line: str, start: int, end: int) -> list[Span]:
    piece = line[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    return [(first, last)] if first < last else []


def _place(line: str, start: int, stop: re.Match[str], setting: Setting) -> Place | None:
    """Gather what the rules ask for, from the neighbourhood of the mark; None where nothing follows."""
    rest = line[stop.end() : stop.end() + NEIGHBOURHOOD].lstrip()
    begin = rest.lstrip(_OPENING)
    if not begin or not any(c.isalnum() for c in rest):  # an emoji at the end stays with its sentence
        return None
    lead = line[max(start, stop.start() - NEIGHBOURHOOD) : stop.start()]
    last = _BEFORE.search(lead)
    following = _WORD.match(begin)
    return Place(
        lead=lead,
        word=last.group() if last else "",
        mark=stop["mark"],
        close=stop["close"],
        rest=rest,
        first=begin[0],
        next_word=following.group() if following else "",
        setting=setting,
    )


def _ends(place: Place) -> bool:
    """Whether a sentence ends here: no rule speaks against it."""
    if _goes_on_small(place) or _is_attribution(place):
        return False
    if place.mark != "." or place.close:
        return True
    return not (
        _is_initial(place)
        or _is_numbering(place)
        or _is_abbreviation(place)
        or _is_numbered_thing(place)
        or _is_sum(place)
    )


def _goes_on_small(place: Place) -> bool:
    """A small letter goes on with the sentence, unless the whole line is written without capitals."""
    if any(c.isupper() for c in place.next_word):
        return False  # also eGov, iPhone
    if not place.first.islower():
        return not (place.first.isalnum() or place.first in "#@%" or _is_sign(place.first))
    return not (
        place.setting.caseless and place.mark[0] in ".!?" and len(place.word) > 1 and place.rest[0] not in _DASHES
    )


def _is_sign(first: str) -> bool:
    """A currency sign, №, an emoji: a sentence may begin with it."""
    return unicodedata.category(first) in ("Sc", "So")


def _is_attribution(place: Place) -> bool:
    """Direct speech goes on with its attribution: «…!» — сказал он, "…?" Smith asked; so does an ellipsis before a dash.

    An ellipsis does not before a capital letter, where another speaks: — Не знаю… — Кто знает?
    """
    is_quoted = place.close.strip(")]") != ""
    if is_quoted and place.mark != "." and place.setting.language is Language.EN and _NAME_SAID.match(place.rest):
        return True
    is_ellipsis = place.mark in ("…", "...") and not place.first.isupper()
    return place.rest[0] in _DASHES and (is_quoted or is_ellipsis)


def _is_initial(place: Place) -> bool:
    """One letter or several with stops: К. Токаев, К.-Ж. Токаев, А.С. Пушкин, Дж. Байден, U.S. officials."""
    word = place.word
    if _INITIAL.fullmatch(word) and word.isupper():
        named = place.before_word.rstrip()[-1:].islower() and place.is_usual_start
        return not named
    if _ACRONYM.fullmatch(word):
        return not place.is_usual_start
    if word in ("Дж", "Ю", "Ж", "Ш", "Дз", "Ся"):
        return True
    is_like_initials = bool(_INITIALS.fullmatch(word)) and any(c.isupper() for c in word) and len(word) <= 7
    return is_like_initials and not _closes_name(place)


def _closes_name(place: Place) -> bool:
    """Initials after a surname close the name, as in official papers: возложить на Каримова К.С. Далее.

    Not where a surname follows, whose initials they may be (мэр Саратова Л.М. Петрова), nor a remark on the person.
    """
    before = place.before_word.split()[-1:]
    if not before or not before[0][0].isupper() or not _SURNAME.search(before[0]) or place.rest[0] in "([" + _DASHES:
        return False
    return not _SURNAME.search(place.next_word) if place.next_word else bool(_ITEM.match(place.rest))


def _is_numbering(place: Place) -> bool:
    """The number of a list item at the beginning: 1. Пункт, IV. Раздел, a. Item."""
    return place.is_start and bool(_NUMBERING.fullmatch(place.word))


def _is_abbreviation(place: Place) -> bool:
    """An abbreviation that does not end the sentence here."""
    words, known = place.words, _abbreviated(place)
    if known is None:
        return False
    if known in words.clock:
        return place.next_word.lower() in words.after_clock
    if known in words.inside:
        return not place.is_usual_start
    goes_on = (
        place.rest[0] in "(["
        or place.first.isdigit()
        or place.first in "$€₸£₽"
        or (place.first.islower() and not place.is_usual_start)
    )
    after_number = bool(_NUMBER_BEFORE.search(place.lead[: len(place.lead) - len(known)]))
    if known in words.after_number and after_number:
        return goes_on
    if known in words.before:
        return True
    if known in words.place:
        return known not in words.may_end or not place.is_usual_start
    if known in words.may_end:
        return goes_on or (place.setting.language is Language.EN and not place.is_usual_start)
    return known in words.after_number and goes_on


def _abbreviated(place: Place) -> str | None:
    """The longest known abbreviation that the sentence so far ends with, in lower case."""
    pieces = place.lead.lower().split()[-3:]
    pieces = [piece.lstrip("«„“\"'(") for piece in pieces]
    words = place.words
    for count in (3, 2, 1):
        candidate = " ".join(pieces[-count:])
        for group in (words.before, words.after_number, words.place, words.may_end, words.inside, words.clock):
            if candidate in group:
                return candidate
    return None


def _is_numbered_thing(place: Place) -> bool:
    """A number that belongs to the word before: ст. 5, № 7, No. 5."""
    return place.first.isdigit() and place.word.lower() in (
        "№",
        "no",
        "nos",
        "ст",
        "п",
        "п.п",
        "стр",
        "рис",
        "vol",
        "т",
    )


def _is_sum(place: Place) -> bool:
    """A sum goes on with whose money it is: 5 млн. долл. США."""
    return place.word.lower() in ("млн", "млрд", "трлн", "тыс", "долл") and place.rest.startswith(place.words.sums)


def _inside_quotation(line: str, start: int, stop: re.Match[str]) -> bool:
    """The mark stands inside a quotation or brackets that belong to a greater sentence.

    That is so where the sentence began before the quotation (Он сказал: «Да. Нет».), and where an
    attribution has interrupted it («Да, — сказал он. — Нет».). A quotation that begins with its own
    sentence is split like any text: each part can be translated alone.
    """
    pair = closes_at(line, start, stop.end())
    if pair is None:
        return False
    opened, closed = pair
    interrupted = line[stop.end() :].lstrip()[:1] in tuple(_DASHES)
    introduced = bool(line[start:opened].strip(_OPENING))
    return interrupted or (introduced and closed - opened <= LONGEST_EMBEDDED)
