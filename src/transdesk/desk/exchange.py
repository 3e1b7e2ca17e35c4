"""The translation memory as people handle it: files in and out, and searching."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import permutations

from transdesk.desk import demonstration
from transdesk.desk.people import name_of
from transdesk.desk.toolbox import read_pairs
from transdesk.domain.errors import UnsupportedFormatError
from transdesk.domain.language import Direction, Language
from transdesk.domain.library import MemoryUnit
from transdesk.memory import Match, Unit, best
from transdesk.storage import Store

DECLINED = "demonstration_declined"


class Exchange:
    """Importing, exporting and searching the memory.

    Args:
        store: where the pairs are.
        normalise: the key of an exact match.
    """

    def __init__(self, store: Store, normalise: Callable[[str], str]) -> None:
        self._store = store
        self._normalise = normalise

    def add(
        self, data: bytes, name: str, *, source: Language | None = None, target: Language | None = None, author: str
    ) -> int:
        """Import the pairs of a TMX, XLIFF or TSV file; returns how many were read.

        A pair that is in the memory already changes nothing; pairs with an empty side are left out.

        Raises:
            ImportFailedError: the file cannot be read.
            SettingsError: its languages are not clear.
        """
        now = datetime.now(UTC)
        return self._store.units.add(
            MemoryUnit(
                source_language=pair.source_language,
                target_language=pair.target_language,
                key=self._normalise(pair.source),
                source=pair.source.strip(),
                target=pair.target.strip(),
                article="",
                segment="",
                author=name_of(author),
                at=now,
            )
            for pair in read_pairs(data, name, source, target)
            if pair.source.strip() and pair.target.strip()
        )

    def offers_demonstration(self) -> bool:
        """Whether to offer the demonstration memory: nothing is in the memory yet and nobody has declined."""
        return not self._store.notes.setting(DECLINED) and self._store.units.count() == 0

    def decline_demonstration(self) -> None:
        """Do not offer the demonstration memory again."""
        self._store.notes.set_setting(DECLINED, "yes")

    def add_demonstration(self) -> int:
        """Import the demonstration memory in all directions; returns the number of pairs."""
        data = demonstration.read()
        return sum(
            self.add(data, demonstration.NAME, source=source, target=target, author=demonstration.AUTHOR)
            for source, target in permutations(Language, 2)
        )

    def find(self, text: str, direction: Direction, *, limit: int = 5) -> tuple[Match, ...]:
        """The pairs whose source resembles a sentence, best first."""
        units = self._store.units.alike(direction.source, direction.target, text)
        return best(text, (Unit(unit.source, unit.plain_target, unit.author) for unit in units), limit=limit)

    def write(self, direction: Direction, suffix: str) -> bytes:
        """Every pair of a direction as TMX or TSV.

        Raises:
            UnsupportedFormatError: another suffix.
        """
        units = self._store.units.all(direction.source, direction.target)
        if suffix.lower() == ".tmx":
            from transdesk.formats import Pair
            from transdesk.formats.tmx import write_pairs

            pairs = (Pair(str(n), unit.source, unit.plain_target) for n, unit in enumerate(units, start=1))
            return write_pairs(pairs, direction.source, direction.target)
        if suffix.lower() == ".tsv":
            rows = (f"{_cell(unit.source)}\t{_cell(unit.plain_target)}\n" for unit in units)
            return "".join(rows).encode("utf-8")
        raise UnsupportedFormatError(
            f"A memory cannot be written as '{suffix}'; choose .tmx or .tsv.", suffix=suffix, known=".tmx, .tsv"
        )


def _cell(text: str) -> str:
    return " ".join(text.split())
