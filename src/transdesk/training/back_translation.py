"""Back-translation (Sennrich, Haddow and Birch 2016): real sentences of one language get a machine-made source side.

The model's own weights so far write the source; a tag tells the model so (Caswell, Chelba and Grangier 2019). Real text is
always the target.
"""

import lzma
import tempfile
from collections.abc import Iterator
from pathlib import Path

from transdesk.training.cleaning import normalise, reason_to_drop
from transdesk.training.config import Config
from transdesk.training.corpus import LANGUAGES, Unit
from transdesk.training.export import export
from transdesk.training.measure import Translator
from transdesk.training.prepare import BACK, write_units

ORIGIN = "back-translated mono"
LONGEST = 220  # characters: longer sentences come out too poorly to teach anything


def back_translate(config: Config, *, most: int, weight: float = 1.0) -> tuple[int, int]:
    """Translate up to `most` sentences of each `mono/<language>.txt.xz` into the other languages with the newest weights.

    Writes `back-translated.jsonl` beside the training units; the loop takes both when it starts the next time.

    Returns:
        Sentence pairs kept and dropped.

    Raises:
        TrainingError: there are no weights yet.
    """
    with tempfile.TemporaryDirectory() as place:
        export(config, Path(place), version="0", last=1)
        translator = Translator(Path(place) / "ctranslate2", beam=1)
        kept, dropped = [], 0
        for language in LANGUAGES:
            texts = list(_sentences(config.data / "mono" / f"{language}.txt.xz", most))
            for other in LANGUAGES:
                if not texts or other == language:
                    continue
                for text, output in zip(texts, translator.translate(texts, language, other), strict=True):
                    if reason_to_drop(text, language, output, other):
                        dropped += 1
                    else:
                        pair = {other: output, language: text}
                        kept.append(
                            Unit(pair, ORIGIN, "as the texts of mono/", news=True, weight=weight, synthetic=other)
                        )
    write_units(config.work / BACK, kept)
    return len(kept), dropped


def _sentences(path: Path, most: int) -> Iterator[str]:
    if not path.exists():
        return
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        fit = [text for line in lines if len(text := normalise(line)) <= LONGEST]
    yield from fit[:: max(len(fit) // most, 1)][:most]
