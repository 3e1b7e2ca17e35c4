"""Two models through a declared language."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import pytest

from engines import toy_model
from engines.engine_contract import EngineContract
from transdesk.domain.engine import Candidate, EngineInfo, Request
from transdesk.domain.language import Direction, Language
from transdesk.engines import open_engine
from transdesk.engines._text import clean
from transdesk.engines.pivot import PivotEngine, joined

RU, KK, EN = Language.RU, Language.KK, Language.EN


class ByWords:
    """Translates word by word, one direction."""

    def __init__(self, source: Language, target: Language) -> None:
        self.info = EngineInfo(f"{source}-{target}", "Words", frozenset({Direction(source, target)}), licence="MIT")
        self.signature = f"words {source}-{target}"
        codes = toy_model.LANGUAGES
        self._table = {row[codes.index(source)]: row[codes.index(target)] for row in toy_model.LEXICON}

    def translate(self, requests, *, progress=None, cancelled=None):
        if cancelled and cancelled():
            return []
        return [Candidate(" ".join(self._table.get(w, w) for w in clean(r.text).text.split())) for r in requests]

    def close(self) -> None:
        pass


def test_the_text_goes_through_the_middle_and_is_marked(settings):
    engine = PivotEngine(ByWords(KK, EN), ByWords(EN, RU), EN, settings)
    found = engine.translate([Request("президент жаңа зауыт ашты", KK, RU), Request("2024", KK, RU)])
    assert found == [Candidate("президент новый завод открыл", flags=("pivoted",)), Candidate("2024")]
    assert engine.info.id == "kk-en+en-ru"
    assert engine.info.directions == {Direction(KK, RU)}
    assert "words kk-en" in engine.signature
    assert "words en-ru" in engine.signature


def test_directions_meet_in_the_middle_only():
    a = frozenset({Direction(KK, EN), Direction(KK, RU)})
    assert joined(a, frozenset({Direction(EN, RU), Direction(EN, KK), Direction(RU, EN)}), EN) == {Direction(KK, RU)}


def test_two_installed_models_are_opened_by_their_joint_name(toy_folders, settings):
    for name, directions in (("first", ["kk-en"]), ("second", ["en-ru"])):
        shutil.copytree(toy_folders[1], settings.models / name)
        (settings.models / name / "transdesk.json").write_text(
            json.dumps({"layout": "starter", "directions": directions}), encoding="utf-8"
        )
    engine = open_engine("first+second", replace(settings, pivot=EN))
    assert engine.translate([Request("су", KK, RU)])[0].flags[0] == "pivoted"
    engine.close()


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, settings):
        return PivotEngine(ByWords(KK, EN), ByWords(EN, RU), EN, settings)

    @pytest.fixture
    def sentences(self):
        rows = {toy_model.sentence([n % 30, (n * 7 + 3) % 30, (n * 11 + 5) % 30], "kk"): None for n in range(80)}
        rows |= {text + " бүгін": None for text in rows}
        return [(text, KK, RU) for text in rows]
