"""Measures finding against sentences in three languages that are known to hold a concept: `transdesk bench finding`.

Recall is told by the concept that a sentence was written for. Precision is bounded: a certain find whose concept stands in
neither of the other two versions may be wrong, one that does is taken for right. Forms are what people wrote: how many of the
inflected ones are those that the desk would write itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from transdesk.domain.language import Language
from transdesk.domain.morphology import Morphology
from transdesk.domain.term import Concept, Glossary, TermHit
from transdesk.glossary.grammar import for_morphology
from transdesk.glossary.index import TermIndex

KINDS = ("names", "phrases", "words")


@dataclass(slots=True)
class FindingRow:
    """One language and kind of term.

    Attributes:
        language: code.
        kind: names, phrases (terms of several words) or words.
        written: sentences written for such a concept.
        found: of these, with the concept found.
        within: of the others, with another concept's find on words of the term (a longer term, or one that means the same).
        certain: certain finds of any concept of this kind.
        alone: of these, with the concept in neither other version.
        inflected: found places that are not the dictionary form.
        as_ours: of these, in a form that the desk writes (others are accepted only).
    """

    language: str
    kind: str
    written: int = 0
    found: int = 0
    within: int = 0
    certain: int = 0
    alone: int = 0
    inflected: int = 0
    as_ours: int = 0


@dataclass(slots=True)
class FindingBench:
    """The table, what was missed and what stands alone: (language, concept, sentence)."""

    signature: str
    rows: list[FindingRow]
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    alone: list[tuple[str, str, str]] = field(default_factory=list)


def bench_finding(
    sentences: Iterable[Mapping[str, str]], glossary: Glossary, morphology_of: Callable[[Language], Morphology]
) -> FindingBench:
    """Look for the concepts of sentences (columns concept, en, ru, kk); a concept that is not in the glossary is skipped."""
    languages = {language.value: morphology_of(language) for language in (Language.EN, Language.RU, Language.KK)}
    indexes = {code: TermIndex(glossary, Language(code), forms) for code, forms in languages.items()}
    rows = {(code, kind): FindingRow(code, kind) for code in languages for kind in KINDS}
    concepts = {concept.id: concept for concept in glossary.concepts}
    lines = list(sentences)
    bench = FindingBench(f"finding sentences={len(lines)} glossary={glossary.digest}", list(rows.values()))
    for line in lines:
        hits = {code: indexes[code].find(line[code]) for code in languages}
        for code, forms in languages.items():
            others = {name for other in languages if other != code for hit in hits[other] for name in _names(hit)}
            for hit in hits[code]:
                if hit.certain:
                    row = rows[code, _kind(hit.concept, hit.designation.text)]
                    row.certain += 1
                    if others.isdisjoint(_names(hit)):
                        row.alone += 1
                        bench.alone.append((code, hit.concept.id, line[code]))
            concept = concepts.get(line["concept"])
            if concept and concept.of(Language(code)):
                _count(bench, rows, concept, line[code], hits[code], forms)
    return bench


def _count(
    bench: FindingBench,
    rows: Mapping[tuple[str, str], FindingRow],
    concept: Concept,
    text: str,
    hits: Iterable[TermHit],
    morphology: Morphology,
) -> None:
    """Count one sentence that was written for a concept."""
    code = morphology.language.value
    row = rows[code, _kind(concept, concept.of(morphology.language)[0].text)]
    row.written += 1
    found = [hit for hit in hits if concept.id in _names(hit)]
    if found:
        row.found += 1
        ours = [ours for hit in found if (ours := _as_ours(hit, morphology)) is not None]
        row.inflected += len(ours)
        row.as_ours += sum(ours)
    elif any(_shares_words(hit, concept, morphology.language) for hit in hits):
        row.within += 1
    else:
        bench.missed.append((code, concept.id, text))


def _names(hit: TermHit) -> Iterator[str]:
    yield hit.concept.id
    yield from (other.id for other in hit.alternatives)


def _kind(concept: Concept, text: str) -> str:
    return "names" if concept.kind.is_name else "phrases" if " " in text else "words"


def _as_ours(hit: TermHit, morphology: Morphology) -> bool | None:
    """Whether the desk would write a found form so; None for the dictionary form."""
    if hit.text.casefold() == hit.designation.text.casefold():
        return None
    forms = morphology.forms(hit.designation.text, hit.concept.kind, for_morphology(hit.designation.grammar))
    return any(form.preferred and _plain(form.text) == _plain(hit.text) for form in forms)


def _plain(text: str) -> str:
    return text.casefold().replace("ё", "е").replace("’", "'").strip('«»"“”')


def _shares_words(hit: TermHit, concept: Concept, language: Language) -> bool:
    """Whether a find has a word of the concept, told by its first letters."""
    stems = {word[:4].casefold() for name in concept.of(language) for word in name.text.split() if len(word) > 3}
    return any(word[:4].casefold() in stems for word in hit.text.split())
