"""Decoding with transformers: the same searches as ``_ct2.py``, for models that are not converted.

transformers 5 has no translation pipeline and no constrained search, so ``generate`` is driven with own
token sequences; a GPU is used in bf16 where there is one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from transdesk.domain.errors import EngineError, EngineUnavailableError
from transdesk.engines._ct2 import MAX_INPUT, Group, Hypothesis, Rows, grouped
from transdesk.engines._gpu import usable_gpu
from transdesk.engines._hub import offline_reason
from transdesk.engines.decoding import Decoding, ModelMemoryError, lacks_memory
from transdesk.engines.layouts import END

T = TypeVar("T")


class TorchModel:
    """A transformers encoder-decoder in a folder (or of a hub name), with its tokenizer."""

    def __init__(self, source: Path | str, cores: int) -> None:
        self._source = source
        self._cores = cores
        self._lock = threading.RLock()
        self._model: Any = None
        self._tokenizer: Any = None

    def load(self) -> Any:
        """The model; loads it where needed.

        Raises:
            EngineUnavailableError: files are missing or damaged, or the hub cannot be reached.
        """
        with self._lock:
            if self._model is None:
                self._model, self._tokenizer = self._open()
            return self._model

    def close(self) -> None:
        """Free the model's memory."""
        with self._lock:
            self._model = self._tokenizer = None

    @property
    def tokenizer(self) -> Any:
        """The model's tokenizer."""
        self.load()
        return self._tokenizer

    def _open(self) -> tuple[Any, Any]:
        reason = offline_reason(self._source)
        if reason:
            raise EngineUnavailableError(reason, model=str(self._source))
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

        torch.set_num_threads(self._cores)
        gpu = usable_gpu()
        local = isinstance(self._source, Path)
        try:
            tokenizer = AutoTokenizer.from_pretrained(str(self._source), local_files_only=local)
            model = AutoModelForSeq2SeqLM.from_pretrained(
                str(self._source), local_files_only=local, dtype=torch.bfloat16 if gpu else torch.float32
            )
        except Exception as error:  # transformers and its readers raise whatever their formats raise
            if lacks_memory(error):
                raise ModelMemoryError from error
            raise EngineUnavailableError(
                f"The model in {self._source} cannot be loaded; get it again with `transdesk models get`.",
                model=str(self._source),
            ) from error
        return model.to("cuda" if gpu else "cpu").eval(), tokenizer

    def search(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        decoding: Decoding,
        *,
        forbidden: Sequence[Sequence[str]] = (),
        attention: bool = False,
        expand: bool = False,
    ) -> list[list[Hypothesis]]:
        """Hypotheses for each source, best first; see ``Ct2Model.search``."""
        found: list[list[Hypothesis]] = [[] for _ in sources]
        for group, members in self._alike(sources, prefixes, forbidden):
            run = partial(
                self._generate,
                [sources[i] for i in members],
                [prefixes[i] for i in members],
                group,
                decoding=decoding,
                expand=expand,
            )
            results = self._guard(run)
            for i, result in zip(members, results, strict=True):
                found[i] = [self._attended(sources[i], one) for one in result] if attention else result
        return found

    @staticmethod
    def _alike(
        sources: Sequence[Sequence[str]], prefixes: Sequence[Sequence[str]], forbidden: Sequence[Sequence[str]]
    ) -> Iterator[tuple[Group, list[int]]]:
        """What can be decoded together: prefixes must be of one length as well."""
        for group, members in grouped(sources, prefixes, forbidden).items():
            for length in sorted({len(prefixes[i]) for i in members}):
                yield group, [i for i in members if len(prefixes[i]) == length]

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], skip: int) -> list[float]:
        """Mean log probability per token of each target, its end counted, its first ``skip`` tokens not."""
        return [self._guard(partial(self._score, s, t, skip)) for s, t in zip(sources, targets, strict=True)]

    def _guard(self, call: Callable[[], T]) -> T:
        """Run under the lock, foreign exceptions translated."""
        import torch

        model = self.load()
        try:
            with self._lock, torch.inference_mode():
                return call()
        except (RuntimeError, ValueError, IndexError, MemoryError) as error:
            if lacks_memory(error):
                raise ModelMemoryError from error
            raise EngineError(f"The model {type(model).__name__} could not translate: {error}") from error

    def _generate(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        group: Group,
        *,
        decoding: Decoding,
        expand: bool,
    ) -> list[list[Hypothesis]]:
        inputs, mask = self._padded(sources)
        start = self._start(prefixes)
        if expand:
            inputs, mask, start = self._expanded(inputs, mask, start, decoding.hypotheses)
        beams = 1 if expand else max(decoding.beam, decoding.hypotheses)
        output = self._model.generate(
            input_ids=inputs,
            attention_mask=mask,
            decoder_input_ids=start,
            num_beams=beams,
            num_return_sequences=1 if expand else decoding.hypotheses,
            max_new_tokens=max(1, group.limit - start.shape[1]),
            suppress_tokens=self._ids(group.forbidden) or None,
            do_sample=False,
            no_repeat_ngram_size=decoding.no_repeat,
            repetition_penalty=decoding.repetition_penalty,
            return_dict_in_generate=True,
            output_scores=True,
        )
        scores = output.sequences_scores.tolist() if beams > 1 else [0.0] * len(output.sequences)
        every = [Hypothesis(self._tokens(ids), s) for ids, s in zip(output.sequences.tolist(), scores, strict=True)]
        each = len(every) // len(sources)
        return [every[i * each : (i + 1) * each] for i in range(len(sources))]

    def _expanded(self, inputs: Any, mask: Any, start: Any, count: int) -> tuple[Any, Any, Any]:
        """Every sequence ``count`` times, each with another likely next token."""
        import torch

        logits = self._model(input_ids=inputs, attention_mask=mask, decoder_input_ids=start).logits[:, -1]
        following = logits.topk(count).indices.reshape(-1, 1)
        repeated = [x.repeat_interleave(count, 0) for x in (inputs, mask, start)]
        return repeated[0], repeated[1], torch.cat([repeated[2], following], 1)

    def _score(self, source: Sequence[str], target: Sequence[str], skip: int) -> float:
        inputs, mask = self._padded([source])
        start = self._start([target])
        logits = self._model(input_ids=inputs, attention_mask=mask, decoder_input_ids=start).logits[0].float()
        wanted = [*start[0, 1:].tolist(), self._ids([END])[0]]
        chosen = logits.log_softmax(-1)[range(len(wanted)), wanted][skip:]
        return float(chosen.mean())

    def _attended(self, source: Sequence[str], hypothesis: Hypothesis) -> Hypothesis:
        """The hypothesis with a way to its attention: the model says it once more when it is asked."""
        again = partial(self._attention, source, hypothesis.tokens)
        return replace(hypothesis, look=partial(self._guard, again))

    def _attention(self, source: Sequence[str], tokens: Sequence[str]) -> Rows:
        """The attention of given output tokens, heads of the last layer averaged."""
        inputs, mask = self._padded([source])
        start = self._start([tokens])[:, :-1]
        before = self._model.config._attn_implementation  # noqa: SLF001 - no public way to read it
        self._model.set_attn_implementation("eager")
        try:
            output = self._model(input_ids=inputs, attention_mask=mask, decoder_input_ids=start, output_attentions=True)
        finally:
            self._model.set_attn_implementation(before)
        rows: Rows = output.cross_attentions[-1][0].float().mean(0).tolist()
        return rows

    def _start(self, prefixes: Sequence[Sequence[str]]) -> Any:
        import torch

        first = self._model.generation_config.decoder_start_token_id
        first = self._model.config.decoder_start_token_id if first is None else first
        return torch.tensor([[first, *self._ids(p)] for p in prefixes], device=self._model.device)

    def _padded(self, sources: Sequence[Sequence[str]]) -> tuple[Any, Any]:
        import torch

        rows = [self._ids(s[: MAX_INPUT - 1]) + (self._ids([END]) if len(s) >= MAX_INPUT else []) for s in sources]
        width = max(map(len, rows))
        pad = self._tokenizer.pad_token_id
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in rows], device=self._model.device)
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows], device=self._model.device)
        return ids, mask

    def _ids(self, tokens: Sequence[str]) -> list[int]:
        return list(self._tokenizer.convert_tokens_to_ids(list(tokens)))

    def _tokens(self, ids: Sequence[int]) -> tuple[str, ...]:
        """Output tokens without the start and what follows the end."""
        end = self._tokenizer.eos_token_id
        body = list(ids[1:])
        body = body[: body.index(end)] if end in body else body
        return tuple(self._tokenizer.convert_ids_to_tokens(body))


class TokenizerOf:
    """The tokenizer of a model as ``Pieces``; Marian has another vocabulary for its target side."""

    def __init__(self, model: TorchModel, *, target: bool) -> None:
        self._model = model
        self._side = "text_target" if target else "text"

    def encode(self, text: str) -> list[str]:
        """Pieces of a text."""
        tokenizer = self._model.tokenizer
        ids = tokenizer(**{self._side: text}, add_special_tokens=False)["input_ids"]
        return list(tokenizer.convert_ids_to_tokens(ids))

    def decode(self, pieces: Sequence[str]) -> str:
        """Text of pieces."""
        tokenizer = self._model.tokenizer
        return str(tokenizer.decode(tokenizer.convert_tokens_to_ids(list(pieces)), skip_special_tokens=True))
