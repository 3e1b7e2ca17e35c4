"""The cases that a neighbouring word demands: prepositions in Russian, postpositions in Kazakh.

Sources: Русская грамматика (1980), paragraphs 1655-1667; Қазақ грамматикасы (2002), section on септеулік шылаулар.
Only words that never stand for anything else are listed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.glossary.entries import Entry
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.tokens import tokenise

_RUSSIAN_BEFORE = {
    "без до из от у для после около вокруг кроме среди против ради вместо насчет вдоль внутри вне ввиду вследствие "
    "относительно близ помимо посреди накануне путем": ("GEN",),
    "к ко благодаря согласно вопреки навстречу": ("DAT",),
    "про через сквозь": ("ACC",),
    "над перед надо передо": ("INS",),
    "о об обо при": ("ESS",),
    "в во на": ("ESS", "ACC"),
    "с со": ("INS", "GEN"),
    "по": ("DAT",),
    "за под": ("INS", "ACC"),
}
_KAZAKH_AFTER = {
    "дейін шейін қарай қарсы байланысты сәйкес орай қарамастан таман жуық": ("DAT",),
    "кейін соң бері бөлек гөрі": ("ABL",),
    "туралы үшін арқылы бойынша жайлы жөнінде ретінде сияқты секілді тәрізді сайын мен бен пен": ("NOM",),
}


def _table(groups: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {word: cases for words, cases in groups.items() for word in words.split()}


_BEFORE, _AFTER = _table(_RUSSIAN_BEFORE), _table(_KAZAKH_AFTER)


def governed_cases(text: str, start: int, end: int, language: Language) -> tuple[str, ...]:
    """The cases that the words beside a range demand of it; empty where they demand none."""
    if language is Language.RU:
        before = tokenise(text[:start])
        return _BEFORE.get(before[-1].key, ()) if before and before[-1].end >= len(text[:start].rstrip()) else ()
    if language is Language.KK:
        after = tokenise(text[end:])
        return _AFTER.get(after[0].key, ()) if after else ()
    return ()


def fitting_first(forms: Sequence[str], entry: Entry, cases: Sequence[str], morphology: Morphology) -> list[str]:
    """Forms in a demanded case before the others; the singular ones are added where no form is in any of them."""
    if not cases:
        return list(forms)
    term, kind = entry.designation.text, entry.concept.kind
    grammar = for_morphology(entry.designation.grammar)
    fitting = [
        form
        for form in forms
        if any(set(cases) & reading for reading in morphology.features_of(form, term, kind, grammar))
    ]
    if not fitting:
        fitting = [
            form for case in cases for form in morphology.inflect(term, frozenset({"N", case, "SG"}), kind, grammar)[:1]
        ]
    return list(dict.fromkeys([*fitting, *forms]))


def unpossessed_first(forms: Sequence[str], entry: Entry, replaced: str, morphology: Morphology) -> list[str]:
    """Kazakh forms without the possessive that the replaced words owed to themselves, before the others.

    The last word of a compound carries a possessive of its own (Суэц каналы); names hardly ever take one.
    """
    if morphology.language is not Language.KK or not (entry.concept.kind.is_name or " " in replaced):
        return list(forms)
    term, kind = entry.designation.text, entry.concept.kind
    grammar = for_morphology(entry.designation.grammar)
    bare = [
        form
        for reading in morphology.analyse(replaced)
        if any(label.startswith("PSS") for label in reading)
        for form in morphology.inflect(term, frozenset(r for r in reading if not r.startswith("PSS")), kind, grammar)[
            :1
        ]
    ]
    return list(dict.fromkeys([*bare, *forms]))
