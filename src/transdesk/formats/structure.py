"""Which block of a text is what: headline, dateline, lead, byline, the author's note, page furniture.

Readers give paragraphs, and what their format says for certain (a heading, a list item). The rest is told
here from layout and wording, carefully: what is not sure stays a paragraph, and no text is ever dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from transdesk.domain.article import Block, BlockKind
from transdesk.domain.marks import MarkKind
from transdesk.formats.datelines import date_in, dateline_length, is_date_line
from transdesk.formats.phrases import ABOUT_AUTHOR, BOILERPLATE, BYLINE, WHOLE_LINES

_SENTENCE_END = re.compile(r"[.!?…:;,][\"'»”’)\]]*$")
_FINISHED = re.compile(r"[.!?…][\"'»”’)\]]*$")
_NAME_WORD = r"[^\W\d_](?:[^\W\d_]|[’'\-.])*"
_NAME = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}}$")
_HEADLINE_LIMIT = 220
_FURNITURE_LIMIT = 160
_NAME_LIMIT = 60
_TITLE_REST = frozenset({BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.BYLINE})


@dataclass(frozen=True, slots=True)
class Structured:
    """Typed blocks and the facts that they state."""

    blocks: tuple[Block, ...]
    byline: str = ""
    published: date | None = None


def structured(blocks: Sequence[Block], *, subheadings: bool = False) -> Structured:
    """Give every block its kind; kinds that the reader knew for certain stay.

    Args:
        blocks: blocks in reading order; those of kind paragraph are looked at.
        subheadings: the format has no headings of its own (plain text): a short line between two long
            paragraphs counts as one.
    """
    typed = [replace(b, kind=BlockKind.BOILERPLATE) if _is_furniture(b) else b for b in blocks if b.text]
    _mark_linked_furniture(typed)
    _mark_headline(typed)
    _mark_date_lines(typed)
    byline = _mark_byline(typed)
    _mark_bio(typed, byline)
    _mark_lead(typed)
    if subheadings:
        _mark_subheadings(typed)
    return Structured(tuple(typed), byline, _published(typed))


def _is_furniture(block: Block) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.SUBHEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE):
        return False
    text = block.text.strip()
    if len(text) > _FURNITURE_LIMIT:
        return False
    return bool(BOILERPLATE.match(text)) or text.casefold().strip(" :.…»>→|•") in WHOLE_LINES


def _mark_linked_furniture(blocks: list[Block]) -> None:
    """After "Читайте также" the items that are nothing but links belong to it."""
    after = False
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.BOILERPLATE:
            after = True
        elif after and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _all_link(block):
            blocks[index] = replace(block, kind=BlockKind.BOILERPLATE)
        else:
            after = False


def _all_link(block: Block) -> bool:
    covered = sum(m.end - m.start for m in block.marks if m.kind is MarkKind.LINK)
    return covered >= 0.9 * len(block.text)


def _mark_headline(blocks: list[Block]) -> None:
    """The first block, where it is one unfinished line and real text follows."""
    if any(b.kind is BlockKind.HEADLINE for b in blocks):
        return
    at = next((i for i, b in enumerate(blocks) if b.kind is not BlockKind.BOILERPLATE), None)
    if at is None or not _may_be_headline(blocks[at]):
        return
    rest = [b for b in blocks[at + 1 :] if b.kind in _TITLE_REST]
    if blocks[at].kind is BlockKind.SUBHEADING or any(len(b.text) >= 60 for b in rest[:4]):
        blocks[at] = replace(blocks[at], kind=BlockKind.HEADLINE, level=0)


def _may_be_headline(block: Block) -> bool:
    text = block.text
    if block.kind is BlockKind.SUBHEADING:
        return True
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(text) <= _HEADLINE_LIMIT
        and "\n" not in text
        and any(c.isalpha() for c in text)
        and not (_SENTENCE_END.search(text) and text.rstrip("»”\"'’)")[-1:] not in "?!")
        and not dateline_length(text)
        and not is_date_line(text)
        and not BYLINE.match(text)
    )


def _mark_date_lines(blocks: list[Block]) -> None:
    """A line of its own near the top with nothing but place and date."""
    for index, block in enumerate(blocks[:6]):
        if block.kind is BlockKind.PARAGRAPH and is_date_line(block.text):
            blocks[index] = replace(block, kind=BlockKind.DATELINE)


def _mark_byline(blocks: list[Block]) -> str:
    """Find the author's line: by its wording near either end, or a bare name that closes the text.

    Returns:
        The author's name, empty where there is none.
    """
    known = next((b.text for b in blocks if b.kind is BlockKind.BYLINE), "")
    if known:
        return _name_in(known)
    body = [i for i, b in enumerate(blocks) if b.kind is not BlockKind.BOILERPLATE]
    for index in (*body[:5], *reversed(body[-6:])):
        block = blocks[index]
        match = BYLINE.match(block.text)
        if block.kind is BlockKind.PARAGRAPH and match and _is_name(match.group("name")):
            blocks[index] = replace(block, kind=BlockKind.BYLINE)
            return match.group("name").strip()
    for index in reversed(body[3:][-6:]):
        if blocks[index].kind is BlockKind.PARAGRAPH and _closes_as_name(blocks, body, index):
            blocks[index] = replace(blocks[index], kind=BlockKind.BYLINE)
            return blocks[index].text.strip()
    return ""


def _closes_as_name(blocks: Sequence[Block], body: Sequence[int], index: int) -> bool:
    """A bare name is a byline where it is the last line, or where the next line tells who that is."""
    name = blocks[index].text.strip()
    if not _is_name(name) or "," in name:
        return False
    later = [blocks[i] for i in body if i > index]
    return not later or later[0].text.startswith((name, name.split()[-1] + " ")) or _about(later[0])


def _is_name(text: str) -> bool:
    """Two to four capitalised words, or several such names joined by commas or "and"."""
    text = text.strip().rstrip(".")
    if not text or len(text) > _NAME_LIMIT * 2:
        return False
    names = re.split(r"\s*,\s*|\s+(?:and|и|және|&)\s+", text)
    return all(_NAME.match(n) and all(w[0].isupper() for w in n.split()) and len(n) <= _NAME_LIMIT for n in names)


def _name_in(text: str) -> str:
    match = BYLINE.match(text)
    return (match.group("name") if match else text).strip()


def _mark_bio(blocks: list[Block], byline: str) -> None:
    """The author's note: what follows the byline, or "About the author", at the end of the text."""
    last_names = {n.split()[-1] for n in re.split(r"\s*,\s*", byline) if n}
    starts = tuple({byline, *last_names} - {""})
    inside = False
    for index in range(_last_body(blocks) + 1, len(blocks)):
        block = blocks[index]
        if block.kind is not BlockKind.PARAGRAPH:
            inside = inside and block.kind is BlockKind.BYLINE
            continue
        if inside or _about(block) or (starts and block.text.startswith(starts)):
            inside = True
            blocks[index] = replace(block, kind=BlockKind.BIO)


