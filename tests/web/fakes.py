"""A desk in memory with the face of the real one: pages can be opened and driven without store or model."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from transdesk.desk.engine_options import EngineOptions
from transdesk.desk.gate import Levels
from transdesk.desk.grid import Drafts
from transdesk.desk.models import Models
from transdesk.desk.name_register import NameRegister
from transdesk.desk.plugs import Shelf
from transdesk.desk.proposals import Proposals
from transdesk.desk.settings import Settings
from transdesk.desk.terms import Terminology
from transdesk.desk.terms_files import TermFiles
from transdesk.desk.views import DiffKind, DiffPiece, Exported, Reading, Row, Sheet
from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.errors import ConflictError, EmptyDocumentError
from transdesk.domain.finding import Finding, Severity
from transdesk.domain.language import Identification, Language, Verdict
from transdesk.domain.library import ArticleCard, JobState, JobView, StoredArticle, TranslationCard
from transdesk.domain.review import Step, after, require_complete
from transdesk.domain.segment import segments_of
from transdesk.domain.term import Concept, Designation, TermHit, TermKind, TermStatus
from transdesk.domain.work import Comment, Origin, ReviewEvent, Revision, SegmentWork, Stage, Status
from transdesk.glossary import write_glossary
from transdesk.storage import Store

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CONCEPT = Concept(
    "bureau",
    TermKind.ORGANISATION,
    (
        Designation(Language.EN, "Bureau for Human Rights"),
        Designation(Language.RU, "Бюро по правам человека"),
        Designation(Language.KK, "Адам құқықтары бюросы"),
        Designation(Language.RU, "Бюро прав", TermStatus.FORBIDDEN),
    ),
    domain="society",
)
PAGE = "City opens night school\n\nThe Bureau for Human Rights praised it. It has 12 rooms & a library.\n\nView more"


def article(text: str = PAGE) -> Article:
    """Headline first, then paragraphs; the last line is page furniture."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise EmptyDocumentError("no text")
    kinds = [BlockKind.HEADLINE] + [BlockKind.PARAGRAPH] * len(lines)
    blocks = [Block(kind, line) for kind, line in zip(kinds, lines, strict=False)]
    if lines[-1].startswith("View more"):
        blocks[-1] = replace(blocks[-1], kind=BlockKind.BOILERPLATE)
    return Article(tuple(blocks))


def split(text: str) -> list[tuple[int, int]]:
    """Sentences end with a full stop and a space."""
    spans, start = [], 0
    for end in [i + 1 for i, c in enumerate(text) if c == "." and text[i + 1 : i + 2] in ("", " ")] or [len(text)]:
        spans.append((start, end))
        start = end + 1
    return spans


def term_ports(folder: Path) -> Any:
    """Ports of a real glossary of one shipped concept and one bad row, over a database of its own."""
    shipped = write_glossary((CONCEPT,), "csv") + b"a,b,c,d,e,f,g,h,i,j,k,l,m,n\r\n"
    (folder / "terms.csv").write_bytes(shipped)
    store = Store(f"sqlite:///{folder / 'terms.db'}")
    return SimpleNamespace(store=store, glossaries=Shelf((folder / "terms.csv",), store.concepts))


@dataclass
class Translation:
    stage: Stage = Stage.EDITING
    works: dict[str, SegmentWork] = field(default_factory=dict)
    revisions: dict[str, list[Revision]] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    events: list[ReviewEvent] = field(default_factory=list)
    job: JobView | None = None


