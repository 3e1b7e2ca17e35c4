"""HTML documents: typed blocks in, a standalone page out."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.rendition import Rendition
from transdesk.formats.base import Format
from transdesk.formats.cleaning import Changes, clean, xml_safe
from transdesk.formats.datelines import date_in
from transdesk.formats.encodings import decode
from transdesk.formats.inline import Run, runs
from transdesk.formats.problems import problem
from transdesk.formats.structure import structured
from transdesk.formats.tables import grid
from transdesk.formats.webpage_walk import blocks_of

_CLASSES = {
    BlockKind.LEAD: "lead",
    BlockKind.BYLINE: "byline",
    BlockKind.DATELINE: "dateline",
    BlockKind.BIO: "bio",
    BlockKind.BOILERPLATE: "boilerplate",
    BlockKind.CAPTION: "caption",
}
_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.55 Georgia,'PT Serif','Noto Serif',serif}"
    ".draft{padding:.5rem 1rem;border:2px solid #b3261e;color:#b3261e;font:bold 1rem/1.4 sans-serif}"
    ".lead{font-size:1.12rem}.byline,.dateline,.caption,.bio,.boilerplate,.notes{color:#555;font-size:.92rem}"
    "table{border-collapse:collapse}td{border:1px solid #999;padding:.3rem .5rem;vertical-align:top}"
)
_AUTHOR_META = ("author", "article:author", "dc.creator", "byl", "parsely-author")
_DATE_META = ("article:published_time", "date", "dc.date", "pubdate", "publishdate", "datepublished", "dcterms.created")


def read(data: bytes, name: str) -> Article:
    """Read an HTML page: scripts, styles, comments and hidden elements never come along.

    Raises:
        UnreadableError: not text, or nested beyond what the parser bears.
    """
    changes = Changes()
    return read_html(decode(data, name, changes=changes).text, name, changes)


def read_html(text: str, name: str, changes: Changes | None = None, base: str = "") -> Article:
    """The article in the HTML ``text``; relative links are resolved against ``base``."""
    changes = changes or Changes()
    tree = parse(text, name)
    if tree is None:
        return Article((), name, "text/html", changes=changes.listed())
    blocks = blocks_of(tree, changes, base)
    result = structured(_with_title(blocks, clean(_title(tree))))
    byline = result.byline or clean(_meta(tree, _AUTHOR_META))
    published = _published(tree) or result.published
    return Article(result.blocks, name, "text/html", byline, published, changes.listed())


def parse(text: str, name: str) -> Any:
    """The element tree of an HTML text, or None where it holds no element at all."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8", huge_tree=False
    )
    try:
        return lxml_html.document_fromstring(xml_safe(text).encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        if not text.strip() or "<" in text:
            return None
        raise problem("unreadable_damaged", name=name) from None


def _title(tree: Any) -> str:
    return " ".join((tree.findtext(".//title") or "").split())


def _with_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """A page without a first heading takes its title, or the block that repeats it, as headline."""
    blocks = list(blocks)
    if not title or any(b.kind in (BlockKind.HEADLINE, BlockKind.SUBHEADING) for b in blocks):
        return blocks
    for index, block in enumerate(blocks[:5]):
        if block.kind is BlockKind.PARAGRAPH and len(block.text) > 10 and title.startswith(block.text):
            blocks[index] = Block(BlockKind.HEADLINE, block.text, block.marks)
            return blocks
    return [Block(BlockKind.HEADLINE, title), *blocks] if blocks else blocks


def _meta(tree: Any, names: Iterable[str]) -> str:
    """The content of the first meta element of one of the names; an address is no name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        found.setdefault(key, " ".join((element.get("content") or "").split()))
    return next((found[n] for n in names if found.get(n) and "://" not in found[n]), "")


def _published(tree: Any) -> date | None:
    return date_in(_meta(tree, _DATE_META)[:10])


def write(rendition: Rendition) -> bytes:
    """A standalone UTF-8 page in the target's language; everything is escaped."""
    label = "" if rendition.final else rendition.draft_label
    title = next((b.text for b in rendition.blocks if b.kind is BlockKind.HEADLINE), "")
    head = [
        "<!DOCTYPE html>",
        f'<html lang="{rendition.target}">',
        '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_escaped(' — '.join(filter(None, (label, title))).replace(chr(10), ' '))}</title>",
        f'<meta name="generator" content="TransDesk">\n<style>{_STYLE}</style>',
        '<meta name="robots" content="noindex">' if label else "",
        _facts(rendition),
        "</head>\n<body>",
    ]
    banner = [f'<p class="draft" role="note">{_escaped(label)}</p>'] if label else []
    notes: list[str] = []
    body = _body(rendition.blocks, notes)
    tail = [f'<ol class="notes">{"".join(_note(i, t) for i, t in enumerate(notes, 1))}</ol>'] if notes else []
    page = "\n".join([*filter(None, head), *banner, "<article>", *body, *tail, "</article>\n</body>\n</html>\n"])
    return page.encode("utf-8", errors="replace")


def _facts(rendition: Rendition) -> str:
    """Author and date of the article, so that the page reads back as it was."""
    facts = []
    if rendition.article.byline:
        facts.append(f'<meta name="author" content="{_escaped(rendition.article.byline)}">')
    if rendition.article.published:
        facts.append(f'<meta property="article:published_time" content="{rendition.article.published.isoformat()}">')
    return "\n".join(facts)


def _body(blocks: Sequence[Block], notes: list[str]) -> list[str]:
    lines: list[str] = []
    index = 0
    while index < len(blocks):
        kind = blocks[index].kind
        end = index + 1
        if kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL):
            while end < len(blocks) and blocks[end].kind is kind and blocks[end].table == blocks[index].table:
                end += 1
        group = blocks[index:end]
        if kind is BlockKind.LIST_ITEM:
            lines += _list(group, notes)
        elif kind is BlockKind.TABLE_CELL:
            lines += _table(group, notes)
        else:
            lines.append(_block(blocks[index], notes))
        index = end
    return lines


