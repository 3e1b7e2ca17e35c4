"""Pure functions from the desk's values to HTML and words. All text from articles is escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from html import escape
from itertools import pairwise

from transdesk.desk.views import Row
from transdesk.domain.article import Block, BlockKind
from transdesk.domain.finding import Finding
from transdesk.domain.language import Language
from transdesk.domain.library import TranslationCard
from transdesk.domain.marks import Mark, MarkKind
from transdesk.domain.term import TermState
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


def chip(look: str, words: str) -> str:
    """A small label; ``words`` carry the meaning, the colour only repeats it."""
    return f'<span class="td-chip td-{look}">{escape(words)}</span>'


def meta(*facts: str) -> str:
    """A quiet line of facts, empty ones left out."""
    return '<div class="td-meta">' + "".join(f"<span>{escape(fact)}</span>" for fact in facts if fact) + "</div>"


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


# --- blocks and findings --------------------------------------------------------------------------------


def kind_name(kind: BlockKind, t: Texts) -> str:
    """What a block is, in words."""
    return t(f"kind.{kind}")


def finding_text(finding: Finding, t: Texts) -> str:
    """A finding in the interface's language."""
    values = dict(finding.values)
    if finding.check == "wrong_language":
        values = {name: t(f"language.{code}") if f"language.{code}" in t else code for name, code in values.items()}
    return t.choose(f"finding.{finding.message}", values) or t("finding.unnamed", check=finding.check)


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
