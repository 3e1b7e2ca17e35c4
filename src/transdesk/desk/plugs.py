"""The other rooms, as the desk's ports want them; each is imported when it is first used."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from transdesk.desk.engine_options import EngineOptions
from transdesk.desk.ports import Documents, Languages, Terms, Writer
from transdesk.desk.settings import Settings
from transdesk.domain.article import Article, TextChange
from transdesk.domain.engine import Alignment, Engine
from transdesk.domain.errors import UnsupportedPairError
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.language import Direction, Identification, Language
from transdesk.domain.marks import Mark
from transdesk.domain.names import NameSpelling
from transdesk.domain.rendition import Rendition
from transdesk.domain.segment import Segment
from transdesk.domain.term import OWN, ChangeKind, ConceptChange, Glossary, TermHit, TermOutcome
from transdesk.storage import Store

if TYPE_CHECKING:
    from transdesk.engines import EngineSettings
    from transdesk.glossary import TermIndex
    from transdesk.glossary.merge import Part
    from transdesk.storage.concepts import Concepts

AUTO = "auto"
HITS_KEPT = 5000


def documents() -> Documents:
    """Reading and writing documents."""

    def read(data: bytes, name: str) -> Article:
        from transdesk.formats import read as read_document

        return read_document(data, name)

    def fetch(url: str) -> tuple[Article, bytes]:
        from transdesk.formats import fetch as fetch_page
        from transdesk.formats import read_page

        fetched = fetch_page(url)
        return read_page(fetched), fetched.data

    def write(rendition: Rendition, format_id: str) -> bytes:
        from transdesk.formats import write as write_document

        return write_document(rendition, format_id)

    def writers() -> Sequence[Writer]:
        from transdesk.formats import writers as known

        return known()

    return Documents(read, fetch, write, writers)


def languages() -> Languages:
    """What is known about the languages."""

    def identify_document(blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
        from transdesk.language import identify_document as identify

        return identify(blocks)

    def split(text: str, language: Language) -> Sequence[tuple[int, int]]:
        from transdesk.language import split as split_text

        return split_text(text, language)

    def fold(text: str) -> tuple[str, tuple[TextChange, ...]]:
        from transdesk.language import fold as fold_text

        return fold_text(text)

    return Languages(identify_document, split, fold)


def check(
    segment: Segment,
    target: str,
    *,
    source: Language,
    language: Language,
    terms: tuple[TermOutcome, ...],
    names: tuple[NameSpelling, ...] = (),
) -> tuple[Finding, ...]:
    """Run every check."""
    from transdesk.checks import CheckContext, run

    return tuple(run(CheckContext(segment, target, source, language, terms, names)))


def normalise(source: str) -> str:
    """The key of an exact memory match."""
    from transdesk.memory import normalise as key

    return key(source)


def project(source: str, marks: Sequence[Mark], target: str, alignment: Alignment | None) -> str:
    """Write the source's marks into a target."""
    from transdesk.domain.marks_projection import project_marks

    return project_marks(source, marks, target, alignment)


def engine_settings(settings: Settings, store: Store | None = None) -> EngineSettings:
    """What the engines are told of the desk's settings, those of the settings page included."""
    if store is not None:
        return EngineOptions(settings, store).for_engines()
    with closing(Store(settings.store_url)) as own:
        return EngineOptions(settings, own).for_engines()


def engine_opener(settings: Settings, store: Store | None = None) -> Callable[[str, Direction], Engine]:
    """Opens engines by id; ``auto`` is the best one for the direction that is here."""

    def open_for(name: str, direction: Direction) -> Engine:
        from transdesk.engines import choose, infos, open_engine

        told = engine_settings(settings, store)
        engine = open_engine(choose(direction, told) if name == AUTO else name, told)
        if direction not in engine.info.directions:
            able = ", ".join(k.info.id for k in infos(told) if direction in k.info.directions) or "none"
            raise UnsupportedPairError(
                f"The engine '{engine.info.id}' does not translate {direction}; these do: {able}.",
                engine=engine.info.id,
                direction=str(direction),
                able=able,
            )
        return engine

    return open_for


