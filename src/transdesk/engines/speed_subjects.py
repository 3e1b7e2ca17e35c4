"""What speed is measured on: random weights of true architectures, and real models.

Random weights translate 25 tokens into exactly 25, so that every runtime does the same work.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from transdesk.domain.engine import Request
from transdesk.domain.errors import SettingsError
from transdesk.engines.settings import EngineSettings
from transdesk.engines.speed import Task

ARCHITECTURES: Final = MappingProxyType(
    {  # vocabulary, encoder layers, decoder layers, width, feed-forward width, heads
        "student": (16_016, 6, 2, 256, 1024, 4),
        "marian": (60_001, 6, 6, 512, 2048, 8),
        "small100": (128_112, 12, 3, 1024, 4096, 16),
        "nllb600": (256_206, 12, 12, 1024, 4096, 16),
    }
)
"""The published configurations; ``student`` is the starter's."""
_KEPT: Final = MappingProxyType({"small100": 48_000, "nllb600": 64_000})
"""Pieces that about remain of a multilingual vocabulary when it is trimmed to Russian, Kazakh and English."""
_LENGTH: Final = 25


def random_subject(name: str, folder: Path, sentences: int) -> None:
    """Random weights of an architecture for both runtimes, and random sentences.

    Raises:
        SettingsError: no such architecture.
    """
    if name not in ARCHITECTURES:
        known = ", ".join(ARCHITECTURES)
        raise SettingsError(f"There is no architecture '{name}'; there are: {known}.", name=name, known=known)
    _build(name, ARCHITECTURES[name][0], folder / "hf", folder / "ct2")
    if name in _KEPT:
        _build(name, _KEPT[name], folder / "short", folder / "trimmed")
        shutil.rmtree(folder / "short")
    chance = random.Random(5)  # noqa: S311 - no secret
    ids = [[chance.randrange(4, 16_000) for _ in range(_LENGTH - 1)] + [2] for _ in range(sentences)]
    tokens = [[f"w{i - 4}" if i > 3 else "</s>" for i in row] for row in ids]
    Task(tokens, ids, [], [], _LENGTH, {}).save(folder)


def _build(name: str, vocabulary: int, plain: Path, converted: Path) -> None:
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from transformers import M2M100Config, M2M100ForConditionalGeneration, PreTrainedTokenizerFast

    from transdesk.engines.prepare import convert

    _, encoder, decoder, width, inner, heads = ARCHITECTURES[name]
    torch.manual_seed(0)
    config = M2M100Config(
        vocab_size=vocabulary, encoder_layers=encoder, decoder_layers=decoder, d_model=width, encoder_ffn_dim=inner,
        decoder_ffn_dim=inner, encoder_attention_heads=heads, decoder_attention_heads=heads, decoder_start_token_id=2,
        scale_embedding=True, encoder_layerdrop=0.0, decoder_layerdrop=0.0, max_position_embeddings=1024,
    )  # fmt: skip
    M2M100ForConditionalGeneration(config).save_pretrained(plain)
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    names = [*special.values(), *(f"w{i}" for i in range(vocabulary - 4))]
    words = Tokenizer(WordLevel({token: i for i, token in enumerate(names)}, unk_token=names[3]))
    PreTrainedTokenizerFast(tokenizer_object=words, **special).save_pretrained(plain)
    convert(plain, converted)


def starter_subject(plain: Path, folder: Path, requests: Sequence[Request], settings: EngineSettings) -> None:
    """The starter itself: its transformers weights beside the bundled ones, on real sentences of one direction.

    Raises:
        SettingsError: the folder holds no transformers model.
    """
    from transformers import AutoTokenizer

    from transdesk.engines.starter import FOLDER, first_search, open_engine

    if not (plain / "model.safetensors").is_file():
        raise SettingsError(
            f"There are no transformers weights in {plain}; name the starter's folder.", name=str(plain)
        )
    (folder / "hf").symlink_to(plain.resolve())
    (folder / "ct2").symlink_to(FOLDER)
    tokenizer: Any = AutoTokenizer.from_pretrained(plain, local_files_only=True)
    tokens, prefix = open_engine(settings).tokens(requests)
    search = first_search()
    options = {"repetition_penalty": search.repetition_penalty, "no_repeat_ngram_size": search.no_repeat}
    ids = [tokenizer.convert_tokens_to_ids(row) for row in tokens]
    Task(tokens, ids, prefix, tokenizer.convert_tokens_to_ids(prefix), 0, options).save(folder)
