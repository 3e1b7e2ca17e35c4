"""A person walks an article through the desk in a real browser; the server dies in the middle."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from engines.stub_server import StubServer
from transdesk.domain.language import Language
from transdesk.domain.work import Status
from transdesk.web.texts import texts
from web.browser.server import Server, until
from web.browser.walk import Walk

pytestmark = pytest.mark.browser

ARTICLE = """Night school opens its doors in Almaty

ALMATY, March 2 (Dala News) — A night school for adults opened in Almaty on March 2. It has 12 rooms.

Lessons are free of charge."""
RUSSIAN = (
    "В Алматы открылась вечерняя школа",
    "АЛМАТЫ, 2 марта (Dala News) — 2 марта в Алматы открылась вечерняя школа для взрослых.",
    "В ней 12 классов.",
    "Занятия бесплатные.",
)
KAZAKH = (
    "Алматыда кешкі мектеп ашылды",
    "АЛМАТЫ, 2 наурыз (Dala News) — 2 наурызда Алматыда ересектерге арналған кешкі мектеп ашылды.",
    "Онда 12 сынып бар.",
    "Сабақ тегін.",
)


def stored(server: Server, article: str, target: Language) -> list[tuple[str, Status]]:
    """Text and status of every segment as the database has them, in reading order."""
    from transdesk.storage import Store

    store = Store(f"sqlite:///{server.folder / 'data' / 'transdesk.db'}")
    try:
        works = store.works.all(article, target)
        found = [works[segment.id][0] for segment in store.articles.get(article).segments]
    finally:
        store.close()
    return [(work.target, work.status) for work in found]


def test_from_paste_to_approved_documents_in_both_languages(
    make_server: Callable[..., Server], page: Any, tmp_path: Path
) -> None:
    import docx

    server = make_server()
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE)
    for target, sentences in (("ru", RUSSIAN), ("kk", KAZAKH)):
        walk.edit(article, target)
        for number, sentence in enumerate(sentences, start=1):
            walk.write(number, sentence)
            if number == 2:
                until(lambda: stored(server, article, Language(target))[1][0] == sentences[1])  # noqa: B023
                server.restart(signal.SIGKILL)
                walk.edit(article, target)
                assert walk.box(2).input_value() == sentences[1]
        for number in range(1, len(sentences) + 1):
            walk.confirm(number)
        assert stored(server, article, Language(target)) == [(s, Status.CONFIRMED) for s in sentences]
        walk.approve(article, target)
        file = walk.download(article, target, "docx", tmp_path)
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
        assert all(sentence in text for sentence in sentences)
        assert "DRAFT" not in text


def test_text_is_stored_at_a_pause_without_leaving_the_box(server: Server, page: Any) -> None:
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE.replace("Night", "Evening"))
    walk.edit(article, "ru")
    walk.box(3).click()
    for word in ("В ней", " двенадцать", " классов."):
        page.keyboard.type(word, delay=15)
        expected = walk.box(3).input_value()
        until(lambda: stored(server, article, Language.RU)[2][0] == expected)  # noqa: B023
        assert page.evaluate("document.activeElement.shadowRoot.activeElement.tagName") == "TEXTAREA"
    page.keyboard.press("Control+Z")
    assert walk.box(3).input_value() != "В ней двенадцать классов."  # the browser's own undo still works


def test_what_was_typed_when_the_server_died_is_stored_when_it_is_back(
    make_server: Callable[..., Server], page: Any
) -> None:
    server = make_server()
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE)
    walk.edit(article, "ru")
    walk.write(4, "Занятия")
    until(lambda: stored(server, article, Language.RU)[3][0] == "Занятия")
    walk.box(4).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" бесплатные.")
    server.stop(signal.SIGKILL)
    typed = walk.box(4).input_value()
    assert typed.startswith("Занятия б")
    server.start()
    until(lambda: stored(server, article, Language.RU)[3][0] == typed, 60)


def test_what_was_typed_just_before_a_reload_is_stored(server: Server, page: Any) -> None:
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE.replace("Night", "Summer"))
    walk.edit(article, "kk")
    walk.write(4, "Сабақ тегін.")
    page.reload()
    until(lambda: stored(server, article, Language.KK)[3][0] == "Сабақ тегін.")
    expect(walk.box(4)).to_have_value("Сабақ тегін.")


@pytest.fixture
def stub() -> Iterator[StubServer]:
    """A translation server that marks what it was asked, when it is allowed to."""
    allowed = threading.Event()

    def answer(text: str, _: object) -> str:
        allowed.wait(60)
        source = text.removeprefix("<text>").removesuffix("</text>")
        return f"Черновик: {source.translate(str.maketrans('abcdefghijklmnoprstuvwyz', 'абцдефгхийклмнопрстуввиз'))}"

    server = StubServer(answer)
    server.allowed = allowed
    yield server
    allowed.set()
    server.close()


def test_drafts_arrive_while_a_person_types_and_never_take_the_place_of_the_words(
    make_server: Callable[..., Server], page: Any, stub: StubServer
) -> None:
    server = make_server(TRANSDESK_ENGINE="server", TRANSDESK_BASE_URL=stub.url, TRANSDESK_WORKER_IDLE="2")
    walk = Walk(page, server.url)
    article = walk.paste(ARTICLE, ("Russian",))
    page.locator(".st-key-job").wait_for()
    walk.write(4, "Занятия бесплатные.")
    until(lambda: stored(server, article, Language.RU)[3][0] == "Занятия бесплатные.")
    stub.allowed.set()
    page.locator(".st-key-job").wait_for(state="detached", timeout=60_000)
    drafted = [text for text, _ in stored(server, article, Language.RU)]
    assert drafted[3] == "Занятия бесплатные."
    assert all(text.startswith("Черновик") for text in drafted[:3])
    for number, text in enumerate(drafted, start=1):
        expect(walk.box(number)).to_have_value(text)


def test_drafting_can_be_stopped(make_server: Callable[..., Server], page: Any, stub: StubServer) -> None:
    server = make_server(TRANSDESK_ENGINE="server", TRANSDESK_BASE_URL=stub.url, TRANSDESK_WORKER_IDLE="2")
    walk = Walk(page, server.url)
    walk.paste(ARTICLE, ("Kazakh",))
    page.locator(".st-key-job_cancel button").click()
    page.locator(".st-key-job").wait_for(state="detached")
    page.get_by_role("button", name="Draft what is empty").wait_for()


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("report.docx", b"PK\x03\x04 not a document at all", "unreadable_damaged"),
        ("scan.pdf", b"%PDF-1.7 \x00\xff", "unsupported_format"),
        ("empty.txt", b"  \n ", "empty_document"),
        ("big.txt", b"word " * 2_400_000, "too_large"),
    ],
    ids=["damaged", "pdf", "empty", "big"],
)
def test_a_document_that_cannot_be_read_is_refused_in_the_readers_language(
    server: Server, page: Any, tmp_path: Path, name: str, data: bytes, key: str
) -> None:
    walk = Walk(page, server.url)
    page.context.add_cookies([{"name": "transdesk_language", "value": "kk", "url": server.url}])
    walk.go("load")
    page.get_by_role("tab", name="Файл").click()
    (tmp_path / name).write_bytes(data)
    page.locator('input[type="file"]').set_input_files(tmp_path / name)
    page.locator(".st-key-read_file button:enabled").click()
    sentence = re.sub(r"\{\w+\}", ".*", re.sub(r"([.()])", r"\\\1", texts("kk")(f"error.{key}")))
    expect(page.get_by_role("alert")).to_have_text(re.compile(sentence))


def test_the_language_of_the_interface_is_remembered(server: Server, page: Any) -> None:
    walk = Walk(page, server.url)
    walk.go()
    page.locator(".st-key-interface_switch").get_by_text("KK").click()
    page.get_by_role("heading", name="Материалдар").wait_for()
    walk.go()
    page.get_by_role("heading", name="Материалдар").wait_for()
    until(lambda: page.evaluate("document.documentElement.lang") == "kk")
