"""Small honest stand-ins for the other rooms, and desks built from them."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from transdesk.desk.desk import Desk, assemble
from transdesk.desk.gate import OPEN
from transdesk.desk.ports import Documents, Languages, Ports
from transdesk.desk.settings import Settings
from transdesk.domain.article import Article, Block, BlockKind, TextChange
from transdesk.domain.assist import OfferState, Sentence, TermForm, TermOffer
from transdesk.domain.engine import Cancelled, Candidate, EngineInfo, Progress, Request
from transdesk.domain.errors import EmptyDocumentError, PluginError
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.language import Direction, Identification, Language, Verdict
from transdesk.domain.marks import strip_tags
from transdesk.domain.marks_projection import project_marks
from transdesk.domain.rendition import Rendition
from transdesk.domain.term import Concept, Designation, Glossary, TermHit, TermKind, TermOutcome, TermState
from transdesk.memory import normalise
from transdesk.storage import Store

ALL = frozenset(Direction(a, b) for a in Language for b in Language if a is not b)
TEXT = "Mothers demand rules\n\nThey came on Tuesday. They asked why. Nobody answered them.\n\nThe akimat was closed."

LONG_TEXT = "Headline\n\n" + " ".join(f"Sentence number {n} is here." for n in range(30))


def read(data: bytes, name: str) -> Article:
    """Paragraphs parted by an empty line; the first is the headline."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", data.decode("utf-8")) if part.strip()]
    if not parts:
        raise EmptyDocumentError("There is no text in this document.")
    kinds = [BlockKind.HEADLINE] + [BlockKind.PARAGRAPH] * len(parts)
    return Article(tuple(Block(kind, part) for kind, part in zip(kinds, parts, strict=False)), source_name=name)


def split(text: str, language: Language) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S[^.!?]*[.!?]?", text)]


def identify(blocks: Sequence[str]) -> tuple[Identification, tuple[Identification, ...]]:
    found = Identification(Verdict.EN, 1.0, "en")
    return found, tuple(found for _ in blocks)


@dataclass(frozen=True)
class Text:
    text: str
    outcomes: tuple[TermOutcome, ...] = ()


@dataclass
class FakeGlossaries:
    """One optional term by plain string search; changing ``digest`` makes drafts stale."""

    digest: str = "g" * 20
    source: str = ""
    target: str = ""

    def glossary(self) -> Glossary:
        return Glossary((self.concept(),) if self.source else (), self.digest)

    def shipped(self) -> Glossary:
        return self.glossary()

    def own(self) -> tuple[()]:
        return ()

    def problems(self) -> tuple[str, ...]:
        return ()

    def terms(self, source: Language, target: Language) -> FakeGlossaries:
        return self

    def concept(self) -> Concept:
        names = (Designation(Language.EN, self.source), Designation(Language.RU, self.target))
        return Concept("t1", TermKind.TERM, names)

    def find(self, text: str, language: Language, day: date | None = None) -> tuple[TermHit, ...]:
        return self.hits(text, day)

    def hits(self, text: str, day: date | None = None) -> tuple[TermHit, ...]:
        start = text.find(self.source) if self.source else -1
        if start < 0:
            return ()
        concept = self.concept()
        return (TermHit(start, start + len(self.source), self.source, concept, concept.designations[0]),)

    def hints(self, hits: Sequence[TermHit]) -> tuple[()]:
        return ()

    def enforce(
        self, requests: object, candidates: Sequence[Candidate], hits: Sequence[tuple[TermHit, ...]], engine: object
    ) -> list[Text]:
        return [self._enforced(c.text, h) for c, h in zip(candidates, hits, strict=True)]

    def _enforced(self, text: str, hits: tuple[TermHit, ...]) -> Text:
        if not hits or self.target in text:
            return Text(text)
        repaired = text.replace(self.source, self.target)
        state = TermState.REPAIRED if repaired != text else TermState.FLAGGED
        return Text(repaired, (TermOutcome("t1", self.source, (self.target,), self.target, state, before=text),))

    def offers(self, sentence: Sentence, hits: Sequence[TermHit]) -> tuple[TermOffer, ...]:
        state = OfferState.OK if self.target in sentence.target else OfferState.FLAGGED
        if not sentence.target:
            state = OfferState.OPEN
        repaired = next((o for o in sentence.outcomes if o.before), None)
        before = ""
        if state is OfferState.OK and repaired is not None:
            state, before = OfferState.REPAIRED, repaired.before
        return tuple(TermOffer(hit, self.target, state, (TermForm(self.target),), before=before) for hit in hits)

    def verify(self, source: str, target: str, day: date | None = None) -> tuple[TermOutcome, ...]:
        if not self.hits(source, day):
            return ()
        state = TermState.OK if self.target in target else TermState.FLAGGED
        return (TermOutcome("t1", self.source, (self.target,), self.target if state is TermState.OK else "", state),)


