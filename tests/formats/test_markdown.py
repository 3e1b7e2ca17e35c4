"""Markdown in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.contract import ReaderContract, WriterContract
from formats.samples import ARTICLE, rendition
from transdesk.domain.article import Article, Block
from transdesk.domain.article import BlockKind as K
from transdesk.domain.marks import Mark, MarkKind
from transdesk.formats import read, write


class TestMarkdown(ReaderContract, WriterContract):
    format_id = "md"

    def text(self, data: bytes) -> str:
        return " ".join(b.text for b in read(data, "a.md").blocks)


def test_text_and_marks_survive_a_round_trip() -> None:
    again = read(write(rendition(final=True), "md"), "a.md")
    assert [(b.text, b.marks) for b in again.blocks] == [(b.text, b.marks) for b in ARTICLE.blocks]
    assert [b.kind for b in again.blocks[:8]] == [b.kind for b in ARTICLE.blocks[:8]]


def test_front_matter_gives_the_facts() -> None:
    article = read(
        "---\ntitle: Новость\nauthor: Айгуль Серикова\ndate: 2024-03-18\n---\nТекст новости.\n".encode(), "a.md"
    )
    assert (article.headline, article.byline, str(article.published)) == ("Новость", "Айгуль Серикова", "2024-03-18")


def test_footnotes_become_notes_and_footnotes_again() -> None:
    source = "Слово[^1] и дело.\n\n[^1]: Пояснение к слову.\n".encode()
    article = read(source, "a.md")
    assert article.blocks[0].marks == (Mark(MarkKind.NOTE, 0, 5, "Пояснение к слову."),)
    assert write(rendition(article, final=True), "md") == source


def test_scripts_inside_never_come_along() -> None:
    assert "evil" not in str(read("Текст.\n\n<script>evil()</script>\n".encode(), "a.md").blocks)


@pytest.mark.parametrize(
    "text",
    [
        "# не заголовок",
        "1. не список",
        "- не пункт",
        "a * b * c",
        "[x](y)",
        "a_b_c <b>",
        "***",
        "| a | b |",
        "> x",
        "1\\. x",
        "&amp; &lt;",
    ],
)
def test_special_characters_stay_text(text: str) -> None:
    article = Article((Block(K.PARAGRAPH, text),))
    assert [b.text for b in read(write(rendition(article, final=True), "md") + "\n\nа".encode(), "a.md").blocks] == [
        text,
        "а",
    ]


@given(st.integers(0, 11), st.integers(1, 12), st.integers(0, 11), st.integers(1, 12))
def test_emphasis_survives_wherever_it_lies(a: int, b: int, c: int, d: int) -> None:
    text = "аб «вг», д-е"
    marks = tuple(
        Mark(k, s, e) for k, s, e in ((MarkKind.BOLD, a, b), (MarkKind.ITALIC, c, d)) if s < e and text[s:e].strip()
    )
    article = Article((Block(K.PARAGRAPH, text, marks),))
    again = read(write(rendition(article, final=True), "md"), "a.md").blocks[0]

    def covered(block: Block, kind: MarkKind) -> set[int]:
        return {i for m in block.marks if m.kind is kind for i in range(m.start, m.end) if not text[i].isspace()}

    assert again.text == text
    for kind in (MarkKind.BOLD, MarkKind.ITALIC):
        assert covered(again, kind) == covered(article.blocks[0], kind)
