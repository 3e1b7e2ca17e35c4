"""What happens when somebody types, confirms or asks for something in a row: one use case each.

A row's text box is compared with what it showed last: a box that still shows the server's words follows
the server; a box with a person's words is never overwritten, it is saved or becomes a visible conflict.
"""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from transdesk.domain.errors import ConflictError
from transdesk.domain.language import Language
from transdesk.domain.work import Origin, SegmentWork
from transdesk.web import state
from transdesk.web.errors import explain


@dataclass(frozen=True, slots=True)
class Shown:
    """What a text box showed when server and person last agreed."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else's text that stands in the database while this person's stands in the box."""

    theirs: str
    version: int
    author: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment of one translation, and the names of its widgets."""

    article: str
    target: Language
    segment: str

    def key(self, what: str) -> str:
        """A widget's key; it is also a class in the page, by which the script finds the box."""
        return f"{what}-{self.target}-{self.segment.replace(':', '-')}"

    @property
    def box(self) -> str:
        """The text box."""
        return self.key("target")

    @property
    def text(self) -> str:
        """What stands in the box."""
        return str(state.get(self.box) or "")

    @property
    def shown(self) -> Shown | None:
        """What the box showed last."""
        found = state.get(self.key("shown"))
        return found if isinstance(found, Shown) else None

    @property
    def clash(self) -> Clash | None:
        """An open conflict."""
        found = state.get(self.key("clash"))
        return found if isinstance(found, Clash) else None

    @property
    def trouble(self) -> str:
        """Why the last action failed."""
        return str(state.get(self.key("trouble")) or "")

    def agree(self, work: SegmentWork, text: str | None = None) -> None:
        """Server and person agree on this version."""
        state.put(self.key("shown"), Shown(work.version, work.target if text is None else text))
        state.drop(self.key("clash"), self.key("trouble"))


def follow(cell: Cell, work: SegmentWork) -> None:
    """Before the box is drawn: show the server's words unless a person's words stand there."""
    value, shown = state.get(cell.box), cell.shown
    if value is None:
        state.put(cell.box, work.target)
        cell.agree(work)
    elif shown is None:  # the server was restarted under an open page: the box came back with its words
        if value == work.target:
            cell.agree(work)
        elif cell.clash is None:
            state.put(cell.key("clash"), Clash(work.target, work.version, work.author))
    elif shown.version != work.version and value == shown.text:
        state.put(cell.box, work.target)
        cell.agree(work)


def save(cell: Cell) -> None:
    """The box was changed: store it."""
    if cell.clash is None and cell.shown is not None:
        _try(cell, lambda: _store(cell, cell.shown.version if cell.shown else 0))


def _store(cell: Cell, base: int) -> SegmentWork:
    text = cell.text
    editing = state.desk().editing
    try:
        work = editing.save(cell.article, cell.target, cell.segment, text, base=base, author=state.author())
    except ConflictError as error:
        if not _by_machine(cell):
            raise
        # a draft arrived while a person was typing: the person's words win, the draft stays in the history
        work = editing.save(cell.article, cell.target, cell.segment, text, base=error.version, author=state.author())
    cell.agree(work, text)
    return work


def _by_machine(cell: Cell) -> bool:
    history = state.desk().editing.history(cell.article, cell.target, cell.segment)
    return bool(history) and max(history, key=lambda r: r.number).origin in (Origin.MT, Origin.TM)


def checksum(text: str) -> int:
    """CRC-32 of a stored text; the script in the page computes the same."""
    return zlib.crc32(unicodedata.normalize("NFC", text).encode("utf-8"))


def recover(article: str, target: Language, reports: Iterable[Mapping[str, object]]) -> None:
    """Texts that a crash or a reload kept from being stored come back from the browser's copy.

    Where nobody has changed the segment since, the text is stored; else it becomes a visible conflict.
    """

    def act() -> None:
        works = {row.segment.id: row.work for row in state.desk().editing.sheet(article, target).rows}
        cells = {cell.box: cell for cell in (Cell(article, target, segment) for segment in works)}
        for report in reports:
            cell = cells.get(str(report.get("name", "")).removeprefix("st-key-"))
            if cell is not None:
                _recover(cell, works[cell.segment], str(report.get("text", "")), report.get("bases"))

    run(act)


