"""Which engines there are, opening them by name, and what ``auto`` means."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from transdesk.domain.engine import Capability, Request
from transdesk.domain.errors import EngineUnavailableError, PluginError, UnsupportedPairError
from transdesk.domain.language import Direction, Language
from transdesk.engines import choose, engine_ids, infos, open_engine
from transdesk.engines.catalogue import catalogue
from transdesk.engines.layouts import LAYOUTS

RU, KK, EN = Language.RU, Language.KK, Language.EN


@pytest.fixture
def install(settings, toy_folders):
    """Puts the toy into the models folder under a name."""

    def install_(name: str, **manifest: object) -> None:
        shutil.copytree(toy_folders[1], settings.models / name)
        (settings.models / name / "transdesk.json").write_text(
            json.dumps({"layout": "starter", **manifest}), encoding="utf-8"
        )

    return install_


def test_unknown_engines_are_refused_with_the_known_ones(settings):
    with pytest.raises(PluginError, match="starter"):
        open_engine("nonsense", settings)


def test_known_but_missing_models_say_how_to_get_them(settings):
    with pytest.raises(EngineUnavailableError, match=r"transdesk models get hy-mt2-1\.8b"):
        open_engine("hy-mt2-1.8b", settings)


def test_installed_models_are_found_and_translate(settings, install):
    install("toy", licence="MIT", commercial=True)
    assert "toy" in engine_ids(settings)
    engine = open_engine("toy", settings)
    assert engine.info.licence == "MIT"
    assert engine.translate([Request("вода", RU, EN)])[0].text


def test_a_pair_that_is_missing_names_who_has_it(settings, install):
    install("toy-en-ru", directions=["en-ru"])
    install("toy-all")
    with pytest.raises(UnsupportedPairError, match="toy-all"):
        open_engine("toy-en-ru", settings).translate([Request("вода", RU, EN)])


def test_auto_takes_the_newsroom_s_order_then_published_quality(settings, install):
    install("plain")
    install("nllb-200-600m")
    install("opus-mt-tc-big-en-zle", directions=["en-ru"])
    assert choose(Direction(EN, KK), settings) == "nllb-200-600m"
    assert choose(Direction(EN, RU), settings) == "opus-mt-tc-big-en-zle"
    assert choose(Direction(EN, KK), replace(settings, prefer=("plain",))) == "plain"


def test_auto_prefers_a_configured_server_to_the_starter(settings):
    assert choose(Direction(EN, KK), replace(settings, base_url="http://localhost:1/v1")) == "server"
    forbidden = replace(settings, base_url="http://far.example/v1", offline_only=True)
    assert [k.installed for k in infos(forbidden) if k.info.id == "server"] == [False]


def test_damaged_folders_are_passed_over(settings, install):
    install("toy")
    (settings.models / "half").mkdir()
    (settings.models / "half" / "model.bin").write_bytes(b"x")
    (settings.models / "toy" / "transdesk.json").write_text("{not json", encoding="utf-8")
    assert [k.info.id for k in infos(settings) if k.kind == "ct2" and k.installed] == ["toy"]


def test_the_catalogue_says_what_a_person_must_know():
    entries = catalogue()
    assert len({k.info.id for k in entries}) == len(entries) >= 8
    for known in entries:
        assert known.licence_words.endswith(".")
        assert known.disk > 0 < known.memory
        assert known.hub.count("/") == 1
        assert known.kind != "ct2" or known.layout in LAYOUTS
        assert not known.quality or known.quality_source
        assert ("NC" in known.info.licence) != known.info.commercial
    assert [k.info.id for k in entries if k.suggested] == ["hy-mt2-1.8b"]
    assert all(Capability.INSTRUCT in k.info.capabilities for k in entries if k.kind == "instruct")


def test_infos_list_every_engine_once(settings, install):
    install("nllb-200-600m")
    names = [k.info.id for k in infos(settings)]
    assert len(names) == len(set(names))
    assert names[:2] == ["starter", "server"]
