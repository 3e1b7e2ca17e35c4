"""The training loop: bf16, label smoothing, inverse square root schedule, checkpoints that survive interruption."""

import logging
import math
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transdesk.domain.errors import TrainingError
from transdesk.training.batches import START, Batch, Position, Stream, Tensors, fixed_batches
from transdesk.training.bilingual import bilingual_embeddings
from transdesk.training.config import Config, Schedule
from transdesk.training.feed import chunks
from transdesk.training.guidance import TABLE, Guide
from transdesk.training.model import build_model
from transdesk.training.optimizer import Optimizer
from transdesk.training.prepare import BACK, HELD_OUT, TRAIN, VOCABULARY, read_units
from transdesk.training.threads import Governor
from transdesk.training.vocabulary import Codec

CHECKPOINT, SNAPSHOTS = "checkpoint.pt", "snapshots"
DEV_UNITS = 200
_ROWS = {"cpu": 1024, "cuda": 16_384}  # of the output softmax at a time
_LOOK = 20  # steps between two looks at the machine
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """What has been done so far; stored with every checkpoint."""

    step: int = 0
    tokens: int = 0  # source and target, padding left out
    position: Position = START
    best_loss: float = math.inf
    worse: int = 0
    history: list[dict[str, float]] = field(default_factory=list)


def rate(step: int, schedule: Schedule) -> float:
    """The learning rate of a step: linear warm-up, inverse square root, linear cool-down before the last step."""
    step = max(step, 1)
    value = schedule.peak_rate * min(step / schedule.warmup_steps, math.sqrt(schedule.warmup_steps / step))
    left = schedule.last_step - step
    if left < schedule.cool_down_steps:
        value *= max(left / schedule.cool_down_steps, 0.05)
    return value


def losses(model: Any, batch: Tensors, smoothing: float, *, guided: bool = False) -> tuple[Any, Any]:
    """Mean label-smoothed cross entropy of the target tokens, and the loss of guided alignment (0 without links).

    The softmax is made in slices to save memory. Guided alignment asks for the attention mass (mean of the last
    layer's heads) on the known origins of each target piece.
    """
    import torch
    from torch.nn.functional import cross_entropy

    guided = guided and batch.links is not None
    output = model.model(
        input_ids=batch.source,
        attention_mask=batch.mask,
        decoder_input_ids=batch.decoder_input,
        use_cache=False,
        output_attentions=guided,
    )
    hidden = output.last_hidden_state
    real = batch.labels != -100
    rows, labels = hidden[real], batch.labels[real]
    size = _ROWS[rows.device.type]
    parts = [
        cross_entropy(model.lm_head(r).float(), y, label_smoothing=smoothing, reduction="sum")
        for r, y in zip(rows.split(size), labels.split(size), strict=True)
    ]
    entropy = torch.stack(parts).sum() / labels.numel()
    if not guided:
        return entropy, torch.zeros((), device=entropy.device)
    mass = (output.cross_attentions[-1].float().mean(dim=1) * batch.links).sum(dim=-1)
    return entropy, -mass[batch.links.any(dim=-1)].clamp_min(1e-6).log().mean()


