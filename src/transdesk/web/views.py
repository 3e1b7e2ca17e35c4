"""Pure functions from the desk's values to HTML and words. All text from articles is escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from html import escape
from itertools import pairwise

from transdesk.desk.views import DiffKind, DiffPiece, Row
from transdesk.domain.article import Block, BlockKind
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.library import TranslationCard
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.term import TermHit, TermState, TermStatus
from transdesk.domain.work import Stage, Status
from transdesk.web.texts import Texts

STATUS_SIGN: Mapping[Status, str] = {
    Status.EMPTY: "○",
    Status.DRAFT: "◐",
    Status.EDITED: "✎",
    Status.CONFIRMED: "✓",
    Status.APPROVED: "★",
    Status.RETURNED: "↩",
}
_STAGE_LOOK: Mapping[Stage, tuple[str, str]] = {
    Stage.NEW: ("empty", "○"),
    Stage.DRAFTING: ("draft", "◐"),
    Stage.EDITING: ("edited", "✎"),
    Stage.IN_REVIEW: ("draft", "◉"),
    Stage.RETURNED: ("returned", "↩"),
    Stage.APPROVED: ("approved", "★"),
}
_TERM_SIGN: Mapping[str, str] = {"ok": "✓", "repaired": "✓", "flagged": "⚠", "found": ""}


def chip(look: str, words: str) -> str:
    """A small label; ``words`` carry the meaning, the colour only repeats it."""
    return f'<span class="td-chip td-{look}">{escape(words)}</span>'


def meta(*facts: str) -> str:
    """A quiet line of facts, empty ones left out."""
    return '<div class="td-meta">' + "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact) + "</div>"


def status_chip(status: Status, t: Texts) -> str:
    """The state of one segment in a sign and a word."""
    return chip(str(status), f"{STATUS_SIGN[status]} {t(f'status.{status}')}")


def stage_chip(stage: Stage, t: Texts) -> str:
    """The state of a whole translation in a sign and a word."""
    look, sign = _STAGE_LOOK[stage]
    return chip(look, f"{sign} {t(f'stage.{stage}')}")


def age(then: datetime, now: datetime, t: Texts) -> str:
    """How long ago in rounded words."""
    minutes = max(0, int((_aware(now) - _aware(then)).total_seconds() // 60))
    if minutes < 1:
        return t("age.now")
    if minutes < 60:
        return t.count("minutes_ago", minutes)
    if minutes < 24 * 60:
        return t.count("hours_ago", minutes // 60)
    return t.count("days_ago", minutes // (24 * 60))


def moment(at: datetime, t: Texts, zone: tzinfo | None = None) -> str:
    """Date and time as the interface's language writes them, in the reader's time zone."""
    return _aware(at).astimezone(zone).strftime(t("format.moment"))


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def duration(seconds: float, t: Texts) -> str:
    """A length of time, rounded up: seconds below a minute, else minutes."""
    if seconds < 60:
        return t.count("seconds", max(1, round(seconds)))
    return t.count("minutes", round(seconds / 60 + 0.49))


def progress_bar(card: TranslationCard, t: Texts) -> str:
    """Words confirmed and words drafted of all words, as a bar with its figures in words."""
    words = max(1, card.words)
    done, drafted = 100 * card.words_done // words, 100 * card.words_drafted // words
    said = escape(t("articles.progress", done=done, drafted=drafted), quote=True)
    return (
        f'<div class="td-bar" role="img" aria-label="{said}" title="{said}">'
        f'<i class="td-bar-done" style="width:{done}%"></i>'
        f'<i class="td-bar-rest" style="width:{max(0, drafted - done)}%"></i></div>'
    )


# --- the source of a segment ---------------------------------------------------------------------------


def source_html(row: Row, number: int, language: Language, target: Language, t: Texts) -> str:
    """The source side of a row: number, kind of block, text with terms and tags, and the terms spelt out."""
    segment = row.segment
    kind = (
        ""
        if segment.kind is BlockKind.PARAGRAPH
        else f'<span class="td-kind">{escape(kind_name(segment.kind, t))}</span>'
    )
    states = {outcome.concept: str(outcome.state) for outcome in row.work.terms}
    text = annotated(segment.source, row.hits, segment.marks, states, target)
    return (
        f'<div class="td-source td-{segment.kind}">{kind}<span class="td-n">{number}</span>'
        f'<span lang="{language}">{text}</span></div>{_terms_line(row.hits, states, target)}'
    )


def annotated(
    text: str, hits: Sequence[TermHit], marks: Sequence[Mark], states: Mapping[str, str], target: Language
) -> str:
    """Escaped text with ``<mark>`` around terms and a small numbered sign where inline marks begin and end."""
    starts = {hit.start: hit for hit in hits}
    ends = {hit.end for hit in hits}
    bounds = sorted({0, len(text), *starts, *ends, *(m.start for m in marks), *(m.end for m in marks)})
    pieces: list[str] = []
    for here, following in zip(bounds, [*bounds[1:], len(text)], strict=True):
        if here in ends:
            pieces.append("</mark>")
        pieces += [_tag(n, "/") for n, m in enumerate(marks, 1) if m.end == here]
        pieces += [_tag(n, "") for n, m in enumerate(marks, 1) if m.start == here]
        if here in starts:
            pieces.append(_opened(starts[here], states, target))
        pieces.append(escape(text[here:following]))
    return "".join(pieces)


def _tag(number: int, slash: str) -> str:
    return f'<span class="td-tag">&lt;{slash}{number}&gt;</span>'


def _opened(hit: TermHit, states: Mapping[str, str], target: Language) -> str:
    state = states.get(hit.concept.id, "found")
    return f'<mark class="td-term td-term-{state}" title="{escape(wanted(hit, target), quote=True)}">'


def wanted(hit: TermHit, target: Language) -> str:
    """What the glossary wants in the target for a term that was found."""
    if hit.concept.do_not_translate:
        return hit.designation.text
    return " | ".join(d.text for d in hit.concept.of(target, TermStatus.PREFERRED, TermStatus.ADMITTED))


def _terms_line(hits: Sequence[TermHit], states: Mapping[str, str], target: Language) -> str:
    seen: dict[str, str] = {}
    for hit in hits:
        words = wanted(hit, target).partition(" | ")[0]
        if words:
            sign = _TERM_SIGN[states.get(hit.concept.id, "found")]
            seen[hit.concept.id] = f"{escape(hit.text)} → <b>{escape(words)}</b> {sign}".rstrip()
    return f'<div class="td-terms">{"; ".join(seen.values())}</div>' if seen else ""


def kind_name(kind: BlockKind, t: Texts) -> str:
    """What a block is, in words."""
    return t(f"kind.{kind}")


# --- findings ------------------------------------------------------------------------------------------


def finding_text(finding: Finding, t: Texts) -> str:
    """A finding in the interface's language."""
    values = dict(finding.values)
    if finding.check == "wrong_language":
        values = {name: t(f"language.{code}") if f"language.{code}" in t else code for name, code in values.items()}
    return t.choose(f"finding.{finding.message}", values) or t("finding.unnamed", check=finding.check)


