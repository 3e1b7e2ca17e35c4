"""Training from the command line: the starter's pipeline, distillation of an engine, adaptation to a memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

from transdesk.desk import toolbox
from transdesk.desk.plugs import engine_opener, engine_settings
from transdesk.desk.settings import Settings
from transdesk.domain.engine import Engine, Progress
from transdesk.domain.errors import ImportFailedError, SettingsError
from transdesk.domain.language import Direction, Language

if TYPE_CHECKING:
    from transdesk.training.adapt import Gain, Sample
    from transdesk.training.config import Config

STARTER = Path(__file__).resolve().parents[3] / "models" / "starter"
EXPORT = "export"
ADAPTED = "adapted"


def prepare(config: Path) -> None:
    """Read the data and write what training reads into the working folder."""
    from transdesk.training.config import read_config
    from transdesk.training.prepare import prepare as write

    write(read_config(config))


def run(config: Path) -> None:
    """Train, or go on training, until the last step, the patience's end or a termination signal."""
    from transdesk.training.config import read_config
    from transdesk.training.run import train

    train(read_config(config))


def back_translate(config: Path, *, most: int, pairs: int, last: int) -> tuple[int, int]:
    """Give real text a source side by the newest weights; returns the texts kept and dropped."""
    from transdesk.training.back_translation import back_translate as write
    from transdesk.training.config import read_config

    return write(read_config(config), most=most, pairs=pairs, last=last)


def export(config: Path, folder: Path | None, *, version: str, last: int) -> Path:
    """Write the averaged weights as a transformers and a CTranslate2 folder; returns where."""
    from transdesk.training.config import read_config
    from transdesk.training.export import export as write

    known = read_config(config)
    place = folder or known.work / EXPORT
    write(known, place, version=version, last=last)
    return place


def measure(config: Path, folder: Path | None, *, lines: int, beam: int) -> str:
    """Score exported weights, keep the scores beside them and return the tables (Markdown)."""
    from transdesk.training.card import score_tables
    from transdesk.training.config import read_config
    from transdesk.training.run import keep_scores, scores

    known = read_config(config)
    place = folder or known.work / EXPORT
    found = scores(known, place / "ctranslate2", lines=lines, beam=beam)
    keep_scores(place, found)
    return score_tables(found)


