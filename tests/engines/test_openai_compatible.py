"""The server engine against a local server that misbehaves."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from engines import toy_model
from engines.engine_contract import EngineContract
from engines.stub_server import StubServer
from transdesk.domain.engine import Request, TermHint
from transdesk.domain.errors import BadEngineOutputError, EngineError, EngineUnavailableError, SettingsError
from transdesk.domain.language import Language
from transdesk.engines.chat_client import ChatClient
from transdesk.engines.openai_compatible import open_engine
from transdesk.engines.premises import Reach
from transdesk.engines.prompts import translation_in
from transdesk.engines.resilience import Breaker, NoConnectionError, PassingError, Patience, persist
from transdesk.engines.sse import Answer, collected, events, lines

RU, KK, EN = Language.RU, Language.KK, Language.EN


def by_words(content: str, body: dict) -> str:
    """Translates word by word into the language that the prompt names."""
    text = re.search(r"<text>(.*)</text>", content, re.DOTALL).group(1)
    target = re.search(r"into (\w+) for", body["messages"][0]["content"]).group(1)
    column = {"Russian": 0, "Kazakh": 1, "English": 2}[target]
    table = {word: row[column] for row in toy_model.LEXICON for word in row}
    return " ".join(table.get(word, word) for word in text.split())


@pytest.fixture
def stub():
    server = StubServer(by_words)
    yield server
    server.close()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def open_stub(stub, settings, pauses):
    opened = []

    def open_(**changes):
        own = replace(settings, **{"base_url": stub.url, "server_model": "m", "timeout": 2.0, **changes})
        client = ChatClient(own, patience=Patience(attempts=3, sleep=pauses.append), breaker=Breaker(threshold=5))
        opened.append(open_engine(own, client))
        return opened[-1]

    yield open_
    for engine in opened:
        engine.close()


class TestContract(EngineContract):
    @pytest.fixture
    def engine(self, open_stub):
        return open_stub()

    @pytest.fixture
    def sentences(self, toy_sentences):
        return toy_sentences


ONE = [Request("президент открыл новый завод", RU, EN)]


@pytest.mark.parametrize("step", [429, 500, 503, "garbage", "drop", "cut", "noise", "fault"])
def test_what_passes_is_tried_again(stub, open_stub, pauses, step):
    stub.script = [step, step]
    assert open_stub().translate(ONE)[0].text == "president opened new plant"
    assert len(stub.bodies) == 3
    assert len(pauses) == 2
    assert pauses[1] > pauses[0] / 2


@pytest.mark.parametrize("step", ["hang", "drip", "stall"])
def test_a_silent_server_is_given_up(stub, open_stub, step):
    stub.script = [step] * 3
    with pytest.raises(EngineUnavailableError, match="did not answer"):
        open_stub(timeout=0.2).translate(ONE)


@pytest.mark.parametrize(("step", "error", "message"), [
    (401, EngineUnavailableError, "TRANSDESK_API_KEY"),
    (404, EngineUnavailableError, "/v1"),
    (400, EngineError, "status 400"),
    ("empty", BadEngineOutputError, "chat model"),
])  # fmt: skip
def test_what_does_not_pass_is_said_at_once(stub, open_stub, pauses, monkeypatch, step, error, message):
    monkeypatch.setenv("TRANSDESK_API_KEY", "sk-secret")
    stub.script = [step]
    with pytest.raises(error, match=message) as caught:
        open_stub().translate(ONE)
    assert pauses == []
    assert stub.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in f"{caught.value} {caught.value.values} {caught.value.__cause__}"


def test_no_server_fails_fast(open_stub, pauses):
    with pytest.raises(EngineUnavailableError, match="no connection"):
        open_stub(base_url="http://127.0.0.1:9/v1").translate(ONE)
    assert len(pauses) == 2


def test_an_address_where_nothing_answers_is_not_waited_for_longer_than_set():
    def unreachable() -> str:
        raise NoConnectionError("no connection")

    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        time.sleep(seconds)

    with pytest.raises(EngineUnavailableError, match="check that it runs"):
        persist(unreachable, Breaker(threshold=99), Patience(attempts=50, first=0.02, sleep=sleep, unreachable=0.3))
    assert 1 < len(pauses) < 10
    assert sum(pauses) <= 0.3


def test_a_busy_server_is_not_taken_for_a_dead_one(stub, open_stub):
    engine = open_stub(concurrency=1)
    for _ in range(4):
        stub.script = [429, 429]
        assert engine.translate(ONE)[0].text == "president opened new plant"


def test_a_server_that_does_not_stream_is_understood(stub, open_stub):
    stub.script = ["whole"]
    assert open_stub().translate(ONE)[0].text == "president opened new plant"


def test_an_answer_stopped_by_the_limit_is_asked_for_again_and_flagged(stub, open_stub):
    stub.script = ["limit"]
    assert open_stub().translate(ONE)[0].flags == ()
    stub.script = ["limit"] * 9
    assert open_stub().translate(ONE)[0].flags == ("truncated",)


def test_letters_that_arrive_in_pieces_are_whole_again():
    data = 'data: {"choices": [{"delta": {"content": "Қазақстан"}, "finish_reason": "stop"}]}\r\n\r\n'.encode()
    for size in (1, 2, 5):
        assert collected(events(lines(data[i : i + size] for i in range(0, len(data), size)))) == Answer("Қазақстан")


@pytest.mark.parametrize("url", ["nonsense", "http://", "http://[::1/v1"])
def test_a_wrong_address_is_our_own_error(open_stub, url):
    with pytest.raises(EngineError):
        open_stub(base_url=url).translate(ONE)


def test_the_breaker_spares_a_dead_server(stub, open_stub):
    stub.script = [500] * 50
    engine = open_stub(concurrency=1)
    for _ in range(2):
        with pytest.raises(EngineUnavailableError):
            engine.translate(ONE)
    with pytest.raises(EngineUnavailableError, match="asked again in"):
        engine.translate(ONE)
    assert len(stub.bodies) == 5


def test_the_breaker_asks_again_after_a_rest():
    now = [0.0]
    breaker = Breaker(threshold=1, rest=30, clock=lambda: now[0])

    def fail() -> str:
        raise PassingError("x")

    with pytest.raises(EngineUnavailableError):
        persist(fail, breaker, Patience(attempts=1))
    with pytest.raises(EngineUnavailableError, match="asked again"):
        persist(lambda: "ok", breaker, Patience(attempts=1))
    now[0] = 31
    assert persist(lambda: "ok", breaker, Patience(attempts=1)) == "ok"


def test_bad_output_is_retried_and_flagged(stub, open_stub):
    stub.answer = lambda *_: "президент открыл новый завод"
    found = open_stub().translate(ONE)[0]
    assert found.flags == ("copied",)
    assert len(stub.bodies) >= 3
    assert {b["temperature"] for b in stub.bodies} == {0.0, 0.4}


def test_terms_and_neighbours_stand_in_the_prompt(stub, open_stub):
    request = Request(ONE[0].text, RU, EN, hints=(TermHint(23, 28, "works"),), before="Было утро.", after="Он уехал.")
    open_stub().translate([request])
    system = stub.bodies[0]["messages"][0]["content"]
    assert "завод = works" in system
    assert "Было утро." in system
    assert "Он уехал." in system


def test_the_published_prompt_of_hy_mt2(stub, open_stub):
    stub.answer = lambda *_: "president opened new works"
    request = Request(ONE[0].text, RU, EN, hints=(TermHint(23, 28, "works"),))
    open_stub(prompt="hy-mt2").translate([request])
    (message,) = stub.bodies[0]["messages"]
    assert message["role"] == "user"
    assert message["content"] == (
        "Reference the following translations:\nзавод translates to works\n\nTranslate the following text into English. Note that "
        "you must ONLY output the translated result without any additional explanation:\n\nпрезидент открыл новый завод"
    )


def test_hy_mt2_gets_the_neighbours_by_its_published_background_prompt(stub, open_stub):
    stub.answer = lambda *_: "president opened new works"
    request = Request(ONE[0].text, RU, EN, hints=(TermHint(23, 28, "works"),), before="Было утро.", after="Он уехал.")
    open_stub(prompt="hy-mt2").translate([request])
    assert stub.bodies[0]["messages"][0]["content"] == (
        "Reference the following translations:\nзавод translates to works\n\n[Background Information]\nБыло утро. Он уехал.\n\n"
        "Please translate the following text into English, taking the provided background information into consideration."
        "\n\n[Source Text]\nпрезидент открыл новый завод"
    )


def test_the_first_model_is_asked_for(stub, open_stub):
    open_stub(server_model="").translate(ONE)
    assert stub.bodies[0]["model"] == "first"
    stub.models = []
    with pytest.raises(EngineUnavailableError, match="offers no model"):
        open_stub(server_model="").translate(ONE)


def test_text_goes_only_as_far_as_the_newsroom_allows(settings):
    cloud = replace(settings, base_url="https://api.example.com/v1")
    office = replace(settings, base_url="http://10.0.0.7:8000/v1")
    for allowed, refused in ((Reach.PREMISES, cloud), (Reach.MACHINE, cloud), (Reach.MACHINE, office)):
        with pytest.raises(EngineUnavailableError, match="does not let unpublished text leave"):
            open_engine(replace(refused, may_go=allowed))
    assert not open_engine(replace(office, may_go=Reach.PREMISES)).info.offline
    assert open_engine(replace(cloud, base_url="http://127.0.0.1:8000/v1", may_go=Reach.MACHINE)).info.offline
    assert not open_engine(cloud).info.offline


def test_a_proxy_never_sees_text_for_a_server_next_door(stub, open_stub, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert open_stub().translate(ONE)[0].text == "president opened new plant"


def test_settings_are_checked(settings):
    with pytest.raises(EngineUnavailableError, match="TRANSDESK_BASE_URL"):
        open_engine(settings)
    with pytest.raises(SettingsError, match="hy-mt2"):
        open_engine(replace(settings, base_url="http://localhost/v1", prompt="poem"))


@pytest.mark.parametrize(
    "answer",
    [
        "Добыча нефти растёт",
        "Here is the translation:\n\nДобыча нефти растёт",
        "Перевод: Добыча нефти растёт",
        "«Добыча нефти растёт»",
        "<think>Hm, oil.</think>Добыча нефти растёт",
        "```\nДобыча нефти растёт\n```",
        "<text>Добыча нефти растёт</text>",
        "Добыча нефти растёт\n\nNote: I kept it short.",
        "Sure! Here is it in Russian:\n\nДобыча нефти растёт\n\n(Примечание: заголовок.)",
    ],
)
def test_the_bare_translation_is_taken_out(answer):
    assert translation_in(answer, Request("Oil output grows", EN, RU)) == "Добыча нефти растёт"


def test_quotes_and_colons_of_the_text_stay():
    request = Request("“We are here”", EN, RU)
    assert translation_in("«Мы здесь»", request) == "«Мы здесь»"
    assert translation_in("«Мы» и «они»", Request("We and they", EN, RU)) == "«Мы» и «они»"
    assert translation_in("Вот что важно: вода", Request("What matters: water", EN, RU)) == "Вот что важно: вода"