class Trainer:
    """Trains in `config.work`, which `prepare` has filled; goes on from the checkpoint there."""

    def __init__(self, config: Config) -> None:
        import torch

        if not (config.work / TRAIN).exists():
            raise TrainingError(f"{config.work} holds no training units; prepare the data first.")
        self._config = config
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._codec = Codec(config.work / VOCABULARY)
        torch.manual_seed(config.seed)
        self._model = build_model(config.shape, self._codec.size).to(self._device)
        if self._device == "cpu" or config.schedule.guidance > 0:
            self._model.set_attn_implementation("eager")  # on a CPU faster than sdpa; only it shows its attention
        self._optimizer = Optimizer(self._model)
        schedule = config.schedule
        units = read_units(config.work / TRAIN)
        if (config.work / BACK).exists():
            units += read_units(config.work / BACK)
        self._units = units
        self._stream = Stream(
            units,
            self._codec,
            seed=config.seed,
            batch_tokens=schedule.batch_tokens,
            dropout_share=schedule.dropout_share,
            longest=schedule.longest,
            guide=Guide.load(config.work / TABLE) if schedule.guidance > 0 else None,
        )
        held_out = read_units(config.work / HELD_OUT)
        every = max(len(held_out) // DEV_UNITS, 1)
        self._dev = list(fixed_batches(held_out[::every], self._codec, schedule.batch_tokens, DEV_UNITS))
        self._governor = Governor(config.threads)
        self._stopped = False
        self._astray: Any = 0.0
        self.progress = Progress()
        self._resume()

    @property
    def units(self) -> int:
        """Units that are drawn from, back-translated ones included."""
        return len(self._units)

    def run(self) -> Progress:
        """Train until the last step, the patience's end or a termination signal; the last checkpoint is written."""
        import torch

        schedule = self._config.schedule
        before = {s: signal.signal(s, self._stop) for s in (signal.SIGTERM, signal.SIGINT)}
        saved = measured = time.monotonic()
        try:
            stream = chunks(self._stream, self.progress.position, self._config.workers)
            while not self._finished():
                torch.manual_seed(hash((self._config.seed, *self.progress.position)) & 0x7FFFFFFF)
                batches, following = next(stream)
                if self._chunk(batches):
                    self.progress.position = following
                if time.monotonic() - measured >= 60 * schedule.measure_minutes:
                    self._measure()
                    measured = time.monotonic()
                if time.monotonic() - saved >= 60 * schedule.checkpoint_minutes:
                    self._save()
                    saved = time.monotonic()
            self._measure()
            self._save()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        return self.progress

    def _finished(self) -> bool:
        schedule = self._config.schedule
        return self._stopped or self.progress.step >= schedule.last_step or self.progress.worse >= schedule.patience > 0

    def _stop(self, *_: object) -> None:
        self._stopped = True
        _log.info("asked to stop; ending after this step")

    def _chunk(self, batches: list[Batch]) -> bool:
        """Train on the batches of one chunk; False when it was left before its end."""
        self._model.train()
        started, tokens = time.monotonic(), 0
        total: Any = 0.0  # tensors stay on their device until the chunk's end: reading one makes a GPU wait
        threads: int | str = "-"
        for batch in batches:
            if self._stopped or self.progress.step >= self._config.schedule.last_step:
                return False
            if self.progress.step % _LOOK == 0 and self._device == "cpu":
                threads = self._governor.look()
            total += self._step(batch)
            tokens += batch.tokens
        count = max(len(batches), 1)
        _log.info(
            "step %d epoch %d chunk %d loss %.3f astray %.2f rate %.2e tokens %.2fM %.0f tok/s threads %s",
            self.progress.step,
            *self.progress.position,
            float(total) / count,
            float(self._astray),
            rate(self.progress.step, self._config.schedule),
            self.progress.tokens / 1e6,
            tokens / max(time.monotonic() - started, 1e-9),
            threads,
        )
        return True

    def _step(self, batch: Batch) -> Any:
        import torch

        schedule = self._config.schedule
        with torch.autocast(self._device, dtype=torch.bfloat16):
            loss, astray = losses(
                self._model, batch.on(self._device), schedule.label_smoothing, guided=schedule.guidance > 0
            )
        (loss + schedule.guidance * astray).backward()
        self._astray = 0.98 * self._astray + 0.02 * astray.detach()
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), schedule.clip)
        self._optimizer.step(rate(self.progress.step + 1, schedule))
        self.progress.step += 1
        self.progress.tokens += batch.tokens
        return loss.detach()

    def _measure(self) -> None:
        import torch

        self._model.eval()
        total = count = 0.0
        with torch.inference_mode(), torch.autocast(self._device, dtype=torch.bfloat16):
            for batch in self._dev:
                tensors = batch.on(self._device)
                size = float((tensors.labels != -100).sum())
                total += float(losses(self._model, tensors, 0.0)[0]) * size
                count += size
        loss = total / max(count, 1.0)
        self.progress.worse = 0 if loss < self.progress.best_loss else self.progress.worse + 1
        self.progress.best_loss = min(loss, self.progress.best_loss)
        self.progress.history.append({"step": self.progress.step, "tokens": self.progress.tokens, "dev_loss": loss})
        _log.info("dev loss %.4f (best %.4f) at step %d", loss, self.progress.best_loss, self.progress.step)

    def _save(self) -> None:
        import torch
        from safetensors.torch import save_file

        state = {
            "model": self._model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "progress": {name: getattr(self.progress, name) for name in Progress.__slots__},
        }
        fresh = self._config.work / (CHECKPOINT + ".new")
        torch.save(state, fresh)
        fresh.replace(self._config.work / CHECKPOINT)
        folder = self._config.work / SNAPSHOTS
        folder.mkdir(exist_ok=True)
        shared = {name: w.detach().cpu().contiguous().clone() for name, w in self._model.named_parameters()}
        save_file(shared, folder / f"step-{self.progress.step:08d}.safetensors")
        for old in sorted(folder.glob("step-*.safetensors"))[: -self._config.schedule.snapshots]:
            old.unlink()

    def _resume(self) -> None:
        import torch

        path = self._config.work / CHECKPOINT
        if not path.exists():
            self._start()
            return
        state = torch.load(path, map_location=self._device, weights_only=False)
        try:
            self._model.load_state_dict(state["model"])
            self._optimizer.load_state_dict(state["optimizer"])
        except (RuntimeError, KeyError, ValueError) as error:
            raise TrainingError(f"The checkpoint {path} has another shape than the configuration: {error}") from error
        saved = state["progress"]
        self.progress = Progress(**{**saved, "position": Position(*saved["position"])})
        _log.info("going on from step %d (%.2fM tokens)", self.progress.step, self.progress.tokens / 1e6)

    def _start(self) -> None:
        """Begin with exported weights when the configuration names some, else with bilingual embeddings."""
        import torch
        from safetensors.torch import load_file

        folder = self._config.start
        if not folder:
            vectors = bilingual_embeddings(self._units, self._codec, self._config.shape.width)
            with torch.no_grad():
                self._model.get_input_embeddings().weight.copy_(vectors)
            return
        try:
            self._model.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
        except (OSError, RuntimeError) as error:
            raise TrainingError(f"The weights in {folder} cannot be started from: {error}") from error
        _log.info("starting from the weights in %s", folder)


def snapshots(work: Path) -> list[Path]:
    """The stored weights, oldest first."""
    return sorted((work / SNAPSHOTS).glob("step-*.safetensors"))
