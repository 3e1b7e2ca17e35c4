"""Preparing and installing models: what their files tell, what is refused, and that nothing is ever half there."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from engines import tiny_models
from engines.hub import NLLB
from engines.model_server import ModelServer
from transdesk.domain.engine import Request
from transdesk.domain.errors import ModelError, SettingsError
from transdesk.domain.language import Direction, Language
from transdesk.engines import infos, install, machine, open_engine
from transdesk.engines import prepare as preparing
from transdesk.engines.catalogue import find
from transdesk.engines.download import DownloadStoppedError
from transdesk.engines.family import directions_of, family_of
from transdesk.engines.install import Order, Phase
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.prepare import Passport, prepare

RU, KK, EN = Language.RU, Language.KK, Language.EN
HY = "hy-mt2-1.8b"


def folder_with(folder: Path, **files: object) -> Path:
    folder.mkdir(exist_ok=True)
    for name, value in files.items():
        (folder / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    return folder


@pytest.mark.parametrize("family", [f for f in tiny_models.FAMILIES if f != "marian"])
def test_the_family_is_told_from_the_files(family, tmp_path):
    assert family_of(tiny_models.build(family, tmp_path / "hf"), converted=False) == family


def test_the_directions_are_told_from_the_files(nllb, tmp_path):
    def marian(**told: str) -> frozenset[Direction] | None:
        return directions_of(folder_with(tmp_path, tokenizer_config=told, vocab={">>rus<<": 1, ">>ukr<<": 2}), layout)

    assert directions_of(nllb, "nllb") == ALL_DIRECTIONS
    layout = "marian"
    assert marian(source_lang="en", target_lang="ru") == {Direction(EN, RU)}
    assert marian(source_lang="de", target_lang="ru") == frozenset()
    assert marian() is None
    layout = "marian-multi"
    assert marian(source_lang="eng", target_lang="zle") == {Direction(EN, RU)}


def test_a_model_of_another_language_is_refused_in_one_sentence(tmp_path):
    folder = folder_with(
        tmp_path / "de", config={"model_type": "marian"}, tokenizer_config={"source_lang": "de", "target_lang": "fr"}
    )
    with pytest.raises(ModelError, match="does not translate between Russian, Kazakh and English") as caught:
        prepare(folder, tmp_path / "models", Passport("x"))
    assert caught.value.values["reason"] == "language"
    folder_with(folder, tokenizer_config={})
    with pytest.raises(ModelError, match="--directions"):
        prepare(folder, tmp_path / "models", Passport("x"))


def test_broken_folders_are_refused_in_one_sentence(nllb, tmp_path):
    models = tmp_path / "models"
    with pytest.raises(ModelError, match="--layout"):
        prepare(folder_with(tmp_path / "odd", config={"model_type": "poem"}), models, Passport("x"))
    with pytest.raises(SettingsError, match="int8"):
        prepare(nllb, models, Passport("x"), quantization="int3")
    half = tmp_path / "half"
    shutil.copytree(nllb, half)
    (half / "model.safetensors").write_bytes(b"cut off")
    with pytest.raises(ModelError, match="cannot be converted"):
        prepare(half, models, Passport("x"))
    shutil.copy(nllb / "model.safetensors", half)
    (half / "tokenizer.json").unlink()
    with pytest.raises(ModelError):
        prepare(half, models, Passport("x"))
    assert list(models.iterdir()) == []


def test_a_model_that_is_prepared_again_is_there_all_the_time(nllb, tmp_path, monkeypatch):
    prepare(nllb, tmp_path, Passport("mine"))

    def fails(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("ctranslate2.converters.TransformersConverter.convert", fails)
    with pytest.raises(ModelError, match="memory does not suffice"):
        prepare(nllb, tmp_path, Passport("mine"))
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine" / "model.bin").is_file()


def test_a_model_of_the_catalogue_is_fetched_converted_and_translates(hub, settings):
    seen: list[tuple[Phase, int, int]] = []
    folder = install.install(Order(NLLB), settings.models, report=lambda *row: seen.append(row))
    assert [p.name for p in settings.models.iterdir()] == [NLLB]
    assert seen[-1][0] is Phase.CONVERT
    about = json.loads((folder / "transdesk.json").read_text(encoding="utf-8"))
    assert (about["licence"], about["revision"], about["commercial"]) == ("CC-BY-NC-4.0", "abc123", False)
    known = next(k for k in infos(settings) if k.info.id == NLLB)
    assert known.installed
    assert known.quality
    assert open_engine(NLLB, settings).complete([Request("вода", RU, KK)], ["су"])[0].text.startswith("су")


def test_weights_in_the_older_format_are_taken_too(nllb, settings, tmp_path):
    """The published NLLB-200 has ``pytorch_model.bin``."""
    import torch
    from safetensors.torch import load_file

    old = tmp_path / "old"
    shutil.copytree(nllb, old)
    torch.save(load_file(old / "model.safetensors"), old / "pytorch_model.bin")
    (old / "model.safetensors").unlink()
    install.install(Order(NLLB, str(old)), settings.models)
    install.install(Order(NLLB, str(nllb)), tmp_path / "other")
    files = [folder / NLLB / "model.bin" for folder in (settings.models, tmp_path / "other")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_installed_folder_served_as_it_is_is_a_mirror(hub, settings, tmp_path):
    folder = install.install(Order(NLLB, trim=True), settings.models)
    mirror = ModelServer({p.name: p.read_bytes() for p in folder.iterdir() if p.name != "SHA256SUMS"})
    try:
        for origin in (mirror.url, f"{mirror.url}/{NLLB}/"):
            again = install.install(Order(NLLB, origin), tmp_path / "other")
            assert (again / "SHA256SUMS").read_text() == (folder / "SHA256SUMS").read_text()
            assert {path for path, _ in mirror.asked} == {f"/{NLLB}/{p.name}" for p in folder.iterdir()}
    finally:
        mirror.close()


@pytest.mark.parametrize("below", [True, False])
def test_a_folder_is_enough_where_there_is_no_hub(nllb, settings, tmp_path, monkeypatch, below):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    stick = tmp_path / "stick"
    shutil.copytree(nllb, stick / NLLB if below else stick)
    install.install(Order(NLLB, str(stick)), settings.models)
    assert (settings.models / NLLB / "model.bin").is_file()


def test_a_cancelled_installation_goes_on_next_time(hub, settings):
    with pytest.raises(DownloadStoppedError):
        install.install(Order(NLLB), settings.models, cancelled=lambda: True)
    assert [k.info.id for k in infos(settings) if k.installed] == ["starter"]
    assert any((settings.models / f".{NLLB}.get").glob("*.part"))
    install.install(Order(NLLB), settings.models)
    assert [p.name for p in settings.models.iterdir()] == [NLLB]


def test_instruction_models_stay_as_they_are(settings, tmp_path, monkeypatch):
    chat = tiny_models.build_chat(tmp_path / "chat")
    stub = ModelServer({p.name: p.read_bytes() for p in chat.iterdir()})
    monkeypatch.setenv("HF_ENDPOINT", stub.url)
    try:
        install.install(Order(HY), settings.models)
    finally:
        stub.close()
    known = next(k for k in infos(settings) if k.info.id == HY)
    assert (known.kind, known.prompt, known.installed) == ("instruct", "hy-mt2", True)


def test_a_model_larger_than_the_machine_is_refused_before_the_download(hub, settings, monkeypatch, tmp_path):
    (tmp_path / "meminfo").write_text("MemTotal:        2000000 kB\nMemAvailable:     900000 kB\n", encoding="ascii")
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "meminfo")
    with pytest.raises(ModelError, match="needs 4500 MB of memory and this machine can give it 1740 MB"):
        install.install(Order(HY), settings.models)
    assert not hub.asked
    assert machine.fits(replace(find(NLLB), memory=1000))
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "none")
    assert machine.fits(find("hy-mt2-7b")), "where nothing is known, nothing is refused"


def test_an_installed_model_that_outgrew_the_machine_is_not_loaded(nllb, settings, monkeypatch, tmp_path):
    prepare(nllb, settings.models, Passport(NLLB))
    (tmp_path / "meminfo").write_text("MemTotal: 1000000 kB\n", encoding="ascii")
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "meminfo")
    with pytest.raises(ModelError, match="choose a smaller model"):
        open_engine(NLLB, settings)


def test_names_that_are_not_in_the_catalogue_are_refused_with_those_that_are(settings):
    with pytest.raises(ModelError, match=NLLB):
        install.install(Order("nonsense"), settings.models)
    with pytest.raises(ModelError, match="comes with TransDesk"):
        install.install(Order("starter"), settings.models)


def test_removing_leaves_nothing_and_knows_what_is_there(hub, settings, nllb):
    install.install(Order(NLLB), settings.models)
    (settings.models / "linked").symlink_to(nllb)
    with pytest.raises(ModelError, match=f"linked, {NLLB}"):
        install.remove("nonsense", settings.models)
    with pytest.raises(ModelError, match="stays"):
        install.remove("starter", settings.models)
    install.remove("linked", settings.models)
    install.remove(NLLB, settings.models)
    assert list(settings.models.iterdir()) == []
    assert (nllb / "config.json").is_file()


def test_unfinished_folders_are_no_models(nllb, settings):
    prepare(nllb, settings.models, Passport("mine"))
    (settings.models / "mine").rename(settings.models / ".mine.part")
    assert not [k for k in infos(settings) if k.info.id == "mine"]
    assert preparing.recognise(nllb, Passport("x")).layout == "nllb"
