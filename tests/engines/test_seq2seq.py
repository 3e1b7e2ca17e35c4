"""Models through transformers and their conversion, on the toy and on tiny random models of each family."""

from __future__ import annotations

from pathlib import Path

import pytest

from engines import tiny_models
from engines.engine_contract import EngineContract
from transdesk.domain.engine import EngineInfo, Request
from transdesk.domain.errors import EngineUnavailableError, SettingsError
from transdesk.domain.language import Direction, Language
from transdesk.engines import open_engine
from transdesk.engines._ct2 import Ct2Model
from transdesk.engines._torch import TorchModel
from transdesk.engines.decoding import Decoding
from transdesk.engines.encoder_decoder import CAPABILITIES
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.prepare import Passport, prepare
from transdesk.engines.seq2seq import transformers_engine
from transdesk.engines.settings import EngineSettings
from transdesk.engines.starter import open_engine as open_starter

RU, KK, EN = Language.RU, Language.KK, Language.EN
INFO = EngineInfo("hf-toy", "Toy", ALL_DIRECTIONS, CAPABILITIES)


@pytest.fixture
def toy_engine(toy_folders, settings):
    engine = transformers_engine(INFO, toy_folders[0], LAYOUTS["starter"], settings)
    yield engine
    engine.close()


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, toy_engine):
        return toy_engine

    @pytest.fixture
    def sentences(self, toy_sentences):
        return toy_sentences[:24]


def test_both_runtimes_agree(toy_engine, toy_folders, settings, toy_sentences):
    converted = open_starter(settings, toy_folders[1])
    requests = [Request(*s) for s in toy_sentences[:12]]
    ours, theirs = converted.translate(requests), toy_engine.translate(requests)
    assert sum(a.text == b.text for a, b in zip(ours, theirs, strict=True)) > 6
    target = ours[0].text
    assert converted.score(requests[:1], [target])[0] == pytest.approx(
        toy_engine.score(requests[:1], [target])[0], abs=0.1
    )


@pytest.mark.parametrize("runtime", [0, 1])
def test_forbidden_tokens_are_never_written(runtime, toy_folders, toy_sentences):
    model = (TorchModel, Ct2Model)[runtime](toy_folders[runtime], 1)
    engine = open_starter(EngineSettings(toy_folders[1], threads=1), toy_folders[1])
    requests = [Request(s[0], RU, EN) for s in toy_sentences[:6]]
    sources, prefix = engine.tokens(requests)
    free = model.search(sources, [prefix] * 6, Decoding(beam=2))
    without = [sorted(set(some[0].tokens[1:])) if i % 2 else [] for i, some in enumerate(free)]
    found = model.search(sources, [prefix] * 6, Decoding(beam=2), forbidden=without)
    assert any(without)
    assert not any(set(some[0].tokens[1:]) & set(tokens) for some, tokens in zip(found, without, strict=True))
    assert [some[0].tokens for some in found[::2]] == [some[0].tokens for some in free[::2]]


@pytest.mark.parametrize("family", tiny_models.FAMILIES)
def test_every_family_is_told_its_languages(family, tmp_path, settings):
    folder = tiny_models.build(family, tmp_path / family)
    engine = transformers_engine(INFO, folder, LAYOUTS[family], settings)
    request = Request("вода река", RU, KK)
    tokens = engine._source(request)
    assert tokens[0].startswith(tiny_models.HEAD[family][0])
    assert tokens[-1] == "</s>"
    ids = engine._model.tokenizer.convert_tokens_to_ids(tokens)
    assert engine._model.tokenizer.unk_token_id not in ids
    candidate = engine.complete([request], ["су"])[0]
    assert candidate.text.startswith("су")
    assert "__" not in candidate.text
    assert ">>" not in candidate.text


@pytest.mark.parametrize("family", tiny_models.FAMILIES)
def test_every_family_keeps_count_and_order_scores_and_aligns(family, tmp_path, settings):
    engine = transformers_engine(INFO, tiny_models.build(family, tmp_path / family), LAYOUTS[family], settings)
    requests = [Request(text, RU, KK) for text in ("вода", "", "река город", "2024", "президент открыл завод")]
    together = engine.translate(requests)
    assert [c.text for c in together][1::2] == ["", "2024"]
    assert [c.text for c in together] == [engine.translate([r])[0].text for r in requests]
    assert len(engine.alternatives(requests[2:3], 2, ["су"])[0]) == 2
    right, longer = engine.score([requests[0]] * 2, ["су", "су өзен қала"])
    assert max(right, longer) < 0
    links = engine.align([requests[2]], ["өзен қала"])[0].links
    assert {a for a, *_ in links} <= {0, 5}
    assert len({c for _, _, c, *_ in links}) == 2


@pytest.mark.parametrize("family", [f for f in tiny_models.FAMILIES if f != "m2m100"])
def test_converted_models_are_found_opened_and_agree(family, tmp_path, settings):
    folder = tiny_models.build(family, tmp_path / family)
    prepare(folder, settings.models, Passport("mine", family, directions=[Direction(RU, KK)]), quantization="float32")
    plain = transformers_engine(INFO, folder, LAYOUTS[family], settings)
    fast = open_engine("mine", settings)
    request = Request("вода река", RU, KK)
    assert fast._source(request) == plain._source(request)
    targets = ["өзен су", "су"]
    assert fast.score([request] * 2, targets) == pytest.approx(
        plain.score([request] * 2, targets), abs=0.02
    )  # CTranslate2 leaves out Marian's pad token
    assert fast.info.directions == {Direction(RU, KK)}
    assert [p.name for p in settings.models.iterdir()] == ["mine"]


def test_a_folder_saved_by_transformers_is_an_engine(settings, toy_folders):
    settings.models.mkdir()
    (settings.models / "saved").symlink_to(toy_folders[0])
    engine = open_engine("saved", settings)
    assert engine.translate([Request("вода", RU, EN)])[0].text


def test_failed_preparation_leaves_nothing(settings, tmp_path):
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(EngineUnavailableError, match="cannot be converted"):
        prepare(tmp_path, settings.models, Passport("x", "nllb"))
    with pytest.raises(EngineUnavailableError, match="no folder"):
        prepare(tmp_path / "none", settings.models, Passport("x", "nllb"))
    with pytest.raises(SettingsError, match="nllb"):
        prepare(tmp_path, settings.models, Passport("x", "poem"))
    assert list(settings.models.glob("*")) == []


@pytest.mark.parametrize("variables", [{"HF_HUB_OFFLINE": "1"}, {"HF_ENDPOINT": "http://127.0.0.1:9"}])
def test_without_network_it_says_so_fast(settings, monkeypatch, tmp_path, variables):
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    engine = transformers_engine(INFO, "facebook/nllb-200-distilled-600M", LAYOUTS["nllb"], settings)
    with pytest.raises(EngineUnavailableError, match="models folder"):
        engine.translate([Request("вода", RU, EN)])


def test_damaged_weights_are_our_own_error(settings, toy_folders, tmp_path):
    for file in Path(toy_folders[0]).iterdir():
        data = file.read_bytes()
        (tmp_path / file.name).write_bytes(data[:-5000] if file.suffix == ".safetensors" else data)
    engine = transformers_engine(INFO, tmp_path, LAYOUTS["starter"], settings)
    with pytest.raises(EngineUnavailableError, match="cannot be loaded"):
        engine.translate([Request("вода", RU, EN)])
