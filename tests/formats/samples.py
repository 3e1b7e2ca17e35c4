"""Articles and renditions of our own that the tests of the formats room share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.language import Language
from transdesk.domain.marks import Mark, MarkKind, tagged
from transdesk.domain.rendition import RenderedSegment, Rendition, rendered_text, target_blocks
from transdesk.domain.segment import Segment, segments_of
from transdesk.domain.work import Status

K = BlockKind
LEAD = "АСТАНА, 6 августа — Добыча нефти выросла на 6,2 процента, сообщило министерство энергетики."
BOLD_LINK = "Об этом пишет «Казинформ» со ссылкой на пресс-службу ведомства, уточнив <детали> & сроки."

ARTICLE = Article(
    blocks=(
        Block(K.HEADLINE, "Казахстан нарастил добычу нефти"),
        Block(K.LEAD, LEAD, (Mark(MarkKind.BOLD, 0, 6),), dateline=20),
        Block(
            K.PARAGRAPH,
            BOLD_LINK,
            (
                Mark(MarkKind.LINK, 14, 25, "https://example.org/news?a=1&b=2"),
                Mark(MarkKind.BOLD, 15, 24),
                Mark(MarkKind.ITALIC, 40, 54),
            ),
        ),
        Block(K.SUBHEADING, "Что дальше", level=2),
        Block(K.LIST_ITEM, "первый шаг", level=1),
        Block(K.LIST_ITEM, "подпункт", level=2),
        Block(K.LIST_ITEM, "второй шаг", level=1),
        Block(K.QUOTE, "«Мы выполним план», — сказал министр."),
        Block(K.TABLE_CELL, "Год", table=0, row=0, column=0),
        Block(K.TABLE_CELL, "Тонны", table=0, row=0, column=1),
        Block(K.TABLE_CELL, "2024", table=0, row=1, column=0),
        Block(K.TABLE_CELL, "58,4 | млн", table=0, row=1, column=1),
        Block(K.PARAGRAPH, "Бұл туралы Қазақстан Үкіметі хабарлады: ғылым, өңір, ұлт, ізгі."),
        Block(K.BYLINE, "Автор: Айгуль Серикова"),
        Block(K.BOILERPLATE, "Читайте также: другие новости"),
    ),
    source_name="neft.txt",
    byline="Айгуль Серикова",
    published=date(2024, 8, 6),
)


def whole_block(text: str) -> list[tuple[int, int]]:
    """A splitter that leaves every block whole."""
    return [(0, len(text))]


def segments(article: Article) -> tuple[Segment, ...]:
    """One segment for each translatable block."""
    return segments_of("a1", article, whole_block)


def rendition(
    article: Article = ARTICLE,
    *,
    final: bool = False,
    prefix: str = "",
    status: Status = Status.APPROVED,
    original: bytes | None = None,
    draft_label: str = "ЧЕРНОВИК — не для печати",
) -> Rendition:
    """A rendition whose targets are the sources with ``prefix`` before them; marks stay on their words."""
    cut = segments(article)
    targets = {s.id: prefix + tagged(s.source, s.marks) for s in cut}
    rendered = []
    for segment in cut:
        text, marks = rendered_text(segment, targets[segment.id])
        rendered.append(RenderedSegment(segment, text, marks, status, "mt", "sig"))
    return Rendition(
        article,
        Language.RU,
        Language.KK,
        tuple(rendered),
        target_blocks(article, cut, targets),
        final,
        draft_label,
        original=original,
        approved_by="Редактор" if final else "",
        approved_at=datetime(2024, 8, 7, 9, 30, tzinfo=UTC) if final else None,
    )


def without_dateline(block: Block) -> Block:
    """A block as it looks beside one that was read anew: address and dateline are the reader's own."""
    return replace(block, dateline=0, anchor="")
