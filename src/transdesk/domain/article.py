"""A typed article: what a reader makes of a document and a writer turns back into one.

Text is NFC (Unicode UAX #15); what was changed on the way in is listed in ``Article.changes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from transdesk.domain.marks import Mark


class BlockKind(StrEnum):
    """What a block is in the article."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    DATELINE = "dateline"
    BYLINE = "byline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    BIO = "bio"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text with inline marks as ranges over it.

    Attributes:
        kind: what the block is; boilerplate is kept but not translated unless asked.
        text: the plain text, NFC, without line breaks at its ends.
        marks: inline marks, offsets in code points of ``text``, ordered by start.
        level: depth of a subheading (1..6) or of a list item (from 1), else 0.
        ordered: a numbered list item.
        row, column: place of a table cell in its table, from 0; ``table`` numbers the tables.
        dateline: number of leading code points of ``text`` that are a dateline
            ("ALMATY, Kazakhstan (TCA) — "), 0 where there is none.
        anchor: the reader's own address of the block in the original (a paragraph number), for
            writers that rebuild the original; empty where there is none.
    """

    kind: BlockKind
    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0
    ordered: bool = False
    table: int = 0
    row: int = 0
    column: int = 0
    dateline: int = 0
    anchor: str = ""

    @property
    def translatable(self) -> bool:
        """Boilerplate and empty blocks are kept as they are."""
        return self.kind is not BlockKind.BOILERPLATE and any(c.isalpha() for c in self.text)


@dataclass(frozen=True, slots=True)
class TextChange:
    """Something that reading changed in the text, so that nobody is surprised later.

    Attributes:
        what: kind of change: ``lookalike``, ``nfc``, ``control``, ``encoding``, ``dropped``.
        before, after: the text before and after (for ``encoding``: the encoding's name).
        count: how many times.
    """

    what: str
    before: str
    after: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Article:
    """One source article.

    Attributes:
        blocks: the blocks in reading order.
        source_name: file name or URL it came from, empty for pasted text.
        media_type: MIME type of the original.
        byline: author's name as printed, empty where unknown.
        published: date of publication where the document states one; it decides which names are valid.
        changes: what reading changed.
    """

    blocks: tuple[Block, ...]
    source_name: str = ""
    media_type: str = "text/plain"
    byline: str = ""
    published: date | None = None
    changes: tuple[TextChange, ...] = field(default=())

    @property
    def headline(self) -> str:
        """The headline, or the beginning of the first block where there is none."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADLINE:
                return block.text
        return self.blocks[0].text[:80] if self.blocks else ""
