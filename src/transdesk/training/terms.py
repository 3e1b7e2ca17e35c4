"""Known terms found in running text, on both sides of a pair, in whatever form they stand.

Russian words meet by lemma (pymorphy3), Kazakh words by stem plus a chain of nominal endings, English words
by stripped number and possessive. Good enough to make training material; the glossary room does it properly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

# Kazakh nominal endings in their order: plural, possessive, case, -ғы with what may follow it.
# Balakaev et al., "Қазіргі қазақ тілі" (1954); the order is also that of apertium-kaz.
_PLURAL = "(?:[лдт](?:ар|ер))"
_POSSESSIVE = "(?:сы|сі|[ыі]|[ыі]?[мң]|[ыі]?ң[ыі]з|[ыі]?м[ыі]з)"
_CASE = "(?:[ндт][ыі]ң?|[ғгқк][ае]|н[ае]?|[ае]|[дт][ае]|нд[ае]|[ндт][ае]н|[мбп]ен)"
_ENDINGS = re.compile(f"{_PLURAL}?{_POSSESSIVE}?{_CASE}?(?:[ғгқк][ыі]{_PLURAL}?{_CASE}?)?")
_VOICELESS = {"г": "к", "ғ": "қ", "б": "п"}
_VOWELS = "аәеиоөуұүыіэюя"


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: its base forms by language, the preferred one first."""

    bases: Mapping[str, tuple[str, ...]]


class Hit(NamedTuple):
    """A term standing in a text: character range and the base form of what was found."""

    start: int
    end: int
    base: str


class TermFinder:
    """Finds terms in texts of one language."""

    def __init__(self, terms: Sequence[Term], language: str) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[int, str, list[frozenset[str]]]]] = defaultdict(list)
        for number, term in enumerate(terms):
            for base in term.bases.get(language, ()):
                words = [m.group() for m in _WORD.finditer(base)]
                if not words or "".join(words) != re.sub(r"\s", "", base):
                    continue
                wanted = [_base_keys(w, language, last=w is words[-1] and len(words) > 1) for w in words]
                for key in wanted[0]:
                    self._by_first[key].append((number, base, wanted))

    def find(self, text: str) -> dict[int, Hit]:
        """The first place of each term, by the term's number."""
        places = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
        keys = [_keys(word, self._language) for _, _, word in places]
        found: dict[int, Hit] = {}
        for i, (start, _, word) in enumerate(places):
            for number, base, wanted in (c for k in keys[i] for c in self._by_first.get(k, ())):
                last = i + len(wanted) - 1
                if number in found or last >= len(places) or (base[0].isupper() and not word[0].isupper()):
                    continue
                if all(w & keys[i + j] for j, w in enumerate(wanted)):
                    found[number] = Hit(start, places[last][1], base)
        return found


def find_in_all(texts: Mapping[str, str], finders: Mapping[str, TermFinder]) -> list[dict[str, Hit]]:
    """Terms that stand in at least two of the versions of one text: a hit by language for each."""
    by_language = {language: finders[language].find(text) for language, text in texts.items()}
    numbers = sorted({n for found in by_language.values() for n in found})
    shared = ({lang: f[n] for lang, f in by_language.items() if n in f} for n in numbers)
    return [hits for hits in shared if len(hits) > 1]


def readable_terms(rows: Iterable[Mapping[str, str]]) -> list[Term]:
    """Terms of tables with the columns en, ru, kk (`|` separates alternatives, `!` marks a forbidden one)."""
    terms = []
    for row in rows:
        bases = {lang: alternatives(row[lang]) for lang in ("en", "ru", "kk") if row.get(lang)}
        terms.append(Term({lang: forms for lang, forms in bases.items() if forms}))
    return terms


def alternatives(cell: str) -> tuple[str, ...]:
    """The allowed designations of one cell, the preferred one first."""
    return tuple(a for part in cell.split("|") if (a := part.strip()) and not a.startswith("!"))


def _base_keys(word: str, language: str, *, last: bool) -> frozenset[str]:
    if language == "ru":
        return _keys(word, language)
    folded = word.casefold()
    izafet = re.fullmatch(r"(.{3,}?)(?:сы|сі|ы|і)", folded) if language == "kk" and last else None
    return frozenset({folded, izafet.group(1)} if izafet else {folded})


@lru_cache(maxsize=400_000)
def _keys(word: str, language: str) -> frozenset[str]:
    folded = word.casefold().replace("ё", "е")
    if language == "ru":
        return frozenset(p.normal_form.replace("ё", "е") for p in _russian().parse(folded)[:4])
    if language == "kk":
        return _kazakh_stems(folded)
    plain = re.sub(r"['’]s?$", "", folded)
    stripped = {plain, plain.removesuffix("s"), plain.removesuffix("es")}
    return frozenset(stripped | ({plain[:-3] + "y"} if plain.endswith("ies") else set()))


def _kazakh_stems(word: str) -> frozenset[str]:
    found = {word}
    for cut in range(2, len(word)):
        stem, rest = word[:cut], word[cut:]
        if len(rest) <= 14 and _ENDINGS.fullmatch(rest):
            found.add(stem)
            if rest[0] in _VOWELS and stem[-1] in _VOICELESS:
                found.add(stem[:-1] + _VOICELESS[stem[-1]])
    return frozenset(found)


@lru_cache(maxsize=1)
def _russian() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()
