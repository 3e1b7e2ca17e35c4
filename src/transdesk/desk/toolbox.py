"""Tools that need no store: the rooms' faces for the command line, imported when they are used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transdesk.desk.settings import Settings
from transdesk.domain.article import Article
from transdesk.domain.errors import SettingsError, UnsupportedFormatError
from transdesk.domain.language import Identification, Language, parse_language
from transdesk.domain.morphology import parse_features
from transdesk.domain.rendition import RenderedSegment, Rendition
from transdesk.domain.segment import Segment, segments_of
from transdesk.domain.term import Concept, TermKind
from transdesk.domain.work import Status

if TYPE_CHECKING:
    from transdesk.glossary import Problem


def decode(data: bytes, name: str) -> str:
    """Text of bytes in any encoding that the desk reads; raises ``ImportFailedError``."""
    from transdesk.formats.encodings import decode as decode_text

    return decode_text(data, name).text


def read(data: bytes, name: str) -> Article:
    """The typed article of a document; raises ``ImportFailedError``."""
    from transdesk.formats import read as read_document

    return read_document(data, name)


def identify(text: str) -> Identification:
    """The language of one text."""
    from transdesk.language import identify as identify_text

    return identify_text(text)


def identify_document(blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
    """The language of a document and of each of its blocks."""
    from transdesk.language import identify_document as identify_blocks

    return identify_blocks(blocks)


def split(text: str, language: Language) -> list[tuple[int, int]]:
    """Spans of the sentences of a text."""
    from transdesk.language import split as split_text

    return split_text(text, language)


def inflect(language: Language, term: str, features: str, kind: TermKind) -> list[str]:
    """Forms of a term with the given features, the preferred one first."""
    from transdesk.language import morphology

    return list(morphology(language).inflect(term, parse_features(features), kind))


def write(rendition: Rendition, suffix: str) -> bytes:
    """A rendition in the monolingual format that a file suffix names.

    Raises:
        UnsupportedFormatError: no writer has this suffix; names those that are there.
    """
    from transdesk.formats import write as write_document
    from transdesk.formats import writers

    known = writers()
    for writer in sorted(known, key=lambda w: w.bilingual):
        if writer.suffix == suffix.lower():
            return write_document(rendition, writer.id)
    names = ", ".join(sorted({w.suffix for w in known}))
    raise UnsupportedFormatError(f"'{suffix}' cannot be written; choose one of: {names}.", suffix=suffix, known=names)


def convert(data: bytes, name: str, suffix: str) -> bytes:
    """A document in another format, untranslated."""
    article = read(data, name)
    document, _ = identify_document([block.text for block in article.blocks])
    language = document.verdict.language or Language.EN
    segments = tuple(
        RenderedSegment(segment, segment.source, segment.marks, Status.APPROVED)
        for segment in cut(article, language, "convert")
    )
    return write(Rendition(article, language, language, segments, article.blocks, final=True, original=data), suffix)


def cut(article: Article, language: Language, article_id: str) -> tuple[Segment, ...]:
    """The segments of an article."""
    return segments_of(article_id, article, lambda text: split(text, language))


@dataclass(frozen=True, slots=True)
class Pair:
    """A translated segment from a bilingual file."""

    name: str
    source: str
    target: str
    source_language: Language
    target_language: Language


def read_pairs(data: bytes, name: str, source: Language | None, target: Language | None) -> tuple[Pair, ...]:
    """Translated segments of a TSV, XLIFF, TMX or a saved article.

    A language named here wins over the file's; where neither names it the texts are identified.

    Raises:
        SettingsError: a language is neither named nor clear.
        ImportFailedError: the file cannot be read.
    """
    from transdesk.formats import read_pairs as read_file

    rows = read_file(data, name, source or "", target or "")
    one = source or _language([row.source_language for row in rows], [row.source for row in rows], "--from")
    other = target or _language([row.target_language for row in rows], [row.target for row in rows], "--to")
    return tuple(Pair(row.id or str(n), row.source, row.target, one, other) for n, row in enumerate(rows, start=1))


def _language(codes: Sequence[str], texts: Sequence[str], option: str) -> Language:
    """The language that a file names, else the one that its texts are written in."""
    for code in codes:
        if code:
            return parse_language(code)
    language = identify_document([text for text in texts if text.strip()])[0].verdict.language
    if language is None:
        raise SettingsError(f"The file does not tell its languages; name it with {option} ru, kk or en.", option=option)
    return language


def engine_rows(settings: Settings) -> list[dict[str, object]]:
    """Every known engine as the command line prints it."""
    from transdesk.desk.plugs import engine_settings
    from transdesk.engines import infos

    return [
        {
            "id": known.info.id,
            "name": known.info.name,
            "installed": known.installed,
            "licence": known.info.licence,
            "commercial": known.info.commercial,
            "offline": known.info.offline,
            "rough": known.info.rough,
            "directions": sorted(str(direction) for direction in known.info.directions),
        }
        for known in infos(engine_settings(settings))
    ]


def read_glossary(data: bytes, name: str) -> tuple[tuple[Concept, ...], tuple[Problem, ...]]:
    """Concepts and problems of a glossary file."""
    from transdesk.glossary import read_glossary as read_file

    return read_file(data, name)


def write_glossary(concepts: Iterable[Concept], suffix: str) -> bytes:
    """Concepts in the format that a suffix names."""
    from transdesk.glossary import write_glossary as write_file

    return write_file(tuple(concepts), suffix.lstrip(".").lower())


def lint_glossary(data: bytes, name: str) -> tuple[Problem, ...]:
    """Everything in a glossary file that cannot be used, or cannot be meant, by line."""
    from transdesk.glossary import lint

    concepts, problems = read_glossary(data, name)
    return tuple(sorted((*problems, *lint(concepts)), key=lambda problem: problem.line))
