"""Decoding with CTranslate2: one loaded model, its searches, scores and attention.

Loads neither torch nor transformers. Facts that shape it (measured, CTranslate2 4.8.5): two workers of one
thread beat one worker of two on small models; results of a batch equal those one by one; scores of
``translate_batch`` leave out a forced prefix, so targets are ranked with ``score_batch``; a forced prefix
takes part in ``max_decoding_length``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from transdesk.domain.errors import EngineError, EngineUnavailableError
from transdesk.engines.decoding import Decoding, ModelMemoryError, lacks_memory

# (source tokens up to, tokens to decode at most): a request's limit depends on itself alone, so that its
# result does not depend on its neighbours; 2.0 to 2.5 target pieces for one of the source is generous
_LIMITS: Final = ((28, 72), (72, 176), (160, 360), (1000, 1200))
MAX_INPUT: Final = 1000
_SMALL: Final = 150_000_000  # bytes: students and Marian models
Rows: TypeAlias = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """Output tokens with the forced ones in front; mean log probability.

    Attributes:
        look: the attention, a row for each output token and a column for each source token; made when it is called,
            because few translations are ever looked at.
    """

    tokens: tuple[str, ...]
    score: float
    look: Callable[[], Rows] = tuple


class Ct2Model:
    """A converted model in a folder; loaded at first use, freed by ``close``, safe between threads.

    Attributes:
        most: sentences that a worker decodes at once; larger batches won nothing, and those of a large model
            need much memory for what they remember of each beam.
    """

    def __init__(self, folder: Path, cores: int, *, device: str = "cpu") -> None:
        self._folder = folder
        self._cores = cores
        self._device = device
        self._lock = threading.Lock()
        self._translator: Any = None
        self.most = 16

    def load(self) -> Any:
        """The translator; loads it where needed.

        Raises:
            EngineUnavailableError: files are missing or damaged.
        """
        with self._lock:
            if self._translator is None:
                self._translator = self._open()
            return self._translator

    def close(self) -> None:
        """Free the model's memory."""
        with self._lock:
            self._translator = None

    def _open(self) -> Any:
        if not (self._folder / "model.bin").is_file():
            raise EngineUnavailableError(
                f"There is no model in {self._folder}; install it with `transdesk models get`.",
                folder=str(self._folder),
            )
        import ctranslate2

        from transdesk.engines.machine import require_room  # which knows the catalogue, and that the engines

        size = (self._folder / "model.bin").stat().st_size
        require_room(size)
        ctranslate2.set_log_level(40)
        workers, threads = layout(size, self._cores)
        self.most = 16 if size < _SMALL else 8
        try:
            return ctranslate2.Translator(
                str(self._folder),
                device=self._device,
                compute_type="default",
                inter_threads=workers,
                intra_threads=threads,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            if lacks_memory(error):
                raise ModelMemoryError from error
            raise EngineUnavailableError(
                f"The model in {self._folder} is damaged or of another version; install it again with "
                "`transdesk models get`.",
                folder=str(self._folder),
            ) from error

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
        """Hypotheses for each source, best first.

        Args:
            sources: source tokens, language tokens and end token included.
            prefixes: tokens that the output is forced to begin with.
            decoding: the search.
            forbidden: for each source the tokens that its output does without; none: all may be written.
            attention: the hypotheses may be asked for their attention; costs nothing until they are.
            expand: different continuations right after the prefix instead of the beam's best.
        """
        options: dict[str, Any] = {
            "beam_size": 1 if expand else decoding.beam,
            "num_hypotheses": decoding.hypotheses,
            "return_alternatives": expand,
            "return_attention": attention,
            "no_repeat_ngram_size": decoding.no_repeat,
            "repetition_penalty": decoding.repetition_penalty,
        }
        found: list[list[Hypothesis]] = [[] for _ in sources]
        self._run(sources, prefixes, grouped(sources, prefixes, forbidden), options, found)
        return found

    def _run(
        self,
        sources: Sequence[Sequence[str]],
        prefixes: Sequence[Sequence[str]],
        groups: Mapping[Group, Sequence[int]],
        options: dict[str, Any],
        found: list[list[Hypothesis]],
    ) -> None:
        """Queue every group at once, so that all workers are busy, then collect."""
        translator = self.load()
        try:
            queued = [
                translator.translate_batch(
                    [list(sources[i]) for i in members],
                    target_prefix=[list(prefixes[i]) for i in members],
                    max_batch_size=_share(len(members), len(groups), translator.num_translators, self.most),
                    max_decoding_length=group.limit,
                    max_input_length=MAX_INPUT,
                    return_scores=True,
                    disable_unk=True,
                    suppress_sequences=[[token] for token in group.forbidden] or None,
                    asynchronous=True,
                    **options,
                )
                for group, members in groups.items()
            ]
            for members, results in zip(groups.values(), queued, strict=True):
                for i, result in zip(members, results, strict=True):
                    found[i] = _hypotheses(result.result())
        except (RuntimeError, ValueError, MemoryError) as error:
            if lacks_memory(error):
                raise ModelMemoryError from error
            raise EngineError(f"The model could not translate: {error}") from error

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], skip: int) -> list[float]:
        """Mean log probability per token of each target, its end counted, its first ``skip`` tokens not."""
        translator = self.load()
        try:
            results = translator.score_batch(
                [list(s) for s in sources],
                [list(t) for t in targets],
                max_batch_size=_share(len(sources), 1, translator.num_translators, self.most),
                max_input_length=MAX_INPUT,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            if lacks_memory(error):
                raise ModelMemoryError from error
            raise EngineError(f"The model could not score: {error}") from error
        return [sum(r.log_probs[skip:]) / max(1, len(r.log_probs) - skip) for r in results]


def layout(size: int, cores: int) -> tuple[int, int]:
    """Workers, and threads of each, for a model of so many bytes.

    One thread for each sentence wins on small models, where two threads wait for each other; workers of
    large ones share the memory's bandwidth, so two of them get all cores (measured, research of 22 November
    2026: a student and Marian are 1.9 to 3 times faster with two workers than with two threads, SMaLL-100 1.3).
    """
    workers = min(8 if size < _SMALL else 2, cores)
    return workers, max(1, cores // workers)


class Group(NamedTuple):
    """Sources that are decoded together: tokens to decode at most, prefixes included, and tokens never written."""

    limit: int
    forbidden: tuple[str, ...]


def grouped(
    sources: Sequence[Sequence[str]], prefixes: Sequence[Sequence[str]], forbidden: Sequence[Sequence[str]]
) -> dict[Group, list[int]]:
    """The sources' places by what they have in common."""
    without = [tuple(tokens) for tokens in forbidden] or [()] * len(sources)
    groups: dict[Group, list[int]] = {}
    for i, (source, prefix, tokens) in enumerate(zip(sources, prefixes, without, strict=True)):
        groups.setdefault(Group(limit_for(len(source), len(prefix)), tokens), []).append(i)
    return groups


def limit_for(source: int, prefix: int) -> int:
    """Tokens to decode at most for a source of so many tokens; a long prefix needs room of its own."""
    limit = next((limit for upto, limit in _LIMITS if source <= upto), _LIMITS[-1][1])
    return limit if prefix < limit // 2 else limit + (prefix // 64 + 1) * 64


def _share(members: int, groups: int, workers: int, most: int) -> int:
    """Batch size that gives every worker its part."""
    return min(most, members if groups > 1 else -(-members // workers))


def _hypotheses(result: Any) -> list[Hypothesis]:
    pairs = zip(result.hypotheses, result.scores, strict=True)
    return [
        Hypothesis(tuple(tokens), float(score), partial(_attention, result, number))
        for number, (tokens, score) in enumerate(pairs)
    ]


def _attention(result: Any, number: int) -> Rows:
    """The attention of one hypothesis, copied out of the library's memory."""
    rows = result.attention
    return rows[number] if rows else ()
