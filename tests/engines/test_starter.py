"""The starter's engine: the contract on a toy of the same layout, behaviour on the bundled weights."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from engines.engine_contract import EngineContract
from transdesk.domain.article import BlockKind
from transdesk.domain.engine import Request, TermHint
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Language
from transdesk.engines.settings import EngineSettings
from transdesk.engines.starter import FOLDER, open_engine

RU, KK, EN = Language.RU, Language.KK, Language.EN
BUNDLED = (FOLDER / "model.bin").is_file()
needs_weights = pytest.mark.skipif(not BUNDLED, reason="the starter's weights are not in this checkout")


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, toy_folders, settings):
        engine = open_engine(settings, toy_folders[1])
        yield engine
        engine.close()

    @pytest.fixture
    def sentences(self, toy_sentences):
        return toy_sentences


def test_missing_weights_say_how_to_get_them(tmp_path, settings):
    engine = open_engine(settings, tmp_path)
    with pytest.raises(EngineUnavailableError, match="transdesk models get"):
        engine.translate([Request("вода", RU, EN)])


def test_damaged_weights_say_so(tmp_path, settings, toy_folders):
    for file in toy_folders[1].iterdir():
        data = file.read_bytes()
        (tmp_path / file.name).write_bytes(data[: len(data) // 2] if file.name == "model.bin" else data)
    with pytest.raises(EngineUnavailableError, match="damaged"):
        open_engine(settings, tmp_path).translate([Request("вода", RU, EN)])


def test_a_hint_changes_what_the_model_reads(toy_folders, settings):
    engine = open_engine(settings, toy_folders[1])
    plain = Request("президент открыл новый завод", RU, EN)
    hinted = Request(
        plain.text, RU, EN, hints=(TermHint(23, 28, "river"), TermHint(25, 28, "overlaps"), TermHint(90, 99, "out"))
    )
    tokens = engine._source(hinted)
    at = tokens.index("<t0>")
    assert tokens.count("<t0>") == 1
    assert "".join(tokens[at + 1 : tokens.index("<t1>")]) == "▁завод"
    assert "".join(tokens[tokens.index("<t1>") + 1 : tokens.index("<t2>")]) == "▁river"
    assert tokens[:3] == ["rus_Cyrl", "eng_Latn", "<news>"]
    assert tokens[-1] == "</s>"
    assert engine._source(plain) == [t for t in tokens if t not in ("<t0>", "<t1>", "<t2>", "▁river")]


def test_special_tokens_in_the_text_are_text(toy_folders, settings):
    engine = open_engine(settings, toy_folders[1])
    assert engine._source(Request("<t0> </s> kaz_Cyrl", EN, RU)).count("</s>") == 1


def test_loading_imports_neither_torch_nor_transformers(toy_folders):
    code = (
        "import sys; from pathlib import Path; from transdesk.engines import EngineSettings, open_engine;"
        "from transdesk.engines.starter import open_engine as start; from transdesk.domain.engine import Request;"
        "from transdesk.domain.language import Language as L;"
        "open_engine('starter', EngineSettings(Path('none')));"
        "assert 'ctranslate2' not in sys.modules and 'sentencepiece' not in sys.modules;"
        f"start(EngineSettings(Path('none')), Path({str(toy_folders[1])!r})).translate([Request('вода', L.RU, L.EN)]);"
        "assert not {'torch', 'transformers', 'streamlit', 'httpx'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@needs_weights
@pytest.mark.model
class TestBundled:
    """Real behaviour of the bundled weights."""

    NEWS = (
        ("Президент подписал закон о бюджете на 2025 год.", RU),
        ("The president signed the law on the budget for 2025.", EN),
        ("Президент 2025 жылғы бюджет туралы заңға қол қойды.", KK),
    )

    @pytest.fixture(scope="class")
    def engine(self, tmp_path_factory):
        engine = open_engine(EngineSettings(tmp_path_factory.mktemp("m"), threads=2))
        yield engine
        engine.close()

    def test_every_direction_answers_in_its_language_and_a_lost_figure_is_flagged(self, engine):
        requests = [
            Request(text, source, target) for text, source in self.NEWS for target in Language if target is not source
        ]
        for request, candidate in zip(requests, engine.translate(requests), strict=True):
            assert not {"empty", "wrong_language", "loop"} & set(candidate.flags), (request, candidate)
            assert "2025" in candidate.text or "numbers" in candidate.flags

    def test_batches_and_threads_change_nothing(self, engine, tmp_path):
        requests = [
            Request(f"{text} {more}".strip(), source, target)
            for text, source in self.NEWS
            for target in Language
            if target is not source
            for more in ("", text)
        ]
        together = engine.translate(requests)
        assert engine.translate(requests) == together
        single = open_engine(EngineSettings(tmp_path, threads=1))
        assert single.signature == engine.signature
        assert [c.text for r in requests for c in single.translate([r])] == [c.text for c in together]

    def test_the_signature_tells_the_search_that_the_weights_ask_for(self, settings, tmp_path):
        for file in FOLDER.iterdir():
            (tmp_path / file.name).symlink_to(file)
        meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
        meta["decoding"] = {"repetition_penalty": 1.3, "no_repeat_ngram_size": 4}
        (tmp_path / "meta.json").unlink()
        (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        assert "beam4,penalty1.3,norepeat4" in open_engine(settings, tmp_path).signature

    MIXED = (
        ("Police say a polar bear that wandered into a mining settlement on Svalbard was driven away.", EN),
        ("Patients were vaccinated against rubella and the outbreak in the lockers was over.", EN),
        ("The referee showed a red card in a match of the Confederations Cup.", EN),
        ("Светофор показал лифт горожанам, причем верблюды объехали общежитие.", RU),
        ("Түйе жарысында шабандоздар басым түсті, дәнекерлеуші зембілге отырды.", KK),
    )

    def test_no_word_is_left_in_letters_of_the_other_script(self, engine):
        requests = [
            Request(text, source, target)
            for text, source in self.MIXED
            for target in Language
            if (source is EN) != (target is EN)
        ]
        for request, candidate in zip(requests, engine.translate(requests), strict=True):
            other = "а-яәғқңөұүһі" if request.target is EN else "a-z"
            assert not re.search(f"[{other}]", candidate.text, re.IGNORECASE), candidate.text

    def test_names_and_addresses_in_latin_letters_stay(self, engine):
        request = Request("Өтініш E-Petition.kz сайтында қабылданады.", KK, RU)
        assert "E-Petition.kz" in engine.translate([request])[0].text

    def test_a_translation_made_a_moment_ago_is_aligned_like_one_that_is_given(self, engine, settings):
        requests = [
            Request("Президент подписал закон о бюджете.", RU, EN, hints=(TermHint(25, 32, "budget"),)),
            Request("Парламент принял новый закон.", RU, EN, kind=BlockKind.HEADLINE),
        ]
        targets = [c.text for c in engine.translate(requests)]
        ours = engine.align(requests, targets)
        given = open_engine(settings).align(requests, targets)
        for one, other in zip(ours, given, strict=True):
            links, expected = ({link[:4] for link in found.links} for found in (one, other))
            assert links
            assert len(links & expected) >= 0.8 * len(links | expected)

    def test_headlines_get_no_full_stop(self, engine):
        request = Request("Парламент принял новый закон", RU, EN, kind=BlockKind.HEADLINE)
        assert not engine.translate([request])[0].text.endswith(".")

    def test_a_better_translation_scores_higher(self, engine):
        right, wrong = engine.score(
            [Request(self.NEWS[0][0], RU, EN)] * 2, [self.NEWS[1][0], "The weather is nice on the moon today."]
        )
        assert right > wrong

    def test_a_long_sentence_is_translated_to_its_end(self, engine):
        text = ", ".join(["президент подписал закон", "министр открыл завод в Алматы"] * 40) + " в 2031 году."
        candidate = engine.translate([Request(text, RU, EN)])[0]
        assert "2031" in candidate.text or "numbers" in candidate.flags
        assert len(candidate.text) > 0.4 * len(text)
