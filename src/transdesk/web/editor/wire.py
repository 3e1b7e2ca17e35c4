"""Domain values as the editor's JSON (README.md here says what each field means). Offsets are code points."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeAlias

from transdesk.desk.diff import word_diff
from transdesk.desk.gate import Levels, Numbers, Verdict, judge, require_open
from transdesk.desk.grid import LeanRow
from transdesk.desk.views import Row
from transdesk.domain.errors import ReviewBlockedError
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.library import JobView, StoredArticle
from transdesk.domain.marks import span_in_tagged
from transdesk.domain.segment import Segment
from transdesk.domain.sheet import Effort, Present, Pulse
from transdesk.domain.work import Comment, Revision, SegmentWork, SuggestedEdit
from transdesk.web.texts import Texts
from transdesk.web.views import finding_text

Json: TypeAlias = dict[str, Any]


def mark(pulse: Pulse) -> str:
    """A name for the state of a translation: it changes when a row, the drafting job or the people do."""
    job = pulse.job
    beside = repr((job and (job.id, job.state.value, job.done), pulse.people))
    return f"{pulse.doc_rev}.{zlib.crc32(beside.encode())}"


def revision_of(text: str) -> int:
    """The change counter in a mark; 0, everything, for what is none."""
    number = text.partition(".")[0]
    return int(number) if number.isascii() and number.isdigit() else 0


def row(one: LeanRow) -> Json:
    """A lean row."""
    segment, work = one.segment, one.work
    return {
        "id": segment.id,
        "block": segment.block,
        "kind": segment.kind.value,
        "opens": one.opens,
        "source": segment.source,
        "marks": [
            {"number": number, "kind": m.kind.value, "value": m.value, "start": m.start, "end": m.end}
            for number, m in enumerate(segment.marks, start=1)
        ],
        "target": work.target,
        "status": work.status.value,
        "version": work.version,
        "origin": work.origin.value,
        "author": work.author,
        "at": moment(work.at),
        "draft": work.draft,
        "stale": one.stale,
        "flags": work.flags,
        "revision": work.revision,
        "words": len(segment.source.split()),
        "findings": [{"id": f.check, "severity": f.severity.value} for f in one.findings],
        "comments": one.comments,
        "suggestions": [suggestion(edit) for edit in one.suggestions],
        "repeats": one.repeats or None,
        "effort": None,
    }


def suggestion(edit: SuggestedEdit) -> Json:
    """A suggested edit: the words that differ, in the text it was written over."""
    return {
        "id": edit.id,
        "before": edit.before,
        "text": edit.text,
        "author": edit.author,
        "at": moment(edit.at),
        "pieces": [{"kind": p.kind.value, "text": p.text} for p in word_diff(edit.before, edit.text)],
    }


def effort(work: Effort) -> Json:
    """A person's work on a segment."""
    return {"milliseconds": work.milliseconds, "ter": work.ter}


def article(stored: StoredArticle, target: Language) -> Json:
    """What the editor says of the article."""
    return {
        "id": stored.id,
        "headline": stored.article.headline,
        "language": stored.language.value,
        "to": target.value,
        "published": stored.article.published.isoformat() if stored.article.published else None,
    }


def job(view: JobView | None, t: Texts) -> Json | None:
    """The drafting job that runs or ran last."""
    if view is None:
        return None
    why = t.choose(f"error.{view.message_key}", view.message_values) if view.message_key else None
    return {
        "id": view.id,
        "state": view.state.value,
        "done": view.done,
        "total": view.total,
        "seconds_left": view.seconds_left,
        "message": why,
    }


def gate(numbers: Numbers, levels: Levels, t: Texts) -> Json:
    """What the newsroom's gate says; ``message`` is a sentence where it does not just pass."""
    verdict = judge(numbers, levels)
    message = None
    if verdict is Verdict.WARN:
        message = t("gate.warned", percent=numbers.percent)
    elif verdict is Verdict.BLOCK:
        message = _refusal(numbers, levels, t)
    return {
        "verdict": verdict.value,
        "message": message,
        "percent": numbers.percent,
        "warn": levels.untouched_warn,
        "block": levels.untouched_block,
        "unchanged": numbers.unchanged,
        "unchanged_allowed": levels.unchanged,
        "errors": numbers.errors,
        "errors_allowed": levels.errors,
        "empty": numbers.empty,
    }


def _refusal(numbers: Numbers, levels: Levels, t: Texts) -> str:
    try:
        require_open(numbers, levels)
    except ReviewBlockedError as error:
        return t.choose(f"error.{error.key}", error.values) or str(error)
    return ""


def people(found: Sequence[Present]) -> list[Json]:
    """Who is here, the asking person too."""
    return [{"name": one.name, "segment": one.segment or None} for one in found]


def details(one: Row, t: Texts) -> Json:
    """The closer look at a row."""
    return {
        "findings": findings(one.findings, one.work.target, one.segment, t),
        "comments": [comment(c) for c in one.comments],
    }


def findings(found: Sequence[Finding], target: str, segment: Segment, t: Texts) -> list[Json]:
    """Findings about a tagged target with their sentence in the interface's language, placed in that target."""
    return [
        {
            "fingerprint": one.fingerprint,
            "check": one.check,
            "severity": one.severity.value,
            "message": finding_text(one, t),
            "source": one.source_span,
            "target": one.target_span and span_in_tagged(one.target_span, target, segment.marks),
            "repairs": [{"label": repair.label, "text": repair.target} for repair in one.repairs],
        }
        for one in found
    ]


def comment(one: Comment) -> Json:
    """A comment."""
    return {
        "id": one.id,
        "author": one.author,
        "at": moment(one.at),
        "text": one.text,
        "resolved": one.resolved,
        "parent": one.parent,
    }


def revision(one: Revision) -> Json:
    """A stored version."""
    return {
        "number": one.number,
        "text": one.target,
        "status": one.status.value,
        "origin": one.origin.value,
        "author": one.author,
        "at": moment(one.at),
    }


def theirs(work: SegmentWork) -> Json:
    """The state that stands against a change."""
    return {
        "text": work.target,
        "author": work.author,
        "at": moment(work.at),
        "version": work.version,
        "status": work.status.value,
    }


def moment(at: datetime | None) -> str | None:
    """A point in time as ISO 8601 in UTC."""
    return at.isoformat() if at else None