@dataclass
class ScriptedEngine:
    """Says the source back with a prefix; ``on_batch`` runs while a batch is "decoded"."""

    name: str = "scripted"
    revision: str = "1"
    prefix: str = "[ru] "
    on_batch: Callable[[Sequence[Request]], None] | None = None
    batches: list[list[str]] = field(default_factory=list)
    closed: int = 0

    @property
    def info(self) -> EngineInfo:
        return EngineInfo(self.name, "Scripted", ALL, revision=self.revision)

    @property
    def signature(self) -> str:
        return f"{self.name}@{self.revision}|beam1"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        self.batches.append([request.text for request in requests])
        if self.on_batch is not None:
            self.on_batch(requests)
        return [Candidate(self.prefix + request.text) for request in requests]

    def close(self) -> None:
        self.closed += 1


def check(
    segment: object, target: str, *, source: Language, language: Language, terms: object, names: object = ()
) -> tuple[Finding, ...]:
    """One finding: a doubled space."""
    return (Finding("spacing", Severity.WARNING, "spacing.doubled"),) if "  " in target else ()


def write(rendition: Rendition, format_id: str) -> bytes:
    head = "" if rendition.final else f"{rendition.draft_label}\n"
    return (head + "\n".join(block.text for block in rendition.blocks)).encode()


@dataclass(frozen=True)
class TextWriter:
    id: str = "txt"
    suffix: str = ".txt"
    media_type: str = "text/plain"
    bilingual: bool = False


def fold(text: str) -> tuple[str, tuple[TextChange, ...]]:
    """The language room's own repair of look-alike letters."""
    from transdesk.language import fold as fold_text

    return fold_text(text)


def make_desk(
    folder: Path,
    engine: ScriptedEngine | None = None,
    glossaries: FakeGlossaries | None = None,
    *,
    url: str = "",
    stale: float = 15.0,
    command: tuple[str, ...] = (),
    idle: float = 0.0,
) -> Desk:
    """A desk over a scripted engine."""
    scripted = engine or ScriptedEngine()

    def open_engine(name: str, direction: Direction) -> ScriptedEngine:
        if name not in ("auto", scripted.name):
            raise PluginError(f"There is no engine '{name}'; use scripted.")
        return scripted

    settings = Settings(folder, database_url=url, author="Aigul", worker_command=command, worker_idle_seconds=idle)
    ports = Ports(
        store=Store(settings.store_url, stale=timedelta(seconds=stale)),
        documents=Documents(read, lambda url: (read(TEXT.encode(), url), TEXT.encode()), write, lambda: [TextWriter()]),
        languages=Languages(identify, split, fold),
        glossaries=glossaries or FakeGlossaries(),
        open_engine=open_engine,
        check=check,
        normalise=normalise,
        project=project_marks,
    )
    made = assemble(settings, ports)
    made.gate.allow(OPEN)  # untouched drafts may be approved here; the gate has tests of its own
    return made


def add_article(desk: Desk, text: str = TEXT) -> str:
    return desk.intake.add(desk.intake.read_text(text), language=Language.EN, author="Aigul")


def draft(desk: Desk, article: str, target: Language = Language.RU, **options: object) -> None:
    """Draft in this process, to the end."""
    desk.drafting.start(article, target, author="Aigul", **options)  # type: ignore[arg-type]
    desk.drafting.work_until_idle(once=True)


def targets(desk: Desk, article: str, target: Language = Language.RU) -> list[str]:
    return [strip_tags(row.work.target, row.segment.marks) for row in desk.editing.sheet(article, target).rows]


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the condition did not come true"
        time.sleep(0.02)


def environment_engine() -> ScriptedEngine:
    """The engine of a worker process: it writes each batch into a file and waits where it is told to."""
    log = Path(os.environ["SCRIPTED_LOG"])
    hold = Path(os.environ["SCRIPTED_HOLD"])

    def on_batch(requests: Sequence[Request]) -> None:
        with log.open("a", encoding="utf-8") as out:
            out.writelines(f"{request.text}\n" for request in requests)
        if len(requests) > 4:
            while hold.exists():
                time.sleep(0.02)

    return ScriptedEngine(on_batch=on_batch)
