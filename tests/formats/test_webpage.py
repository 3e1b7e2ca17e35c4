"""HTML: what survives, what never comes along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from formats.contract import ReaderContract, WriterContract, article_or_sentence
from formats.samples import ARTICLE, rendition, without_dateline
from transdesk.domain.article import BlockKind as K
from transdesk.formats import read, write


class TestWebpage(ReaderContract, WriterContract):
    format_id = "html"

    def text(self, data: bytes) -> str:
        return " ".join(b.text for b in read(data, "a.html").blocks)


def _page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def _blocks(body: str) -> list[tuple[K, str]]:
    return [(b.kind, b.text) for b in read(_page(body), "a.html").blocks]


def test_blocks_and_marks_survive_a_round_trip() -> None:
    again = read(write(rendition(final=True), "html"), "a.html")
    assert [without_dateline(b) for b in again.blocks] == [without_dateline(b) for b in ARTICLE.blocks]
    assert (again.byline, again.published) == (ARTICLE.byline, ARTICLE.published)


def test_the_page_names_its_language_and_escapes_everything() -> None:
    hostile = replace(
        ARTICLE, blocks=(replace(ARTICLE.blocks[0], text="<script>alert(1)</script>"), *ARTICLE.blocks[1:])
    )
    page = write(rendition(hostile, final=True), "html").decode()
    assert '<html lang="kk">' in page
    assert "<script" not in page


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>evil()</script>",
        "<style>p{}</style>",
        "<!-- secret -->",
        "<noscript>no</noscript>",
        '<p style="display: none">x</p>',
        "<p hidden>x</p>",
        "<textarea>x</textarea>",
        "<svg><text>x</text></svg>",
    ],
)
def test_what_is_not_text_never_comes_along(hidden: str) -> None:
    assert _blocks(f"<p>до</p>{hidden}<p>после</p>") == [(K.PARAGRAPH, "до"), (K.PARAGRAPH, "после")]


def test_script_links_lose_their_link_and_keep_their_words() -> None:
    block = read(
        _page('<p><a href=" java\nscript:x()">слово</a> и <a href="https://e.org">два</a></p>'), "a.html"
    ).blocks[0]
    assert [(m.value, block.text[m.start : m.end]) for m in block.marks] == [("https://e.org", "два")]


def test_white_space_collapses_and_line_breaks_stay() -> None:
    assert _blocks("<p>  одна\n   строка <br> вторая  </p>") == [(K.PARAGRAPH, "одна строка\nвторая")]


def test_two_line_breaks_part_paragraphs() -> None:
    assert _blocks("один<br><br>два") == [(K.PARAGRAPH, "один"), (K.PARAGRAPH, "два")]


def test_navigation_and_footer_are_kept_as_furniture() -> None:
    blocks = _blocks("<nav><a href='/'>Главная</a></nav><p>Текст</p><footer>Контакты</footer>")
    assert blocks == [(K.BOILERPLATE, "Главная"), (K.PARAGRAPH, "Текст"), (K.BOILERPLATE, "Контакты")]


def test_words_in_table_cells_keep_their_place() -> None:
    blocks = read(_page("<table><tr><td colspan=2>а<td>б<tr><td><p>в<p>г<td>д</table>"), "a.html").blocks
    assert [(b.text, b.row, b.column) for b in blocks] == [("а", 0, 0), ("б", 0, 2), ("в\nг", 1, 0), ("д", 1, 1)]


def test_a_layout_table_is_no_table() -> None:
    assert _blocks("<table><tr><td><h1>Заголовок</h1><p>Текст</td></tr></table>") == [
        (K.HEADLINE, "Заголовок"),
        (K.PARAGRAPH, "Текст"),
    ]


def test_deep_nesting_is_an_article_or_one_sentence() -> None:
    article = article_or_sentence(_page("<div>" * 20_000 + "слово"), "a.html")
    assert article is None or article.blocks


def test_saved_pages_of_others_survive_a_round_trip(shared_data: Path) -> None:
    for path in sorted((shared_data / "formats/html").glob("*.htm*")):
        first = read(path.read_bytes(), path.name)
        written = rendition(first, final=True)
        again = read(write(written, "html"), "again.html")
        assert [(b.text, b.marks) for b in again.blocks] == [(b.text, b.marks) for b in written.blocks], path.name
