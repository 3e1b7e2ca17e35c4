"""Instruction models run here through transformers: Hy-MT2 with its published prompts, any chat model."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import transdesk
from transdesk.domain.engine import Cancelled, Candidate, EngineInfo, Progress, Request
from transdesk.domain.errors import EngineError, EngineUnavailableError
from transdesk.engines._gpu import number_format, usable_gpu
from transdesk.engines._hub import offline_reason
from transdesk.engines.decoding import Decoding, ModelMemoryError, lacks_memory, ladder
from transdesk.engines.guarded import Plan, translate_guarded
from transdesk.engines.guards import TRUNCATED
from transdesk.engines.pairs import require
from transdesk.engines.prompts import PROMPTS, translation_in
from transdesk.engines.settings import EngineSettings
from transdesk.engines.sse import Answer
from transdesk.engines.translate_only import TranslateOnly

_LONGEST: Final = 1500  # characters of one request
_BATCH: Final = 8


class InstructEngine(TranslateOnly):
    """Prompts a causal language model sentence by sentence, in batches, each with its terms and neighbours.

    Args:
        info: what is declared about the model.
        source: its folder, or its name on the hub.
        prompt: name of a template in ``prompts.PROMPTS``.
        settings: the operator's settings.
    """

    def __init__(self, info: EngineInfo, source: Path | str, prompt: str, settings: EngineSettings) -> None:
        self._info = info
        self._source = source
        self._prompt = prompt
        self._settings = settings
        self._lock = threading.RLock()
        self._loaded: tuple[Any, Any] | None = None

    @property
    def info(self) -> EngineInfo:
        """What is declared about the model."""
        return self._info

    @property
    def signature(self) -> str:
        """Engine, revision, prompt and program version."""
        made = f"{self._info.id}@{self._info.revision or '0'}|{self._prompt}|greedy{number_format()}"
        return f"{made}|transdesk {transdesk.__version__}"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One guarded candidate for each request, in order."""
        require(self._info, requests, self._settings)
        plan = Plan(self._decode, ladder(1), len, _LONGEST, batch=_BATCH)
        return translate_guarded(requests, plan, progress, cancelled)

    def close(self) -> None:
        """Free the model's memory; the next call loads it again."""
        with self._lock:
            self._loaded = None

    def _decode(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Candidate]]:
        import torch

        with self._lock, torch.inference_mode():
            model, tokenizer = self._load()
            try:
                answers = self._answers(model, tokenizer, requests, decoding)
            except (RuntimeError, ValueError, IndexError, MemoryError) as error:
                if lacks_memory(error):
                    raise ModelMemoryError from error
                raise EngineError(f"The model {self._info.id} could not translate: {error}") from error
        return [
            [Candidate(translation_in(a.text, r), flags=(TRUNCATED,) if a.cut else ())]
            for a, r in zip(answers, requests, strict=True)
        ]

    def _answers(self, model: Any, tokenizer: Any, requests: Sequence[Request], decoding: Decoding) -> list[Answer]:
        """What the model says after each prompt; a second look (several hypotheses wanted) uses a narrow beam."""
        prompts = [
            tokenizer.apply_chat_template(PROMPTS[self._prompt](r), tokenize=False, add_generation_prompt=True)
            for r in requests
        ]
        inputs = tokenizer(prompts, return_tensors="pt", padding=True, add_special_tokens=False).to(model.device)
        again = decoding.hypotheses > 1
        budgets = [32 + len(r.text) for r in requests]
        output = model.generate(
            input_ids=inputs["input_ids"],
            attention_mask=inputs["attention_mask"],
            do_sample=False,
            num_beams=3 if again else 1,
            repetition_penalty=1.05,  # as the authors of Hy-MT2 recommend
            max_new_tokens=max(budgets),
            pad_token_id=tokenizer.pad_token_id,
        )
        start = inputs["input_ids"].shape[1]
        # each answer within its own budget, so that it does not depend on its neighbours'
        own = [row[start : start + budget] for row, budget in zip(output, budgets, strict=True)]
        ends = model.generation_config.eos_token_id
        ends = set(ends if isinstance(ends, list) else [ends, tokenizer.pad_token_id])
        texts = tokenizer.batch_decode(own, skip_special_tokens=True)
        return [Answer(text, cut=not ends & set(row.tolist())) for text, row in zip(texts, own, strict=True)]

    def _load(self) -> tuple[Any, Any]:
        if self._loaded is None:
            reason = offline_reason(self._source)
            if reason:
                raise EngineUnavailableError(reason, model=str(self._source))
            self._loaded = _open(self._source, self._settings.cores)
        return self._loaded


def _open(source: Path | str, cores: int) -> tuple[Any, Any]:
    """Model and tokenizer; bf16 on a GPU or where the weights are bf16, padding on the left."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.set_num_threads(cores)
    local = isinstance(source, Path)
    gpu = usable_gpu()
    try:
        tokenizer = AutoTokenizer.from_pretrained(str(source), local_files_only=local, padding_side="left")
        model = AutoModelForCausalLM.from_pretrained(
            str(source), local_files_only=local, dtype=torch.bfloat16 if gpu else "auto"
        )
    except Exception as error:  # transformers and its readers raise whatever their formats raise
        if lacks_memory(error):
            raise ModelMemoryError from error
        raise EngineUnavailableError(
            f"The model in {source} cannot be loaded; get it again with `transdesk models get`.", model=str(source)
        ) from error
    if tokenizer.chat_template is None:
        raise EngineUnavailableError(
            f"The model in {source} has no chat template, so it is no instruction model.", model=str(source)
        )
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    return model.to("cuda" if gpu else "cpu").eval(), tokenizer
