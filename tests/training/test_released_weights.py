"""The weights that are shipped: the transformers folder and the CTranslate2 folder are one model."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from transdesk.engines.prepare import convert
from transdesk.engines.starter import FOLDER
from transdesk.training.vocabulary import CODES, Codec, without_network

WEIGHTS = Path(__file__).resolve().parents[2] / "models" / "starter"
TEXTS = {
    "ru": ["Министр открыл новую школу в Астане.", "Цены на хлеб выросли на 12 процентов."],
    "kk": ["Министр Астанада жаңа мектеп ашты.", "Нан бағасы 12 пайызға өсті."],
    "en": ["The minister opened a new school in Astana.", "Bread prices rose by 12 percent."],
}
LESSONS = [(text, a, b) for a, b in permutations(CODES, 2) for text in TEXTS[a]]

pytestmark = [pytest.mark.slow, pytest.mark.model]


def quick(folder: Path, codec: Codec, compute: str) -> list[str]:
    import ctranslate2

    model = ctranslate2.Translator(str(folder), device="cpu", compute_type=compute)
    outputs = []
    for text, source, target in LESSONS:
        tokens = codec.tokens(codec.source(text, source, target))
        found = model.translate_batch([tokens], target_prefix=[[CODES[target]]], beam_size=1, max_decoding_length=60)
        outputs.append(codec.text(found[0].hypotheses[0]))
    return outputs


def slow() -> list[str]:
    without_network()
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    model = AutoModelForSeq2SeqLM.from_pretrained(WEIGHTS, dtype="float32")
    tokenizer = AutoTokenizer.from_pretrained(WEIGHTS)
    outputs = []
    for text, source, target in LESSONS:
        tokenizer.src_lang = CODES[source]
        ids = tokenizer(f"{CODES[target]} <news> {text}", return_tensors="pt")
        forced = tokenizer.convert_tokens_to_ids(CODES[target])
        output = model.generate(**ids, forced_bos_token_id=forced, num_beams=1, do_sample=False, max_new_tokens=59)
        outputs.append(tokenizer.decode(output[0], skip_special_tokens=True))
    return outputs


def test_both_forms_give_the_same_greedy_output(tmp_path: Path) -> None:
    codec = Codec(FOLDER / "sp.model")
    assert (WEIGHTS / "sp.model").read_bytes() == (FOLDER / "sp.model").read_bytes()
    expected = slow()
    convert(WEIGHTS, tmp_path / "exact", "float32")
    assert quick(tmp_path / "exact", codec, "float32") == expected
    whole_numbers = quick(FOLDER, codec, "int8")  # rounding to eight bits may tip a close call
    assert sum(a == b for a, b in zip(whole_numbers, expected, strict=True)) >= 0.7 * len(expected)


def test_the_bundled_model_is_small() -> None:
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) <= 25_000_000