class Shelf:
    """The newsroom's own glossary over the glossary files; read again when somebody changes either.

    Args:
        paths: files in order of precedence.
        own: the own glossary, which has precedence over all files; None works with the files alone.
    """

    def __init__(self, paths: Sequence[Path], own: Concepts | None = None) -> None:
        self._paths = tuple(paths)
        self._own = own
        self._lock = threading.RLock()
        self._stamp: tuple[tuple[str, int, int], ...] | None = None
        self._mark: str | None = None
        self._parts: tuple[Part, ...] = ()
        self._changes: tuple[ConceptChange, ...] = ()
        self._shipped = Glossary()
        self._glossary = Glossary()
        self._problems: tuple[str, ...] = ()
        self._terms: dict[tuple[Language, Language], Terms] = {}
        self._indexes: dict[Language, TermIndex] = {}

    def glossary(self) -> Glossary:
        """The merged glossary as it is now.

        Raises:
            GlossaryError: a file cannot be used at all.
            StorageError: the database with the own glossary cannot be read.
        """
        with self._lock:
            stamp = tuple(_stamp(file) for path in self._paths for file in _files(path))
            mark = self._own.mark() if self._own else ""
            if (stamp, mark) != (self._stamp, self._mark):
                if stamp != self._stamp:
                    self._read_files()
                if self._own is not None and mark != self._mark:
                    mark, self._changes = self._own.current()
                self._merge()
                self._stamp, self._mark = stamp, mark
            return self._glossary

    def shipped(self) -> Glossary:
        """The glossary of the files alone."""
        with self._lock:
            self.glossary()
            return self._shipped

    def own(self) -> tuple[ConceptChange, ...]:
        """The last change of every concept that somebody has added, changed or retired."""
        with self._lock:
            self.glossary()
            return self._changes

    def problems(self) -> tuple[str, ...]:
        """What is wrong with rows of the files."""
        self.glossary()
        return self._problems

    def terms(self, source: Language, target: Language) -> Terms:
        """The terms of a direction."""
        with self._lock:
            glossary = self.glossary()
            if (source, target) not in self._terms:
                from transdesk.glossary import Enforcer
                from transdesk.language import morphology

                self._terms[source, target] = _Remembering(Enforcer(glossary, source, target, morphology))
            return self._terms[source, target]

    def find(self, text: str, language: Language, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a text."""
        with self._lock:
            glossary = self.glossary()
            if language not in self._indexes:
                from transdesk.glossary import TermIndex
                from transdesk.language import morphology

                self._indexes[language] = TermIndex(glossary, language, morphology(language))
            index = self._indexes[language]
        return tuple(index.find(text, day))

    def _read_files(self) -> None:
        from transdesk.glossary import merge, read_parts

        self._parts, problems = read_parts(self._paths)
        self._problems = tuple(p.message for p in problems if p.severity is not Severity.NOTE)
        self._shipped = merge(self._parts)

    def _merge(self) -> None:
        from transdesk.glossary import merge

        if self._own is None:
            self._glossary = self._shipped
        else:
            spoken = tuple(change.concept for change in self._changes if change.kind.speaks)
            retired = frozenset(c.concept.id for c in self._changes if c.kind is ChangeKind.RETIRED)
            self._glossary = merge(((OWN, spoken), *self._parts), retired)
        self._terms.clear()
        self._indexes.clear()


class _Remembering:
    """Terms whose hits in a source sentence are found once: pages ask for them at each run."""

    def __init__(self, terms: Terms) -> None:
        self._known: dict[tuple[str, date | None], tuple[TermHit, ...]] = {}
        self._terms = terms
        self.hints = terms.hints
        self.enforce = terms.enforce
        self.verify = terms.verify
        self.offers = terms.offers

    def hits(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        """Terms in a source text."""
        found = self._known.get((text, day))
        if found is None:
            found = self._terms.hits(text, day)
            if len(self._known) >= HITS_KEPT:
                self._known.clear()
            self._known[text, day] = found
        return found


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), stat.st_mtime_ns, stat.st_size
