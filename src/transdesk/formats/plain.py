"""Plain text: paragraphs in, paragraphs out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.rendition import Rendition
from transdesk.formats.base import Format
from transdesk.formats.cleaning import Changes, clean, xml_safe
from transdesk.formats.encodings import decode
from transdesk.formats.inline import runs
from transdesk.formats.structure import structured

_ITEM = re.compile(r"^[ \t]*(?:(?P<bullet>[•▪●◦*‣])|(?P<number>\d{1,2})[.)]|-)[ \t]+(?=\S)")
_ENDED = re.compile(r"[.!?…:;»”\"')]$")


def read(data: bytes, name: str) -> Article:
    """Read a text file; see ``encodings.decode`` for what is told and refused."""
    changes = Changes()
    text = clean(decode(data, name, changes=changes).text, changes)
    return article_of(text, name, changes)


def article_of(text: str, name: str = "", changes: Changes | None = None) -> Article:
    """The article in a clean text (pasted or decoded)."""
    result = structured(_blocks(text), subheadings=True)
    listed = changes.listed() if changes else ()
    return Article(result.blocks, name, "text/plain", result.byline, result.published, listed)


def _blocks(text: str) -> list[Block]:
    """Groups of lines between empty lines; in wrapped text a group is a paragraph, else each line is one."""
    groups = [g for g in (_lines(part) for part in re.split(r"\n[ \t]*\n", text)) if g]
    wrapped = _is_wrapped(groups)
    blocks: list[Block] = []
    for group in groups:
        items = _items(group)
        if items:
            blocks += items
        elif wrapped:
            blocks.append(Block(BlockKind.PARAGRAPH, " ".join(group)))
        else:
            blocks += [Block(BlockKind.PARAGRAPH, line) for line in group]
    return blocks


def _lines(part: str) -> list[str]:
    return [line.strip() for line in part.split("\n") if line.strip()]


def _is_wrapped(groups: Sequence[Sequence[str]]) -> bool:
    """Lines broken at a column: none is long, and most go on in the next one in the middle of a sentence."""
    inner = [(a, b) for group in groups for a, b in itertools.pairwise(group)]
    longest = max((len(line) for group in groups for line in group), default=0)
    if len(inner) < 2 or not 30 <= longest <= 120:
        return False
    broken = sum(1 for a, b in inner if len(a) >= 0.6 * longest and not _ENDED.search(a))
    running = sum(1 for _, b in inner if b[0].islower())
    return broken >= 0.6 * len(inner) and running >= 0.3 * len(inner)


def _items(group: Sequence[str]) -> list[Block]:
    """The group as list items where every line begins like one; a single dash begins direct speech instead."""
    heads = [_ITEM.match(line) for line in group]
    if not all(heads) or (len(group) == 1 and not (heads[0] and heads[0].group("bullet"))):
        return []
    return [
        Block(BlockKind.LIST_ITEM, line[head.end() :].strip(), level=1, ordered=head.group("number") is not None)
        for line, head in zip(group, heads, strict=True)
        if head
    ]


def write(rendition: Rendition) -> bytes:
    """UTF-8 text, an empty line between blocks; links stand in brackets behind their words."""
    parts: list[str] = [] if rendition.final else [f"[{rendition.draft_label}]"]
    number, before = 0, None
    for block in rendition.blocks:
        number = number + 1 if block.kind is BlockKind.LIST_ITEM and block.ordered else 0
        text = _with_links(block)
        if block.kind is BlockKind.LIST_ITEM:
            text = "  " * (max(block.level, 1) - 1) + (f"{number}. " if block.ordered else "• ") + text
        joint = _joint(before, block)
        if joint and parts:
            parts[-1] += joint + text
        else:
            parts.append(text)
        before = block
    return (xml_safe("\n\n".join(parts)) + "\n").encode("utf-8")


def _joint(before: Block | None, block: Block) -> str:
    """What holds a block to the one before it: a line break in a list, a tab in a table's row."""
    if before is None or before.kind is not block.kind:
        return ""
    if block.kind is BlockKind.LIST_ITEM:
        return "\n"
    if block.kind is BlockKind.TABLE_CELL and before.table == block.table:
        return "\t" if before.row == block.row else "\n"
    return ""


def _with_links(block: Block) -> str:
    pieces: list[str] = []
    stretch = runs(block.text, block.marks)
    for run, after in zip(stretch, [*stretch[1:], None], strict=True):
        pieces.append(run.text)
        if run.link and (after is None or after.link != run.link) and run.link not in block.text:
            pieces.append(f" [{run.link}]")
    return "".join(pieces)


FORMATS = (Format("txt", (".txt", ".text"), ("text/plain",), read, write),)
