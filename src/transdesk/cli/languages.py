"""detect, segment, inflect: what is known about the three languages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transdesk.cli import io
from transdesk.desk import toolbox
from transdesk.domain.errors import SettingsError
from transdesk.domain.language import Identification, Verdict
from transdesk.domain.term import TermKind

File = Annotated[Path | None, typer.Argument(help="A file; standard input where absent or '-'.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.command()(detect)
    app.command()(segment)
    app.command()(inflect)


def detect(
    file: File = None,
    *,
    lines: Annotated[bool, typer.Option("--lines", help="Judge every line by itself; prints JSON lines.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say in which language a text is written."""
    if lines:
        io.print_json_lines(_answer(toolbox.identify(line)) for line in io.read_lines(file))
        return
    texts = _block_texts(file)
    document, blocks = toolbox.identify_document(texts)
    if as_json:
        rows = [{"index": n, **_answer(block)} for n, block in enumerate(blocks)]
        io.print_json({**_answer(document, mixed=True), "shares": dict(document.shares), "blocks": rows})
    else:
        print(document.verdict.value, f"{document.confidence:.3f}")


def _block_texts(file: Path | None) -> list[str]:
    if file is None or str(file) == "-":
        text = toolbox.decode(io.read_bytes(file), "standard input")
        return [block for block in text.splitlines() if block.strip()]
    return [block.text for block in toolbox.read(io.read_bytes(file), file.name).blocks]


def _answer(found: Identification, *, mixed: bool = False) -> dict[str, object]:
    """A verdict as the contract prints it; a single line is never called mixed."""
    verdict = Verdict.UNSURE if found.verdict is Verdict.MIXED and not mixed else found.verdict
    return {"language": verdict.value, "confidence": round(found.confidence, 4)}


def segment(
    file: File = None,
    *,
    lang: Annotated[str, typer.Option("--lang", help="ru, kk or en.")],
) -> None:
    """Print one sentence a line; a line break in the input always ends one."""
    language = io.language(lang)
    for line in io.read_lines(file):
        for start, end in toolbox.split(line, language):
            print(line[start:end])


def inflect(
    file: File = None,
    *,
    lang: Annotated[str, typer.Option("--lang", help="ru, kk or en.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Inflect terms: lines of term, features (N;GEN;PL ...) and optionally the kind of term, parted by tabs."""
    language = io.language(lang)
    for number, cells in io.rows(file, 2):
        forms = toolbox.inflect(language, cells[0], cells[1], _kind(cells[2] if len(cells) > 2 else "", number))
        if as_json:
            io.print_json({"term": cells[0], "features": cells[1], "forms": forms})
        else:
            print(forms[0] if forms else "", "|".join(forms[1:]), sep="\t")


def _kind(text: str, number: int) -> TermKind:
    try:
        return TermKind(text.strip().lower() or "term")
    except ValueError as error:
        known = ", ".join(TermKind)
        raise SettingsError(f"Line {number}: '{text}' is no kind of term; use one of: {known}.", value=text) from error
