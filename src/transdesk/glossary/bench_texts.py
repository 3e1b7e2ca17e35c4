"""Inputs of the terminology bench: trilingual articles with term lists, and the WMT25 terminology set."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from transdesk.domain.errors import GlossaryError
from transdesk.domain.language import Language
from transdesk.domain.term import Concept, Designation, TermKind
from transdesk.glossary.bench import BenchText
from transdesk.glossary.table import parse_cell

_COLUMNS = {Language.EN: 3, Language.RU: 4, Language.KK: 5}
_KINDS = {
    "term": TermKind.TERM, "org": TermKind.ORGANISATION, "person": TermKind.PERSON_M, "place": TermKind.PLACE,
    "title": TermKind.TITLE, "abbr": TermKind.ABBREVIATION, "work": TermKind.WORK,
}  # fmt: skip


def corpus_texts(path: Path, source: Language, target: Language) -> tuple[BenchText, ...]:
    """The articles of ``<topic>.tsv`` with the terms of ``<topic>-terms.tsv`` beside it.

    Raises:
        GlossaryError: a file is not there.
    """
    pairs: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(path):
        pairs[row[0]].append((row[_COLUMNS[source]], row[_COLUMNS[target]]))
    terms: dict[str, list[Concept]] = defaultdict(list)
    for row in _rows(path.with_name(f"{path.stem}-terms.tsv")):
        cells = zip((Language.EN, Language.RU, Language.KK), row[1:4], strict=True)
        designations = tuple(
            Designation(lang, text, status) for lang, cell in cells for text, status in parse_cell(cell)
        )
        name = f"{row[0]}-{len(terms[row[0]]) + 1}"
        terms[row[0]].append(Concept(name, _KINDS.get(row[5], TermKind.TERM), designations))
    return tuple(BenchText(name, tuple(found), tuple(terms[name])) for name, found in pairs.items())


def wmt25_texts(path: Path, terms: str = "proper") -> tuple[BenchText, ...]:
    """The English-Russian WMT25 terminology set; each segment has its own terms (``proper`` or ``random``)."""
    texts: list[BenchText] = []
    for line in _read(path).splitlines():
        item = json.loads(line)
        concepts = tuple(
            Concept(
                f"{item['id']}-{number}",
                TermKind.TERM,
                (Designation(Language.EN, english), Designation(Language.RU, russian)),
            )
            for number, (english, russian) in enumerate(item[terms].items(), start=1)
        )
        texts.append(BenchText(str(item["id"]), ((item["en"], item["ru"]),), concepts))
    return tuple(texts)


def _rows(path: Path) -> list[list[str]]:
    lines = [line.split("\t") for line in _read(path).splitlines()[1:] if line.strip()]
    return [[*line, *[""] * (7 - len(line))] for line in lines]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GlossaryError(f"The bench's file '{path}' cannot be read ({error.strerror}); check its path.") from error