def card(config: Path, folder: Path | None) -> str:
    """The model card's tables: data by origin and licence, scores."""
    from transdesk.training.card import data_table, score_tables
    from transdesk.training.config import read_config
    from transdesk.training.run import read_record, read_scores

    known = read_config(config)
    return f"{data_table(read_record(known))}\n\n{score_tables(read_scores(folder or known.work / EXPORT))}"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a distillation is asked for.

    Attributes:
        teacher: id of the engine that teaches.
        texts: documents or files of sentences in any of the languages.
        out: working folder; `out/export` gets the new model.
        config: sizes and schedule (TOML); the starter's where None.
        start: weights to begin with; None begins anew.
        least_round_trip: chrF that must survive translating back; 0 leaves the round trip out.
        version: written into the new weights.
    """

    teacher: str
    texts: tuple[Path, ...]
    out: Path
    config: Path | None = None
    start: Path | None = None
    least_round_trip: float = 40.0
    version: str = "0.1.0"


def distil(settings: Settings, lessons: Lessons, *, progress: Progress | None = None) -> str:
    """Teach a model of the starter's size what an engine knows; returns its scores beside the starter's (Markdown).

    Raises:
        TrainingError: the texts or the teacher give too little.
        EngineUnavailableError: the teacher is not installed.
    """
    from transdesk.engines.starter import FOLDER
    from transdesk.training.distil import TAUGHT, read_taught, teach, units_of
    from transdesk.training.export import export as write
    from transdesk.training.loop import Trainer
    from transdesk.training.prepare import lay_out
    from transdesk.training.run import compare

    opened: dict[Direction, Engine] = {}

    def teacher(direction: Direction) -> Engine:
        if direction not in opened:
            opened[direction] = engine_opener(settings)(lessons.teacher, direction)
        return opened[direction]

    teach(teacher, sentences(lessons.texts), lessons.out, round_trip=lessons.least_round_trip > 0, progress=progress)
    info = next(iter(opened.values())).info
    config = replace(_config(lessons), licence=f"as the outputs of {info.name} ({info.licence}) and the texts allow")
    taught = read_taught(lessons.out)
    train, held_out, report = units_of(
        taught,
        origin=f"distilled from {info.id}",
        licence=info.licence,
        least_round_trip=lessons.least_round_trip,
    )
    if not train or not held_out:
        raise SettingsError(
            f"Of {len(taught)} taught sentences in {lessons.out / TAUGHT} {len(train)} are fit for training and "
            f"{len(held_out)} for measuring; give more texts, or a lower --round-trip.",
        )
    lay_out(config, train, held_out, report)
    Trainer(config).run()
    write(config, lessons.out / EXPORT, version=lessons.version, last=1 if lessons.start else 4)
    return compare({"new": lessons.out / EXPORT / "ctranslate2", "starter": FOLDER}, held_out)


def sentences(files: Sequence[Path]) -> dict[Language, list[str]]:
    """The sentences of documents, by language; blocks of another language are left out.

    Raises:
        ImportFailedError: a file is missing or cannot be read.
    """
    found: dict[Language, list[str]] = {}
    for file in files:
        if not file.is_file():
            raise ImportFailedError(f"There is no file '{file}'; check the path.", name=str(file))
        article = toolbox.read(file.read_bytes(), file.name)
        blocks = [block.text for block in article.blocks]
        for block, language in zip(blocks, toolbox.identify_document(blocks)[1], strict=True):
            known = language.verdict.language
            if known is not None:
                found.setdefault(known, []).extend(block[a:b] for a, b in toolbox.split(block, known))
    return found


@dataclass(frozen=True, slots=True)
class Course:
    """What an adaptation is asked for.

    Attributes:
        memory: TMX, TSV or XLIFF.
        engine: id of an installed model, or `starter`.
        weights: transformers folder of the model, where the installed one is prepared for speed only.
        name: id of the adapted model.
        epochs: passes over the memory.
        low_rank: learn low-rank updates only; None leaves it to the model's size.
    """

    memory: Path
    engine: str
    weights: Path | None = None
    name: str = ""
    epochs: int = 3
    low_rank: bool | None = None


def adapt(settings: Settings, course: Course) -> tuple[str, tuple[Gain, ...]]:
    """Fine-tune a model on a memory and install it; returns its id and what it gained on held-out pairs.

    Raises:
        EngineUnavailableError: the model's own weights are not here.
        TrainingError: the memory is too small.
    """
    from transdesk.engines.prepare import Passport
    from transdesk.engines.prepare import prepare as install
    from transdesk.engines.trainable import Trainable
    from transdesk.training.adapt import Recipe
    from transdesk.training.adapt import adapt as teach

    told = engine_settings(settings)
    base = Trainable(_weights(settings, course), told)
    name = course.name or f"{course.engine}-{ADAPTED}"
    folder = settings.data_dir / ADAPTED / name
    folder.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(epochs=course.epochs, low_rank=course.low_rank)
    gains = teach(base, _samples(course.memory), folder, recipe, lambda place: Trainable(place, told).engine())
    info = base.info
    passport = Passport(name, base.layout, f"{info.name}, adapted", info.licence, info.commercial)
    install(folder, settings.models, passport)
    return name, gains


def _weights(settings: Settings, course: Course) -> Path:
    if course.weights is not None:
        return course.weights
    folder = STARTER if course.engine == "starter" else settings.models / course.engine
    if not any(folder.glob("*.safetensors")):
        raise SettingsError(
            f"The trainable weights of '{course.engine}' are not in {folder}; name their folder with --weights.",
            engine=course.engine,
        )
    return folder


def _samples(memory: Path) -> list[Sample]:
    from transdesk.training.adapt import Sample

    if not memory.is_file():
        raise ImportFailedError(f"There is no file '{memory}'; check the path.", name=str(memory))
    data = memory.read_bytes()
    if memory.suffix.lower() != ".tmx":
        pairs = list(toolbox.read_pairs(data, memory.name, None, None))
        turned = [replace(p, source=p.target, target=p.source, source_language=p.target_language,
                          target_language=p.source_language) for p in pairs]  # fmt: skip
        pairs += turned
    else:
        pairs = [p for a, b in permutations(Language, 2) for p in toolbox.read_pairs(data, memory.name, a, b)]
    return [Sample(p.source, p.target, Direction(p.source_language, p.target_language)) for p in pairs]


def _config(lessons: Lessons) -> Config:
    from transdesk.training.config import Config, read_config

    if lessons.config is None:
        return Config(data=lessons.out, work=lessons.out, start=lessons.start)
    config = read_config(lessons.config, data=lessons.out, work=lessons.out)
    return replace(config, start=lessons.start)
