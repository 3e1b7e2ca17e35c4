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
from transdesk.engines._pieces import NOWHERE, Pieces, encode_annotated, locate
from transdesk.engines._text import Cleaned, clean, clean_request, has_words
from transdesk.engines.consensus import by_agreement
from transdesk.engines.decoding import Decoding, ladder
from transdesk.engines.guarded import Plan, translate_guarded
from transdesk.engines.guards import faults, finish
from transdesk.engines.layouts import END, Layout
from transdesk.engines.letters import Letters
from transdesk.engines.pairs import require
from transdesk.engines.settings import EngineSettings
from transdesk.engines.word_alignment import align_words

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

    def complete(self, request: Request, prefix: str) -> Candidate:
        """The translation that begins with exactly ``prefix``.

        A prefix that ends in white space is continued with a new word where any of the beam's candidates
        does so.
        """
        return self._continue(request, prefix, Decoding(beam=max(4, self._settings.beam), hypotheses=4), expand=False)[
            0
        ]

    def alternatives(self, request: Request, count: int, prefix: str = "") -> list[Candidate]:
        """Different candidates, best first: the beam's own, or different continuations of ``prefix``."""
        beam = max(self._settings.beam, count + 2)
        found: list[Candidate] = []
        if not prefix.strip():
            found += self._continue(request, "", Decoding(beam=beam, hypotheses=count), expand=False)
        if prefix.strip() or len({c.text for c in found}) < count:
            found += self._continue(request, prefix, Decoding(hypotheses=count + 2), expand=True)
        unique = {c.text: c for c in reversed(found)}
        return [c for c in dict.fromkeys(unique[c.text] for c in found) if c.text][:count]

    def score(self, request: Request, targets: Sequence[str]) -> list[float]:
        """Mean log probability per token of each target; minus infinity for an empty one."""
        require(self._info, [request], self._settings)
        prepared = clean_request(request)
        prefix = self._layout.prefix(_direction(request))
        source = self._source(prepared)
        wanted = [i for i, t in enumerate(targets) if t.strip()]
        if not prepared.text or not wanted:
            return [-math.inf] * len(targets)
        tokens = [[*prefix, *self._target_pieces.encode(clean(targets[i]).text)] for i in wanted]
        scores = dict(zip(wanted, self._model.score([source] * len(wanted), tokens, len(prefix)), strict=True))
        return [scores.get(i, -math.inf) for i in range(len(targets))]

    def align(self, request: Request, target: str) -> Alignment:
        """Word alignment of a given translation, from attention while it is forced."""
        require(self._info, [request], self._settings)
        text, wanted = clean(request.text), clean(target)
        if not text.text or not wanted.text:
            return Alignment()
        plain = replace(request, text=text.text, hints=())
        source = self._source(plain)
        goal = self._target_pieces.encode(wanted.text)
        prefix = self._layout.prefix(_direction(request))
        found = self._model.search([source], [[*prefix, *goal]], Decoding(beam=1), attention=True)[0][0]
        lead = len(self._layout.before(_direction(request)))
        spans = [*[NOWHERE] * lead, *locate(text.text, source[lead:-1])]
        rows = found.attention[len(prefix) : len(prefix) + len(goal)]
        return _outside(align_words(text.text, spans, wanted.text, locate(wanted.text, goal), rows), text, wanted)

    def close(self) -> None:
        """Free the model's memory; the next call loads it again."""
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
        found = self._model.search(sources, prefixes, decoding, forbidden=self._forbidden(requests))
        candidates = [
            [Candidate(self._text(h, len(prefix)), score=h.score) for h in some]
            for prefix, some in zip(prefixes, found, strict=True)
        ]
        if not decoding.consensus:
            return candidates
        return [by_agreement(some, request.hints) for some, request in zip(candidates, requests, strict=True)]

    def _forbidden(self, requests: Sequence[Request]) -> list[tuple[str, ...]]:
        if self._parts.letters is None:
            return []
        with self._lock:
            self._letters = self._letters or self._parts.letters()
        return [self._letters.forbidden(request) for request in requests]

    def _text(self, hypothesis: Hypothesis, skip: int) -> str:
        special = self._layout.special
        return self._target_pieces.decode([t for t in hypothesis.tokens[skip:] if t not in special])

    def _continue(self, request: Request, prefix: str, decoding: Decoding, *, expand: bool) -> list[Candidate]:
        """Candidates that begin with the prefix; those that glue letters to an ended word come last."""
        require(self._info, [request], self._settings)
        prepared = clean_request(request)
        if not has_words(prepared.text):
            return [Candidate(prefix or prepared.text)]
        lead = self._layout.prefix(_direction(request))
        forced = [*lead, *self._target_pieces.encode(clean(prefix).text)]
        source = self._source(prepared)
        without = self._forbidden([prepared])
        found = self._model.search([source], [forced], decoding, forbidden=without, expand=expand)[0]
        rests = [(self._text_after(h, forced, len(lead)), h.score) for h in found]
        rests.sort(key=lambda pair: glues(prefix, pair[0]))
        texts = [(_glued(prefix, rest), score) for rest, score in rests]
        texts = [(t if prefix else finish(prepared, t), score) for t, score in texts]
        return [Candidate(t, score=score, flags=faults(prepared, t)) for t, score in texts]

    def _text_after(self, hypothesis: Hypothesis, forced: Sequence[str], lead: int) -> str:
        """What the model said after the forced tokens, with its leading space."""
        whole = self._text(hypothesis, lead)
        before = self._target_pieces.decode(list(forced[lead:]))
        return whole[len(before) :] if whole.startswith(before) else ""


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


def _outside(alignment: Alignment, source: Cleaned, target: Cleaned) -> Alignment:
    """Links in offsets of the texts as they were given."""
    return Alignment(
        tuple(
            (source.outside(a), source.outside(b - 1) + 1, target.outside(c), target.outside(d - 1) + 1, weight)
            for a, b, c, d, weight in alignment.links
        )
    )
