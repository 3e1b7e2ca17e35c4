"""The pieces are the same for training, transformers and the desk, and no letter is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from transdesk.training.vocabulary import EOS, SPECIAL, UNK, Codec, save_tokenizer, train_vocabulary

HARD = [
    "«Қазақстан» — бұл №5 үй; ₸16,5 млрд (0,3 %) бөлінді…",
    "Ёлка, подъезд, объём: 10–15 км²",
    "Łódź, São Paulo & Kyiv’s “quotes”",
    "ҮЙ ІРГЕСІНДЕ ҢҒҚ ӘӨҰ h Һ",
]


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory, sentences: list[dict[str, str]]) -> Path:
    path = tmp_path_factory.mktemp("vocabulary") / "sp.model"
    train_vocabulary((t for row in sentences * 3 for t in row.values()), path, 700)
    return path


@pytest.mark.parametrize("text", HARD)
def test_texts_come_back_unchanged(vocabulary: Path, text: str) -> None:
    codec = Codec(vocabulary)
    ids = codec.target(text, "kk")
    assert UNK not in ids
    assert codec.text(codec.tokens(ids)) == text


def test_odd_spaces_and_invisible_characters_do_not_reach_the_model(vocabulary: Path) -> None:
    codec = Codec(vocabulary)
    pieces = codec._pieces.encode("12\u00a0500\u202fтеңге, Кра\u00adткий\u200b и\u0306од, Нью\u2011Йорк\t№")
    assert pieces == codec._pieces.encode("12 500 теңге, Краткий йод, Нью-Йорк №")


def test_digits_stand_alone(vocabulary: Path) -> None:
    codec = Codec(vocabulary)
    tokens = codec.tokens(codec.target("in 2026", "en"))
    assert tokens[-6:] == ["▁", "2", "0", "2", "6", "</s>"]


def test_the_prompt_names_source_target_and_domain(vocabulary: Path) -> None:
    codec = Codec(vocabulary)
    tokens = codec.tokens(codec.source("мост", "ru", "kk"))
    assert tokens[:3] == ["rus_Cyrl", "kaz_Cyrl", "<news>"]
    assert tokens[-1] == "</s>"
    plain = codec.tokens(codec.source("мост", "ru", "kk", tag=""))
    assert plain == [t for t in tokens if t != "<news>"]


def test_transformers_gives_the_same_ids(vocabulary: Path, tmp_path: Path, sentences: list[dict[str, str]]) -> None:
    from transformers import AutoTokenizer

    save_tokenizer(vocabulary, tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "m2m_100"}', encoding="utf-8")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path, local_files_only=True)
    codec = Codec(vocabulary)
    assert len(tokenizer) == codec.size
    assert tokenizer.convert_ids_to_tokens(codec.size - 1) == SPECIAL[-1]
    tokenizer.src_lang = "kaz_Cyrl"
    annotated = "Жаңа <t0> мектепті <t1> школа <t2> ашты, 12 мамыр."
    spaces = "12\u00a0500\u202fтеңге, Кра\u00adткий\u200b"
    for text in [*HARD, spaces, annotated, *(row["kk"] for row in sentences)]:
        assert tokenizer("rus_Cyrl <news> " + text)["input_ids"] == codec.source(text, "kk", "ru"), text


def test_dropout_cuts_differently_but_says_the_same(vocabulary: Path, sentences: list[dict[str, str]]) -> None:
    codec = Codec(vocabulary)
    text = sentences[0]["ru"]
    cuts = {tuple(codec.target(text, "ru", dropout=0.5)) for _ in range(20)}
    assert len(cuts) > 1
    assert {codec.text(codec.tokens(c)) for c in cuts} == {text}
    assert all(c[-1] == EOS for c in cuts)
