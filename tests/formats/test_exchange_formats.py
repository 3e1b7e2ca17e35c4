"""JSON, bilingual tables, XLIFF and TMX: nothing is lost on the way to other tools and back."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats.contract import ReaderContract, WriterContract
from formats.samples import ARTICLE, rendition
from transdesk.domain.article import Article, Block, BlockKind, TextChange
from transdesk.domain.errors import ImportFailedError
from transdesk.domain.marks import Mark, MarkKind, tagged
from transdesk.domain.work import Status
from transdesk.formats import article_from_json, article_to_json, read, read_pairs, write

MARKS = st.builds(Mark, st.sampled_from(MarkKind), st.integers(0, 5), st.integers(6, 9), st.text(max_size=5))
BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.text(),
    st.lists(MARKS, max_size=3).map(tuple),
    level=st.integers(0, 6),
    ordered=st.booleans(),
    row=st.integers(0, 3),
    dateline=st.integers(0, 9),
    anchor=st.text(max_size=4),
)
ARTICLES = st.builds(
    Article,
    st.lists(BLOCKS, max_size=4).map(tuple),
    source_name=st.text(),
    byline=st.text(),
    published=st.none() | st.dates(),
    changes=st.lists(st.builds(TextChange, st.text(), st.text(), st.text(), st.integers(1, 9)), max_size=2).map(tuple),
)


@given(ARTICLES)
def test_articles_survive_json_whole(article: Article) -> None:
    assert article_from_json(article_to_json(article)) == article


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"format": "transdesk-article", "version": 1}', "{" * 100_000]
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ImportFailedError):
        article_from_json(text)


class TestJson(ReaderContract, WriterContract):
    format_id = "json"

    def text(self, data: bytes) -> str:
        document = json.loads(data)
        return " ".join([document["status"], *(b["text"] for b in document["blocks"])])

    def test_the_article_comes_back_as_it_was(self) -> None:
        assert read(write(rendition(), "json"), "a.json") == ARTICLE

    def test_its_segments_are_pairs(self) -> None:
        pairs = read_pairs(write(rendition(prefix="Қаз "), "json"), "a.json")
        assert [(p.source, p.target) for p in pairs] == [
            (r.segment.source, "Қаз " + r.segment.source) for r in rendition().segments
        ]
        assert (pairs[0].source_language, pairs[0].target_language, pairs[0].state) == ("ru", "kk", "approved")


class TestBilingualDocx(WriterContract):
    format_id = "bilingual-docx"
    keeps_boilerplate = False

    def text(self, data: bytes) -> str:
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([p.text for p in document.paragraphs] + cells)


class TestBilingualXlsx(WriterContract):
    format_id = "bilingual-xlsx"
    keeps_boilerplate = False

    def text(self, data: bytes) -> str:
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)

    @pytest.mark.parametrize("text", ['=HYPERLINK("http://e.org","a")', "+1a", "-2a", "@SUM(A1)a"])
    def test_a_formula_stays_text(self, text: str) -> None:
        article = Article((Block(BlockKind.PARAGRAPH, text),))
        sheet = openpyxl.load_workbook(io.BytesIO(write(rendition(article, final=True), self.format_id))).active
        cell = sheet.cell(2, 2)
        assert (cell.value, cell.data_type) == (text, "s")


class _Exchange(WriterContract):
    keeps_boilerplate = False
    suffix: str

    def text(self, data: bytes) -> str:
        texts = " ".join(p.source + " " + p.target for p in read_pairs(data, "a" + self.suffix))
        return data.decode() + re.sub(r"</?\d>", "", texts)

    def pairs(self, **changes: object) -> list[tuple[str, str, str]]:
        written = rendition(prefix="Қаз ", **changes)  # type: ignore[arg-type]
        return [(p.id, p.source, p.target) for p in read_pairs(write(written, self.format_id), "a" + self.suffix)]


class _Xliff(_Exchange):
    suffix = ".xlf"

    def test_segments_come_back_with_ids_and_tags(self) -> None:
        expected = [
            (
                r.segment.id,
                tagged(r.segment.source, r.segment.marks),
                "Қаз " + tagged(r.segment.source, r.segment.marks),
            )
            for r in rendition().segments
        ]
        assert self.pairs() == expected

    def test_an_empty_segment_has_no_target(self) -> None:
        assert {target for _, _, target in self.pairs(status=Status.EMPTY)} == {""}

    def test_a_moved_tag_keeps_its_number(self) -> None:
        whole = rendition(final=True)
        rendered = whole.segments[2]
        link, bold, italic = rendered.segment.marks
        turned = replace(
            rendered, target="абвгд", marks=(replace(italic, start=0, end=2), replace(link, start=2, end=4))
        )
        data = write(replace(whole, segments=(turned,)), self.format_id)
        assert read_pairs(data, "a.xlf")[0].target == "<3>аб</3><1>вг</1>д"
        assert bold.kind is MarkKind.BOLD


class TestXliff12(ReaderContract, _Xliff):
    format_id = "xliff"


class TestXliff20(_Xliff):
    format_id = "xliff2"


class TestTmx(_Exchange):
    format_id = "tmx"
    suffix = ".tmx"

    def test_segments_come_back(self) -> None:
        assert self.pairs() == [
            (r.segment.id, r.segment.source, "Қаз " + r.segment.source) for r in rendition().segments
        ]

    def test_untranslated_segments_stay_at_home(self) -> None:
        assert self.pairs(status=Status.EMPTY) == []


def test_exchange_files_of_others_are_read_or_refused_in_one_sentence(shared_data: Path) -> None:
    read_well = 0
    folders = ("xliff-1.2", "tmx")
    for path in (p for f in folders for p in sorted((shared_data / "formats" / f).iterdir())):
        if path.suffix not in (".xlf", ".xliff", ".tmx"):
            continue
        try:
            read_well += bool(read_pairs(path.read_bytes(), path.name))
        except ImportFailedError as error:
            assert str(error).endswith("."), path.name  # noqa: PT017 - some samples are broken on purpose
    assert read_well > 30


def test_entities_are_never_loaded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("top secret")
    data = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{secret.as_uri()}">]><tmx version="1.4"><header srclang="ru"/><body><tu><tuv xml:lang="ru"><seg>а&x;</seg></tuv><tuv xml:lang="kk"><seg>б</seg></tuv></tu></body></tmx>'
    assert "secret" not in str(read_pairs(data.encode(), "a.tmx"))


def test_tsv_rows_are_pairs() -> None:
    assert [(p.source, p.target) for p in read_pairs("а\tб\nв\n".encode(), "a.tsv")] == [("а", "б"), ("в", "")]