def _block(block: Block, notes: list[str]) -> str:
    inner = inline_html(block, notes)
    if block.kind is BlockKind.HEADLINE:
        return f"<h1>{inner}</h1>"
    if block.kind is BlockKind.SUBHEADING:
        level = min(max(block.level, 2), 6)
        return f"<h{level}>{inner}</h{level}>"
    if block.kind is BlockKind.QUOTE:
        return f"<blockquote><p>{inner}</p></blockquote>"
    name = _CLASSES.get(block.kind)
    return f'<p class="{name}">{inner}</p>' if name else f"<p>{inner}</p>"


def _list(items: Sequence[Block], notes: list[str]) -> list[str]:
    """Nested lists from the items' levels; an item that opens a deeper list stays open around it."""
    lines: list[str] = []
    opened: list[str] = []
    for item in items:
        depth = min(max(item.level, 1), len(opened) + 1)
        tag = "ol" if item.ordered else "ul"
        while len(opened) > depth or (len(opened) == depth and opened[-1] != tag):
            lines.append(f"</li></{opened.pop()}>")
        if len(opened) == depth:
            lines.append("</li>")
        else:
            opened.append(tag)
            lines.append(f"<{tag}>")
        lines.append(f"<li>{inline_html(item, notes)}")
    lines += [f"</li></{tag}>" for tag in reversed(opened)]
    return lines


def _table(cells: Sequence[Block], notes: list[str]) -> list[str]:
    lines = ["<table>"]
    for row in grid(cells):
        texts = ("<br>\n".join(inline_html(cell, notes) for cell in place) for place in row)
        lines.append("<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>")
    return [*lines, "</table>"]


def inline_html(block: Block, notes: list[str]) -> str:
    """The block's text as HTML; texts of notes are appended to ``notes`` and referred to by number."""
    pieces: list[str] = []
    link = ""
    for run in runs(block.text, block.marks):
        if run.link != link:
            pieces.append(("</a>" if link else "") + (f'<a href="{_escaped(run.link)}">' if run.link else ""))
            link = run.link
        pieces.append(_run(run))
        for text in run.notes:
            notes.append(text)
            pieces.append(f'<sup class="note" title="{_escaped(text)}">[{len(notes)}]</sup>')
    return "".join(pieces) + ("</a>" if link else "")


def _run(run: Run) -> str:
    text = _escaped(run.text).replace("\n", "<br>\n")
    if run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text


def _note(number: int, text: str) -> str:
    return f'<li id="note-{number}">{_escaped(text)}</li>'


def _escaped(text: str) -> str:
    return html.escape(xml_safe(text), quote=True)


FORMATS = (Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), read, write),)
