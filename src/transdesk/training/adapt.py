"""Fine-tuning of an encoder-decoder on a newsroom's own memory, with an honest gain on pairs that it has not seen.

Large models learn low-rank updates only (LoRA, Hu et al. 2021, through peft), which are merged into the weights at the end.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from transdesk.domain.engine import Engine, Request
from transdesk.domain.errors import TrainingError
from transdesk.domain.language import Direction
from transdesk.engines.trainable import Trainable
from transdesk.training.batches import Example, by_length, padded
from transdesk.training.chance import generator, lot
from transdesk.training.cleaning import normalise, reason_to_drop

LARGE = 100_000_000  # parameters above which only low-rank updates are learnt
LEAST = 50  # pairs under which an adaptation says nothing
_log = logging.getLogger(__name__)


class Sample(NamedTuple):
    """A pair of the memory, in one direction."""

    source: str
    target: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Recipe:
    """How long and how strongly the model is taught.

    Attributes:
        epochs: passes over the pairs.
        rate: peak learning rate, falling to zero along a line; low-rank updates take ten times as much.
        batch_tokens: source and target pieces of a batch, padding included.
        held_out: share of the pairs that is only measured on.
        low_rank: learn low-rank updates only; None leaves it to the model's size.
    """

    epochs: int = 3
    rate: float = 1e-4
    batch_tokens: int = 1500
    held_out: float = 0.1
    low_rank: bool | None = None
    seed: int = 20261126


@dataclass(frozen=True, slots=True)
class Gain:
    """chrF2++ (0 to 100) on held-out pairs of a direction, before and after."""

    direction: Direction
    lines: int
    before: float
    after: float


def adapt(
    base: Trainable, samples: Sequence[Sample], folder: Path, recipe: Recipe, reopen: Callable[[Path], Engine]
) -> tuple[Gain, ...]:
    """Teach the model the samples, save it to `folder`, and measure it on held-out samples before and after.

    Args:
        base: the model.
        samples: pairs of the memory.
        folder: where the adapted model goes, as transformers saves it.
        recipe: how it is taught.
        reopen: opens the saved folder as an engine.

    Raises:
        TrainingError: too few clean pairs, or peft is missing where it is needed.
    """
    train, held_out = divide(_clean(base, samples), recipe.held_out)
    if len(train) < LEAST or not held_out:
        raise TrainingError(
            f"The memory holds {len(train)} clean pairs that this model can learn; it needs at least {LEAST} and some to "
            "measure on. Use a larger memory."
        )
    before = _measure(base.engine(), held_out)
    base.save(_taught(base, train, recipe), folder)
    after = _measure(reopen(folder), held_out)
    return tuple(Gain(d, n, score, after[d][1]) for d, (n, score) in before.items())


def divide(samples: Sequence[Sample], share: float) -> tuple[list[Sample], list[Sample]]:
    """Training and held-out samples; both directions of one pair fall on the same side, on every run."""
    sides: tuple[list[Sample], list[Sample]] = ([], [])
    for sample in samples:
        texts = "\x1f".join(sorted((sample.source, sample.target)))
        sides[lot(texts) < share].append(sample)
    return sides


def _clean(base: Trainable, samples: Sequence[Sample]) -> list[Sample]:
    tidy = (Sample(normalise(s.source), normalise(s.target), s.direction) for s in samples)
    return [
        s
        for s in dict.fromkeys(tidy)
        if s.direction in base.directions
        and not reason_to_drop(s.source, s.direction.source.value, s.target, s.direction.target.value)
    ]


def _taught(base: Trainable, train: Sequence[Sample], recipe: Recipe) -> Any:
    """The network after training, low-rank updates merged."""
    import torch

    torch.manual_seed(recipe.seed)
    network = base.network
    size = sum(p.numel() for p in network.parameters())
    low_rank = size > LARGE if recipe.low_rank is None else recipe.low_rank
    if low_rank:
        network = _with_low_rank(network)
    examples = [Example(*base.example(*sample)) for sample in train]
    epochs = [by_length(examples, recipe.batch_tokens, generator(recipe.seed, n)) for n in range(recipe.epochs)]
    steps = sum(map(len, epochs))
    learnt = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=recipe.rate * (10 if low_rank else 1), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / max(steps // 10, 1), 1) * (1 - n / steps)
    )
    network.train()
    for number, batches in enumerate(epochs, start=1):
        total = count = 0.0
        for batch in batches:
            loss = _loss(network, batch, base.padding)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            total, count = total + float(loss.detach()), count + 1
        _log.info("epoch %d of %d: loss %.3f", number, recipe.epochs, total / max(count, 1))
    network.eval()
    return network.merge_and_unload() if low_rank else network


def _with_low_rank(network: Any) -> Any:
    try:
        from peft import LoraConfig, get_peft_model
    except ImportError as error:
        raise TrainingError("Adapting a large model needs the package peft: pip install 'transdesk[adapt]'.") from error
    return get_peft_model(
        network, LoraConfig(task_type="SEQ_2_SEQ_LM", r=16, lora_alpha=32, target_modules="all-linear")
    )


def _loss(network: Any, batch: Sequence[Example], padding: int) -> Any:
    """Mean label-smoothed cross entropy of the target pieces."""
    import torch
    from torch.nn.functional import cross_entropy

    source = padded([e.source for e in batch], padding).to(network.device)
    labels = padded([e.target for e in batch], padding).to(network.device)
    start = torch.full_like(labels[:, :1], network.config.decoder_start_token_id)
    logits = network(
        input_ids=source, attention_mask=source != padding, decoder_input_ids=torch.cat([start, labels[:, :-1]], dim=1)
    ).logits
    return cross_entropy(logits.flatten(0, 1).float(), labels.flatten(), ignore_index=padding, label_smoothing=0.1)


def _measure(engine: Engine, held_out: Sequence[Sample]) -> Mapping[Direction, tuple[int, float]]:
    """Lines and chrF2++ by direction."""
    from sacrebleu.metrics import CHRF

    groups: dict[Direction, list[Sample]] = defaultdict(list)
    for sample in held_out:
        groups[sample.direction].append(sample)
    found = {}
    for direction, some in groups.items():
        outputs = engine.translate([Request(s.source, direction.source, direction.target) for s in some])
        metric = CHRF(word_order=2)
        score = metric.corpus_score([c.text for c in outputs], [[s.target for s in some]]).score
        found[direction] = (len(some), round(score, 2))
    engine.close()
    return found
