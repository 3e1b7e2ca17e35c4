"""train: the starter's pipeline, distillation of an engine into a small model, adaptation to a memory."""

from __future__ import annotations

import logging
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from transdesk.bootstrap import settings_from_environment
from transdesk.cli import io
from transdesk.cli.progress import progress_line
from transdesk.desk import training

train = typer.Typer(help="Train the starter, distil an engine, adapt a model.", no_args_is_help=True)

Config = Annotated[Path, typer.Argument(help="Training configuration (TOML), see models/starter/starter.toml.")]
Folder = Annotated[Path | None, typer.Option("--folder", help="Exported weights; WORK/export where absent.")]


def register(app: typer.Typer) -> None:
    """Add this family of commands."""
    app.add_typer(train, name="train")


@train.callback()
def _talk() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")


@train.command("prepare")
def prepare(config: Config) -> None:
    """Read the data into the working folder; about a minute."""
    training.prepare(config)


@train.command("run")
def run(config: Config) -> None:
    """Train, or go on from the checkpoint; SIGTERM or Ctrl+C saves and ends."""
    training.run(config)


@train.command("back-translate")
def back_translate(
    config: Config,
    *,
    most: Annotated[int, typer.Option("--most", min=1, help="Sentences a language of DATA/mono.")] = 20_000,
    pairs: Annotated[int, typer.Option("--pairs", min=0, help="Pairs of two languages that get the third.")] = 0,
    last: Annotated[int, typer.Option("--last", min=1, help="Snapshots to average.")] = 1,
) -> None:
    """Give real text a source side by the newest weights; the next run learns from it too."""
    kept, dropped = training.back_translate(config, most=most, pairs=pairs, last=last)
    print(f"{kept} texts kept, {dropped} dropped.")


@train.command("export")
def export(
    config: Config,
    *,
    folder: Folder = None,
    version: Annotated[str, typer.Option("--version", help="Written into the weights.")] = "0.1.0",
    last: Annotated[int, typer.Option("--last", min=1, help="Snapshots to average.")] = 6,
) -> None:
    """Write the averaged weights for transformers and for CTranslate2."""
    print(training.export(config, folder, version=version, last=last))


@train.command("measure")
def measure(
    config: Config,
    *,
    folder: Folder = None,
    lines: Annotated[int, typer.Option("--lines", min=1, help="Lines of each test set.")] = 300,
    beam: Annotated[int, typer.Option("--beam", min=1, help="Beam width.")] = 4,
) -> None:
    """Score exported weights on the held-out articles and the test set."""
    print(training.measure(config, folder, lines=lines, beam=beam))


@train.command("card")
def card(config: Config, *, folder: Folder = None) -> None:
    """Print the model card's tables."""
    print(training.card(config, folder))


@train.command("distil")
def distil(
    *,
    teacher: Annotated[str, typer.Option("--teacher", help="Engine that teaches.")],
    texts: Annotated[list[Path], typer.Option("--texts", help="Documents or files of sentences; repeat for more.")],
    out: Annotated[Path, typer.Option("--out", help="Working folder; the model comes into OUT/export.")],
    more: Annotated[list[Path] | None, typer.Argument(metavar="[FILES]...", help="More texts.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="Sizes and schedule (TOML).")] = None,
    start: Annotated[Path | None, typer.Option("--start", help="Exported weights to begin with.")] = None,
    round_trip: Annotated[float, typer.Option("--round-trip", help="chrF kept when translated back; 0: off.")] = 40.0,
    version: Annotated[str, typer.Option("--version", help="Written into the weights.")] = "0.1.0",
) -> None:
    """Teach a model of the starter's size what an engine knows, and score it beside the starter."""
    lessons = training.Lessons(teacher, (*texts, *(more or ())), out, config, start, round_trip, version)
    print(training.distil(settings_from_environment(), lessons, progress=progress_line()))


@train.command("adapt")
def adapt(
    *,
    memory: Annotated[Path, typer.Option("--memory", help="TMX, TSV or XLIFF.")],
    engine: Annotated[str, typer.Option("--engine", help="Installed model, or 'starter'.")],
    weights: Annotated[Path | None, typer.Option("--weights", help="Folder of its transformers weights.")] = None,
    name: Annotated[str, typer.Option("--name", help="Id of the adapted model; ENGINE-adapted where absent.")] = "",
    epochs: Annotated[int, typer.Option("--epochs", min=1, help="Passes over the memory.")] = 3,
    low_rank: Annotated[
        bool | None, typer.Option("--low-rank/--whole", help="Learn low-rank updates only (large models always do).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Fine-tune a model on a memory, install it, and say what it gained on pairs that it has not seen."""
    course = training.Course(memory, engine, weights, name, epochs, low_rank)
    installed, gains = training.adapt(settings_from_environment(), course)
    if as_json:
        io.print_json({"model": installed, "gains": [asdict(g) | {"direction": str(g.direction)} for g in gains]})
        return
    print("| direction | held-out lines | chrF2++ before | after |\n|---|---:|---:|---:|")
    for gain in gains:
        print(f"| {gain.direction} | {gain.lines} | {gain.before:.2f} | {gain.after:.2f} |")
    print(f"\nThe adapted model is installed as '{installed}'.")
