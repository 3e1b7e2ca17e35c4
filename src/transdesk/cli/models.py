"""models list, get, prepare, measure, remove."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import build_desk, settings_from_environment
from transdesk.cli import io
from transdesk.desk.desk import Desk
from transdesk.desk.model_tools import prepare_model
from transdesk.desk.models import ModelCard
from transdesk.domain.errors import ModelError
from transdesk.domain.install import ModelPhase

models = typer.Typer(help="Translation models.", no_args_is_help=True)

Model = Annotated[str, typer.Argument(help="Id of a model, see 'transdesk models list'.")]
Trim = Annotated[
    bool, typer.Option("--trim", help="Leave out what Russian, Kazakh and English do not need: faster, less memory.")
]
Texts = Annotated[
    list[Path] | None, typer.Option("--texts", help="Text whose words stay when trimming; repeat for more.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON lines.")]


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.add_typer(models, name="models")


@models.command("list")
def list_models(*, as_json: Json = False) -> None:
    """Print the models: what is installed, what can be had, and what each may be used for."""
    desk = build_desk(settings_from_environment())
    for card in desk.models.cards():
        if as_json:
            io.print_json(_row(card))
        else:
            print(card.id, _state(card), f"{card.disk} MB", _terms(card), card.name, sep="\t")
    desk.close()


@models.command("get")
def get(
    model: Model,
    *,
    origin: Annotated[
        str, typer.Option("--from", metavar="DIR|URL", help="A folder or address with the model, instead of the hub.")
    ] = "",
    trim: Trim = False,
    agree: Annotated[bool, typer.Option("--agree", help="Agree to non-commercial terms.")] = False,
) -> None:
    """Download a model, check it, make it ready; an interrupted download goes on where it stopped."""
    desk = build_desk(settings_from_environment())
    card = desk.models.card(model)
    _ask_for_agreement(desk, card, agree=agree)
    finished = desk.model_worker.get(model, desk.settings.author, origin=origin, trim=trim, told=_Line())
    if not finished:
        raise ModelError(f"The installation of {card.name} was cancelled.", reason="interrupted")
    card = desk.models.card(model)
    trimmed = f", {card.pieces[1]} of {card.pieces[0]} pieces kept" if card.pieces else ""
    print(f"{card.name} is ready{trimmed}; it translates {card.words_a_minute} words a minute here.")
    desk.close()


@models.command("prepare")
def prepare(
    source: Annotated[str, typer.Argument(help="A folder with a transformers model, or a name on the hub.")],
    *,
    name: Annotated[str, typer.Option("--id", help="Id of the prepared model; the folder's name by default.")] = "",
    layout: Annotated[str, typer.Option("--layout", help="Token layout, where the files do not tell.")] = "",
    directions: Annotated[str, typer.Option("--directions", help="For example ru-kk,kk-ru.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="What stands beside the model.")] = "unknown",
    commercial: Annotated[bool, typer.Option("--commercial", help="It may be used commercially.")] = False,
    quantization: Annotated[str, typer.Option("--quantization", help="Number format.")] = "int8",
    trim: Trim = False,
    texts: Texts = None,
    as_json: Json = False,
) -> None:
    """Convert a model for speed and put it into the models folder."""
    lines = [line for file in texts or () for line in io.read_lines(file)]
    row = prepare_model(
        settings_from_environment(),
        source,
        name=name,
        layout=layout,
        directions=directions,
        licence=licence,
        commercial=commercial,
        quantization=quantization,
        trim=trim or bool(texts),
        texts=lines,
        told=_Line(),
    )
    if as_json:
        io.print_json(row)
        return
    print(f"{row['id']} is ready in {row['folder']}; it translates {', '.join(row['directions'])}.")
    if row["pieces"]:
        before, after = row["pieces"]
        print(f"{after} of {before} pieces kept; of your texts {100 * row['coverage']:.2f} % would have stayed anyway.")


@models.command("measure")
def measure(model: Model) -> None:
    """Measure how fast an installed model translates on this machine."""
    desk = build_desk(settings_from_environment())
    words = desk.model_worker.measure(model, desk.settings.author)
    print(f"{model} translates {words} words a minute here.")
    desk.close()


@models.command("remove")
def remove(model: Model) -> None:
    """Delete an installed model, or what an unfinished download has left."""
    desk = build_desk(settings_from_environment())
    desk.models.remove(model)
    print(f"{model} is removed.")
    desk.close()


@models.command("work", hidden=True)
def work() -> None:
    """Do what the page has asked for; the page starts this itself."""
    desk = build_desk(settings_from_environment())
    desk.model_worker.work()
    desk.close()


def _ask_for_agreement(desk: Desk, card: ModelCard, *, agree: bool) -> None:
    """Non-commercial terms are agreed to once; who did and when is kept."""
    if card.commercial or card.agreement is not None or card.kind == "starter":
        return
    if not agree and sys.stdin.isatty():
        print(f"{card.name}: {card.licence}. {card.licence_words}", file=sys.stderr)
        agree = typer.confirm("Do you agree to these terms for your newsroom?", err=True)
    if agree:
        desk.models.agree(card.id, desk.settings.author)


class _Line:
    """One line on standard error that says how far the download is; silent where nobody looks."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._first: int | None = None
        self._shown = 0.0
        self._phase = ModelPhase.WAITING

    def __call__(self, phase: ModelPhase, done: int, total: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or (phase is self._phase and now - self._shown < 0.2):
            return
        if phase is ModelPhase.DOWNLOAD:
            first = self._first = done if self._first is None else self._first
            speed = (done - first) / max(0.1, now - self._started)
            left = f", {(total - done) / speed:.0f} s left" if speed > 0 else ""
            self._say(f"{done // 1_000_000} of {total // 1_000_000} MB{left}")
        elif phase is not self._phase:
            self._say({ModelPhase.CONVERT: "converting ...", ModelPhase.MEASURE: "measuring ..."}.get(phase, ""))
            print(file=sys.stderr)
        self._phase, self._shown = phase, now

    def _say(self, words: str) -> None:
        print(f"\r{words:<40}", end="", file=sys.stderr, flush=True)


def _state(card: ModelCard) -> str:
    return "ready" if card.installed else "absent" if card.fits else "too large"


def _terms(card: ModelCard) -> str:
    return f"{card.licence} ({'commercial use allowed' if card.commercial else 'no commercial use'})"


def _row(card: ModelCard) -> dict[str, object]:
    """A card as scripts see it."""
    return {
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "installed": card.installed,
        "licence": card.licence,
        "licence_words": card.licence_words,
        "commercial": card.commercial,
        "offline": True,
        "rough": card.rough,
        "directions": [str(d) for d in card.directions],
        "capabilities": list(card.capabilities),
        "disk_mb": card.disk,
        "memory_mb": card.memory,
        "fits": card.fits,
        "quality": {str(d): v for d, v in card.quality.items()},
        "quality_metric": card.quality_metric,
        "quality_source": card.quality_source,
        "measured": {str(d): v for d, v in card.measured.items()},
        "words_a_minute": card.words_a_minute,
        "preferred": card.preferred,
        "suggested": card.suggested,
        "pieces": list(card.pieces),
    }
