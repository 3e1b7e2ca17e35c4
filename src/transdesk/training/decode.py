"""Greedy translation of many sentences with the training's own weights on a GPU; on a CPU `measure.Translator` is faster."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transdesk.training.batches import padded
from transdesk.training.model import Shape, build_model
from transdesk.training.vocabulary import CODES, EOS, PAD, Codec

_TOGETHER = 3072  # sentences of like length in one batch
_LONGEST = 200  # pieces of an output


class TorchTranslator:
    """Weights of a training in bf16 on a device."""

    def __init__(self, shape: Shape, weights: dict[str, Any], vocabulary: Path, device: str) -> None:
        import torch

        self._codec = Codec(vocabulary)
        self._device = device
        model = build_model(shape, self._codec.size)
        model.load_state_dict(weights, strict=False)
        self._model = model.to(device, dtype=torch.bfloat16).eval()

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Translations of the texts, in order."""
        return self.translate_all([(t, source, target) for t in texts])

    def translate_all(self, requests: Sequence[tuple[str, str, str]]) -> list[str]:
        """Translations of (text, source, target), in order; directions may be mixed."""
        ids = [self._codec.source(*request) for request in requests]
        output = [""] * len(requests)
        order = sorted(range(len(requests)), key=lambda i: len(ids[i]))
        for first in range(0, len(order), _TOGETHER):
            part = order[first : first + _TOGETHER]
            rows = self._rows([ids[i] for i in part], [self._codec.special(CODES[requests[i][2]]) for i in part])
            for i, row in zip(part, rows, strict=True):
                output[i] = self._codec.text(self._codec.tokens(row))
        return output

    def _rows(self, sources: Sequence[list[int]], targets: Sequence[int]) -> list[list[int]]:
        import torch

        inputs = padded(sources).to(self._device)
        with torch.inference_mode():
            found = self._model.generate(
                input_ids=inputs,
                attention_mask=(inputs != PAD).long(),
                decoder_input_ids=padded([[EOS, target] for target in targets]).to(self._device),
                num_beams=1,
                do_sample=False,
                max_new_tokens=min(_LONGEST, 12 + 3 * inputs.shape[1] // 2),
            )
        rows: list[list[int]] = found.tolist()
        return rows
