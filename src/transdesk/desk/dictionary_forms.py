"""The dictionary form of a term of which only forms in running text are known: a guess that a person confirms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from transdesk.domain.language import Language

_SHORTEST = 2
_ADJECTIVES = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_MOST = 60
"""Candidates that are tried; each costs a paradigm."""


def dictionary_form(observed: Sequence[str], language: Language) -> str:
    """The form from which the rules make every observed form; the commonest observed one where none does.

    Args:
        observed: the term as texts have it, once for each place.
        language: of the term.
    """
    from transdesk.language import morphology

    known = morphology(language)
    if any(text[:1].islower() for text in observed):  # a capital at the beginning of a sentence is none of its own
        observed = [text[:1].lower() + text[1:] for text in observed]
    spelled = dict.fromkeys(observed)
    wanted = {known_form.casefold() for known_form in spelled}
    common = max(spelled, key=list(observed).count)
    fitting = []
    for candidate in list(dict.fromkeys(_candidates(list(spelled), language)))[:_MOST]:
        forms = {form.casefold() for form in known.spellings(candidate)}
        if wanted <= forms and _is_nominative(candidate, language):
            fitting.append(candidate)
    return fitting[0] if fitting else common


def _is_nominative(candidate: str, language: Language) -> bool:
    """Whether the likeliest reading of the words is their dictionary form; a plural only where it may be one."""
    from transdesk.language import morphology

    readings = morphology(language).analyse(candidate)
    return not readings or ("NOM" in readings[0] and "PL" not in readings[0])


def _candidates(observed: Sequence[str], language: Language) -> Iterator[str]:
    """What the dictionary form may be, the likeliest first: the longest that explains the forms wins."""
    yield from observed
    for text in observed:
        *before, last = text.split(" ")
        if language is Language.RU:
            yield from (" ".join(words) for words in product(*map(_nominatives, text.split(" "))))
        else:
            shorter = (last[:length] for length in range(len(last) - 1, max(_SHORTEST, len(last) // 2 - 1), -1))
            yield from (" ".join((*before, stem)) for stem in shorter)


def _nominatives(word: str) -> list[str]:
    """A Russian word, its lemma, and the nominatives of an adjective; capitals as they stand."""
    from transdesk.language.morphology.ru.lexicon import parses

    lemmas = list(dict.fromkeys(parse.normal_form for parse in parses(word.lower())[:2]))
    adjectives = [lemma[:-2] + end for lemma in lemmas if lemma.endswith(_ADJECTIVES[:3]) for end in _ADJECTIVES]
    found = dict.fromkeys((*lemmas, *adjectives))
    return [one[:1].upper() + one[1:] if word[:1].isupper() else one for one in found] or [word]
