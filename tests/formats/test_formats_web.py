"""Fetching: where it never goes, what it never waits for; and the article in a page."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from transdesk.domain.article import BlockKind as K
from transdesk.domain.errors import ImportFailedError, UrlRefusedError
from transdesk.formats import Fetched, FetchLimits, fetch, read_page
from transdesk.formats.addresses import is_public

PAGE = b"<!DOCTYPE html><html><body><p>word</p></body></html>"
LOCAL = FetchLimits(allow_private=True, seconds=5)
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _server(answer: Answer) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _send(handler: BaseHTTPRequestHandler, body: bytes = PAGE, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in ({"Content_Type": "text/html; charset=utf-8"} | headers).items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def _refused(url: str, limits: FetchLimits = LOCAL) -> UrlRefusedError:
    with pytest.raises(UrlRefusedError) as caught:
        fetch(url, limits)
    assert str(caught.value).endswith(".")
    return caught.value


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",  # noqa: S104
        "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "no address",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://169.254.169.254/",
    ],
)
def test_private_hosts_are_refused_before_any_connection(url: str) -> None:
    assert _refused(url, FetchLimits()).key == "url_private"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("file:///etc/passwd", "url_scheme"),
        ("ftp://example.org/", "url_scheme"),
        ("javascript:alert(1)", "url_scheme"),
        ("", "url_scheme"),
        ("http://", "url_scheme"),
        ("http://name:word@example.org/", "url_credentials"),
        ("http://no-such-host.invalid/", "url_unknown_host"),
    ],
)
def test_addresses_that_are_no_pages(url: str, key: str) -> None:
    assert _refused(url, FetchLimits()).key == key


def test_the_checked_address_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers "public" first and "loopback" afterwards gains nothing."""
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert _refused("http://rebinding.example/", FetchLimits()).key == "url_unreachable"
    assert connected == ["93.184.215.14"]


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert _refused("http://two-faced.example/", FetchLimits()).key == "url_private"


def test_a_page_is_fetched() -> None:
    with _server(_send) as url:
        fetched = fetch(url + "/новости?a=б", LOCAL)
    assert fetched.data == PAGE
    assert fetched.media_type == "text/html; charset=utf-8"


def test_a_redirect_is_followed_and_checked() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/":
            _send(handler, b"", 302, Location="/there")
        elif handler.path == "/out":
            _send(handler, b"", 301, Location="file:///etc/passwd")
        else:
            _send(handler)

    with _server(answer) as url:
        assert fetch(url, LOCAL).url == url + "/there"
        assert _refused(url + "/out").key == "url_scheme"


def test_circles_and_endless_redirects_end() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        place = "/a" if handler.path == "/a" else handler.path + "x"
        _send(handler, b"", 302, Location=place)

    with _server(answer) as url:
        assert _refused(url + "/a").key == "url_circular"
        assert _refused(url + "/b").key == "url_redirects"


def test_large_pages_are_refused_packed_or_not() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        body = b"a" * 50_000
        packed = handler.path == "/packed"
        _send(handler, gzip.compress(body) if packed else body, **({"Content_Encoding": "gzip"} if packed else {}))

    with _server(answer) as url:
        for path in ("/", "/packed"):
            assert _refused(url + path, FetchLimits(size=10_000, allow_private=True)).key == "url_too_large"
        assert len(fetch(url + "/packed", LOCAL).data) == 50_000


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/octet-stream"])
def test_what_is_not_a_page_is_refused(media_type: str) -> None:
    with _server(lambda handler: _send(handler, Content_Type=media_type)) as url:
        assert _refused(url).key == "url_not_html"


def test_an_error_page_is_no_article() -> None:
    with _server(lambda handler: _send(handler, status=404)) as url:
        assert _refused(url).values["status"] == 404


def test_a_server_that_drips_is_left() -> None:
    stop = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not stop.wait(0.05):
            try:
                handler.wfile.write(b"a")
            except OSError:
                return

    with _server(drip) as url:
        assert _refused(url, FetchLimits(seconds=0.5, allow_private=True)).key == "url_timeout"
        stop.set()


BODY = (
    '<p>АСТАНА, 18 марта — Глава <b>государства</b> подписал <a href="/zakon">закон</a>, который вступит в силу с июля этого года.</p>'
    "<p>Документ принят парламентом на прошлой неделе, сообщила пресс-служба, и опубликован в официальной печати страны.</p>"
    "<h2>Что изменится</h2><p>Пенсии вырастут на шесть процентов, а пособия семьям с детьми будут выплачиваться раньше обычного.</p>"
)
NEWS = (
    '<html><head><title>Подписан закон — Сайт</title><meta name="author" content="Айгуль Серикова">'
    '<meta property="article:published_time" content="2024-03-18T10:00:00+05:00"></head><body>'
    f"<nav><ul><li><a href='/'>Главная страница</a></li></ul></nav><article><h1>Подписан закон</h1>{BODY}</article>"
    "<footer>Все права защищены</footer><script>evil()</script></body></html>"
)


def test_the_article_of_a_page() -> None:
    article = read_page(Fetched(NEWS.encode(), "text/html", "https://example.org/news/1"))
    kinds = {b.text: b.kind for b in article.blocks}
    assert article.headline == "Подписан закон"
    assert kinds["Что изменится"] is K.SUBHEADING
    assert article.byline == "Айгуль Серикова"
    assert str(article.published) == "2024-03-18"
    lead = next(b for b in article.blocks if b.kind is K.LEAD)
    assert lead.text[: lead.dateline] == "АСТАНА, 18 марта — "
    assert [(m.kind.value, lead.text[m.start : m.end], m.value) for m in lead.marks] == [
        ("bold", "государства", ""),
        ("link", "закон", "https://example.org/zakon"),
    ]
    assert not {"Главная страница", "evil()"} & set(kinds)


def test_captions_of_the_article_come_along_and_others_do_not() -> None:
    pictures = NEWS.replace(
        "<h2>", "<figure><img src='a.jpg'><figcaption>Зал парламента</figcaption></figure><h2>"
    ).replace("<footer>", "<aside><figure><figcaption>Чужая подпись</figcaption></figure></aside><footer>")
    blocks = read_page(Fetched(pictures.encode(), "text/html", "https://example.org/")).blocks
    texts = [b.text for b in blocks]
    assert texts[texts.index("Что изменится") - 1] == "Зал парламента"
    assert "Чужая подпись" not in texts


def test_the_charset_of_the_carrier_is_used() -> None:
    page = Fetched(NEWS.encode("cp1251"), "text/html; charset=windows-1251", "https://example.org/")
    assert read_page(page).headline == "Подписан закон"


def test_a_page_that_extraction_cannot_use_is_read_whole() -> None:
    page = Fetched("<html><body><p>Короткая заметка.</p></body></html>".encode(), "text/html", "https://example.org/")
    assert [b.text for b in read_page(page).blocks] == ["Короткая заметка."]


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(ImportFailedError):
        read_page(Fetched(b"<html><body><script>x</script></body></html>", "text/html", "https://example.org/"))
