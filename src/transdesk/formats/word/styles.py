"""What a document's styles and numbering say about a paragraph or a run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from transdesk.domain.article import BlockKind
from transdesk.formats.word.names import switched_on, value, w
from transdesk.formats.word.package import Package

_HEADING = re.compile(r"^(?:heading|заголовок|тақырып|überschrift|titre)\s*(\d)", re.IGNORECASE)
_KINDS = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.SUBHEADING,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "название": BlockKind.HEADLINE,
    "заголовок": BlockKind.HEADLINE,
    "цитата": BlockKind.QUOTE,
    "transdesk byline": BlockKind.BYLINE,
    "transdesk lead": BlockKind.LEAD,
    "transdesk dateline": BlockKind.DATELINE,
    "transdesk bio": BlockKind.BIO,
    "transdesk page furniture": BlockKind.BOILERPLATE,
    "transdesk draft": BlockKind.BOILERPLATE,
}


@dataclass(slots=True)
class Styles:
    """Names, parents and emphasis of styles by id, and which numberings count."""

    names: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    bold: dict[str, bool] = field(default_factory=dict)
    italic: dict[str, bool] = field(default_factory=dict)
    outline: dict[str, int] = field(default_factory=dict)
    numbered: dict[str, int] = field(default_factory=dict)
    ordered: dict[tuple[str, int], bool] = field(default_factory=dict)

    def chain(self, style: str) -> list[str]:
        """The style and those it is based on, nearest first; a circle ends it."""
        found: list[str] = []
        while style and style not in found:
            found.append(style)
            style = self.parents.get(style, "")
        return found

    def emphasis(self, style: str) -> tuple[bool, bool]:
        """Whether a character style makes text (bold, italic)."""
        chain = self.chain(style)
        bold = next((self.bold[s] for s in chain if s in self.bold), False)
        return bold, next((self.italic[s] for s in chain if s in self.italic), False)

    def kind(self, style: str) -> tuple[BlockKind, int]:
        """Kind and level of a paragraph with this style: the nearest style that says something decides."""
        for name in self.chain(style):
            title = self.names.get(name, name).lower()
            heading = _HEADING.match(title)
            if heading:
                return BlockKind.SUBHEADING, int(heading.group(1))
            if title in _KINDS:
                return _KINDS[title], 0
            if name in self.outline and self.outline[name] < 6:
                return BlockKind.SUBHEADING, self.outline[name] + 1
        return BlockKind.PARAGRAPH, 0

    def is_contents(self, style: str) -> bool:
        """A line of a table of contents: the word processor writes it anew."""
        return any(
            re.match(r"(?:toc|contents|оглавление)\s*\d", self.names.get(s, s).lower()) for s in self.chain(style)
        )


def styles_of(package: Package) -> Styles:
    """Read styles and numbering; a document without them is fine."""
    styles = Styles()
    for part in package.related("/styles")[:1]:
        for style in package.xml(part).iter(w("style")):
            _add_style(styles, style)
    for part in package.related("/numbering")[:1]:
        _add_numbering(styles, package.xml(part))
    return styles


def _add_style(styles: Styles, style: Any) -> None:
    name = style.get(w("styleId")) or ""
    styles.names[name] = value(style, "name") or name
    styles.parents[name] = value(style, "basedOn")
    run = style.find(w("rPr"))
    for table, toggle in ((styles.bold, "b"), (styles.italic, "i")):
        on = switched_on(run, toggle)
        if on is not None:
            table[name] = on
    paragraph = style.find(w("pPr"))
    outline = value(paragraph, "outlineLvl")
    if outline.isdecimal():
        styles.outline[name] = int(outline)
    numbering = paragraph.find(w("numPr")) if paragraph is not None else None
    if numbering is not None and value(numbering, "numId") not in ("", "0"):
        level = value(numbering, "ilvl")
        styles.numbered[name] = int(level) if level.isdecimal() else 0
        styles.ordered[("style:" + name, styles.numbered[name])] = "number" in styles.names[name].lower()


def _add_numbering(styles: Styles, root: Any) -> None:
    abstract: dict[str, dict[int, bool]] = {}
    for definition in root.iter(w("abstractNum")):
        levels = {
            int(level.get(w("ilvl")) or 0): value(level, "numFmt") not in ("bullet", "none", "")
            for level in definition.iter(w("lvl"))
            if (level.get(w("ilvl")) or "0").isdecimal()
        }
        abstract[definition.get(w("abstractNumId")) or ""] = levels
    for number in root.iter(w("num")):
        for level, counts in abstract.get(value(number, "abstractNumId"), {}).items():
            styles.ordered[(number.get(w("numId")) or "", level)] = counts
