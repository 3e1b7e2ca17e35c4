"""Persons that aligned sentences name, as terms: what a sentence calls Роза Дельгадо in Russian and Kazakh is Rosa Delgado.

Full names whose spelling is the same in Russian and Kazakh stand in the nominative in both, and the English name beside
them sounds alike. They are annotated and swapped like terms of the glossary, so that the model learns to write a name that
it is told and has never met.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind

_CYRILLIC = re.compile(r"\b[А-ЯЁӘҒҚҢӨҰҮҺІ][\w’-]+(?: [А-ЯЁӘҒҚҢӨҰҮҺІ][\w’-]+){1,2}\b")
_LATIN = re.compile(r"\b[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,2}\b")
_ALIKE = 0.62  # of the letters of both names, for a name in another alphabet
_SOUNDS = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
            "a b v g d e e zh z i i k l m n o p r s t u f h c ch sh sh  y  e u a a g k n o u u h i".split(" "),
            strict=True,
        )
    )
)


def people(sentences: Iterable[Mapping[str, str]]) -> list[Concept]:
    """The persons of sentences in three languages (by language code), each once."""
    found: dict[str, Concept] = {}
    for texts in sentences:
        for en, ru, kk in _named(texts):
            names = zip((Language.EN, Language.RU, Language.KK), (en, ru, kk), strict=True)
            found.setdefault(
                ru, Concept(f"person-{len(found)}", person_kind(ru), tuple(Designation(*n) for n in names))
            )
    return list(found.values())


def person_kind(russian: str) -> TermKind:
    """Woman or man by a Russian name: women's first names end in а and я; few men's do."""
    return TermKind.PERSON_F if russian.split(maxsplit=1)[0][-1:] in "ая" else TermKind.PERSON_M


def _named(texts: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    kazakh = set(_names(_CYRILLIC, texts["kk"]))
    latin = list(_names(_LATIN, texts["en"]))
    for name in _names(_CYRILLIC, texts["ru"]):
        same = [en for en in latin if en.count(" ") == name.count(" ") and _alike(name, en)]
        if name in kazakh and len(same) == 1 and not same[0].endswith(("'s", "’s")):
            yield same[0], name, name


def _names(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Two and three words with capitals that stand together; the first of a sentence may be none of the name."""
    for run in pattern.findall(text):
        words = run.split()
        yield from (" ".join(words[i:j]) for i in range(len(words) - 1) for j in range(i + 2, len(words) + 1))


def _alike(cyrillic: str, latin: str) -> bool:
    """Whether two names sound alike word by word; letters are compared in one alphabet without their accents."""
    plain = unicodedata.normalize("NFD", latin.casefold())
    words = zip(cyrillic.casefold().translate(_SOUNDS).split(), plain.split(), strict=True)
    return all(SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE for a, b in words)
