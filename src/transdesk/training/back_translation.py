"""Back-translation (Sennrich, Haddow and Birch 2016): real sentences get a machine-made source side.

The model's own weights so far write the source; a tag tells the model so (Caswell, Chelba and Grangier 2019). Real text is
always the target. Two kinds of text get one: sentences of one language, and pairs that lack the third language.
"""

import lzma
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from transdesk.training.cleaning import normalise, reason_to_drop
from transdesk.training.config import Config
from transdesk.training.corpus import LANGUAGES, Unit
from transdesk.training.decode import TorchTranslator
from transdesk.training.export import average, export
from transdesk.training.loop import snapshots
from transdesk.training.measure import Translator
from transdesk.training.prepare import BACK, TRAIN, VOCABULARY, read_units, write_units

ORIGIN = "back-translated mono"
LONGEST = 220  # characters: longer sentences come out too poorly to teach anything


class _Translates(Protocol):
    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]: ...


def back_translate(config: Config, *, most: int, pairs: int = 0, last: int = 1, weight: float = 1.0) -> tuple[int, int]:
    """Give real text a source side by the newest weights: `back-translated.jsonl` beside the training units.

    The loop takes both files when it starts the next time.

    Args:
        config: the training.
        most: sentences of each `mono/<language>.txt.xz`, translated into both other languages.
        pairs: training pairs of two languages that get the third.
        last: snapshots to average.
        weight: mean number of uses for each direction in one epoch.

    Returns:
        Texts with a machine-made side that were kept and dropped.

    Raises:
        TrainingError: there are no weights yet.
    """
    with tempfile.TemporaryDirectory() as place:
        translator = _newest(config, Path(place), last)
        made = [*_for_sentences(config, translator, most), *_for_pairs(config, translator, pairs)]
    kept = [replace(unit, weight=weight) for unit in made if _fit(unit)]
    write_units(config.work / BACK, kept)
    return len(kept), len(made) - len(kept)


def _newest(config: Config, place: Path, last: int) -> _Translates:
    import torch

    if torch.cuda.is_available():
        weights = average(snapshots(config.work)[-last:])
        return TorchTranslator(config.shape, weights, config.work / VOCABULARY, "cuda")
    export(config, place, version="0", last=last)
    return Translator(place / "ctranslate2", beam=1)


def _for_sentences(config: Config, translator: _Translates, most: int) -> Iterator[Unit]:
    for language in LANGUAGES:
        texts = list(_sentences(config.data / "mono" / f"{language}.txt.xz", most))
        for other in LANGUAGES:
            if texts and other != language:
                for text, output in zip(texts, translator.translate(texts, language, other), strict=True):
                    pair = {other: output, language: text}
                    yield Unit(pair, ORIGIN, "as the texts of mono/", news=True, synthetic=other)


def _for_pairs(config: Config, translator: _Translates, pairs: int) -> Iterator[Unit]:
    """Pairs with a third side, each made from their two sides in turn; software texts (weight below 1) stay as they are."""
    units = [u for u in read_units(config.work / TRAIN) if len(u.texts) == 2 and u.weight >= 1]
    units = [u for u in units if max(map(len, u.texts.values())) <= LONGEST]
    units = units[:: max(len(units) // pairs, 1)][:pairs] if pairs else []
    groups: dict[tuple[str, str], list[Unit]] = {}
    for number, unit in enumerate(units):
        (third,) = set(LANGUAGES) - set(unit.texts)
        groups.setdefault((list(unit.texts)[number % 2], third), []).append(unit)
    for (source, third), same in groups.items():
        outputs = translator.translate([u.texts[source] for u in same], source, third)
        for unit, output in zip(same, outputs, strict=True):
            yield replace(unit, texts={**unit.texts, third: output}, terms=(), synthetic=third)


def _fit(unit: Unit) -> bool:
    made = unit.texts[unit.synthetic]
    real = [(language, text) for language, text in unit.texts.items() if language != unit.synthetic]
    return not any(reason_to_drop(made, unit.synthetic, text, language) for language, text in real)


def _sentences(path: Path, most: int) -> Iterator[str]:
    if not path.exists():
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        fit = [text for line in lines if len(text := normalise(line)) <= LONGEST]
    yield from fit[:: max(len(fit) // most, 1)][:most]
