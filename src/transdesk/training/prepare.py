"""From texts to what the training loop reads: units on disk, vocabulary, record of what was used."""

import hashlib
import json
import lzma
import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from transdesk.domain.term import Concept
from transdesk.glossary.files import load_glossaries
from transdesk.training.cleaning import normalise
from transdesk.training.config import Config
from transdesk.training.corpus import OWN, Report, Unit, known_terms, load_units, own_sentences
from transdesk.training.drills import drills
from transdesk.training.guidance import TABLE, Guide
from transdesk.training.people import people
from transdesk.training.swaps import ORIGIN as SWAPPED
from transdesk.training.swaps import swaps
from transdesk.training.terms import Hit
from transdesk.training.vocabulary import train_vocabulary

VOCABULARY = "sp.model"
TRAIN, BACK, HELD_OUT, RECORD = "units.jsonl", "back-translated.jsonl", "held-out.jsonl", "prepared.json"
DRILLS = "generated drills"
_OWN_COUNTS = 3  # the newsroom's own words weigh more in the vocabulary


def prepare(config: Config) -> None:
    """Write units, held-out units, the record and (only when there is none yet) the vocabulary to `config.work`.

    May be called again with more data: the loop takes the new units when it starts the next time.
    """
    concepts = [*_glossary(config), *people(own_sentences(config.data / "corpus", config.sentences))]
    train, held_out, report = load_units(config.data, config.weights, sentences=config.sentences, concepts=concepts)
    if config.swaps:
        each = {True: config.swaps, False: max(config.swaps // 3, 1)}
        known = [*concepts, *known_terms(config.data / "corpus")]
        swapped = list(swaps(train, known, each=each, weight=config.weights.swapped, seed=config.seed))
        report.kept[SWAPPED] = len(swapped)
        report.licences[SWAPPED] = "as the sentences they were made from"
        train += swapped
    train += [Unit(d, DRILLS, "the project's own", news=True) for d in drills(config.drills, config.seed)]
    report.kept[DRILLS] = config.drills
    report.licences[DRILLS] = "the project's own"
    lay_out(config, train, held_out, report, more=_monolingual(config.data))


def _glossary(config: Config) -> tuple[Concept, ...]:
    return load_glossaries([config.glossaries])[0].concepts if config.glossaries else ()


def lay_out(
    config: Config, train: Sequence[Unit], held_out: Sequence[Unit], report: Report, *, more: Iterable[str] = ()
) -> None:
    """Write what the loop reads from units that are at hand; `more` are sentences for the vocabulary only."""
    config.work.mkdir(parents=True, exist_ok=True)
    vocabulary = config.work / VOCABULARY
    if not vocabulary.exists() and config.start:
        shutil.copy(config.start / VOCABULARY, vocabulary)
    elif not vocabulary.exists():
        train_vocabulary(chain(_sentences(train), more), vocabulary, config.vocabulary)
    write_units(config.work / TRAIN, train)
    Guide.learn([unit for unit in train if not unit.told]).save(config.work / TABLE)  # no made-up word is a partner
    write_units(config.work / HELD_OUT, held_out)
    record = {
        "units": len(train),
        "held_out": len(held_out),
        "digest": hashlib.sha256((config.work / TRAIN).read_bytes()).hexdigest()[:16],
        "licence": config.licence,
        "origins": report.as_json(),
    }
    (config.work / RECORD).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_units(path: Path, units: Iterable[Unit]) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as out:
        for u in units:
            row = {
                "texts": u.texts,
                "origin": u.origin,
                "licence": u.licence,
                "news": u.news,
                "weight": u.weight,
                "terms": u.terms,
                "synthetic": u.synthetic,
                "told": u.told,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def read_units(path: Path) -> list[Unit]:
    """The units that `write_units` wrote."""
    units = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        row["terms"] = tuple({lang: Hit(*hit) for lang, hit in term.items()} for term in row["terms"])
        units.append(Unit(**row))
    return units


def _sentences(units: Iterable[Unit]) -> Iterator[str]:
    for unit in units:
        for text in unit.texts.values():
            yield from [text] * (_OWN_COUNTS if unit.origin == OWN else 1)


def _monolingual(data: Path) -> Iterator[str]:
    """Sentences of `mono/` in every language that is there."""
    for path in sorted((data / "mono").glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (normalise(line) for line in lines)
