"""translate, check, convert: articles in files, without the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.cli import io
from transdesk.cli.messages import message
from transdesk.cli.progress import progress_line
from transdesk.desk import toolbox
from transdesk.desk.desk import Desk
from transdesk.desk.pipeline import Drafted, DraftedSegment
from transdesk.domain.errors import SettingsError
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.marks import strip_tags
from transdesk.domain.term import TermOutcome

File = Annotated[Path | None, typer.Argument(help="A file; standard input where absent or '-'.", show_default=False)]
Glossaries = Annotated[
    list[Path] | None, typer.Option("--glossary", help="A glossary file; repeat for more, the first wins.")
]


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.command()(translate)
    app.command()(check)
    app.command()(convert)


def translate(
    file: File = None,
    *,
    to: Annotated[str, typer.Option("--to", help="Target language: ru, kk or en.")],
    from_: Annotated[str | None, typer.Option("--from", help="Source language; identified where absent.")] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", help="Engine id, see 'transdesk models list'; the desk's own where absent."),
    ] = None,
    glossary: Glossaries = None,
    date: Annotated[
        str | None, typer.Option("--date", help="Day of the event, 2024-05-31: decides which names hold.")
    ] = None,
    out: Annotated[
        list[Path] | None, typer.Option("--out", help="File to write; its suffix names the format; repeat for more.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every segment with its terms and findings.")] = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="Every input line is one segment; one line out for each.")
    ] = False,
) -> None:
    """Translate an article, or lines, with the glossary's terms in the right forms."""
    desk = build_desk(settings_from_environment(glossaries=tuple(glossary) if glossary else None))
    target = io.language(to)
    source = io.language(from_) if from_ else None
    if lines:
        texts = io.read_lines(file)
        drafted = desk.translate_lines(
            texts,
            source or _identified("\n".join(texts)),
            target,
            engine=engine,
            day=io.day(date),
            progress=progress_line(),
        )
        _print_lines(drafted, as_json=as_json)
        return
    drafted = _translate_article(desk, file, source, target, engine, date)
    for path in out or ():
        io.write_bytes(path, toolbox.write(drafted.rendition, path.suffix))
    if as_json:
        io.print_json(_document(drafted))
    elif not out:
        print(toolbox.write(drafted.rendition, ".txt").decode("utf-8"), end="")


def _translate_article(
    desk: Desk, file: Path | None, source: Language | None, target: Language, engine: str | None, date: str | None
) -> Drafted:
    data = io.read_bytes(file)
    article = desk.intake.read(data, file.name if file and str(file) != "-" else "article.txt").article
    if source is None:
        source = _identified("\n".join(block.text for block in article.blocks))
    return desk.translate(
        article, source, target, engine=engine, day=io.day(date), progress=progress_line(), original=data
    )


def _identified(text: str) -> Language:
    found, _ = toolbox.identify_document(text.split("\n"))
    language = found.verdict.language
    if language is None and found.verdict.value == "mixed" and found.shares:
        best = max(found.shares, key=lambda share: share[1])[0]
        language = next((known for known in Language if known.value == best), None)
    if language is None:
        raise SettingsError(
            f"The language of the text is not clear ({found.verdict.value}); name it with --from ru, kk or en.",
            found=found.guess or found.verdict.value,
        )
    return language


def _print_lines(drafted: Drafted, *, as_json: bool) -> None:
    if as_json:
        io.print_json_lines(_segment(one) for one in drafted.segments)
    else:
        for one in drafted.segments:
            print(" ".join(strip_tags(one.suggestion.target, one.segment.marks).split("\n")))


def _document(drafted: Drafted) -> dict[str, object]:
    return {
        "from": drafted.source.value,
        "to": drafted.target.value,
        "engine": drafted.engine,
        "signature": drafted.signature,
        "segments": [_segment(one) for one in drafted.segments],
    }


def _segment(one: DraftedSegment) -> dict[str, object]:
    return {
        "id": one.segment.id,
        "kind": one.segment.kind.value,
        "source": one.segment.source,
        "target": strip_tags(one.suggestion.target, one.segment.marks),
        "origin": one.suggestion.origin.value,
        "flags": list(one.suggestion.flags),
        "terms": [_term(outcome) for outcome in one.suggestion.terms],
        "findings": [finding_row(finding) for finding in one.findings],
    }


def _term(outcome: TermOutcome) -> dict[str, object]:
    return {
        "concept": outcome.concept,
        "source": outcome.source,
        "required": list(outcome.required),
        "found": outcome.found,
        "status": outcome.state.value,
    }


def finding_row(finding: Finding) -> dict[str, object]:
    """A finding as the contract prints it."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": message(finding),
        "source_span": finding.source_span,
        "target_span": finding.target_span,
        "repairs": [asdict(repair) for repair in finding.repairs],
    }


def check(
    file: Annotated[
        Path, typer.Argument(help="Pairs: .tsv (source, tab, target), .xlf, .tmx, or a saved article (.json).")
    ],
    *,
    from_: Annotated[str | None, typer.Option("--from", help="Source language.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Target language.")] = None,
    glossary: Glossaries = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines.")] = False,
) -> None:
    """Check translated segments and print what is wrong with them."""
    desk = build_desk(settings_from_environment(glossaries=tuple(glossary) if glossary else None))
    pairs = toolbox.read_pairs(
        io.read_bytes(file), file.name, io.language(from_) if from_ else None, io.language(to) if to else None
    )
    for name, finding in _findings(desk, pairs):
        if as_json:
            io.print_json({"segment": name, **finding_row(finding)})
        else:
            print(name, finding.severity.value, finding.check, message(finding), sep="\t")


def _findings(desk: Desk, pairs: Iterable[toolbox.Pair]) -> Iterable[tuple[str, Finding]]:
    for pair in pairs:
        for finding in desk.check_pair(pair.source, pair.target, pair.source_language, pair.target_language):
            yield pair.name, finding


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A readable file.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; its suffix names the format.")],
) -> None:
    """Turn any readable format into any writable one."""
    data = io.read_bytes(source)
    io.write_bytes(target, toolbox.convert(data, source.name, target.suffix))
