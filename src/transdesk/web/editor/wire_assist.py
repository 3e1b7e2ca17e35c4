"""What is offered while somebody writes, as the editor's JSON (README.md here says what each field means)."""

from __future__ import annotations

from transdesk.desk.diff import word_diff
from transdesk.domain.assist import ConcordancePair, MemoryMatch, TermForm, TermOffer
from transdesk.domain.morphology import Features
from transdesk.web.editor.wire import Json, moment
from transdesk.web.texts import Texts

CASES = ("nom", "gen", "dat", "acc", "ins", "ess", "loc", "abl")
_MOST_READINGS = 3


def term(offer: TermOffer, t: Texts) -> Json:
    """A term of the source with the forms to insert."""
    hit = offer.hit
    return {
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "concept": hit.concept.id,
        "name": hit.designation.text,
        "status": offer.state.value,
        "kind": hit.concept.kind.value,
        "note": hit.concept.note,
        "forms": [{"text": form.text, "label": label(form, t)} for form in offer.forms],
        "forbidden": offer.forbidden,
        "before": offer.before,
    }


def label(form: TermForm, t: Texts) -> str:
    """Case and number of a form in the interface's language: "genitive, plural / accusative"; empty for none."""
    names = dict.fromkeys(_reading(reading, t) for reading in form.readings)
    return " / ".join([name for name in names if name][:_MOST_READINGS])


def _reading(reading: Features, t: Texts) -> str:
    parts = [t(f"form_case.{case}") for case in CASES if case.upper() in reading]
    if "PL" in reading:
        parts.append(t("form_number.pl"))
    if "PSS3S" in reading and "IZAFET" not in reading:
        parts.append(t("form_possessor.pss3s"))
    return ", ".join(parts)


def match(one: MemoryMatch, source: str, t: Texts) -> Json:
    """A pair of the memory; ``differences`` lead from its source to the sentence at hand."""
    return {
        "source": one.source,
        "target": one.target,
        "score": one.score,
        "author": one.author,
        "at": moment(one.at),
        "origin": one.headline if one.article else t("assist.imported"),
        "article": one.article or None,
        "penalties": [t(f"assist.penalty.{name}") for name in one.penalties],
        "differences": [{"kind": piece.kind.value, "text": piece.text} for piece in word_diff(one.source, source)],
    }


def pair(one: ConcordancePair, t: Texts) -> Json:
    """A pair that holds the words looked for."""
    return {
        "source": one.source,
        "target": one.target,
        "hits": one.hits,
        "author": one.author,
        "at": moment(one.at),
        "origin": one.headline if one.article else t("assist.imported"),
        "article": one.article or None,
    }
