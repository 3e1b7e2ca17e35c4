"""WMT's own measure of terminology beside ours: the term success rate of the WMT25 terminology task, track 1.

A term counts where its source stands in the source text; it succeeds where its given translation stands in the output, letter
for letter in any letter case, or lemma by lemma (Semenov et al. 2025, "Findings of the WMT25 Terminology Translation Task").
So a form that does not agree succeeds, and so does one inside another word. Words are lemmatised in Russian (pymorphy3's
likeliest reading; WMT uses a tagger) and left as they are in the other languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transdesk.domain.language import Language
from transdesk.domain.term import Concept
from transdesk.glossary.tokens import tokenise

TermPair = tuple[str, str]
"""The source term and the translation that is asked for."""


def term_pairs(concepts: Iterable[Concept], source: Language, target: Language) -> tuple[TermPair, ...]:
    """The preferred designations of the concepts that both languages have."""
    named = ((concept.of(source), concept.of(target)) for concept in concepts)
    return tuple((ours[0].text, theirs[0].text) for ours, theirs in named if ours and theirs)


def successes(terms: Sequence[TermPair], text: str, output: str, source: Language, target: Language) -> tuple[int, int]:
    """How many terms stand in a source text, and how many of these succeed in its translation."""
    asked = [theirs for ours, theirs in terms if _stands(ours, text, source)]
    return len(asked), sum(_stands(term, output, target) for term in asked)


def _stands(term: str, text: str, language: Language) -> bool:
    if term.casefold() in text.casefold():
        return True
    wanted, words = _lemmas(term, language), _lemmas(text, language)
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words)))


def _lemmas(text: str, language: Language) -> list[str]:
    keys = [token.key for token in tokenise(text) if token.key[0].isalnum()]
    if language is not Language.RU:
        return keys
    from transdesk.language.morphology.ru.lexicon import parses

    return [str(found[0].normal_form).replace("ё", "е") if (found := parses(key)) else key for key in keys]
