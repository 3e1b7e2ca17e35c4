"""The learning rate, and a whole small training: learn, stop, go on, export, translate."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from transdesk.cli.app import run
from transdesk.domain.errors import TrainingError
from transdesk.training.config import Config, Schedule
from transdesk.training.corpus import Weights
from transdesk.training.decode import TorchTranslator
from transdesk.training.export import average, export
from transdesk.training.loop import Trainer, rate, snapshots
from transdesk.training.measure import Translator
from transdesk.training.model import Shape
from transdesk.training.prepare import prepare, read_units
from transdesk.training.vocabulary import CODES, Codec

TINY = Shape(width=32, feed_forward=64, heads=2, encoder_layers=2, decoder_layers=2, dropout=0.0, positions=128)
QUICK = Schedule(peak_rate=1e-2, warmup_steps=30, batch_tokens=1500, dropout_share=0.0, last_step=120, snapshots=3)


def test_the_rate_rises_falls_and_cools_down() -> None:
    schedule = Schedule(peak_rate=1.0, warmup_steps=100, last_step=1000, cool_down_steps=200)
    assert rate(50, schedule) == pytest.approx(0.5)
    assert rate(100, schedule) == pytest.approx(1.0)
    assert rate(400, schedule) == pytest.approx(0.5)
    assert rate(900, schedule) == pytest.approx(0.5 / 3)
    assert rate(1000, schedule) < 0.02


def test_training_without_data_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="prepare the data first"):
        Trainer(Config(data=tmp_path, work=tmp_path))


def test_exporting_nothing_is_refused() -> None:
    with pytest.raises(TrainingError, match="no snapshots"):
        average([])


def test_a_missing_configuration_ends_with_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["train", "run", str(tmp_path / "none.toml")]) == 2
    assert "none.toml cannot be read" in capsys.readouterr().err


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A tiny model trained in two sittings."""
    work = tmp_path_factory.mktemp("work")
    weights = Weights(article=20.0, entry=1.0)
    config = Config(
        data=data, work=work, vocabulary=700, drills=12, threads=1, weights=weights, shape=TINY, schedule=QUICK
    )
    prepare(config)
    Trainer(config).run()
    return config


@pytest.mark.slow
def test_training_goes_on_where_it_stopped(trained: Config) -> None:
    longer = replace(trained, schedule=replace(QUICK, last_step=260))
    trainer = Trainer(longer)
    assert trainer.progress.step == 120
    before = trainer.progress.history[-1]["dev_loss"]
    progress = trainer.run()
    assert progress.step == 260
    assert progress.history[-1]["dev_loss"] < before
    assert [p.stem for p in snapshots(trained.work)] == ["step-00000120", "step-00000260"]


@pytest.mark.slow
def test_another_shape_is_refused(trained: Config) -> None:
    with pytest.raises(TrainingError, match="another shape"):
        Trainer(replace(trained, shape=replace(TINY, width=64)))


@pytest.mark.slow
def test_exported_weights_translate_alike_in_both_runtimes(
    trained: Config, tmp_path: Path, sentences: list[dict[str, str]]
) -> None:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    export(trained, tmp_path, version="9.9", last=1)
    model = AutoModelForSeq2SeqLM.from_pretrained(tmp_path / "transformers", local_files_only=True).float().eval()
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "transformers", local_files_only=True)
    tokenizer.src_lang = CODES["en"]
    texts = [row["en"] for row in sentences[:12]]
    quick = Translator(tmp_path / "ctranslate2", beam=1).translate(texts, "en", "ru")
    slow = []
    for text in texts:
        ids = tokenizer(f"{CODES['ru']} <news> {text}", return_tensors="pt")
        forced = tokenizer.convert_tokens_to_ids(CODES["ru"])
        output = model.generate(**ids, forced_bos_token_id=forced, num_beams=1, max_new_tokens=60)
        slow.append(tokenizer.decode(output[0], skip_special_tokens=True))
    same = sum(a == b for a, b in zip(quick, slow, strict=True))
    assert same >= 11  # int8 may tip one close call
    assert any("школу" in q for q in quick)
    weights = average(snapshots(trained.work)[-1:])
    many = TorchTranslator(TINY, weights, trained.work / "sp.model", "cpu").translate(texts, "en", "ru")
    assert sum(a == b for a, b in zip(many, slow, strict=True)) >= 11  # bf16
    meta = json.loads((tmp_path / "ctranslate2" / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] == "9.9"
    assert meta["languages"] == CODES


@pytest.mark.slow
def test_a_new_training_starts_from_exported_weights(trained: Config, tmp_path: Path) -> None:
    export(trained, tmp_path / "export", version="1", last=1)
    again = replace(trained, work=tmp_path / "work", start=tmp_path / "export" / "transformers")
    prepare(again)
    assert (again.work / "sp.model").read_bytes() == (trained.work / "sp.model").read_bytes()
    learnt = Trainer(trained).progress.best_loss
    once = Trainer(replace(again, schedule=replace(QUICK, last_step=1, peak_rate=1e-6)))
    assert once.progress.step == 0
    assert once.run().best_loss == pytest.approx(learnt, rel=0.02)
    (again.work / "checkpoint.pt").unlink()
    with pytest.raises(TrainingError, match="cannot be started from"):
        Trainer(replace(again, start=tmp_path))


@pytest.mark.slow
def test_the_command_exports_measures_and_prints_the_card(
    trained: Config, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = "\n".join(f"{name} = {getattr(TINY, name)}" for name in Shape.__slots__)
    path = tmp_path / "tiny.toml"
    path.write_text(f'data = "{trained.data}"\nwork = "{trained.work}"\n[shape]\n{sizes}\n', encoding="utf-8")
    assert run(["train", "export", str(path), "--version", "0.0.7", "--last", "1"]) == 0
    assert run(["train", "measure", str(path), "--lines", "4", "--beam", "1"]) == 0
    printed = capsys.readouterr().out
    assert "**ntrex first 4**" in printed
    assert "| ru-kk |" in printed
    assert "same form as reference" in printed
    assert run(["train", "card", str(path)]) == 0
    assert "| own corpus | the project's own | 54 |" in capsys.readouterr().out
    found = json.loads((trained.work / "export" / "scores.json").read_text(encoding="utf-8"))
    assert {row["lines"] for row in found["ntrex first 4"].values()} == {4}
    meta = json.loads((trained.work / "export" / "ctranslate2" / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] == "0.0.7"
    assert meta["scores"] == found


@pytest.mark.slow
def test_units_survive_storage(trained: Config) -> None:
    units = read_units(trained.work / "units.jsonl")
    annotated = next(u for u in units if u.terms)
    start, end, base = annotated.terms[0]["en"]
    assert annotated.texts["en"][start:end].casefold().startswith(base.casefold()[:3])
    assert Codec(trained.work / "sp.model").size > 500
