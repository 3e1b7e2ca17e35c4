"""A trimmed model says what the whole one says wherever the pieces survive, on real vocabularies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engines import tiny_models
from engines.toy_model import LEXICON
from transdesk.domain.engine import Request
from transdesk.domain.errors import ModelError
from transdesk.domain.language import Direction, Language
from transdesk.engines import open_engine
from transdesk.engines.decoding import Decoding
from transdesk.engines.prepare import Passport, prepare
from transdesk.engines.settings import EngineSettings
from transdesk.engines.subwords import SentencePieceFile, TokenizerFile, merges
from transdesk.engines.trim import of_our_letters, plan

STARTER = Path(__file__).resolve().parents[2] / "models" / "starter"
RU, KK, EN = Language.RU, Language.KK, Language.EN
TEXTS = [
    ("The Senate approved the budget for 2026 on Tuesday.", EN, RU),
    ("The president met the ministers of five countries in Astana.", EN, KK),
    ("Prices of bread rose by 4.5 percent in March.", EN, RU),
    ("Farmers in the north expect a good harvest this year.", EN, KK),
    ("Сенат во вторник одобрил бюджет на 2026 год.", RU, EN),
    ("Президент встретился с министрами пяти стран.", RU, KK),
    ("Министрлік жаңа мектептер салуды жоспарлап отыр.", KK, RU),
    ("Қала тұрғындары жаңа саябаққа қуанды.", KK, EN),
    ("Врачи советуют пить больше воды летом.", RU, EN),
    ("Мұнай бағасы үш пайызға төмендеді.", KK, EN),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory) -> tuple[EngineSettings, object]:
    """The starter's checkpoint, prepared whole and trimmed."""
    models = tmp_path_factory.mktemp("models")
    prepare(STARTER, models, Passport("whole"))
    trimmed = prepare(STARTER, models, Passport("trimmed"), trim=True, texts=[text for text, *_ in TEXTS])
    return EngineSettings(models, threads=2), trimmed.trim


@pytest.mark.model
def test_the_trimmed_starter_says_the_same_wherever_the_pieces_survive(both):
    settings, trim = both
    requests = [Request(*row) for row in TEXTS]
    whole = [c.text for c in open_engine("whole", settings).translate(requests)]
    trimmed = [c.text for c in open_engine("trimmed", settings).translate(requests)]
    vocabulary = SentencePieceFile(STARTER / "sp.model")
    survives = [all(p in trim.keep for p in vocabulary.encode(text) if p in vocabulary.normal) for text in whole]
    assert sum(survives) >= 8
    assert [a for a, s in zip(trimmed, survives, strict=True) if s] == [
        a for a, s in zip(whole, survives, strict=True) if s
    ]


@pytest.mark.model
def test_the_trimmed_starter_is_smaller_and_tells_what_it_lost(both):
    settings, trim = both
    assert trim.after < trim.before
    files = [settings.models / name / "model.bin" for name in ("trimmed", "whole")]
    assert files[0].stat().st_size < files[1].stat().st_size
    about = json.loads((settings.models / "trimmed" / "transdesk.json").read_text(encoding="utf-8"))
    assert about["pieces"] == [trim.before, trim.after]
    assert about["coverage"] == pytest.approx(trim.share, abs=1e-4)
    assert 0.9 < trim.share <= 1


@pytest.fixture(scope="module")
def multilingual(tmp_path_factory) -> Path:
    """A random NLLB with the real vocabulary of the starter."""
    return tiny_models.build("nllb", tmp_path_factory.mktemp("nllb") / "hf", vocabulary=STARTER / "sp.model")


def test_a_random_model_of_nllb_s_build_decodes_alike_wherever_the_pieces_survive(multilingual, tmp_path):
    """Beam 1: the best piece of the whole vocabulary is the best of fewer. Its words are random, so many are lost."""
    requests = [Request(*row) for row in TEXTS]
    prepare(multilingual, tmp_path, Passport("whole"), quantization="float32")
    whole = open_engine("whole", EngineSettings(tmp_path, threads=1))
    said = _tokens(whole, requests)
    texts = [*(" ".join(tokens[1:]).replace("▁", "") for tokens in said), *(text for text, *_ in TEXTS)]
    trimmed = prepare(multilingual, tmp_path, Passport("trimmed"), quantization="float32", trim=True, texts=texts)
    small = open_engine("trimmed", EngineSettings(tmp_path, threads=1))
    survives = [all(map(trimmed.trim.stays, tokens)) for tokens in said]
    assert trimmed.trim.after < trimmed.trim.before
    assert sum(survives) >= 5
    assert [small._source(r) for r in requests] == [whole._source(r) for r in requests]
    again = _tokens(small, requests)
    assert [a for a, s in zip(again, survives, strict=True) if s] == [
        a for a, s in zip(said, survives, strict=True) if s
    ]
    targets = ["Сенат одобрил бюджет."]
    assert small.score(requests[:1], targets)[0] > whole.score(requests[:1], targets)[0]  # fewer share the probability