def _recover(cell: Cell, work: SegmentWork, text: str, bases: object) -> None:
    state.put(cell.box, text)
    state.put(cell.key("shown"), Shown(work.version, work.target))
    if isinstance(bases, list) and checksum(work.target) in bases:
        _try(cell, lambda: _store(cell, work.version))
    else:
        state.put(cell.key("clash"), Clash(work.target, work.version, work.author))


def confirm(cell: Cell) -> None:
    """Store what stands in the box and confirm it."""

    def act() -> None:
        shown = cell.shown
        base = shown.version if shown else 0
        if shown is None or shown.text != cell.text:
            base = _store(cell, base).version
        editing = state.desk().editing
        cell.agree(editing.confirm(cell.article, cell.target, cell.segment, base=base, author=state.author()))

    if cell.clash is None:
        _try(cell, act)


def unconfirm(cell: Cell) -> None:
    """Open a confirmed segment again."""

    def act() -> None:
        base = cell.shown.version if cell.shown else 0
        editing = state.desk().editing
        cell.agree(editing.unconfirm(cell.article, cell.target, cell.segment, base=base, author=state.author()))

    _try(cell, act)


def keep_mine(cell: Cell) -> None:
    """Settle a conflict: the words in the box replace theirs, which stay in the history."""
    clash = cell.clash
    if clash is not None:
        _try(cell, lambda: _store(cell, clash.version))


def take_theirs(cell: Cell) -> None:
    """Settle a conflict: show what is stored."""
    forget(cell)


def forget(cell: Cell) -> None:
    """Drop everything known of the box; it shows the stored text next."""
    state.drop(cell.box, cell.key("shown"), cell.key("clash"), cell.key("trouble"))


def restore(cell: Cell, number: int, base: int) -> None:
    """Bring an earlier version back."""
    editing = state.desk().editing
    _replace(
        cell,
        lambda: editing.restore(cell.article, cell.target, cell.segment, number, base=base, author=state.author()),
    )


def undo_repair(cell: Cell, concept: str, base: int) -> None:
    """Take back what the glossary changed in the draft."""
    editing = state.desk().editing
    _replace(
        cell,
        lambda: editing.undo_repair(cell.article, cell.target, cell.segment, concept, base=base, author=state.author()),
    )


def apply_repair(cell: Cell, target: str, base: int) -> None:
    """Take a check's ready repair as the new text."""
    editing = state.desk().editing
    _replace(
        cell, lambda: editing.save(cell.article, cell.target, cell.segment, target, base=base, author=state.author())
    )


def _replace(cell: Cell, act: Callable[[], object]) -> None:
    """Do something that changes the text on the server; the box shows the outcome."""

    def replace() -> None:
        act()
        forget(cell)

    _try(cell, replace)


def redraft(cell: Cell) -> None:
    """Ask for a fresh draft of this segment."""
    drafting = state.desk().drafting
    _try(
        cell,
        lambda: drafting.start(cell.article, cell.target, author=state.author(), segments=[cell.segment], redraft=True),
    )


def _try(cell: Cell, act: Callable[[], object]) -> None:
    """Run an action of a row; what goes wrong is shown in the row, and the box keeps its words."""
    state.drop(cell.key("trouble"))
    try:
        act()
    except ConflictError as error:
        state.put(cell.key("clash"), Clash(error.theirs, error.version, error.author))
    except Exception as error:  # noqa: BLE001 - a callback is a border: nothing may be lost by an error in it
        state.put(cell.key("trouble"), explain(error, state.texts()))


def run(act: Callable[[], object]) -> None:
    """Run an action that belongs to no row; its error is shown at the top of the page."""
    state.drop("page_trouble")
    try:
        act()
    except Exception as error:  # noqa: BLE001 - see _try
        state.put("page_trouble", explain(error, state.texts()))
