"""The original DOCX with its paragraphs' text replaced: styles, pictures, tables and headers stay.

Only the main part changes, its relationships where a link needs a new one, and for a draft the headers and
the document's properties; every other part is byte-equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from transdesk.domain.article import Block
from transdesk.domain.language import Language
from transdesk.domain.marks import MarkKind
from transdesk.domain.rendition import Rendition
from transdesk.formats.inline import Run, runs
from transdesk.formats.word.content import ContentReader, Piece, has_open_field
from transdesk.formats.word.draft import mark_draft
from transdesk.formats.word.names import FALLBACK, R_ID, local, paragraphs, w
from transdesk.formats.word.package import open_package, repack, to_xml
from transdesk.formats.word.reader import content_reader
from transdesk.formats.word.relations import Relations
from transdesk.formats.word.runs import emphasised, make, text_run, without_link_style
from transdesk.formats.word.styles import styles_of


def rebuild(rendition: Rendition, original: bytes) -> bytes:
    """The translated document in the original's clothes.

    Raises:
        ImportFailedError: ``original`` cannot be opened as a DOCX.
    """
    package = open_package(original, rendition.article.source_name or "document.docx")
    root = package.xml(package.main)
    relations = Relations(package)
    filler = _Filler(content_reader(package, styles_of(package)), rendition.target, relations)
    by_anchor = dict(paragraphs(root))
    for block, target in zip(rendition.article.blocks, rendition.blocks, strict=True):
        paragraph = by_anchor.get(block.anchor)
        if paragraph is not None and (block.text, block.marks) != (target.text, target.marks):
            filler.fill(paragraph, target)
    _drop_stale_copies(root)
    changed: dict[str, bytes] = {}
    if not rendition.final:
        changed |= mark_draft(package, root, relations, rendition.draft_label)
    changed[package.main] = to_xml(root)
    changed |= relations.changed_parts()
    return repack(original, changed)


def _drop_stale_copies(root: Any) -> None:
    """Text boxes exist twice, the second time for programs of before 2010: that copy would keep the old text."""
    for copy in list(root.iter(FALLBACK)):
        if copy.find(f".//{w('txbxContent')}") is not None and copy.getparent() is not None:
            copy.getparent().remove(copy)


@dataclass(slots=True)
class _Filler:
    """Puts new text into paragraphs."""

    content: ContentReader
    language: Language
    relations: Relations
    _notes: list[Piece] = field(default_factory=list)

    def fill(self, paragraph: Any, block: Block) -> None:
        """Replace the text; what is not text stays at its side of it, notes stay with their words."""
        pieces = self.content.pieces(paragraph)
        before, after = _margins(pieces)
        leading, trailing = _kept(pieces)
        self._notes = [p for p in pieces if p.kept is not None and local(p.kept).endswith("noteReference")]
        base = _main_properties(pieces)
        new = [*(_element(p) for p in leading)]
        if before:
            new.append(text_run(before, base))
        new += self._linked(runs(block.text, block.marks), pieces, base)
        if after:
            new.append(text_run(after, base))
        new += [_element(p) for p in [*self._notes, *trailing]]
        for child in list(paragraph):
            if local(child) != "pPr":
                paragraph.remove(child)
        paragraph.extend(new)

    def _linked(self, stretch: Sequence[Run], pieces: Sequence[Piece], base: Any) -> list[Any]:
        result: list[Any] = []
        plain = without_link_style(base, self.content.styles)
        for link, group in groupby(stretch, key=lambda run: run.link):
            if not link:
                result += [e for run in group for e in self._elements(run, plain)]
                continue
            example = next((p for p in pieces if p.text.strip() and (MarkKind.LINK, link) in p.marks), None)
            wrapper = self._wrapper(link, example)
            properties = example.properties if example is not None else base
            wrapper.extend([e for run in group for e in self._elements(run, properties)])
            result.append(wrapper)
        return result

    def _wrapper(self, link: str, example: Piece | None) -> Any:
        """The ``w:hyperlink`` around a link's runs: the original's, or a new one for a link that was a field."""
        wrapper = make("hyperlink")
        if example is not None and example.link is not None:
            for name, text in example.link.attrib.items():
                wrapper.set(name, text)
        else:
            wrapper.set(R_ID, self.relations.link(link))
        return wrapper

    def _elements(self, run: Run, properties: Any) -> Iterator[Any]:
        yield text_run(
            run.text,
            emphasised(properties, self.content.styles, bold=run.bold, italic=run.italic, language=self.language),
        )
        for text in run.notes:
            note = next((p for p in self._notes if p.note == text), None)
            if note is not None:
                self._notes.remove(note)
                yield _element(note)


def _margins(pieces: Sequence[Piece]) -> tuple[str, str]:
    """White space at both ends of the paragraph's text: tabs that indent it, line breaks that space it."""
    text = "".join(p.text for p in pieces)
    stripped = text.strip()
    if not stripped:
        return "", ""
    at = text.index(stripped)
    return text[:at], text[at + len(stripped) :]


def _kept(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """What stands before and after the new text. A whole field is dropped: its result has become text."""
    leading: list[Piece] = []
    trailing: list[Piece] = []
    open_field = has_open_field(list(pieces))
    seen_text = False
    for piece in pieces:
        if piece.kept is None:
            seen_text = seen_text or bool(piece.text.strip())
            continue
        name = local(piece.kept)
        if name.endswith("noteReference") or (piece.field and not open_field):
            continue
        first = name.endswith("Start") or (not seen_text and not name.endswith(("End", "commentReference")))
        (leading if first else trailing).append(piece)
    return leading, trailing


def _element(piece: Piece) -> Any:
    """A kept element, in a run of its own where it came from a run."""
    if local(piece.kept.getparent()) != "r":
        return piece.kept
    run = text_run("", piece.properties)
    run.append(piece.kept)
    return run


def _main_properties(pieces: Sequence[Piece]) -> Any:
    """Run properties of most of the text, plain text before emphasised and linked."""
    weights: dict[int, tuple[float, Any]] = {}
    for piece in pieces:
        if piece.text.strip():
            key = id(piece.properties)
            weight = len(piece.text.strip()) * (0.01 if piece.marks else 1.0)
            weights[key] = (weights.get(key, (0.0, None))[0] + weight, piece.properties)
    return max(weights.values(), key=lambda pair: pair[0])[1] if weights else None