def _about(block: Block) -> bool:
    return bool(ABOUT_AUTHOR.match(block.text.strip()))


def _last_body(blocks: Sequence[Block]) -> int:
    """Index before which no author's note can stand: the closing byline or "About the author"; the end if none."""
    for index in range(len(blocks) - 1, len(blocks) // 3, -1):
        if blocks[index].kind is BlockKind.BYLINE:
            return index
        if _about(blocks[index]):
            return index - 1
    return len(blocks)


def _mark_lead(blocks: list[Block]) -> None:
    """The dateline inside the first paragraphs, and the paragraph that opens the story."""
    paragraphs = [i for i, b in enumerate(blocks) if b.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD)][:3]
    for position, index in enumerate(paragraphs):
        length = dateline_length(blocks[index].text)
        if length:
            kind = BlockKind.LEAD if position == 0 else blocks[index].kind
            blocks[index] = replace(blocks[index], kind=kind, dateline=length)
            break
    titled = any(b.kind is BlockKind.HEADLINE for b in blocks)
    if titled and paragraphs and len(blocks[paragraphs[0]].text) >= 60:
        blocks[paragraphs[0]] = replace(blocks[paragraphs[0]], kind=BlockKind.LEAD)


def _mark_subheadings(blocks: list[Block]) -> None:
    """A short line without an end of sentence between two paragraphs of finished sentences."""
    for index in range(1, len(blocks) - 1):
        block, after = blocks[index], blocks[index + 1]
        if (
            block.kind is BlockKind.PARAGRAPH
            and len(block.text) <= 80
            and len(block.text.split()) <= 10
            and block.text[0].isupper()
            and not _SENTENCE_END.search(block.text)
            and all(_is_running(n) for n in (blocks[index - 1], after))
            and len(after.text) >= max(60, 1.5 * len(block.text))
        ):
            blocks[index] = replace(block, kind=BlockKind.SUBHEADING, level=2)


def _is_running(block: Block) -> bool:
    """A paragraph whose last sentence is finished."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD) and bool(_FINISHED.search(block.text))


def _published(blocks: Sequence[Block]) -> date | None:
    return next((d for b in blocks if b.kind is BlockKind.DATELINE and (d := date_in(b.text))), None)
