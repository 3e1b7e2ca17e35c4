"""Bad input gets one clear sentence in the interface's language and loses nothing."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from transdesk.bootstrap import build_desk
from transdesk.desk.desk import Desk
from transdesk.desk.settings import Settings
from transdesk.domain.errors import TransDeskError
from transdesk.domain.language import Language, Verdict
from transdesk.web.texts import LANGUAGES, texts

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096  # what Office writes for a password-protected document


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", author="Dana")


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    desk = build_desk(settings)
    yield desk
    desk.close()


def refused(action: Callable[[], object]) -> TransDeskError:
    """The error of an action; it must be one sentence, in every language of the interface."""
    with pytest.raises(TransDeskError) as caught:
        action()
    error = caught.value
    said = {code: texts(code).choose(f"error.{error.key}", error.values) for code in LANGUAGES}
    assert all(said.values()), f"no text for {error.key} with {error.values}"
    assert len(set(said.values())) == len(LANGUAGES), "each language has words of its own"
    assert "\n" not in str(error)
    return error


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 300_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.md", b" \n\n\t \n"),
        ("huge.txt", b"word " * 4_200_000),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
        ("protected.docx", OLE),
        ("damaged.docx", b"PK\x03\x04" + b"\x01" * 500),
        ("nothing.html", b"<html><script>alert(1)</script><style>p{}</style></html>"),
        ("old.doc", OLE),
        ("report.pdf", b"%PDF-1.7 ..."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_documents_that_cannot_be_read(desk: Desk, name: str, data: bytes) -> None:
    refused(lambda: desk.intake.read(data, name))
    assert desk.library.articles() == []


def test_a_zip_bomb_is_not_unpacked(desk: Desk) -> None:
    assert refused(lambda: desk.intake.read(bomb(), "report.docx")).key.startswith("too_large")


def test_scripts_in_a_page_leave_no_trace(desk: Desk) -> None:
    page = b"<p onclick='x()'>The Senate <b>met</b>.<script>steal()</script></p><!-- note --><a href='javascript:x()'>more</a>"
    article = desk.intake.read(page, "page.html").article
    assert "steal" not in str(article)
    assert "javascript" not in str(article)
    assert article.blocks[0].text.startswith("The Senate met.")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8501/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
        "http://10.0.0.1/", "http://0x7f000001/", "ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)",
        "http://user:secret@example.org/", "no address at all",
    ],
)  # fmt: skip
def test_addresses_that_are_never_fetched(desk: Desk, url: str) -> None:
    error = refused(lambda: desk.intake.read_url(url))
    assert "secret" not in str(error)


class Site(BaseHTTPRequestHandler):
    """A site that misbehaves."""

    def do_GET(self) -> None:
        if self.path == "/circle":
            self.send_response(302)
            self.send_header("Location", "/circle")
            self.end_headers()
        elif self.path == "/private":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/")
            self.end_headers()
        elif self.path == "/picture":
            self._answer("image/png", b"\x89PNG")
        else:
            self._endless()

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def _endless(self) -> None:
        self._answer("text/html", b"<p>")
        try:
            while True:
                self.wfile.write(b"word " * 20_000)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/circle", "/private", "/picture", "/endless"])
def test_sites_that_misbehave(site: str, path: str) -> None:
    """The test's own site is let in by name; whatever it leads to is judged as always."""
    from transdesk.formats import FetchLimits, fetch

    refused(lambda: fetch(site + path, FetchLimits(allow_private=path != "/private", seconds=10)))


@pytest.mark.parametrize(
    "text",
    [
        "Президент Садыр Жапаров Бишкекте чет элдик элчилер менен жолугушуп, өлкөнүн экономикасы жөнүндө сүйлөштү.",
        "哈萨克斯坦总统周一在首都会见了外国大使，讨论了国家的经济形势和即将举行的选举。",
    ],
)
def test_an_article_in_another_language_is_not_taken_for_one_of_ours(desk: Desk, text: str) -> None:
    assert desk.intake.read_text(text).identification.verdict in (Verdict.OTHER, Verdict.UNSURE)


def test_a_broken_glossary_row_spares_the_others(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "id,domain,kind,en,ru,kk,pos,status,case_sensitive,valid_from,valid_to,grammar,note\n"
        "senate,politics,organisation,Senate,Сенат,Сенат,,,,,,,\n"
        'broken,politics,nonsense,"a,b,,,,,31-02-2020,,,\n'
        ",,,,,,,,,,,,\n",
        encoding="utf-8",
    )
    desk = build_desk(Settings(data_dir=tmp_path / "data", glossaries=(file,)))
    assert [hit.concept.id for hit in desk.terms.find("В Сенате", Language.RU)] == ["senate"]
    assert desk.terms.problems
    desk.close()


def test_a_glossary_that_is_not_there_is_named(tmp_path: Path) -> None:
    desk = build_desk(Settings(data_dir=tmp_path / "data", glossaries=(tmp_path / "lost.csv",)))
    assert "lost.csv" in str(refused(lambda: desk.terms.find("Сенат", Language.RU)))
    desk.close()


def test_a_model_directory_with_a_file_missing(tmp_path: Path) -> None:
    from transdesk.engines import EngineSettings, open_engine

    models = tmp_path / "models"
    (models / "half").mkdir(parents=True)
    (models / "half" / "config.json").write_text('{"model_type": "m2m_100"}', encoding="utf-8")
    error = refused(lambda: open_engine("half", EngineSettings(models=models)))
    assert "half" in str(error)


def test_a_second_desk_on_the_same_database(settings: Settings) -> None:
    one, other = build_desk(settings), build_desk(settings)
    reading = one.intake.read_text("The Senate met.\n\nThe deputies left.")
    article = one.intake.add(reading, language=Language.EN, author="Dana")
    rows = other.editing.sheet(article, Language.RU).rows
    other.editing.save(
        article, Language.RU, rows[0].segment.id, "Сенат собрался.", base=rows[0].work.version, author="Aigul"
    )
    assert one.editing.sheet(article, Language.RU).rows[0].work.target == "Сенат собрался."
    with pytest.raises(TransDeskError, match="Aigul"):
        one.editing.save(article, Language.RU, rows[0].segment.id, "Иначе.", base=rows[0].work.version, author="Dana")
    one.close()
    other.close()


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    desk = build_desk(Settings(data_dir=tmp_path / "file"))
    refused(desk.library.articles)