def _tokens(engine, requests: list[Request]) -> list[tuple[str, ...]]:
    sources = [engine._source(r) for r in requests]
    prefixes = [engine._layout.prefix(Direction(r.source, r.target)) for r in requests]
    return [found[0].tokens for found in engine._model.search(sources, prefixes, Decoding(beam=1))]


@pytest.mark.parametrize("family", [f for f in tiny_models.FAMILIES if f != "m2m100"])
def test_every_family_can_be_trimmed_and_keeps_its_language_tokens(family, tmp_path):
    folder = tiny_models.build(family, tmp_path / "hf", words=("straße", "größe", "überall") * 3)
    directions = () if family not in ("marian", "marian-multi") else [Direction(RU, KK)]
    prepare(folder, tmp_path / "models", Passport("whole", family, directions=directions))
    done = prepare(folder, tmp_path / "models", Passport("mine", family, directions=directions), trim=True)
    assert not any("ß" in piece for piece in done.trim.keep)
    assert done.trim.after < done.trim.before
    settings = EngineSettings(tmp_path / "models")
    whole, trimmed = open_engine("whole", settings), open_engine("mine", settings)
    request = Request("вода река", RU, KK)
    assert trimmed._source(request) == whole._source(request)
    assert trimmed.complete([request], ["су"])[0].text.startswith("су")


@pytest.mark.parametrize("file", ["sp.model", "tokenizer.json"])
def test_texts_whose_pieces_stay_are_cut_as_before(file, tmp_path):
    kept = [text for text, *_ in TEXTS]
    trim = plan([STARTER / file], kept)
    vocabulary = trim.files[file]
    vocabulary.write(tmp_path / file, trim.keep)
    smaller = type(vocabulary)(tmp_path / file)
    assert len(smaller.normal) == trim.after < trim.before
    words = [" ".join(row) for row in LEXICON]
    same = [t for t in [*kept, *words] if all(p in trim.keep for p in vocabulary.encode(t) if p in vocabulary.normal)]
    assert len(same) > len(kept)
    assert [smaller.encode(t) for t in same] == [vocabulary.encode(t) for t in same]


def test_scores_stay(tmp_path):
    from sentencepiece import sentencepiece_model_pb2

    def scores(path: Path) -> dict[str, float]:
        model = sentencepiece_model_pb2.ModelProto()
        model.ParseFromString(path.read_bytes())
        return {p.piece: p.score for p in model.pieces}

    trim = plan([STARTER / "sp.model"])
    trim.files["sp.model"].write(tmp_path / "sp.model", trim.keep)
    before, after = scores(STARTER / "sp.model"), scores(tmp_path / "sp.model")
    assert after.items() <= before.items()
    assert {"<unk>", "</s>"} <= after.keys()


def test_merges_pass_through_their_steps():
    ranks = {("a", "b"): 3.0, ("ab", "c"): 2.0, ("b", "c"): 1.0}
    assert merges("abc", lambda a, b: ranks.get((a, b))) == ["a", "b", "c", "ab", "abc"]


@pytest.mark.parametrize("piece", ["▁қала", "ның", "▁Мы", "ё", "2026", "▁", "▁a", "Z", "«", "…", "▁%"])
def test_pieces_that_always_stay(piece):
    assert of_our_letters(piece)


@pytest.mark.parametrize("piece", ["▁the", "ção", "▁ўз", "ї", "中", "ß", "▁и中"])
def test_pieces_that_need_a_reason_to_stay(piece):
    assert not of_our_letters(piece)


def test_coverage_is_that_of_the_texts(tmp_path):
    strange = ["Grünwaldstraße Übergrößen"]
    assert plan([STARTER / "sp.model"], strange).share < plan([STARTER / "sp.model"], ["Сенат собрался."]).share == 1


def test_a_damaged_vocabulary_is_told(tmp_path):
    (tmp_path / "sp.model").write_bytes(b"no model \xff\xff")
    with pytest.raises(ModelError, match="damaged"):
        plan([tmp_path / "sp.model"])
    (tmp_path / "tokenizer.json").write_text('{"model": {"type": "WordPiece"}}')
    with pytest.raises(ModelError, match="without --trim"):
        TokenizerFile(tmp_path / "tokenizer.json")
