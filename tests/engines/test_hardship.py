"""Memory that runs out, sentences without end, text full of dirt: each ends in a translation or one clear sentence."""

from __future__ import annotations

import json
import shutil

import pytest

from transdesk.domain.engine import Candidate, Request
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Direction, Language
from transdesk.engines import _gpu, machine
from transdesk.engines import open_engine as open_any
from transdesk.engines._ct2 import layout
from transdesk.engines.decoding import ModelMemoryError, lacks_memory, ladder
from transdesk.engines.guarded import Plan, translate_guarded
from transdesk.engines.seq2seq import transformers_engine
from transdesk.engines.starter import FOLDER, INFO, open_engine

EN, RU, KK = Language.EN, Language.RU, Language.KK
needs_weights = pytest.mark.skipif(not (FOLDER / "model.bin").is_file(), reason="the starter's weights are not here")


def narrow(most: int, asked: list[int]):
    """Decodes at most so many sentences at once."""

    def decode(requests, _decoding):
        asked.append(len(requests))
        if len(requests) > most:
            raise ModelMemoryError
        return [[Candidate("Это перевод предложения.")] for _ in requests]

    return decode


def test_a_batch_that_does_not_fit_is_halved_until_it_does():
    asked: list[int] = []
    requests = [Request(f"This is the sentence number {n}.", EN, RU) for n in range(10, 18)]
    found = translate_guarded(requests, Plan(narrow(2, asked), ladder(4)[:1], len, longest=200))
    assert len(found) == 8
    assert asked[:3] == [8, 4, 2]


def test_where_not_even_one_fits_the_message_says_what_to_do():
    plan = Plan(narrow(0, []), ladder(4), len, longest=200)
    with pytest.raises(ModelMemoryError, match="choose a smaller model"):
        translate_guarded([Request("This is one sentence.", EN, RU)] * 3, plan)


@pytest.mark.parametrize(("error", "memory"), [
    (MemoryError(), True), (RuntimeError("CUDA failed with error out of memory"), True),
    (RuntimeError("[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate memory"), True),
    (RuntimeError("shape mismatch"), False),
])  # fmt: skip
def test_libraries_say_it_in_different_words(error, memory):
    assert lacks_memory(error) is memory


@needs_weights
@pytest.mark.model
def test_a_model_is_not_loaded_into_memory_that_is_not_there(settings, monkeypatch, tmp_path):
    (tmp_path / "meminfo").write_text("MemTotal: 8000000 kB\nMemAvailable: 9000 kB\n", encoding="ascii")
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "meminfo")
    with pytest.raises(ModelMemoryError, match="close other programs"):
        open_engine(settings).translate([Request("It rains today.", EN, RU)])


def test_a_model_of_other_languages_is_said_to_be_one_and_hides_no_other(settings, toy_folders):
    for name, directions in (("german", ["en-de", "de-en"]), ("half", ["en-de", "en-ru"])):
        shutil.copytree(toy_folders[1], settings.models / name)
        (settings.models / name / "transdesk.json").write_text(json.dumps({"directions": directions}), encoding="utf-8")
    with pytest.raises(EngineUnavailableError, match="other languages"):
        open_any("german", settings)
    assert open_any("half", settings).info.directions == {Direction(EN, RU)}


@needs_weights
@pytest.mark.model
@pytest.mark.parametrize("text", [
    "The president signed the law, " * 340,
    "\x00\x07The \x1b[31mpresident\u200b \u202esigned\u00ad a law.\x7f",
    "Президент" * 1_200,
], ids=["ten thousand characters", "control characters", "one word without end"])  # fmt: skip
def test_the_starter_gets_through_dirt_and_length(settings, text):
    engine = open_engine(settings)
    (found,) = engine.translate([Request(text, EN, RU)])
    assert found.text
    assert found.text.isprintable()
    engine.close()


def test_threads_follow_the_model_s_size():
    assert layout(16_000_000, 2) == layout(621_000_000, 2) == (2, 1)
    assert layout(16_000_000, 8) == (8, 1)
    assert layout(621_000_000, 8) == (2, 4)
    assert layout(16_000_000, 1) == (1, 1)


def test_the_signature_tells_bf16_from_fp32(monkeypatch, settings, tmp_path):
    from transdesk.engines.layouts import LAYOUTS

    def signature() -> str:
        return transformers_engine(INFO, tmp_path, LAYOUTS["nllb"], settings).signature

    monkeypatch.setattr(_gpu, "_DEVICES", ("/nonexistent",))
    plain = signature()
    monkeypatch.setattr(_gpu, "_DEVICES", ("/dev/null",))
    assert signature() == plain.replace("|transdesk", "|bf16|transdesk")
