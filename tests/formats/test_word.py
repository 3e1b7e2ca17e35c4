"""DOCX: read, written anew, rebuilt from the original, and refused."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from formats.contract import ReaderContract, WriterContract
from formats.samples import ARTICLE, rendition
from transdesk.domain.article import Article
from transdesk.domain.article import BlockKind as K
from transdesk.domain.errors import ImportFailedError, UnsupportedFormatError
from transdesk.domain.marks import Mark, MarkKind
from transdesk.formats import read, write
from transdesk.formats.word import package

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


class TestWord(ReaderContract, WriterContract):
    format_id = "docx"

    def text(self, data: bytes) -> str:
        return " ".join(b.text for b in read(data, "a.docx").blocks)


def _original() -> bytes:
    """A document as an author makes it: styles, a picture, a table, a header, colours, a list."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Шапка газеты"
    document.add_heading("Заголовок документа", level=1)
    paragraph = document.add_paragraph("Начало ")
    paragraph.add_run("жирное").bold = True
    coloured = paragraph.add_run(" и конец абзаца, который длиннее прочих.")
    coloured.font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    paragraph.add_run().add_picture(io.BytesIO(PNG))
    document.add_paragraph("первый", style="List Bullet")
    document.add_paragraph("второй", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "а", "б"
    indented = document.add_paragraph()
    indented.add_run("\tс отступом")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _rebuilt(original: bytes, *, final: bool = True, prefix: str = "Қаз ") -> tuple[Article, bytes]:
    article = read(original, "a.docx")
    return article, write(rendition(article, final=final, prefix=prefix, original=original), "docx")


def test_styles_become_kinds() -> None:
    blocks = read(_original(), "a.docx").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (K.HEADLINE, "Заголовок документа"),
        (K.PARAGRAPH, "Начало жирное и конец абзаца, который длиннее прочих."),
        (K.LIST_ITEM, "первый"),
        (K.LIST_ITEM, "второй"),
        (K.TABLE_CELL, "а"),
        (K.TABLE_CELL, "б"),
        (K.PARAGRAPH, "с отступом"),
    ]
    assert [b.ordered for b in blocks[2:4]] == [False, True]
    assert blocks[1].marks == (Mark(MarkKind.BOLD, 7, 13),)


def test_text_and_marks_survive_in_a_new_document() -> None:
    again = read(write(rendition(final=True), "docx"), "a.docx")
    assert [(b.kind, b.text, b.marks, b.level) for b in again.blocks] == [
        (b.kind, b.text, b.marks, b.level) for b in ARTICLE.blocks
    ]


def test_marks_travel_between_html_and_docx() -> None:
    page = write(rendition(final=True), "html")
    from_page = read(page, "a.html")
    again = read(write(rendition(from_page, final=True), "docx"), "a.docx")
    assert [(b.text, b.marks) for b in again.blocks] == [(b.text, b.marks) for b in ARTICLE.blocks]


def test_a_rebuilt_document_keeps_its_clothes() -> None:
    original = _original()
    _, data = _rebuilt(original)
    before, after = (zipfile.ZipFile(io.BytesIO(d)) for d in (original, data))
    changed = [n for n in after.namelist() if n not in before.namelist() or before.read(n) != after.read(n)]
    assert changed == ["word/document.xml"]
    document = docx.Document(io.BytesIO(data))
    assert document.sections[0].header.paragraphs[0].text == "Шапка газеты"
    assert document.paragraphs[0].style.name == "Heading 1"
    paragraph = document.paragraphs[1]
    assert paragraph.text == "Қаз Начало жирное и конец абзаца, который длиннее прочих."
    assert [r.text for r in paragraph.runs if r.bold] == ["жирное"]
    assert paragraph.runs[-2].font.color.rgb == RGBColor(0x12, 0x34, 0x56)
    assert len(paragraph._p.findall(".//" + qn("w:drawing"))) == 1
    assert document.tables[0].cell(0, 1).text == "Қаз б"
    assert document.paragraphs[-1].text == "\tҚаз с отступом"


