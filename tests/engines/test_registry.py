"""Which engines there are, opening them by name, and what ``auto`` means."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest

from transdesk.domain.engine import Capability, EngineInfo, Request
from transdesk.domain.errors import EngineUnavailableError, PluginError, UnsupportedPairError
from transdesk.domain.language import Direction, Language
from transdesk.engines import choose, engine_ids, infos, open_engine, registry
from transdesk.engines.catalogue import catalogue
from transdesk.engines.layouts import LAYOUTS
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.premises import Reach

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


def test_auto_follows_the_newsroom_s_own_bench_where_it_compared(settings, install):
    install("plain")
    install("nllb-200-600m")
    direction = Direction(EN, KK)
    one = replace(settings, measured={direction: {"plain": 50.0, "gone": 99.0}})
    two = replace(settings, measured={direction: {"plain": 50.0, "nllb-200-600m": 30.0}})
    assert choose(direction, one) == "nllb-200-600m", "a bench of one engine compares nothing"
    assert choose(direction, two) == "plain"
    assert choose(Direction(EN, RU), two) == "nllb-200-600m", "measured for another pair"
    assert choose(direction, replace(two, prefer=("starter",))) == "starter"


def test_two_models_are_combined_only_where_declared_and_no_fine_one_is_there(settings, install):
    install("kk-to-en", directions=["kk-en"])
    install("en-to-ru", directions=["en-ru"])
    direction = Direction(KK, RU)
    assert choose(direction, settings) == "starter"
    through = replace(settings, pivot=EN)
    assert choose(direction, through) == "kk-to-en+en-to-ru"
    assert choose(Direction(KK, EN), through) == "kk-to-en"
    assert choose(Direction(RU, KK), through) == "starter", "nothing leads there"
    with pytest.raises(EngineUnavailableError, match="TRANSDESK_PIVOT"):
        open_engine("kk-to-en+en-to-ru", settings)
    install("direct", directions=["kk-ru"])
    assert choose(direction, through) == "direct"


def test_auto_never_means_the_memory(settings):
    remembering = replace(settings, recall=lambda texts, _direction, **_: [None] * len(texts))
    assert choose(Direction(EN, KK), remembering) == "starter"
    with pytest.raises(EngineUnavailableError, match="no translation memory"):
        open_engine("memory", settings)


def test_a_plugin_that_sends_text_away_is_refused_where_text_stays(settings, monkeypatch):
    remote = SimpleNamespace(info=EngineInfo("cloud", "Cloud", ALL_DIRECTIONS, offline=False))
    plugin = SimpleNamespace(name="cloud", load=lambda: lambda _: remote)
    monkeypatch.setattr(registry, "entry_points", lambda **_: [plugin])
    assert open_engine("cloud", settings) is remote
    stays = replace(settings, may_go=Reach.PREMISES)
    with pytest.raises(EngineUnavailableError, match="unpublished text"):
        open_engine("cloud", stays)
    assert [k.installed for k in infos(stays) if k.kind == "plugin"] == [False]


def test_auto_prefers_a_configured_server_to_the_starter(settings):
    assert choose(Direction(EN, KK), replace(settings, base_url="http://localhost:1/v1")) == "server"
    forbidden = replace(settings, base_url="http://far.example/v1", may_go=Reach.PREMISES)
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
    assert names[:3] == ["starter", "server", "memory"]
