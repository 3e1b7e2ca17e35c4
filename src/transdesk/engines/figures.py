"""The figures of a source and of its translation: whether they agree, and putting right the one that does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from transdesk.domain.engine import Request
from transdesk.domain.language import Language
from transdesk.engines.number_words import may_be_written_out, written_out

LINK: Final = re.compile(
    r"https?://[^\s<>\"'«»]+|www\.[^\s<>\"'«»]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<!\w)@\w{2,}"
)
_NUMBER = re.compile(
    r"(?<![\d:])\d{1,2}:\d{2}(?![\d:])|\d+(?:[ \u00a0\u202f,.]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
# words for round numbers and twelve-hour clocks, with which figures may differ and still be right
_NUMBER_WORDS = re.compile(
    r"\b(?:hundred|thousand|million|billion|trillion|dozen|[ap]\.?m\b|сот\b|сотн|ст[оа]\b|тысяч"
    r"|тыс\b|миллион|млн|миллиард|млрд|триллион|жүз(?:деген|ден)?\b|мың|trln|bln|mln)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\b[IVX]{1,6}\b")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}
_UNGROUPED = 4  # digits of a whole number in which none of the three languages need set thousands apart


class Figure(NamedTuple):
    """A figure and where it stands; groups of three digits belong together, comma or point is decimal.

    A clock time has the value of its figures with a point: 8:30 and 8.30 are the same.
    """

    start: int
    end: int
    value: Decimal


def figures(text: str) -> list[Figure]:
    """The figures of a text in order; those inside addresses are none."""
    bare = LINK.sub(lambda link: " " * len(link.group()), text)
    return [Figure(m.start(), m.end(), _value(m.group())) for m in _NUMBER.finditer(bare)]


def numbers(text: str) -> set[Decimal]:
    """The values of the figures in a text."""
    return {figure.value for figure in figures(text)}


def numbers_kept(source: str, target: str, language: Language) -> bool:
    """Whether the figures agree.

    Every figure of the source must be found in the target as a number of the same value; with words for large numbers
    the same digits will do (1.5 million, 1 500 000), and a small figure may be written out. Figures above 99 may not
    appear from nowhere. With words for large numbers or clock times nothing is sure.

    Args:
        source: the source text.
        target: its translation.
        language: the language of the translation.
    """
    ours, theirs = numbers(source), numbers(target) | _roman(target)
    vague = _vague(source, target)
    digits = {_digits(n) for n in theirs} if vague else set()
    lost = (n for n in ours - theirs if _digits(n) not in digits and not written_out(n, target, language))
    if any(not (vague and n < 100 and n == n.to_integral_value()) for n in lost):
        return False
    return vague or not any(n > 99 for n in theirs - ours)


def _roman(text: str) -> set[Decimal]:
    """The values of Roman numbers in capitals: centuries, congresses, kings."""
    found = set()
    for number in _ROMAN.findall(text):
        values = [_ROMAN_VALUES[letter] for letter in number]
        found.add(Decimal(sum(-a if a < b else a for a, b in pairwise([*values, 0]))))
    return found


def with_figure_put_right(request: Request, target: str) -> str | None:
    """The target with its one wrong figure replaced by the one figure of the source that it lacks, if that is how it is.

    A model that has understood a sentence still may misspell a number digit by digit. Nothing is done where several
    differ, where a small figure may have been written out, or with words for round numbers.
    """
    if _vague(request.text, target):
        return None
    source, own = figures(request.text), figures(target)
    lost, invented = _without(source, own), _without(own, source)
    if (
        len(lost) != 1
        or len(invented) != 1
        or may_be_written_out(lost[0].value)
        or may_be_written_out(invented[0].value)
    ):
        return None
    start, end, _ = invented[0]
    return target[:start] + _written(request.text[lost[0].start : lost[0].end], request.target) + target[end:]


def _vague(source: str, target: str) -> bool:
    return bool(_NUMBER_WORDS.search(source) or _NUMBER_WORDS.search(target))


def _without(some: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Those whose value the others do not have as often."""
    rest = [figure.value for figure in others]
    alone = []
    for figure in some:
        if figure.value in rest:
            rest.remove(figure.value)
        else:
            alone.append(figure)
    return alone


def _written(figure: str, language: Language) -> str:
    """A figure as the language writes it: 13,940.5 in English, 13 940,5 in Russian and Kazakh."""
    group, point = (",", ".") if language is Language.EN else (" ", ",")
    whole, fraction = _parts(figure)
    set_apart = len(whole) > _UNGROUPED or not figure.startswith(whole)
    grouped = re.sub(r"\B(?=(?:\d{3})+$)", group, whole) if set_apart else whole
    return grouped + (point + fraction if fraction else "")


def _value(figure: str) -> Decimal:
    whole, fraction = _parts(figure)
    return Decimal(f"{whole}.{fraction or 0}").normalize()


def _parts(figure: str) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    digits = re.sub(r"[ \u00a0\u202f]", "", figure)
    grouped = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d+))?", digits)
    if grouped:
        return re.sub(r"[.,]", "", grouped.group(1)), grouped.group(2) or ""
    whole, *fractions = re.split(r"[.,:]", digits)
    return (whole, fractions[0]) if len(fractions) == 1 else (whole + "".join(fractions), "")  # 2024.123.4 is a version


def _digits(number: Decimal) -> str:
    """The digits that stay the same when a number is said in thousands or millions."""
    return f"{number:f}".replace(".", "").strip("0")
