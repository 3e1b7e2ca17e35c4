"""Speed and memory of the runtimes against plain transformers, sentence by sentence.

    python benchmarks/engine_speed.py [--models student marian nllb600] [--sentences 60] [--rounds 2]

Random weights of the true architectures: 25 tokens in, exactly 25 out, beam 4, so that all do the same work.
Every row runs in a process of its own, in turn, several rounds; the best time counts. The first row is what
a simple application does. On a busy machine look at the processor seconds. Peak memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ARCHITECTURES = {  # vocabulary, encoder layers, decoder layers, width, feed-forward width, heads
    "student": (16_016, 6, 2, 256, 1024, 4),
    "marian": (60_001, 6, 6, 512, 2048, 8),
    "small100": (128_112, 12, 3, 1024, 4096, 16),
    "nllb600": (256_206, 12, 12, 1024, 4096, 16),
    "nllb600-trimmed": (64_000, 12, 12, 1024, 4096, 16),
}
BACKENDS = (
    "transformers, one by one",
    "transformers, batches of 16",
    "CTranslate2 int8, one by one",
    "CTranslate2 int8, desk",
)
LENGTH, BEAM = 25, 4


def build(name: str, folder: Path) -> None:
    """Save random weights for transformers and, converted, for CTranslate2."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from transformers import M2M100Config, M2M100ForConditionalGeneration, PreTrainedTokenizerFast

    from transdesk.engines.prepare import convert

    vocabulary, encoder, decoder, width, inner, heads = ARCHITECTURES[name]
    torch.manual_seed(0)
    config = M2M100Config(
        vocab_size=vocabulary, encoder_layers=encoder, decoder_layers=decoder, d_model=width, encoder_ffn_dim=inner,
        decoder_ffn_dim=inner, encoder_attention_heads=heads, decoder_attention_heads=heads, decoder_start_token_id=2,
        scale_embedding=True, encoder_layerdrop=0.0, decoder_layerdrop=0.0, max_position_embeddings=1024,
    )  # fmt: skip
    M2M100ForConditionalGeneration(config).save_pretrained(folder / "hf")
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    names = [*special.values(), *(f"w{i}" for i in range(vocabulary - 4))]
    words = Tokenizer(WordLevel({token: i for i, token in enumerate(names)}, unk_token=names[3]))
    PreTrainedTokenizerFast(tokenizer_object=words, **special).save_pretrained(folder / "hf")
    convert(folder / "hf", folder / "ct2")


def sources(name: str, count: int) -> list[list[int]]:
    """Token numbers of random sentences."""
    chance = random.Random(5)
    return [[chance.randrange(4, ARCHITECTURES[name][0]) for _ in range(LENGTH - 1)] + [2] for _ in range(count)]


def run(name: str, backend: str, folder: Path, count: int) -> dict[str, float]:
    """Load, warm up, translate; seconds, processor seconds and peak memory."""
    sentences = sources(name, count)
    call = _transformers(folder, backend) if backend.startswith("transformers") else _ctranslate2(folder, backend)
    call(sentences[:2])
    start, work = time.perf_counter(), time.process_time()
    call(sentences)
    seconds, work = time.perf_counter() - start, time.process_time() - work
    return {"seconds": seconds, "work": work, "memory": peak_memory()}


def peak_memory() -> float:
    """Largest resident size of this process in MB; Linux counts it anew for each program."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _transformers(folder: Path, backend: str) -> Callable[[list[list[int]]], None]:
    import torch
    from transformers import AutoModelForSeq2SeqLM

    model = AutoModelForSeq2SeqLM.from_pretrained(folder / "hf", local_files_only=True, dtype=torch.float32).eval()
    size = 16 if "16" in backend else 1

    def call(sentences: list[list[int]]) -> None:
        with torch.inference_mode():
            for start in range(0, len(sentences), size):
                ids = torch.tensor(sentences[start : start + size])
                model.generate(
                    input_ids=ids, attention_mask=torch.ones_like(ids), num_beams=BEAM, do_sample=False,
                    min_new_tokens=LENGTH, max_new_tokens=LENGTH,
                )  # fmt: skip

    return call


def _ctranslate2(folder: Path, backend: str) -> Callable[[list[list[int]]], None]:
    from transdesk.engines._ct2 import Ct2Model

    translator = Ct2Model(folder / "ct2", len(os.sched_getaffinity(0))).load()

    def call(sentences: list[list[int]]) -> None:
        tokens = [[f"w{i - 4}" if i > 3 else "</s>" for i in ids] for ids in sentences]
        size = 1 if "one by one" in backend else len(tokens)
        for start in range(0, len(tokens), size):
            translator.translate_batch(
                tokens[start : start + size], beam_size=BEAM, max_batch_size=16,
                min_decoding_length=LENGTH, max_decoding_length=LENGTH,
            )  # fmt: skip

    return call


def measure(name: str, folder: Path, count: int, rounds: int) -> list[tuple[str, dict[str, float]]]:
    """Every backend's best of several interleaved rounds."""
    best: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for backend in BACKENDS:
            command = [sys.executable, __file__, "--one", name, backend, str(folder), str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found = json.loads(done.stdout.strip().splitlines()[-1])
            if backend not in best or found["work"] < best[backend]["work"]:
                best[backend] = found
    return list(best.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", default=["student", "marian"], choices=list(ARCHITECTURES))
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        name, backend, folder, count = arguments.one
        print(json.dumps(run(name, backend, Path(folder), int(count))))
        return
    for name in arguments.models:
        with tempfile.TemporaryDirectory() as folder:
            build(name, Path(folder))
            rows = measure(name, Path(folder), arguments.sentences, arguments.rounds)
        first = rows[0][1]
        print(f"\n{name}, {arguments.sentences} sentences, beam {BEAM}, {len(os.sched_getaffinity(0))} cores\n")
        print("| runtime | seconds | ratio | processor s | ratio | memory, MB | share |\n|---|---|---|---|---|---|---|")
        for backend, found in rows:
            speed, work = (first[key] / found[key] for key in ("seconds", "work"))
            share = found["memory"] / first["memory"]
            print(
                f"| {backend} | {found['seconds']:.2f} | {speed:.1f}x | {found['work']:.2f} | {work:.1f}x "
                f"| {found['memory']:.0f} | {share:.0%} |"
            )


if __name__ == "__main__":
    main()
