"""A toy translator with the starter's layout: 30 words in three languages, trained for seconds.

It speaks the right languages and hardly translates: enough for everything but quality, which the tests of the
bundled starter look at.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from transdesk.domain.language import Language

LEXICON = [
    ("президент", "президент", "president"), ("город", "қала", "city"), ("нефть", "мұнай", "oil"),
    ("завод", "зауыт", "plant"), ("новый", "жаңа", "new"), ("большой", "үлкен", "large"),
    ("страна", "мемлекет", "country"), ("выборы", "сайлау", "elections"), ("министр", "министрі", "minister"),
    ("вода", "су", "water"), ("река", "өзен", "river"), ("школа", "мектеп", "school"),
    ("учитель", "мұғалім", "teacher"), ("врач", "дәрігер", "doctor"), ("дорога", "жол", "road"),
    ("рынок", "базар", "market"), ("банк", "банкі", "bank"), ("деньги", "ақша", "money"),
    ("закон", "заң", "law"), ("газета", "газеті", "newspaper"), ("сегодня", "бүгін", "today"),
    ("вчера", "кеше", "yesterday"), ("открыл", "ашты", "opened"), ("закрыл", "жапты", "closed"),
    ("увидел", "көрді", "saw"), ("сказал", "айтты", "said"), ("большинство", "көпшілігі", "majority"),
    ("зима", "қыс", "winter"), ("лето", "жазғы", "summer"), ("гора", "тауға", "mountain"),
]  # fmt: skip
LANGUAGES = ("ru", "kk", "en")
CODES = {"ru": "rus_Cyrl", "kk": "kaz_Cyrl", "en": "eng_Latn"}
SPECIAL = [*CODES.values(), "<t0>", "<t1>", "<t2>", "<news>"]
STEPS = 100


def sentences(count: int) -> list[tuple[str, Language, Language]]:
    """Toy sentences with their directions, all different."""
    chance = random.Random(7)
    found: dict[str, tuple[str, Language, Language]] = {}
    while len(found) < count:
        source, target = chance.sample(LANGUAGES, 2)
        text = sentence(chance.sample(range(len(LEXICON)), chance.randint(2, 8)), source)
        found[text] = (text, Language(source), Language(target))
    return list(found.values())


def sentence(numbers: list[int], language: str) -> str:
    return " ".join(LEXICON[n][LANGUAGES.index(language)] for n in numbers)


def build(folder: Path) -> tuple[Path, Path]:
    """Train, save for transformers, convert; returns (transformers folder, CTranslate2 folder)."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    try:
        tokenizer = _tokenizer(folder)
        model = _train(tokenizer)
    finally:
        torch.set_num_threads(threads)
    plain = folder / "hf"
    model.save_pretrained(plain)
    tokenizer.save_pretrained(plain)
    return plain, _convert(plain, folder)


def _tokenizer(folder: Path):
    import sentencepiece
    from tokenizers.models import BPE
    from transformers import NllbTokenizer
    from transformers.convert_slow_tokenizer import SentencePieceExtractor

    text = folder / "mono.txt"
    text.write_text("\n".join(" ".join(words) for row in LEXICON for words in (row, row[::-1])) * 5, encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sp"), vocab_size=900, model_type="bpe", character_coverage=1.0,
        normalization_rule_name="identity", hard_vocab_limit=False, bos_id=0, pad_id=1, eos_id=2, unk_id=3, minloglevel=2,
        required_chars="0123456789.,:;-!?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    )  # fmt: skip
    parts = SentencePieceExtractor(str(folder / "sp.model")).extract(BPE)
    return NllbTokenizer(
        vocab=parts["vocab"],
        merges=parts["merges"],
        extra_special_tokens=SPECIAL,
        src_lang="rus_Cyrl",
        tgt_lang="kaz_Cyrl",
    )


def _samples(tokenizer, ids, chance: random.Random, count: int):
    mark = {token: tokenizer.convert_tokens_to_ids(token) for token in SPECIAL}
    for _ in range(count):
        source, target = chance.sample(LANGUAGES, 2)
        numbers = [chance.randrange(len(LEXICON)) for _ in range(chance.randint(1, 8))]
        wanted = list(numbers)
        body: list[int] = []
        told = chance.randrange(len(numbers)) if chance.random() < 0.5 else -1
        for i, number in enumerate(numbers):
            word = list(ids(LEXICON[number][LANGUAGES.index(source)]))
            if i == told:
                wanted[i] = chance.randrange(len(LEXICON))
                hint = ids(LEXICON[wanted[i]][LANGUAGES.index(target)])
                word = [mark["<t0>"], *word, mark["<t1>"], *hint, mark["<t2>"]]
            body += word
        head = [mark[CODES[source]], mark[CODES[target]], mark["<news>"]]
        yield (
            [*head, *body, 2],
            [mark[CODES[target]], *(i for w in wanted for i in ids(LEXICON[w][LANGUAGES.index(target)])), 2],
        )


def _train(tokenizer):
    import torch
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    config = M2M100Config(
        vocab_size=len(tokenizer), decoder_start_token_id=2, encoder_layerdrop=0.0, decoder_layerdrop=0.0, d_model=96,
        encoder_layers=1, decoder_layers=1, encoder_ffn_dim=192, decoder_ffn_dim=192, encoder_attention_heads=2,
        decoder_attention_heads=2, dropout=0.0, attention_dropout=0.0, max_position_embeddings=256, scale_embedding=True,
    )  # fmt: skip
    model = M2M100ForConditionalGeneration(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=STEPS, pct_start=0.15)
    chance = random.Random(3)
    ids = cache(lambda word: tuple(tokenizer(word, add_special_tokens=False)["input_ids"]))
    model.train()
    for _ in range(STEPS):
        rows = list(_samples(tokenizer, ids, chance, 64))
        x = _padded([r[0] for r in rows], 1)
        y = _padded([r[1] for r in rows], -100)
        loss = model(input_ids=x, attention_mask=(x != 1).long(), labels=y).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
    return model.eval()


def _padded(rows: list[list[int]], value: int):
    import torch

    longest = max(map(len, rows))
    return torch.tensor([row + [value] * (longest - len(row)) for row in rows])


def _convert(plain: Path, folder: Path) -> Path:
    import shutil

    import ctranslate2

    ready = folder / "ct2"
    ctranslate2.converters.TransformersConverter(str(plain)).convert(str(ready), quantization="int8", force=True)
    shutil.copy(folder / "sp.model", ready / "sp.model")
    (ready / "meta.json").write_text('{"version": "toy"}', encoding="utf-8")
    return ready
