"""The figures of a source and of its translation: whether they agree, and putting right the one that does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from transdesk.domain.engine import Request
from transdesk.domain.language import Language

LINK: Final = re.compile(
    r"https?://[^\s<>\"'«»]+|www\.[^\s<>\"'«»]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<!\w)@\w{2,}"
)
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f,.]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
# words for round numbers and twelve-hour clocks, with which figures may differ and still be right
_NUMBER_WORDS = re.compile(
    r"\b(?:hundred|thousand|million|billion|trillion|dozen|[ap]\.?m\b|сот\b|сотн|ст[оа]\b|тысяч"
    r"|тыс\b|миллион|млн|миллиард|млрд|триллион|жүз(?:деген|ден)?\b|мың|trln|bln|mln)",
    re.IGNORECASE,
)
_OFTEN_WORDS = 12  # figures up to here are often written out
_UNGROUPED = 4  # digits of a whole number in which none of the three languages need set thousands apart


class Figure(NamedTuple):
    """A figure and where it stands; groups of three digits belong together, comma or point is decimal."""

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


def numbers_kept(source: str, target: str) -> bool:
    """Whether the figures agree.

    Every figure of the source above 12 must be found in the target, as a number of the same value or of the
    same digits (1.5 million, 1 500 000); figures above 99 may not appear from nowhere. Small figures are
    often written out, and with words for large numbers or clock times nothing is sure.
    """
    ours, theirs = numbers(source), numbers(target)
    vague = _vague(source, target)
    keys = {_digits(n) for n in theirs}
    lost = (n for n in ours if n not in theirs and _digits(n) not in keys)
    if any(n > _OFTEN_WORDS and not (vague and n < 100) for n in lost):
        return False
    own = {_digits(n) for n in ours}
    return vague or not any(n > 99 and n not in ours and _digits(n) not in own for n in theirs)


def with_figure_put_right(request: Request, target: str) -> str | None:
    """The target with its one wrong figure replaced by the one figure of the source that it lacks, if that is how it is.

    A model that has understood a sentence still may misspell a number digit by digit. Nothing is done where several
    differ, where a small figure may have been written out, or with words for round numbers.
    """
    if _vague(request.text, target):
        return None
    source, own = figures(request.text), figures(target)
    lost, invented = _without(source, own), _without(own, source)
    if len(lost) != 1 or len(invented) != 1 or _may_be_words(lost[0].value) or _may_be_words(invented[0].value):
        return None
    start, end, _ = invented[0]
    return target[:start] + _written(request.text[lost[0].start : lost[0].end], request.target) + target[end:]


def _may_be_words(value: Decimal) -> bool:
    return value <= _OFTEN_WORDS and value == value.to_integral_value()


def _vague(source: str, target: str) -> bool:
    return bool(_NUMBER_WORDS.search(source) or _NUMBER_WORDS.search(target))


def _without(some: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    """Those whose value the others do not have as often."""
    rest = [_digits(figure.value) for figure in others]
    alone = []
    for figure in some:
        if _digits(figure.value) in rest:
            rest.remove(_digits(figure.value))
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
    whole, *fractions = re.split(r"[.,]", digits)
    return (whole, fractions[0]) if len(fractions) == 1 else (whole + "".join(fractions), "")  # 2024.123.4 is a version


def _digits(number: Decimal) -> str:
    """The digits that stay the same when a number is said in thousands or millions."""
    return f"{number:f}".replace(".", "").strip("0")
