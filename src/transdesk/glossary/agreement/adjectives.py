"""Adjectives before a Russian term, put into its case, number and gender: на новую ипотеку for на новый ипотеку.

An adjective that described the replaced words keeps their gender; the term cannot follow it, so it follows the term.
Source: Русская грамматика (1980), chapter on согласование.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from transdesk.domain.morphology import Features
from transdesk.glossary.agreement.contexts import words_before
from transdesk.glossary.agreement.russian_words import CASE_TAGS, adjective, likely
from transdesk.glossary.obligations import Span
from transdesk.glossary.tokens import Token

_MOST = 3
_GENDER_TAGS = {"MASC": "masc", "FEM": "femn", "NEUT": "neut"}


def followed(text: str, place: Span, readings: Sequence[Features], *, animate: bool) -> tuple[str, Span]:
    """The text with the adjectives right before a term in a form that agrees with it, and the term's new place.

    Args:
        text: the whole.
        place: of the term.
        readings: of the term's form, with the gender of its noun; the one that most adjectives agree with already counts.
        animate: whether its accusative is that of living beings.
    """
    words = list(takewhile(_describes, words_before(text[: place[0]])))[:_MOST]
    if not words or not readings:
        return text, place
    reading = max(readings, key=lambda each: sum(_likeness(word.key, each) for word in words))
    start, end = place
    for word in words:
        new = _inflected(word.key, reading, animate=animate)
        if new and not any(cell <= reading for cell in adjective(word.key)):
            old = text[word.start : word.end]
            new = new.capitalize() if old[:1].isupper() else new
            text = text[: word.start] + new + text[word.end :]
            start, end = start + len(new) - len(old), end + len(new) - len(old)
    return text, (start, end)


def _describes(word: Token) -> bool:
    """An adjective, be it one that was a participle (следующий); other participles may belong to something else."""
    return bool(adjective(word.key)) and any(parse.tag.POS == "ADJF" for parse in likely(word.key))


def _likeness(word: str, reading: Features) -> int:
    """How much of a reading an adjective shares at most: its case and number count, whatever the gender."""
    return max((len(cell & reading) for cell in adjective(word)), default=0)


def _inflected(word: str, reading: Features, *, animate: bool) -> str:
    case = next((label for label in CASE_TAGS if label in reading), "")
    genders = [tag for label, tag in _GENDER_TAGS.items() if label in reading]
    if not case or (len(genders) != 1 and "SG" in reading):
        return ""
    wanted = {CASE_TAGS[case], "plur"} if "PL" in reading else {CASE_TAGS[case], "sing", genders[0]}
    if case == "ACC" and ("PL" in reading or genders == ["masc"]):
        wanted.add("anim" if animate else "inan")
    made = next((parse.inflect(wanted) for parse in likely(word) if parse.tag.POS == "ADJF"), None)
    return str(made.word) if made else ""
