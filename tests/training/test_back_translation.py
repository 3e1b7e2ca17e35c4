"""Back-translation: real sentences become targets, what the model says of them sources."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from training.test_loop import QUICK, TINY
from transdesk.training import back_translation
from transdesk.training.back_translation import back_translate
from transdesk.training.batches import START, Stream
from transdesk.training.config import Config
from transdesk.training.corpus import Unit, Weights
from transdesk.training.loop import Trainer
from transdesk.training.prepare import BACK, TRAIN, prepare, read_units, write_units
from transdesk.training.vocabulary import BACK_TRANSLATED, Codec


def test_a_machine_made_side_is_never_a_target() -> None:
    unit = Unit({"ru": "a", "kk": "b"}, "o", "l", news=True, synthetic="ru")
    assert list(unit.directions()) == [("ru", "kk")]


def test_pairs_get_the_language_that_they_lack(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = Config(data=data, work=tmp_path)
    pair = {"ru": "Министр открыл новую школу в Астане.", "en": "The minister opened the new school in Astana."}
    units = [Unit(pair, "o", "l", news=True), Unit(pair, "menus", "l", news=False, weight=0.3)]
    write_units(tmp_path / TRAIN, [*units, Unit({**pair, "kk": "Министр мектепті ашты."}, "o", "l", news=True)])
    monkeypatch.setattr(back_translation, "_newest", lambda *_: Scripted())
    assert back_translate(config, most=1, pairs=9) == (1, 0)
    (made,) = read_units(tmp_path / BACK)
    assert made.texts == {**pair, "kk": "Министр Астанада жаңа мектеп ашты."}
    assert set(made.directions()) == {("kk", "ru"), ("kk", "en")}


class Scripted:
    """Says the same Kazakh sentence to everything."""

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        assert target == "kk"
        return ["Министр Астанада жаңа мектеп ашты."] * len(texts)


@pytest.mark.slow
def test_mono_sentences_are_learnt_as_targets(data: Path, sentences: list[dict[str, str]], tmp_path: Path) -> None:
    mono = tmp_path / "data"
    for part in data.iterdir():
        (mono / part.name).parent.mkdir(exist_ok=True)
        (mono / part.name).symlink_to(part)
    (mono / "mono").mkdir()
    with lzma.open(mono / "mono" / "kk.txt.xz", "wt", encoding="utf-8") as out:
        out.writelines(s["kk"] + "\n" for s in sentences)
    config = Config(
        data=mono, work=tmp_path / "work", vocabulary=700, drills=12, threads=1,
        weights=Weights(article=20.0, entry=1.0), shape=TINY, schedule=replace(QUICK, last_step=60),
    )  # fmt: skip
    prepare(config)
    Trainer(config).run()
    kept, dropped = back_translate(config, most=10)
    assert kept + dropped == 20
    units = read_units(config.work / BACK)
    assert len(units) == kept > 0
    real = {s["kk"] for s in sentences}
    assert all(u.texts["kk"] in real and u.synthetic in ("ru", "en") for u in units)

    codec = Codec(config.work / "sp.model")
    stream = Stream(units, codec, seed=1, batch_tokens=500, dropout_share=0.0)
    sources = [codec.tokens(row) for batch in stream.chunk(START)[0] for row in batch.source.tolist()]
    assert len(sources) == kept
    assert all(BACK_TRANSLATED in row[:3] for row in sources)

    longer = replace(config, schedule=replace(QUICK, last_step=61))
    assert Trainer(longer).units == len(read_units(config.work / TRAIN)) + kept
