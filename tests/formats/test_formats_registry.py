"""Which format a document is in, and that no bytes at all bring the desk down."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.contract import article_or_sentence
from formats.samples import rendition
from transdesk.domain.errors import ExportFailedError, ImportFailedError, TransDeskError, UnsupportedFormatError
from transdesk.formats import read, read_text, readable, write, writers
from transdesk.formats.problems import MESSAGES, problem

NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.json", "a.xlf", "a", "a.odt", "статья.18.03", ""])
HEADS = st.sampled_from(
    [b"", b"PK\x03\x04", b"\xff\xfe", b"<html><body>", b"<?xml version='1.0'?>", b"{", b"# ", b"\xd0\xcf\x11\xe0"]
)


@settings(max_examples=300, deadline=None)
@given(HEADS, st.binary(max_size=400), NAMES)
def test_any_bytes_give_an_article_or_one_sentence(head: bytes, data: bytes, name: str) -> None:
    article = article_or_sentence(head + data, name)
    assert article is None or article.blocks


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), NAMES)
def test_any_text_gives_an_article_or_one_sentence(text: str, name: str) -> None:
    article = article_or_sentence(text.encode("utf-8", errors="replace"), name)
    assert article is None or all(b.text == b.text.strip() and b.text for b in article.blocks)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7 ...", "a.pdf"),
        (b"%PDF-1.7 ...", "a.txt"),
        (b"{\\rtf1 text}", "a.rtf"),
        (b"\x89PNG\r\n\x1a\n", "photo.png"),
        (b"\xff\xd8\xff\xe0", "photo"),
        (b"something", "a.odt"),
        (b"something", "a.doc"),
    ],
)
def test_other_kinds_are_refused_and_the_readable_ones_named(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        read(data, name)
    assert all(suffix in str(caught.value) for suffix in (".docx", ".html", ".md", ".txt"))


def test_the_media_type_decides_where_the_name_tells_nothing() -> None:
    assert read(b"<b>a</b>", "page", "text/html; charset=utf-8").blocks[0].text == "a"


def test_a_page_without_suffix_is_known_by_its_looks() -> None:
    assert read(b"<!DOCTYPE html><p>word</p>", "page").blocks[0].text == "word"


def test_text_without_words_is_empty() -> None:
    with pytest.raises(ImportFailedError) as caught:
        read("— * —".encode(), "a.txt")
    assert caught.value.key == "empty_document"


def test_too_much_text_is_refused() -> None:
    with pytest.raises(ImportFailedError) as caught:
        read(b"word " * 500_000, "a.txt")
    assert caught.value.key == "too_large"


def test_pasted_text_is_cleaned_and_typed() -> None:
    article = read_text(
        "Заголовок\r\n\r\nПервый абзац, в кото\u00adром довольно слов, чтобы он был началом статьи.\ud800"
    )
    assert [b.kind.value for b in article.blocks] == ["headline", "lead"]
    assert "котором" in article.blocks[1].text
    assert {c.before for c in article.changes} == {"U+00AD", "U+D800"}
    with pytest.raises(ImportFailedError):
        read_text(" \n ")


def test_an_unknown_export_names_the_known_ones() -> None:
    with pytest.raises(ExportFailedError, match="bilingual-xlsx"):
        write(rendition(), "pdf")


def test_ids_and_suffixes() -> None:
    assert {"txt", "md", "html", "docx"} <= {r.id for r in readable()}
    assert {"docx", "html", "md", "txt", "json", "bilingual-docx", "bilingual-xlsx", "xliff", "tmx"} <= {
        w.id for w in writers()
    }
    assert all(w.suffix.startswith(".") and "/" in w.media_type for w in writers())


def test_every_message_is_one_sentence_with_its_values() -> None:
    values = dict.fromkeys(
        ("name", "limit", "formats", "kind", "format", "url", "host", "status", "seconds", "media_type"), "x"
    )
    for key in MESSAGES:
        error = problem(key, **values)
        assert isinstance(error, TransDeskError)
        assert error.key == key
        assert str(error).endswith((".", ".x"))
        assert "{" not in str(error)


def test_a_long_name_does_not_make_a_long_message() -> None:
    assert len(str(problem("empty_document", name="a\nb" * 500))) < 300


def test_importing_the_room_loads_nothing_heavy() -> None:
    code = (
        "import sys, transdesk.formats as f; f.readable(); f.writers(); "
        "sys.exit(bool({'lxml', 'docx', 'openpyxl', 'trafilatura', 'httpx', 'httpcore', 'markdown_it'} & set(sys.modules)))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, env={"PYTHONPATH": ":".join(sys.path)}).returncode
        == 0
    )
