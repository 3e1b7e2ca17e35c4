"""A desk: the use cases, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transdesk.desk.assessment import Assessor
from transdesk.desk.assist import Assist
from transdesk.desk.drafting import Drafting
from transdesk.desk.editing import Editing
from transdesk.desk.engine_options import EngineOptions
from transdesk.desk.engine_room import EngineRoom
from transdesk.desk.exchange import Exchange
from transdesk.desk.gate import Gate
from transdesk.desk.grid import Grid
from transdesk.desk.intake import Intake
from transdesk.desk.jobs import Runner
from transdesk.desk.library import Library
from transdesk.desk.looking import Looker
from transdesk.desk.lookup import Lookup
from transdesk.desk.memory import Memory
from transdesk.desk.model_work import ModelWorker
from transdesk.desk.models import Models
from transdesk.desk.name_register import NameRegister
from transdesk.desk.ports import Ports
from transdesk.desk.proposals import Proposals
from transdesk.desk.publishing import Publishing
from transdesk.desk.remarks import Remarks
from transdesk.desk.review import Review
from transdesk.desk.saving import Saving
from transdesk.desk.settings import Settings
from transdesk.desk.structure import Structure
from transdesk.desk.terms import Terminology
from transdesk.desk.terms_files import TermFiles
from transdesk.desk.translating import Translating
from transdesk.desk.views import Drafted
from transdesk.desk.worker import Workers
from transdesk.domain.article import Article
from transdesk.domain.engine import Cancelled, Progress
from transdesk.domain.finding import Finding
from transdesk.domain.language import Direction, Language
from transdesk.storage import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that pages and commands can do."""

    settings: Settings
    store: Store
    intake: Intake
    library: Library
    drafting: Drafting
    editing: Editing
    grid: Grid
    saving: Saving
    gate: Gate
    review: Review
    publishing: Publishing
    terms: Terminology
    term_files: TermFiles
    proposals: Proposals
    names: NameRegister
    translating: Translating
    memory: Exchange
    assist: Assist
    lookup: Lookup
    remarks: Remarks
    structure: Structure
    engines: EngineOptions
    models: Models
    model_worker: ModelWorker

    def translate(
        self,
        article: Article,
        source: Language,
        target: Language,
        *,
        engine: str | None = None,
        day: date | None = None,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        original: bytes | None = None,
    ) -> Drafted:
        """Translate an article without storing anything."""
        return self.translating.article(
            article,
            Direction(source, target),
            engine=engine,
            day=day,
            progress=progress,
            cancelled=cancelled,
            original=original,
        )

    def translate_lines(
        self,
        texts: Sequence[str],
        source: Language,
        target: Language,
        *,
        engine: str | None = None,
        day: date | None = None,
        progress: Progress | None = None,
    ) -> Drafted:
        """Translate lines, each one segment: same count, same order."""
        return self.translating.lines(texts, Direction(source, target), engine=engine, day=day, progress=progress)

    def check_pair(
        self, source: str, target: str, source_language: Language, target_language: Language
    ) -> tuple[Finding, ...]:
        """What glossary and checks say about a translated sentence."""
        return self.translating.check_pair(source, target, Direction(source_language, target_language))

    def preference(self, key: str, default: str = "") -> str:
        """A setting that was changed in the interface."""
        found = self.store.notes.setting(key)
        return default if found is None else found

    def prefer(self, key: str, value: str) -> None:
        """Remember a setting."""
        self.store.notes.set_setting(key, value)

    def migrate(self) -> None:
        """Open the database now, and bring it to this release's schema.

        Raises:
            StorageError: it cannot be opened, or a newer TransDesk has made it.
        """
        self.store.database.open()

    def close(self) -> None:
        """Close the engines and the database's connections."""
        self.assist.close()
        self.store.close()


def assemble(settings: Settings, ports: Ports) -> Desk:
    """A desk from its settings and the other rooms."""
    assessor = Assessor(ports.glossaries, ports.check)
    looker = Looker(ports.store, assessor)
    memory = Memory(ports.store, ports.normalise)
    runner = Runner(ports, assessor, memory)
    editing = Editing(ports, looker, memory)
    grid = Grid(ports, assessor, looker)
    gate = Gate(ports, grid, looker)
    review = Review(ports, memory, gate)
    terms = Terminology(ports)
    remarks = Remarks(ports)
    return Desk(
        settings,
        ports.store,
        Intake(ports),
        Library(ports),
        Drafting(ports, settings, runner, Workers(ports.store, settings)),
        editing,
        grid,
        Saving(ports, editing, review, remarks),
        gate,
        review,
        Publishing(ports),
        terms,
        TermFiles(ports),
        Proposals(ports, terms),
        NameRegister(ports.store, terms),
        Translating(ports, assessor, settings.engine),
        Exchange(ports.store, ports.normalise),
        Assist(ports, EngineRoom(lambda direction: ports.open_engine(settings.engine, direction))),
        Lookup(ports),
        remarks,
        Structure(ports),
        EngineOptions(settings, ports.store),
        Models(settings, ports.store),
        ModelWorker(settings, ports.store),
    )
