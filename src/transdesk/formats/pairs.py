"""Pairs of source and target segments from exchange files."""

from __future__ import annotations

from dataclasses import dataclass

from transdesk.formats.encodings import decode
from transdesk.formats.problems import problem


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment of an exchange file.

    Attributes:
        id: the unit's id in the file; in files that TransDesk wrote, the segment's id.
        source, target: texts, with numbered tags in files that TransDesk wrote.
        source_language, target_language: codes as the file has them.
        state: the file's own word for the state of the target.
    """

    id: str
    source: str
    target: str
    source_language: str = ""
    target_language: str = ""
    state: str = ""


def read_pairs(data: bytes, name: str, source: str = "", target: str = "") -> tuple[Pair, ...]:
    """Segments of an XLIFF, TMX or TSV file or of a saved rendition, by suffix.

    Args:
        data: the bytes.
        name: file name; its suffix tells the format.
        source: language wanted from a TMX, which may hold many; the header's where empty.
        target: the other language wanted; the first one beside the source's where empty.

    Raises:
        UnreadableError: damaged.
        UnsupportedFormatError: another kind of file.
    """
    from transdesk.formats import articlejson, tmx, xliff

    suffix = name.lower().rpartition(".")[2]
    if suffix in ("xlf", "xliff"):
        return xliff.pairs_in(data, name)
    if suffix == "tmx":
        return tmx.pairs_in(data, name, source, target)
    if suffix == "json":
        return articlejson.pairs_in(data, name)
    if suffix in ("tsv", "tab"):
        rows = (line.split("\t") for line in decode(data, name).text.splitlines() if line.strip())
        return tuple(
            Pair(str(n), row[0], row[1] if len(row) > 1 else "", source, target) for n, row in enumerate(rows, 1)
        )
    raise problem("unsupported_format", name=name, kind=suffix, formats=".xlf .tmx .tsv .json")
