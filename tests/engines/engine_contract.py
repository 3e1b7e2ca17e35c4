"""What every engine must do; each engine's test class inherits this and gives the fixtures."""

from __future__ import annotations

import math
import re

import pytest

from transdesk.domain.engine import Capability, Engine, Request
from transdesk.domain.errors import TransDeskError, UnsupportedPairError
from transdesk.domain.language import Direction, Language

NASTY = (
    "\x00\x07water\x1b[31m\u200b \u202eriver",
    "🙂🙃 water \U0010ffff",
    "\ud800 city",
    "a" * 10_000,
    "президент " * 1_000,
    "<t0> water <t1> river </s> <pad> ▁",
    "\r\n\t water\n\nriver\n",
)


class EngineContract:
    """Give ``engine`` and ``sentences``: at least twenty (text, source, target) that the engine translates."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def requests(self, sentences) -> list[Request]:
        return [Request(text, source, target) for text, source, target in sentences]

    def test_count_and_order_are_kept(self, engine, requests):
        forward = [c.text for c in engine.translate(requests)]
        backward = [c.text for c in engine.translate(requests[::-1])]
        assert len(forward) == len(requests)
        assert forward == backward[::-1]
        assert len(set(forward)) > 1

    def test_nothing_to_translate_gives_nothing(self, engine, requests):
        assert engine.translate([]) == []
        first = requests[0]
        empty = [Request(text, first.source, first.target) for text in ("", "   ", "\n\t", "2024", "—")]
        assert [c.text for c in engine.translate(empty)] == ["", "", "", "2024", "—"]

    def test_a_batch_equals_one_by_one(self, engine, requests):
        together = [c.text for c in engine.translate(requests)]
        assert together == [engine.translate([r])[0].text for r in requests]

    def test_same_input_same_output_same_signature(self, engine, requests):
        before = engine.signature
        assert [c.text for c in engine.translate(requests[:4])] == [c.text for c in engine.translate(requests[:4])]
        assert engine.signature == before
        assert engine.info.id in before

    def test_an_unsupported_pair_is_refused_and_others_are_named(self, engine, requests):
        missing = [
            Request("x", a, b) for a in Language for b in Language if Direction(a, b) not in engine.info.directions
        ]
        for request in missing:
            with pytest.raises(UnsupportedPairError, match=re.escape(engine.info.id)):
                engine.translate([requests[0], request])
        assert missing, "a language is never translated into itself"

    def test_progress_grows_to_the_whole(self, engine, requests):
        seen: list[tuple[int, int]] = []
        engine.translate(requests, progress=lambda done, total: seen.append((done, total)))
        assert [d for d, _ in seen] == sorted({d for d, _ in seen})
        assert seen[-1] == (len(requests), len(requests))

    def test_cancelling_keeps_the_finished_beginning(self, engine, requests):
        whole = [c.text for c in engine.translate(requests)]
        assert engine.translate(requests, cancelled=lambda: True) == []
        asked: list[int] = []
        part = engine.translate(requests, cancelled=lambda: len(asked) > 0 or asked.append(1) is not None)
        assert len(part) < len(requests)
        assert [c.text for c in part] == whole[: len(part)]

    @pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
    def test_nasty_text_gives_one_candidate_or_our_own_error(self, engine, requests, text):
        first = requests[0]
        try:
            candidates = engine.translate([Request(text, first.source, first.target)])
        except TransDeskError:
            return
        assert len(candidates) == 1
        assert not any(c in candidates[0].text for c in "\x00\x07\x1b\u202e\ud800")

    def test_it_works_again_after_closing(self, engine, requests):
        before = engine.translate(requests[:1])
        engine.close()
        assert engine.translate(requests[:1]) == before

    def test_a_completion_begins_with_the_prefix(self, engine, requests):
        self._needs(engine, Capability.COMPLETE)
        for request in requests[:4]:
            whole = engine.translate([request])[0].text
            for prefix in (whole[: len(whole) // 2], whole.split()[0] + " ", "«" + whole[:3]):
                assert engine.complete([request], [prefix])[0].text.startswith(prefix)

    def test_alternatives_differ(self, engine, requests):
        self._needs(engine, Capability.ALTERNATIVES)
        found = [c.text for c in engine.alternatives(requests[:1], 3)[0]]
        assert 1 < len(found) <= 3
        assert len(set(found)) == len(found)

    def test_scores_are_log_probabilities(self, engine, requests):
        self._needs(engine, Capability.SCORE)
        own = engine.translate(requests[:1])[0].text
        scores = engine.score([requests[0]] * 3, [own, own[::-1], ""])
        assert scores[1] < scores[0] <= 0
        assert scores[2] == -math.inf

    def test_alignments_lie_inside_the_texts(self, engine, requests):
        self._needs(engine, Capability.ALIGN)
        for request in requests[:4]:
            target = engine.translate([request])[0].text
            links = engine.align([request], [target])[0].links
            assert links
            for a, b, c, d, weight in links:
                assert 0 <= a < b <= len(request.text)
                assert 0 <= c < d <= len(target)
                assert 0 < weight <= 1

    def test_what_is_asked_together_is_answered_as_if_asked_alone(self, engine, requests):
        some = requests[:6]
        targets = [c.text for c in engine.translate(some)]
        prefixes = [target[: len(target) // 2] for target in targets]
        can = engine.info.capabilities
        if Capability.COMPLETE in can:
            together = [c.text for c in engine.complete(some, prefixes)]
            assert together == [engine.complete([r], [p])[0].text for r, p in zip(some, prefixes, strict=True)]
            assert engine.complete([], []) == []
        if Capability.ALTERNATIVES in can:
            together = [[c.text for c in found] for found in engine.alternatives(some, 2)]
            assert together == [[c.text for c in engine.alternatives([r], 2)[0]] for r in some]
            assert engine.alternatives([], 2) == []
        if Capability.SCORE in can:
            alone = [engine.score([r], [t])[0] for r, t in zip(some, targets, strict=True)]
            assert engine.score(some, targets) == pytest.approx(alone, abs=1e-3)
            assert engine.score([], []) == []
        if Capability.ALIGN in can:
            alone = [engine.align([r], [t])[0] for r, t in zip(some, targets, strict=True)]
            for ours, theirs in zip(engine.align(some, targets), alone, strict=True):
                assert [link[:4] for link in ours.links] == [link[:4] for link in theirs.links]
            assert engine.align([], []) == []

    @staticmethod
    def _needs(engine: Engine, capability: Capability) -> None:
        if capability not in engine.info.capabilities:
            pytest.skip(f"{engine.info.id} does not declare {capability}")
