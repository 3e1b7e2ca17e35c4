"""The engine on top of any encoder-decoder model, whatever runs it."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import transdesk
from transdesk.domain.engine import Alignment, Cancelled, Candidate, Capability, EngineInfo, Progress, Request
from transdesk.domain.language import Direction
from transdesk.engines._ct2 import Hypothesis
from transdesk.engines._forced import Forced, LastSaid, forced_of
from transdesk.engines._pieces import Pieces, encode_annotated
from transdesk.engines._text import clean, clean_request, has_words
from transdesk.engines.consensus import by_agreement
from transdesk.engines.decoding import Decoding, ladder
from transdesk.engines.guarded import Plan, translate_guarded
from transdesk.engines.guards import faults, finish
from transdesk.engines.layouts import END, Layout
from transdesk.engines.letters import Letters
from transdesk.engines.pairs import require
from transdesk.engines.settings import EngineSettings

CAPABILITIES = frozenset({Capability.COMPLETE, Capability.ALTERNATIVES, Capability.SCORE, Capability.ALIGN})


class Model(Protocol):
    """What runs a model: tokens in, tokens out (``_ct2.Ct2Model``, ``_torch.TorchModel``)."""

    def load(self) -> object:
        """Load where needed."""
        ...

    def close(self) -> None:
        """Free the memory."""
        ...

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
        """Hypotheses for each source, best first, without the tokens that are forbidden for it."""
        ...

    def score(self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]], skip: int) -> list[float]:
        """Mean log probability of each target without its first ``skip`` tokens."""
        ...


_PLAIN: Final = Decoding()


@dataclass(frozen=True, slots=True)
class Parts:
    """What a translating model consists of.

    Attributes:
        model: what runs it.
        layout: where its language tokens go.
        source_pieces, target_pieces: open the subword vocabularies.
        longest: pieces above which a sentence is cut at clause boundaries.
        first: the parameters of its first search; the beam comes from the settings.
        numbers: what its signature says of the number format, where that depends on the machine.
        letters: opens what its translations may not be written with, for a model that mixes scripts.
    """

    model: Model
    layout: Layout
    source_pieces: Callable[[], Pieces]
    target_pieces: Callable[[], Pieces]
    longest: int = 80
    first: Decoding = _PLAIN
    numbers: str = ""
    letters: Callable[[], Letters] | None = None


class EncoderDecoder:
    """Translates, completes, scores and aligns with one model."""

    def __init__(self, info: EngineInfo, parts: Parts, settings: EngineSettings) -> None:
        self._info = info
        self._parts = parts
        self._layout = parts.layout
        self._settings = settings
        self._model = parts.model
        self._pieces: tuple[Pieces, Pieces] | None = None
        self._letters: Letters | None = None
        self._said = LastSaid()
        self._lock = threading.Lock()

    @property
    def info(self) -> EngineInfo:
        """What is declared about the model."""
        return self._info

    @property
    def signature(self) -> str:
        """Engine, revision, decoding and program version."""
        decoding = replace(self._parts.first, beam=self._settings.beam)
        made = f"{self._info.id}@{self._info.revision or '0'}|{decoding}|long{self._parts.longest}{self._parts.numbers}"
        letters = ",letters" if self._parts.letters else ""
        return f"{made}{letters}|transdesk {transdesk.__version__}"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One guarded candidate for each request, in order."""
        require(self._info, requests, self._settings)
        plan = Plan(self._decode, ladder(self._settings.beam, self._parts.first), self._measure, self._parts.longest)
        return translate_guarded(requests, plan, progress, cancelled)

    def complete(self, requests: Sequence[Request], prefixes: Sequence[str]) -> list[Candidate]:
        """The translations that begin with exactly their prefixes.

        A prefix that ends in white space is continued with a new word where any of the beam's candidates
        does so.
        """
        several = 4 if any(prefix[-1:].isspace() for prefix in prefixes) else 1  # more than one costs time
        decoding = Decoding(beam=max(4, self._settings.beam), hypotheses=several)
        return [found[0] for found in self._continue(requests, prefixes, decoding, expand=False)]

    def alternatives(
        self, requests: Sequence[Request], count: int, prefixes: Sequence[str] = ()
    ) -> list[list[Candidate]]:
        """Different candidates, best first: the beam's own, or different continuations of a prefix."""
        begun = list(prefixes) or [""] * len(requests)
        beam = max(self._settings.beam, count + 2)
        free = [i for i, prefix in enumerate(begun) if not prefix.strip()]
        found: list[list[Candidate]] = [[] for _ in requests]
        own = self._continue([requests[i] for i in free], [""] * len(free), Decoding(beam, count), expand=False)
        for i, some in zip(free, own, strict=True):
            found[i] = some
        few = [i for i, some in enumerate(found) if len({c.text for c in some}) < count]
        forked = self._continue(
            [requests[i] for i in few], [begun[i] for i in few], Decoding(hypotheses=count + 2), expand=True
        )
        for i, some in zip(few, forked, strict=True):
            found[i] = [*found[i], *some]
        return [_different(some)[:count] for some in found]

    def score(self, requests: Sequence[Request], targets: Sequence[str]) -> list[float]:
        """Mean log probability per token of each target; minus infinity for an empty one."""
        require(self._info, requests, self._settings)
        sources = {request: self._source(clean_request(request)) for request in dict.fromkeys(requests)}
        jobs = forced_of(requests, targets)
        rows = [sources[job.request] for job in jobs.values()]
        tokens = [self._told(job) for job in jobs.values()]
        scored = self._model.score(rows, tokens, len(self._layout.start)) if jobs else []
        scores = dict(zip(jobs, scored, strict=True))
        return [scores.get(i, -math.inf) for i in range(len(targets))]

    def align(self, requests: Sequence[Request], targets: Sequence[str]) -> list[Alignment]:
        """Word alignment of given translations, from attention while they are said.

        Translations that the model made a moment ago are not said again.
        """
        require(self._info, requests, self._settings)
        jobs = forced_of(requests, targets)
        said = {i: own for i, job in jobs.items() if (own := self._said.of(job)) is not None}
        rest = [i for i in jobs if i not in said]
        told = [self._told(jobs[i]) for i in rest]
        sources = [self._source(jobs[i].asked) for i in rest]
        found = self._model.search(sources, told, Decoding(beam=1), attention=True) if rest else []
        for i, tokens, some in zip(rest, told, found, strict=True):
            said[i] = replace(some[0], tokens=tuple(tokens))
        links = {i: job.links(self._layout, self._source(job.asked), said[i]) for i, job in jobs.items()}
        return [links.get(i, Alignment()) for i in range(len(requests))]

    def _told(self, job: Forced) -> list[str]:
        """What the decoder is made to say."""
        return [*self._layout.prefix(_direction(job.request)), *self._target_pieces.encode(job.target.text)]

    def close(self) -> None:
        """Free the model's memory; the next call loads it again."""
        self._said.forget()
        self._model.close()

    def tokens(self, requests: Sequence[Request]) -> tuple[list[list[str]], list[str]]:
        """What the model reads for requests of one direction, and the tokens its output begins with."""
        rows = [self._source(clean_request(request)) for request in requests]
        return rows, self._layout.prefix(_direction(requests[0])) if requests else []

    @property
    def _source_pieces(self) -> Pieces:
        return self._loaded()[0]

    @property
    def _target_pieces(self) -> Pieces:
        return self._loaded()[1]

    def _loaded(self) -> tuple[Pieces, Pieces]:
        with self._lock:
            if self._pieces is None:
                self._model.load()  # says what is missing before a tokenizer file does
                self._pieces = (self._parts.source_pieces(), self._parts.target_pieces())
            return self._pieces

    def _measure(self, text: str) -> int:
        return len(self._source_pieces.encode(text))

    def _source(self, request: Request) -> list[str]:
        """Tokens of a clean request."""
        if request.hints and self._layout.annotate:
            pieces = encode_annotated(self._source_pieces, request.text, request.hints, self._layout.annotate)
        else:
            pieces = self._source_pieces.encode(request.text)
        return [*self._layout.before(_direction(request)), *pieces, END]

    def _decode(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Candidate]]:
        sources = [self._source(r) for r in requests]
        prefixes = [self._layout.prefix(_direction(r)) for r in requests]
        found = self._model.search(sources, prefixes, decoding, forbidden=self._forbidden(requests), attention=True)
        candidates: list[list[Candidate]] = []
        for request, prefix, some in zip(requests, prefixes, found, strict=True):
            texts = [self._text(hypothesis, len(prefix)) for hypothesis in some]
            for text, hypothesis in zip(texts, some, strict=True):
                self._said.keep(request, finish(request, text), hypothesis)
            own = [Candidate(t, score=h.score) for t, h in zip(texts, some, strict=True)]
            candidates.append(by_agreement(own, request.hints) if decoding.consensus else own)
        return candidates

    def _forbidden(self, requests: Sequence[Request]) -> list[tuple[str, ...]]:
        if self._parts.letters is None:
            return []
        with self._lock:
            self._letters = self._letters or self._parts.letters()
        return [self._letters.forbidden(request) for request in requests]

    def _text(self, hypothesis: Hypothesis, skip: int) -> str:
        special = self._layout.special
        return self._target_pieces.decode([t for t in hypothesis.tokens[skip:] if t not in special])

    def _continue(
        self, requests: Sequence[Request], prefixes: Sequence[str], decoding: Decoding, *, expand: bool
    ) -> list[list[Candidate]]:
        """Candidates that begin with the prefixes; those that glue letters to an ended word come last."""
        require(self._info, requests, self._settings)
        prepared = [clean_request(request) for request in requests]
        wordy = [i for i, request in enumerate(prepared) if has_words(request.text)]
        leads = [self._layout.prefix(_direction(prepared[i])) for i in wordy]
        begun = [self._target_pieces.encode(clean(prefixes[i]).text) for i in wordy]
        forced = [[*lead, *pieces] for lead, pieces in zip(leads, begun, strict=True)]
        sources = [self._source(prepared[i]) for i in wordy]
        without = self._forbidden([prepared[i] for i in wordy])
        searched = self._model.search(sources, forced, decoding, forbidden=without, expand=expand) if wordy else []
        found = [[Candidate(p or r.text)] for p, r in zip(prefixes, prepared, strict=True)]
        for i, tokens, some in zip(wordy, forced, searched, strict=True):
            found[i] = self._begun(prepared[i], prefixes[i], tokens, some)
        return found

    def _begun(
        self, request: Request, prefix: str, forced: Sequence[str], found: Sequence[Hypothesis]
    ) -> list[Candidate]:
        """The candidates of one request, each with its beginning exactly as it was given."""
        rests = [(self._text_after(h, forced, len(self._layout.start)), h.score) for h in found]
        rests.sort(key=lambda pair: glues(prefix, pair[0]))
        texts = [(_glued(prefix, rest), score) for rest, score in rests]
        texts = [(t if prefix else finish(request, t), score) for t, score in texts]
        return [Candidate(t, score=score, flags=faults(request, t)) for t, score in texts]

    def _text_after(self, hypothesis: Hypothesis, forced: Sequence[str], lead: int) -> str:
        """What the model said after the forced tokens, with its leading space."""
        whole = self._text(hypothesis, lead)
        before = self._target_pieces.decode(list(forced[lead:]))
        return whole[len(before) :] if whole.startswith(before) else ""


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates without repetition and without empty ones, in their order."""
    unique = {c.text: c for c in reversed(candidates)}
    return [c for c in dict.fromkeys(unique[c.text] for c in candidates) if c.text]


def _direction(request: Request) -> Direction:
    return Direction(request.source, request.target)


def _glued(prefix: str, rest: str) -> str:
    """The typed beginning exactly as typed, and the rest without a second space."""
    if not prefix or prefix[-1].isspace():
        rest = rest.lstrip()
    return (prefix + rest).rstrip() if rest else prefix


def glues(prefix: str, rest: str) -> bool:
    """Whether the rest would go on with a word that white space after the prefix has ended."""
    return prefix[-1:].isspace() and rest[:1].isalnum()
