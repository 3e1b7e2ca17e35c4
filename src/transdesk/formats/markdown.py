"""Markdown (CommonMark 0.31 with tables and footnotes): read by way of HTML, written directly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from transdesk.domain.article import Article, Block, BlockKind
from transdesk.domain.rendition import Rendition
from transdesk.formats.base import Format
from transdesk.formats.cleaning import Changes, clean, xml_safe
from transdesk.formats.datelines import date_in
from transdesk.formats.encodings import decode
from transdesk.formats.inline import Run, runs
from transdesk.formats.tables import grid
from transdesk.formats.webpage import read_html

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FACT = re.compile(r"^(title|author|date)\s*:\s*[\"']?(.+?)[\"']?\s*$", re.IGNORECASE | re.MULTILINE)
_NOTE = re.compile(r"^\[\^([\w-]+)\]:[ \t]+(.+(?:\n(?:[ ]{4}|\t).+)*)\n?", re.MULTILINE)
_NOTE_REFERENCE = re.compile(r"\[\^([\w-]+)\]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>&|])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{3,}\s*$|~{3})")
_NUMBER_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def read(data: bytes, name: str) -> Article:
    """Read a Markdown file; HTML inside it is read as a page would be, scripts and comments dropped."""
    from markdown_it import MarkdownIt

    changes = Changes()
    text = clean(decode(data, name, changes=changes).text, changes)
    facts, text = _front_matter(text)
    page = MarkdownIt("commonmark").enable("table").render(_with_notes(text))
    article = read_html(page, name, changes)
    blocks = article.blocks
    if facts.get("title") and blocks and not any(b.kind is BlockKind.HEADLINE for b in blocks):
        blocks = (Block(BlockKind.HEADLINE, facts["title"]), *blocks)
    return replace(
        article,
        blocks=blocks,
        media_type="text/markdown",
        byline=article.byline or facts.get("author", ""),
        published=date_in(facts.get("date", "")) or article.published,
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Title, author and date of a YAML head, and the text without it."""
    match = _FRONT_MATTER.match(text)
    if not match or not _FACT.search(match.group("body")):
        return {}, text
    facts = {key.lower(): value for key, value in _FACT.findall(match.group("body"))}
    return facts, text[match.end() :]


def _with_notes(text: str) -> str:
    """Footnotes as the HTML that the page reader knows."""
    notes = {name: " ".join(body.split()) for name, body in _NOTE.findall(text)}
    if not notes:
        return text

    def reference(match: re.Match[str]) -> str:
        note = notes.get(match.group(1))
        plain = re.sub(r"\\([^\w\s])", r"\1", note or "")
        return f'<sup class="note" title="{escape(plain)}"></sup>' if note else match.group()

    return _NOTE_REFERENCE.sub(reference, _NOTE.sub("", text))


def write(rendition: Rendition) -> bytes:
    """CommonMark in UTF-8; the draft mark is the first line."""
    parts: list[str] = [] if rendition.final else [f"**{_escaped(rendition.draft_label)}**"]
    notes: list[str] = []
    for (kind, _), group in groupby(rendition.blocks, key=lambda b: (b.kind, b.table)):
        blocks = list(group)
        if kind is BlockKind.LIST_ITEM:
            parts.append(_list(blocks, notes))
        elif kind is BlockKind.TABLE_CELL:
            parts.append(_table(blocks, notes))
        else:
            parts += [_block(b, notes) for b in blocks]
    parts += [f"[^{n}]: {_escaped(' '.join(text.split()))}" for n, text in enumerate(notes, 1)]
    return (xml_safe("\n\n".join(p for p in parts if p)) + "\n").encode("utf-8")


def _block(block: Block, notes: list[str]) -> str:
    text = _inline(block, notes)
    if block.kind is BlockKind.HEADLINE:
        return "# " + text.replace("\\\n", " ")
    if block.kind is BlockKind.SUBHEADING:
        return "#" * min(max(block.level, 2), 6) + " " + text.replace("\\\n", " ")
    text = _guarded(text)
    return "\n".join("> " + line for line in text.split("\n")) if block.kind is BlockKind.QUOTE else text


def _list(items: Sequence[Block], notes: list[str]) -> str:
    lines: list[str] = []
    numbers: dict[int, int] = {}
    for item in items:
        level = max(item.level, 1)
        numbers = {k: n for k, n in numbers.items() if k < level or (k == level and item.ordered)}
        numbers[level] = numbers.get(level, 0) + 1
        head = f"{numbers[level]}." if item.ordered else "-"
        indent = "    " * (level - 1)
        text = _guarded(_inline(item, notes)).replace("\n", "\n" + indent + "    ")
        lines.append(f"{indent}{head:<3} {text}")
    return "\n".join(lines)


def _table(cells: Sequence[Block], notes: list[str]) -> str:
    """A table with the first row as its head, as Markdown demands."""
    rows = [
        ["<br>".join(_inline(cell, notes).replace("\\\n", "<br>") for cell in place) for place in row]
        for row in grid(cells)
    ]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _inline(block: Block, notes: list[str]) -> str:
    pieces: list[str] = []
    stretch = runs(block.text, block.marks)
    for link, group in groupby(range(len(stretch)), key=lambda i: stretch[i].link):
        inner = "".join(_run(stretch, index, notes) for index in group)
        pieces.append(f"[{inner}](<{_address(link)}>)" if link else inner)
    return "".join(pieces)


def _address(link: str) -> str:
    return link.replace("\n", "").replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")


def _run(stretch: Sequence[Run], index: int, notes: list[str]) -> str:
    run = stretch[index]
    core = run.text.strip()
    if not core:
        return _breaks(run.text)
    lead, tail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    text = _escaped(core)
    if run.bold or run.italic:
        before = stretch[index - 1] if index and not lead else None
        after = stretch[index + 1] if index + 1 < len(stretch) and not tail else None
        if _stars_work(core, before, after):
            stars = "*" * (2 * run.bold + run.italic)
            text = stars + text + stars
        else:
            text = f"<em>{text}</em>" if run.italic else text
            text = f"<strong>{text}</strong>" if run.bold else text
    for note in run.notes:
        notes.append(note)
        text += f"[^{len(notes)}]"
    return _breaks(lead) + text + _breaks(tail)


def _stars_work(core: str, before: Run | None, after: Run | None) -> bool:
    """Delimiter runs must flank (CommonMark 6.2): no emphasis may touch, and no letter beside punctuation."""
    if any(run is not None and run.text.strip() and (run.bold or run.italic) for run in (before, after)):
        return False
    opens = _flanks(core[0], before.text[-1:] if before else "")
    return opens and _flanks(core[-1], after.text[:1] if after else "")


def _flanks(inner: str, outer: str) -> bool:
    return not _is_punctuation(inner) or not outer or outer.isspace() or _is_punctuation(outer)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _escaped(text: str) -> str:
    return _breaks(_SPECIAL.sub(r"\\\1", text))


def _breaks(text: str) -> str:
    return text.replace("\n", "\\\n")


def _guarded(text: str) -> str:
    """Keep a paragraph from being taken for a heading, a list or a rule."""
    guarded = (_NUMBER_START.sub(r"\1\\\2", _LINE_START.sub(r"\1\\\2", line)) for line in text.split("\n"))
    return "\n".join(guarded)


FORMATS = (Format("md", (".md", ".markdown"), ("text/markdown", "text/x-markdown"), read, write),)