def test_an_untouched_translation_changes_no_paragraph() -> None:
    original = _original()
    _, data = _rebuilt(original, prefix="")
    texts = [[p.text for p in docx.Document(io.BytesIO(d)).paragraphs] for d in (original, data)]
    assert texts[0] == texts[1]


def test_a_rebuilt_draft_says_so_at_the_top_in_the_header_and_in_its_properties() -> None:
    _, data = _rebuilt(_original(), final=False)
    document = docx.Document(io.BytesIO(data))
    label = "ЧЕРНОВИК — не для печати"
    assert document.paragraphs[0].text == label
    assert [p.text for p in document.sections[0].header.paragraphs] == [label, "Шапка газеты"]
    assert document.core_properties.content_status == label


def test_a_draft_without_headers_gets_one() -> None:
    buffer = io.BytesIO()
    plain = docx.Document()
    plain.add_paragraph("Одно предложение.")
    plain.save(buffer)
    _, data = _rebuilt(buffer.getvalue(), final=False)
    assert docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text.startswith("ЧЕРНОВИК")


def test_documents_of_others_are_rebuilt_whole(shared_data: Path) -> None:
    for path in sorted((shared_data / "formats/docx").glob("*.docx")):
        original = path.read_bytes()
        try:
            article = read(original, path.name)
        except ImportFailedError as error:
            assert error.key == "empty_document", path.name  # noqa: PT017 - most documents must not raise at all
            continue
        written = rendition(article, final=True, prefix="Ы", original=original)
        again = read(write(written, "docx"), path.name)
        assert [(b.text, b.marks) for b in again.blocks] == [(b.text, b.marks) for b in written.blocks], path.name


def test_a_field_link_becomes_a_link_and_stays_one(shared_data: Path) -> None:
    original = (shared_data / "formats/docx/external_hyperlink.docx").read_bytes()
    article, data = _rebuilt(original)
    links = [m.value for b in article.blocks for m in b.marks if m.kind is MarkKind.LINK]
    assert links
    assert [m.value for b in read(data, "a.docx").blocks for m in b.marks if m.kind is MarkKind.LINK] == links


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def _with_doctype() -> bytes:
    parts = _parts(_original())
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:document", bomb + b"<w:document", 1)
    return _zip(parts)


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: package.OLE_MAGIC + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "unreadable_password"),
        (lambda: package.OLE_MAGIC + b"\0" * 512, "unsupported_format"),
        (lambda: _zip(_parts(_original()) | {"word/media/big.xml": b"0" * 100_000_000}), "too_large_unpacked"),
        (lambda: _zip({"word/document.xml": b"<a>" + b"0" * 50_000_000 + b"</a>"}), "too_large_unpacked"),
        (lambda: _zip(_parts(_original()) | {"word/vbaProject.bin": b"x"}), "unreadable_macros"),
        (lambda: _original()[:3000], "unreadable_damaged"),
        (lambda: _zip({"word/x.xml": b"<a/>"}), "unreadable_damaged"),
        (lambda: _zip(_parts(_original()) | {"word/document.xml": b"<w:document"}), "unreadable_damaged"),
        (_with_doctype, "unreadable_damaged"),
        (lambda: b"just text", "unreadable_damaged"),
    ],
)
def test_what_is_no_plain_document_is_refused_in_one_sentence(make: object, key: str) -> None:
    with pytest.raises(ImportFailedError) as caught:
        read(make(), "отчёт.docx")  # type: ignore[operator]
    assert caught.value.key == key
    assert "отчёт.docx" in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("hint", ["xl/workbook.xml", "ppt/presentation.xml"])
def test_other_office_files_are_named(hint: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"\.docx"):
        read(_zip({hint: b"<a/>"}), "a.docx")


def test_a_lost_original_gives_a_clean_document() -> None:
    article = replace(read(_original(), "a.docx"))
    data = write(rendition(article, final=True, original=b"garbage"), "docx")
    assert [b.text for b in read(data, "a.docx").blocks] == [b.text for b in article.blocks]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("format_id", ["docx", "bilingual-docx", "bilingual-xlsx", "html"])
def test_libreoffice_opens_what_is_written(format_id: str, tmp_path: Path) -> None:
    suffix = format_id.rpartition("-")[2]
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(write(rendition(), format_id))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, timeout=120, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
