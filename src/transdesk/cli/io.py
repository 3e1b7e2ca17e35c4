"""How commands read files and print results."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from transdesk.desk import toolbox
from transdesk.domain.errors import ImportFailedError, SettingsError, TransDeskError
from transdesk.domain.language import Language, parse_language


def read_bytes(file: Path | None) -> bytes:
    """The bytes of a file, or of standard input where there is none or it is ``-``.

    Raises:
        ImportFailedError: the file cannot be read.
    """
    if file is None or str(file) == "-":
        return sys.stdin.buffer.read()
    try:
        return file.read_bytes()
    except OSError as error:
        raise ImportFailedError(
            f"'{file}' cannot be read ({error.strerror or error}); check the path and its permissions.", name=str(file)
        ) from error


def read_lines(file: Path | None) -> list[str]:
    r"""The lines of a text file in any encoding that the desk reads, without their ends.

    Only ``\n`` and ``\r\n`` end a line; other separators are part of the text.
    """
    text = toolbox.decode(read_bytes(file), str(file or "standard input"))
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def write_bytes(file: Path, data: bytes) -> None:
    """Write a file as a whole or not at all.

    Raises:
        SettingsError: the file cannot be written.
    """
    temporary = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(file)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise SettingsError(
            f"'{file}' cannot be written ({error.strerror or error}); free some space or choose another place.",
            name=str(file),
        ) from error


def print_json(value: object) -> None:
    """One JSON document on one line of standard output."""
    print(json.dumps(value, ensure_ascii=False))


def print_json_lines(values: Iterable[object]) -> None:
    """JSON lines: one value a line."""
    for value in values:
        print_json(value)


def language(code: str) -> Language:
    """The language that an option names."""
    return parse_language(code)


def day(text: str | None) -> date | None:
    """The date that an option names (ISO 8601).

    Raises:
        SettingsError: it is no date.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"'{text}' is not a date; write it as 2024-05-31.", value=text) from error


def rows(file: Path | None, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Numbered rows of a tab-separated file with at least ``columns`` cells; empty lines are left out.

    Raises:
        ImportFailedError: a row is too short; names the line.
    """
    for number, line in enumerate(read_lines(file), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) < columns:
            raise ImportFailedError(
                f"Line {number} has {len(cells)} cell(s) where {columns} are needed, parted by tabs.", line=number
            )
        yield number, cells


def warn(error: TransDeskError | str) -> None:
    """One line on standard error that stops nothing."""
    print(f"transdesk: {' '.join(str(error).split())}", file=sys.stderr)
