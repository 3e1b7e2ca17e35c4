"""How well exported weights translate: chrF2++, copied numbers, wrong language, loops, obeyed terms."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from transdesk.training.augment import MOST, annotate
from transdesk.training.cleaning import written_in
from transdesk.training.corpus import Unit
from transdesk.training.prepare import VOCABULARY
from transdesk.training.terms import Hit, Term, TermFinder
from transdesk.training.vocabulary import CODES, Codec

# None by default: on held-out articles a penalty of 1.2 on repeated pieces cost one number in forty, and nothing looped
# without it. A training of a few million tokens loops on one line in nine; there 1.2 and 5 help.
REPETITION_PENALTY, NO_REPEAT = 1.0, 0
_DIGITS = re.compile(r"\d+")
_LOOP = re.compile(r"(.{2,30}?)\1{4,}")


@dataclass(frozen=True, slots=True)
class Scores:
    """One direction on one test set; shares run from 0 to 1, chrF from 0 to 100."""

    lines: int
    chrf: float
    signature: str
    numbers_copied: float
    wrong_language: float
    empty_or_looping: int


class Translator:
    """Exported CTranslate2 weights with their sentencepiece model; beam search that guards against length and loops."""

    def __init__(self, folder: Path, *, beam: int = 4, threads: int = 1) -> None:
        import ctranslate2

        self._codec = Codec(folder / VOCABULARY)
        self._model: Any = ctranslate2.Translator(
            str(folder), device="cpu", compute_type="int8", inter_threads=threads, intra_threads=1
        )
        self._beam = beam

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """Translations of the texts (annotated or plain), in order."""
        tokens = [self._codec.tokens(self._codec.source(t, source, target)) for t in texts]
        order = sorted(range(len(texts)), key=lambda i: len(tokens[i]))
        output = [""] * len(texts)
        for first in range(0, len(order), 16):
            part = order[first : first + 16]
            results = self._model.translate_batch(
                [tokens[i] for i in part],
                target_prefix=[[CODES[target]]] * len(part),
                beam_size=self._beam,
                repetition_penalty=REPETITION_PENALTY,
                no_repeat_ngram_size=NO_REPEAT,
                max_decoding_length=min(256, 12 + 2 * len(tokens[part[-1]])),
            )
            for i, result in zip(part, results, strict=True):
                output[i] = self._codec.text(result.hypotheses[0])
        return output


def score(sources: Sequence[str], outputs: Sequence[str], references: Sequence[str], target: str) -> Scores:
    """The figures of one direction."""
    from sacrebleu.metrics import CHRF

    metric = CHRF(word_order=2)
    chrf = metric.corpus_score(list(outputs), [list(references)]).score
    wanted = copied = 0
    for source, output in zip(sources, outputs, strict=True):
        numbers = Counter(_DIGITS.findall(source))
        wanted += sum(numbers.values())
        copied += sum((numbers & Counter(_DIGITS.findall(output))).values())
    long = [o for o in outputs if len(o) > 20]
    return Scores(
        lines=len(outputs),
        chrf=round(chrf, 2),
        signature=str(metric.get_signature()),
        numbers_copied=round(copied / max(wanted, 1), 4),
        wrong_language=round(sum(not written_in(o, target) for o in long) / max(len(long), 1), 4),
        empty_or_looping=sum(not o.strip() or bool(_LOOP.search(o)) for o in outputs),
    )


def measure(translator: Translator, texts: Sequence[Mapping[str, str]]) -> dict[str, dict[str, Any]]:
    """Each direction on the texts that have both its languages; directions without any are left out."""
    table = {}
    for source, target in permutations(CODES, 2):
        both = [t for t in texts if source in t and target in t]
        if both:
            outputs = translator.translate([t[source] for t in both], source, target)
            references = [t[target] for t in both]
            table[f"{source}-{target}"] = asdict(score([t[source] for t in both], outputs, references, target))
    return table


def measure_terms(translator: Translator, units: Sequence[Unit]) -> dict[str, dict[str, Any]]:
    """How often an annotated term comes out at all, and in the very form of the reference."""
    table = {}
    for source, target in permutations(CODES, 2):
        asked = [(u, _apart([(h[source], h[target]) for h in u.terms if source in h and target in h])) for u in units]
        asked = [(u, hits) for u, hits in asked if hits]
        annotated = [annotate(u.texts[source], [(a.start, a.end, b.base) for a, b in hits]) for u, hits in asked]
        outputs = translator.translate(annotated, source, target)
        plain = translator.translate([u.texts[source] for u, _ in asked], source, target)
        wanted = [(u, b, i) for i, (u, hits) in enumerate(asked) for _, b in hits]
        table[f"{source}-{target}"] = {
            "terms": len(wanted),
            "present": _share(_holds(outputs[i], b, target) for _, b, i in wanted),
            "present_without_annotation": _share(_holds(plain[i], b, target) for _, b, i in wanted),
            "same_form_as_reference": _share(
                u.texts[target][b.start : b.end].casefold() in outputs[i].casefold() for u, b, i in wanted
            ),
        }
    return table


def _apart(hits: list[tuple[Hit, Hit]]) -> list[tuple[Hit, Hit]]:
    chosen: list[tuple[Hit, Hit]] = []
    for hit in sorted(hits, key=lambda h: h[0].start - h[0].end):
        if len(chosen) < MOST and all(hit[0].end <= c[0].start or hit[0].start >= c[0].end for c in chosen):
            chosen.append(hit)
    return chosen


def _holds(output: str, hit: Hit, language: str) -> bool:
    return bool(TermFinder([Term({language: (hit.base,)})], language).find(output))


def _share(answers: Any) -> float:
    values = [bool(a) for a in answers]
    return round(sum(values) / max(len(values), 1), 4)