def findings_html(findings: Sequence[Finding], t: Texts) -> str:
    """A list of findings, each with its severity as a word."""
    items = [
        f'<li class="td-{f.severity}"><b>{escape(t(f"severity.{f.severity}"))}:</b>'
        f" <span>{escape(finding_text(f, t))}</span></li>"
        for f in findings
    ]
    return f'<ul class="td-findings">{"".join(items)}</ul>' if items else ""


def flagged(row: Row) -> bool:
    """Whether somebody should look at the row."""
    return bool(row.findings) or any(outcome.state is TermState.FLAGGED for outcome in row.work.terms)


# --- whole texts ---------------------------------------------------------------------------------------

_TAGS: Mapping[BlockKind, str] = {BlockKind.HEADLINE: "h1", BlockKind.SUBHEADING: "h2"}


def article_html(blocks: Sequence[Block], language: Language, banner: str = "") -> str:
    """Blocks as they will read."""
    top = f'<p class="td-draftmark">{escape(banner)}</p>' if banner else ""
    body = "".join(_block(block) for block in blocks if block.text.strip())
    return f'<article class="td-page td-read" lang="{language}">{top}{body}</article>'


def _block(block: Block) -> str:
    tag = _TAGS.get(block.kind, "p")
    sign = "• " if block.kind is BlockKind.LIST_ITEM else ""
    return f'<{tag} class="td-{block.kind}">{sign}{marked_html(block.text, block.marks)}</{tag}>'


def marked_html(text: str, marks: Sequence[Mark]) -> str:
    """Escaped text with bold, italic and underlined links; addresses are shown, never followed."""
    bounds = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    pieces: list[str] = []
    for start, end in pairwise(bounds):
        piece = escape(text[start:end])
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                piece = _dressed(piece, mark)
        pieces.append(piece)
    return "".join(pieces)


def _dressed(piece: str, mark: Mark) -> str:
    if mark.kind is MarkKind.BOLD:
        return f"<strong>{piece}</strong>"
    if mark.kind is MarkKind.ITALIC:
        return f"<em>{piece}</em>"
    return f'<u title="{escape(mark.value, quote=True)}">{piece}</u>'


def diff_html(pieces: Sequence[DiffPiece], language: Language) -> str:
    """Word-level changes: insertions underlined, deletions struck through."""
    wrap = {
        DiffKind.SAME: "{}",
        DiffKind.INSERTED: '<ins class="td-ins">{}</ins>',
        DiffKind.DELETED: '<del class="td-del">{}</del>',
    }
    body = "".join(wrap[piece.kind].format(escape(piece.text)) for piece in pieces)
    return f'<div class="td-read" lang="{language}">{body}</div>'
