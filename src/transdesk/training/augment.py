"""Term annotations in source sentences.

`<t0> source words <t1> target base form <t2>`: the model learns to use the given target term in the form that
the sentence needs (target lemma annotation: Bergmanis and Pinnis 2021, "Facilitating terminology translation
with target lemma annotations", EACL). Sentences without annotations stay in the majority, so that the model
also works plainly.
"""

import random
from collections.abc import Iterable, Mapping

from transdesk.training.terms import Hit
from transdesk.training.vocabulary import TERM_CLOSE, TERM_MIDDLE, TERM_OPEN

SHARE = 0.5  # of the sentences that hold a known term
MOST = 4  # annotations in one sentence


def annotate(text: str, places: Iterable[tuple[int, int, str]]) -> str:
    """The text with each place (start, end, target base form) annotated; places must not overlap."""
    parts: list[str] = []
    position = 0
    for start, end, base in sorted(places):
        parts += [text[position:start].strip(), TERM_OPEN, text[start:end], TERM_MIDDLE, base, TERM_CLOSE]
        position = end
    return " ".join(p for p in (*parts, text[position:].strip()) if p)


def sample_annotations(
    text: str, source: str, target: str, terms: Iterable[Mapping[str, Hit]], rng: random.Random, *, told: bool = False
) -> str:
    """The text, in a SHARE of the cases with one to MOST of its known terms annotated, longer terms first.

    Where the terms must be `told`, all of them are, in every case.
    """
    known = [(t[source], t[target].base) for t in terms if source in t and target in t]
    if not known or (not told and rng.random() >= SHARE):
        return text
    rng.shuffle(known)
    known.sort(key=lambda k: " " not in k[1])  # phrases are rarer: offer them first
    wanted = len(known) if told else rng.randint(1, MOST)
    chosen: list[tuple[int, int, str]] = []
    for hit, base in known:
        if len(chosen) < wanted and all(hit.end <= start or hit.start >= end for start, end, _ in chosen):
            chosen.append((hit.start, hit.end, base))
    return annotate(text, chosen)
