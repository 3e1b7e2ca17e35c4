"""Sequence-level distillation (Kim and Rush 2016): what a teacher engine says becomes the training set of a small model.

Real texts stand on one side of every unit, the teacher's translation on the other; a text that was translated into both other
languages makes one unit of three. Translations are kept line by line, so that an interrupted teaching goes on where it
stopped.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from transdesk.domain.engine import Engine, Progress, Request
from transdesk.domain.errors import TrainingError, UnsupportedPairError
from transdesk.domain.language import Direction, Language
from transdesk.training.chance import lot
from transdesk.training.cleaning import normalise, reason_to_drop
from transdesk.training.corpus import Report, Unit

TAUGHT = "taught.jsonl"
_BATCH = 64  # sentences translated between two writes
_HELD_OUT_EVERY = 40  # one unit in so many is held out ...
_HELD_OUT_MOST = 500  # ... up to this number

Teacher = Callable[[Direction], Engine]
"""Opens the teacher for a direction; raises UnsupportedPairError where it does not translate it."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A sentence with the teacher's translation, and with that translated back where a round trip was asked for."""

    source: str
    target: str
    text: str
    output: str
    flags: tuple[str, ...] = ()
    back: str = ""


def teach(
    teacher: Teacher,
    sentences: Mapping[Language, Sequence[str]],
    work: Path,
    *,
    round_trip: bool,
    progress: Progress | None = None,
) -> None:
    """Translate the sentences in every direction that the teacher knows; add to `work/taught.jsonl` what is not there yet.

    Raises:
        TrainingError: the teacher translates none of the directions that the texts allow.
    """
    work.mkdir(parents=True, exist_ok=True)
    done = {(t.source, t.target, t.text) for t in read_taught(work)}
    lessons = [
        (direction, [s for s in dict.fromkeys(map(normalise, texts)) if (source, target, s) not in done and s])
        for source, texts in sentences.items()
        for target in Language
        if target is not source and _able(teacher, direction := Direction(source, target))
    ]
    if not lessons:
        raise TrainingError(
            "The teacher translates none of the texts' languages; choose another engine or other texts."
        )
    total = sum(len(texts) for _, texts in lessons)
    finished = 0
    with (work / TAUGHT).open("a", encoding="utf-8") as out:
        if out.tell():
            out.write("\n")  # ends a line that an interruption cut off
        for direction, texts in lessons:
            for first in range(0, len(texts), _BATCH):
                batch = texts[first : first + _BATCH]
                out.writelines(_line(t) for t in _lesson(teacher, direction, batch, round_trip=round_trip))
                out.flush()
                finished += len(batch)
                if progress:
                    progress(finished, total)


def read_taught(work: Path) -> list[Taught]:
    """What was translated so far; a line that an interruption cut off is left out."""
    path = work / TAUGHT
    if not path.exists():
        return []
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            row = json.loads(line)
        except ValueError:
            continue
        found.append(Taught(**{**row, "flags": tuple(row["flags"])}))
    return found


def units_of(
    taught: Iterable[Taught], *, origin: str, licence: str, least_round_trip: float
) -> tuple[list[Unit], list[Unit], Report]:
    """Training units and held-out units of what passes the filters, and the record of what did not.

    Args:
        taught: sentences with their translations.
        origin: what the record and the card call them.
        licence: the licence of the teacher's outputs.
        least_round_trip: chrF (0 to 100) that a translation must keep of the sentence when it is translated back.
    """
    report = Report()
    report.licences[origin] = licence
    kept: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for lesson in taught:
        reason = _reason(lesson, least_round_trip)
        if reason:
            report.dropped[origin, reason] += 1
        else:
            kept[lesson.source, lesson.text][lesson.target] = lesson.output
    count = min(-(-len(kept) // _HELD_OUT_EVERY), _HELD_OUT_MOST)
    aside = set(sorted(kept, key=lambda place: lot(place[1]))[:count])
    units = {place: Unit({place[0]: place[1], **out}, origin, licence, news=True) for place, out in kept.items()}
    train = [unit for place, unit in units.items() if place not in aside]
    held_out = [unit for place, unit in units.items() if place in aside]
    report.kept[origin] = len(train)
    return train, held_out, report


def _able(teacher: Teacher, direction: Direction) -> bool:
    try:
        teacher(direction)
    except UnsupportedPairError:
        return False
    return True


def _lesson(teacher: Teacher, direction: Direction, texts: Sequence[str], *, round_trip: bool) -> Iterator[Taught]:
    candidates = teacher(direction).translate([Request(t, direction.source, direction.target) for t in texts])
    back = [""] * len(texts)
    if round_trip and _able(teacher, Direction(direction.target, direction.source)):
        engine = teacher(Direction(direction.target, direction.source))
        asked = [Request(c.text, direction.target, direction.source) for c in candidates]
        back = [c.text for c in engine.translate(asked)]
    for text, candidate, again in zip(texts, candidates, back, strict=True):
        source, target = direction.source.value, direction.target.value
        yield Taught(source, target, text, normalise(candidate.text), candidate.flags, again)


def _reason(lesson: Taught, least_round_trip: float) -> str | None:
    if lesson.flags:
        return f"flagged: {lesson.flags[0]}"
    reason = reason_to_drop(lesson.text, lesson.source, lesson.output, lesson.target)
    if reason is None and least_round_trip > 0 and _chrf(lesson.back, lesson.text) < least_round_trip:
        return "round trip"
    return reason


def _chrf(output: str, reference: str) -> float:
    from sacrebleu.metrics import CHRF

    return float(CHRF().sentence_score(output, [reference]).score)


def _line(taught: Taught) -> str:
    row = {name: getattr(taught, name) for name in Taught.__slots__}
    return json.dumps(row, ensure_ascii=False) + "\n"
