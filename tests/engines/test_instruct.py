"""Instruction models through transformers, on a tiny random one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from engines import tiny_models
from engines.engine_contract import EngineContract
from transdesk.domain.engine import Capability, EngineInfo, Request, TermHint
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Language
from transdesk.engines import instruct, open_engine
from transdesk.engines.decoding import ladder
from transdesk.engines.instruct import InstructEngine
from transdesk.engines.pairs import ALL_DIRECTIONS

RU, EN = Language.RU, Language.EN


@pytest.fixture(scope="module")
def chat_folder(tmp_path_factory):
    return tiny_models.build_chat(tmp_path_factory.mktemp("chat") / "hy-mt2-1.8b")


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, chat_folder, settings, monkeypatch):
        # a random model never ends a sentence by itself: short parts and one search keep it quick
        monkeypatch.setattr(instruct, "_LONGEST", 60)
        monkeypatch.setattr(instruct, "ladder", lambda beam: ladder(beam)[:1])
        info = EngineInfo("chat", "Chat", ALL_DIRECTIONS, frozenset({Capability.INSTRUCT}))
        engine = InstructEngine(info, chat_folder, "hy-mt2", settings)
        yield engine
        engine.close()

    @pytest.fixture
    def sentences(self, toy_sentences):
        return [s for s in toy_sentences if len(s[0]) < 30][:20]


def test_a_chat_model_in_the_models_folder_is_opened_with_its_own_prompt(chat_folder, settings, monkeypatch):
    monkeypatch.setattr(instruct, "ladder", lambda beam: ladder(beam)[:1])
    settings = replace(settings, models=chat_folder.parent)
    engine = open_engine("hy-mt2-1.8b", settings)
    assert engine.info.capabilities == {Capability.INSTRUCT}
    assert engine.info.commercial
    assert "|hy-mt2|" in engine.signature
    assert len(engine.translate([Request("вода", RU, EN, hints=(TermHint(0, 4, "water"),))])) == 1


def test_a_model_without_chat_template_is_refused(chat_folder, settings, tmp_path):
    folder = shutil.copytree(chat_folder, tmp_path / "base")
    (folder / "chat_template.jinja").unlink(missing_ok=True)
    config = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    config.pop("chat_template", None)
    (folder / "tokenizer_config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(EngineUnavailableError, match="no chat template"):
        open_engine("base", replace(settings, models=tmp_path)).translate([Request("вода", RU, EN)])
