"""Random models of each family, one layer of 32, saved as their authors save theirs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from engines import toy_model

FAMILIES = ("nllb", "m2m100", "marian", "marian-multi", "madlad")
HEAD = {
    "nllb": ["rus_Cyrl"],
    "m2m100": ["__ru__"],
    "marian": ["▁"],
    "marian-multi": [">>kaz<<"],
    "madlad": ["<2kk>"],
}
SMALL = {
    "d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32,
    "encoder_attention_heads": 2, "decoder_attention_heads": 2, "max_position_embeddings": 512,
}  # fmt: skip


def build(family: str, folder: Path, *, words: tuple[str, ...] = (), vocabulary: Path | None = None) -> Path:
    """Build and save one; ``words`` join the toy's, ``vocabulary`` is a byte-pair sentencepiece model to use instead."""
    import torch

    folder.mkdir(parents=True)
    torch.manual_seed(2)
    if words:
        (folder / "words.txt").write_text("\n".join(words), encoding="utf-8")
    if vocabulary:
        shutil.copy(vocabulary, folder / "sp.model")
    tokenizer, model = {"nllb": _nllb, "m2m100": _m2m100, "madlad": _madlad}.get(family, _marian)(folder)
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def _pieces(folder: Path, kind: str, **ids: int) -> Path:
    import sentencepiece

    if (folder / "sp.model").is_file():
        return folder / "sp.model"
    text, more = folder / "mono.txt", folder / "words.txt"
    words = more.read_text(encoding="utf-8") if more.is_file() else ""
    text.write_text("\n".join([*(" ".join(row) for row in toy_model.LEXICON), words] * 3), encoding="utf-8")
    more.unlink(missing_ok=True)
    ids = ids or {"bos_id": 0, "pad_id": 1, "eos_id": 2, "unk_id": 3}
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sp"), vocab_size=300, model_type=kind, hard_vocab_limit=False,
        character_coverage=1.0, minloglevel=2, **ids,
    )  # fmt: skip
    text.unlink()
    return folder / "sp.model"


def _nllb(folder: Path):
    from tokenizers.models import BPE
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer
    from transformers.convert_slow_tokenizer import SentencePieceExtractor

    model = _pieces(folder, "bpe")
    parts = SentencePieceExtractor(str(model)).extract(BPE)
    model.unlink()
    tokenizer = NllbTokenizer(
        vocab=parts["vocab"], merges=parts["merges"], extra_special_tokens=["rus_Cyrl", "kaz_Cyrl", "eng_Latn"]
    )
    config = M2M100Config(vocab_size=len(tokenizer), decoder_start_token_id=2, scale_embedding=True, **SMALL)
    return tokenizer, M2M100ForConditionalGeneration(config)


def _m2m100(folder: Path):
    import sentencepiece
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer
    from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES

    file = _pieces(folder, "unigram")
    sp = sentencepiece.SentencePieceProcessor(model_file=str(file))
    names = ["<s>", "<pad>", "</s>", "<unk>", *(sp.id_to_piece(i) for i in range(4, len(sp)))]
    (folder / "vocab.json").write_text(
        json.dumps({n: i for i, n in enumerate(names)}, ensure_ascii=False), encoding="utf-8"
    )
    tokenizer = M2M100Tokenizer(
        vocab_file=str(folder / "vocab.json"), spm_file=str(file), src_lang="ru", tgt_lang="kk", num_madeup_words=0,
        additional_special_tokens=[f"__{c}__" for c in FAIRSEQ_LANGUAGE_CODES["m2m100"]],
    )  # fmt: skip
    return tokenizer, M2M100ForConditionalGeneration(
        M2M100Config(vocab_size=len(tokenizer), decoder_start_token_id=2, **SMALL)
    )


def _marian(folder: Path):
    import sentencepiece
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    file = _pieces(folder, "unigram")
    sp = sentencepiece.SentencePieceProcessor(model_file=str(file))
    names = ["</s>", "<unk>", ">>rus<<", ">>kaz<<", ">>eng<<", *(sp.id_to_piece(i) for i in range(4, len(sp))), "<pad>"]
    source = folder / "files"
    source.mkdir()
    (source / "vocab.json").write_text(
        json.dumps({n: i for i, n in enumerate(names)}, ensure_ascii=False), encoding="utf-8"
    )
    for side in ("source", "target"):
        shutil.copy(file, source / f"{side}.spm")
    file.unlink()
    tokenizer = MarianTokenizer(
        source_spm=str(source / "source.spm"), target_spm=str(source / "target.spm"), vocab=str(source / "vocab.json")
    )
    size = len(tokenizer)
    config = MarianConfig(
        vocab_size=size, pad_token_id=size - 1, eos_token_id=0, bos_token_id=None, decoder_start_token_id=size - 1,
        forced_eos_token_id=None, **SMALL,
    )  # fmt: skip
    model = MarianMTModel(config)
    model.get_input_embeddings().weight.data[size - 1].zero_()  # as published Marian models have it
    return tokenizer, model


def _madlad(folder: Path):
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    file = _pieces(folder, "unigram", pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    file.rename(folder / "spiece.model")
    tokenizer = T5Tokenizer.from_pretrained(folder, extra_ids=0, additional_special_tokens=["<2ru>", "<2kk>", "<2en>"])
    config = T5Config(
        vocab_size=len(tokenizer), d_model=32, d_kv=16, d_ff=64, num_layers=1, num_heads=2, decoder_start_token_id=0,
        tie_word_embeddings=False, feed_forward_proj="gated-gelu",
    )  # fmt: skip
    return tokenizer, T5ForConditionalGeneration(config)


def build_chat(folder: Path) -> Path:
    """A random causal model with a chat template, one piece for each letter."""
    import torch
    from tokenizers import Regex, Tokenizer, decoders, pre_tokenizers
    from tokenizers.models import WordLevel
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    torch.manual_seed(4)
    letters = sorted(
        {c for row in toy_model.LEXICON for word in row for c in word} | set(" .,:<>/\nABCDEFGHIJKLMNOPQRSTUVWXYZ")
    )
    names = ["<unk>", "<s>", "</s>", *letters]
    inner = Tokenizer(WordLevel({name: i for i, name in enumerate(names)}, unk_token=names[0]))
    inner.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    inner.decoder = decoders.Fuse()
    special = {"unk_token": "<unk>", "bos_token": "<s>", "eos_token": "</s>"}
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=inner, **special)
    tokenizer.chat_template = "<s>{% for m in messages %}{{ m['content'] }}\n{% endfor %}"
    tokenizer.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(names), hidden_size=32, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2,
        num_key_value_heads=2, max_position_embeddings=4096, initializer_range=0.5, bos_token_id=1, eos_token_id=2,
    )  # fmt: skip
    model = LlamaForCausalLM(config)
    model.lm_head.weight.data[2] *= 4  # so that it ends sentences now and then
    model.save_pretrained(folder)
    return folder