class FakeDesk:
    """Intake, library, drafting, editing, review, publishing and terms in one object."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(data_dir=folder, author="Dana")
        store = Store(self.settings.store_url)
        self.engines = EngineOptions(self.settings, store)
        self.models = Models(self.settings, store)
        self.stored: dict[str, StoredArticle] = {}
        self.translations: dict[tuple[str, Language], Translation] = {}
        self.intake = self.library = self.drafting = self.editing = self.review = self.publishing = self.grid = self
        self.gate = SimpleNamespace(levels=Levels(), allow=lambda levels: setattr(self.gate, "levels", levels))
        ports = term_ports(folder)
        self.terms, self.term_files = Terminology(ports), TermFiles(ports)
        self.proposals = Proposals(ports, self.terms)
        self.names = NameRegister(ports.store, self.terms)
        self.memory = SimpleNamespace(
            offers_demonstration=lambda: not self.pairs and not self.declined,
            decline_demonstration=self._decline,
            add_demonstration=self._add_pairs,
        )
        self.pairs = 0
        self.declined = False

    def _decline(self) -> None:
        self.declined = True

    def _add_pairs(self) -> int:
        self.pairs = 22_710
        return self.pairs

    # intake
    def read_text(self, text: str) -> Reading:
        found = article(text)
        english = Identification(Verdict.EN, 0.98)
        return Reading(found, english, tuple(english for _ in found.blocks))

    def add(self, reading: Reading, *, language: Language, author: str, original: bytes | None = None) -> str:
        name = f"a1-{len(self.stored)}"
        segments = segments_of(name, reading.article, split)
        self.stored[name] = StoredArticle(name, reading.article, language, segments, NOW, author)
        return name

    def add_sample(self, author: str) -> str:
        return self.add(self.read_text(PAGE), language=Language.EN, author=author)

    # library
    def articles(self) -> list[ArticleCard]:
        return [
            ArticleCard(
                s.id,
                s.article.headline,
                s.language,
                s.created_at,
                s.author,
                20,
                tuple(self.card(a, t) for a, t in self.translations if a == s.id),
            )
            for s in self.stored.values()
        ]

    def archive(self, article_id: str) -> None:
        del self.stored[article_id]

    def card(self, article_id: str, target: Language) -> TranslationCard:
        made = self.translations.setdefault((article_id, target), Translation())
        segments = self.stored[article_id].segments
        states = [self.work(article_id, target, s.id).status for s in segments]
        counts = {status: states.count(status) for status in set(states)}
        done = sum(5 for state in states if state in (Status.CONFIRMED, Status.APPROVED))
        drafted = sum(5 for state in states if state is not Status.EMPTY)
        return TranslationCard(target, made.stage, counts, len(states), 5 * len(states), done, drafted, made.job, NOW)

    def article(self, article_id: str) -> StoredArticle:
        return self.stored[article_id]

    translation = card

    # the grid
    def drafts(self, article_id: str, target: Language) -> Drafts:
        return Drafts(("starter",), rough=True)

    # drafting
    def ensure_worker(self) -> None:
        """Nothing to start."""

    def start(
        self,
        article_id: str,
        target: Language,
        *,
        author: str,
        segments: Sequence[str] | None = None,
        redraft: bool = False,
        engine: str | None = None,
    ) -> str:
        made = self.translations.setdefault((article_id, target), Translation())
        for segment in self.stored[article_id].segments:
            work = self.work(article_id, target, segment.id)
            if work.status in (Status.EMPTY, Status.DRAFT) and (segments is None or segment.id in segments):
                text = f"[{target}] {segment.source}"
                self.change(article_id, target, segment.id, text, Status.DRAFT, Origin.MT, "starter")
        made.job = JobView("j1", article_id, target, JobState.DONE, 3, 3, 0.0, "", {}, "starter", author, NOW)
        return "j1"

    def job(self, article_id: str, target: Language) -> JobView | None:
        made = self.translations.get((article_id, target))
        return made.job if made else None

    def cancel(self, job_id: str) -> None:
        for made in self.translations.values():
            if made.job and made.job.id == job_id:
                made.job = replace(made.job, state=JobState.CANCELLED)

    # editing
    def work(self, article_id: str, target: Language, segment: str) -> SegmentWork:
        made = self.translations.setdefault((article_id, target), Translation())
        return made.works.get(segment) or SegmentWork(segment, 0, "", Status.EMPTY, Origin.HUMAN, "", None)

    def sheet(self, article_id: str, target: Language) -> Sheet:
        stored = self.stored[article_id]
        card = self.card(article_id, target)
        made = self.translations[article_id, target]
        rows = []
        for segment in stored.segments:
            work = self.work(article_id, target, segment.id)
            at = segment.source.find("Bureau for Human Rights")
            hits = (
                (TermHit(at, at + 23, segment.source[at : at + 23], CONCEPT, CONCEPT.designations[0]),)
                if at >= 0
                else ()
            )
            found = ()
            if work.target and "12" in segment.source and "12" not in work.target:
                found = (Finding("numbers", Severity.ERROR, "numbers.missing", (("number", "12"),)),)
            comments = tuple(c for c in made.comments if c.segment == segment.id and not c.resolved)
            rows.append(Row(segment, work, hits, found, comments))
        return Sheet(stored, card, tuple(rows))

    def change(
        self, article_id: str, target: Language, segment: str, text: str, status: Status, origin: Origin, author: str
    ) -> SegmentWork:
        made = self.translations[article_id, target]
        old = self.work(article_id, target, segment)
        draft = text if origin is Origin.MT else old.draft
        signature = "starter|1" if origin is Origin.MT else old.signature
        new = SegmentWork(segment, old.version + 1, text, status, origin, author, NOW, draft, signature)
        made.works[segment] = new
        made.revisions.setdefault(segment, []).append(Revision(new.version, text, status, origin, author, NOW))
        return new

    def save(
        self, article_id: str, target: Language, segment: str, text: str, *, base: int, author: str
    ) -> SegmentWork:
        old = self.work(article_id, target, segment)
        if old.target == text:
            return old
        if old.version != base:
            raise ConflictError("changed", theirs=old.target, version=old.version, author=old.author)
        return self.change(article_id, target, segment, text, Status.EDITED, Origin.HUMAN, author)

    def confirm(self, article_id: str, target: Language, segment: str, *, base: int, author: str) -> SegmentWork:
        old = self.work(article_id, target, segment)
        return self.change(article_id, target, segment, old.target, Status.CONFIRMED, old.origin, author)

    def unconfirm(self, article_id: str, target: Language, segment: str, *, base: int, author: str) -> SegmentWork:
        old = self.work(article_id, target, segment)
        return self.change(article_id, target, segment, old.target, Status.EDITED, old.origin, author)

    def history(self, article_id: str, target: Language, segment: str) -> tuple[Revision, ...]:
        return tuple(self.translations[article_id, target].revisions.get(segment, ()))

    def restore(
        self, article_id: str, target: Language, segment: str, number: int, *, base: int, author: str
    ) -> SegmentWork:
        old = next(r for r in self.history(article_id, target, segment) if r.number == number)
        return self.change(article_id, target, segment, old.target, Status.EDITED, Origin.RESTORED, author)

    # review
    def _step(self, article_id: str, target: Language, step: Step, author: str, reason: str = "") -> None:
        made = self.translations[article_id, target]
        before, made.stage = made.stage, after(made.stage, step)
        made.events.append(ReviewEvent(NOW, author, before, made.stage, reason))

    def submit(self, article_id: str, target: Language, *, author: str) -> None:
        self._step(article_id, target, Step.SUBMIT, author)

    def approve(self, article_id: str, target: Language, *, author: str) -> None:
        require_complete([self.work(article_id, target, s.id).status for s in self.stored[article_id].segments])
        self._step(article_id, target, Step.APPROVE, author)

    def reopen(self, article_id: str, target: Language, *, author: str) -> None:
        self._step(article_id, target, Step.REOPEN, author)

    def send_back(self, article_id: str, target: Language, *, reason: str, author: str) -> None:
        self._step(article_id, target, Step.RETURN, author, reason)

    def comment(self, article_id: str, target: Language, segment: str, text: str, author: str) -> None:
        made = self.translations[article_id, target].comments
        made.append(Comment(len(made) + 1, segment, author, NOW, text))

    def comments(self, article_id: str, target: Language) -> tuple[Comment, ...]:
        return tuple(self.translations[article_id, target].comments)

    def resolve(self, comment_id: int) -> None:
        for made in self.translations.values():
            made.comments = [replace(c, resolved=True) if c.id == comment_id else c for c in made.comments]

    def changes(self, article_id: str, target: Language, segment: str) -> tuple[DiffPiece, ...]:
        work = self.work(article_id, target, segment)
        old, new = work.draft.split(" "), work.target.split(" ")
        pieces = []
        for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind == "equal":
                pieces.append(DiffPiece(DiffKind.SAME, " ".join(old[a:b]) + " "))
                continue
            pieces += [DiffPiece(DiffKind.DELETED, " ".join(old[a:b]) + " ")] if a < b else []
            pieces += [DiffPiece(DiffKind.INSERTED, " ".join(new[c:d]) + " ")] if c < d else []
        return tuple(pieces)

    def events(self, article_id: str, target: Language) -> tuple[ReviewEvent, ...]:
        return tuple(self.translations[article_id, target].events)

    # publishing
    def formats(self) -> tuple[SimpleNamespace, ...]:
        return (SimpleNamespace(id="docx", suffix=".docx"), SimpleNamespace(id="txt", suffix=".txt"))

    def export(self, article_id: str, target: Language, format_id: str) -> Exported:
        final = self.translations[article_id, target].stage is Stage.APPROVED
        return Exported(b"bytes", f"article.{target}.{format_id}", "text/plain", final)
