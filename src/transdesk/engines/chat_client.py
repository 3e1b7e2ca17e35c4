"""The small part of the OpenAI protocol that translation needs, over HTTP."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from transdesk.domain.errors import BadEngineOutputError, EngineError, EngineUnavailableError
from transdesk.engines.premises import Reach, reach_of
from transdesk.engines.prompts import Message
from transdesk.engines.resilience import Breaker, BusyError, NoConnectionError, PassingError, Patience, persist
from transdesk.engines.settings import EngineSettings
from transdesk.engines.sse import Answer, collected, events, lines

_LARGEST: Final = 4_000_000  # bytes of one answer
_WHOLE: Final = 5  # times the patience with silence: a slow processor may well take that long for a sentence
_CONNECT: Final = 2.0  # seconds until an address without a server is given up


class ChatClient:
    """Asks one server for chat completions; safe between threads.

    The key is read from the environment at each request and appears in no message.
    """

    def __init__(
        self, settings: EngineSettings, *, patience: Patience | None = None, breaker: Breaker | None = None
    ) -> None:
        self._settings = settings
        self._patience = patience or Patience()
        self._breaker = breaker or Breaker()
        self._lock = threading.Lock()
        self._http: Any = None
        self._model = settings.server_model

    def ask(self, messages: list[Message], *, temperature: float, seed: int, tokens: int) -> Answer:
        """What the model says; streamed, so that a server that falls silent is noticed at once.

        Raises:
            EngineUnavailableError: no server, refused key, unknown model, or every try failed.
            BadEngineOutputError: the answer is not what the protocol promises.
        """
        body = {
            "model": self._model or self._first_model(),
            "messages": messages,
            "temperature": temperature,
            "seed": seed,
            "max_tokens": tokens,
            "stream": True,
        }
        return persist(lambda: self._completion(body), self._breaker, self._patience)

    def models(self) -> list[str]:
        """The names of the server's models.

        Raises:
            EngineUnavailableError: no server, or it refuses the key.
        """
        found = persist(self._listing, self._breaker, self._patience)
        rows = found.get("data") if isinstance(found, dict) else None
        return [str(row["id"]) for row in rows or () if isinstance(row, dict) and "id" in row]

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            if self._http is not None:
                self._http.close()
                self._http = None

    def _connections(self) -> Any:
        """The pool of connections, made at the first request."""
        import httpx

        with self._lock:
            if self._http is None:
                self._http = httpx.Client(
                    timeout=httpx.Timeout(self._settings.timeout, connect=_CONNECT),
                    # a proxy of the environment is for addresses outside: text for a server here never passes it
                    trust_env=reach_of(self._settings.base_url) is Reach.ANYWHERE,
                )
            return self._http

    def _first_model(self) -> str:
        names = self.models()
        if not names:
            raise EngineUnavailableError(
                "The translation server offers no model; name one in the settings.", reason="no_model"
            )
        self._model = names[0]
        return self._model

    def _completion(self, body: Mapping[str, Any]) -> Answer:
        with self._opened("POST", "/chat/completions", body) as (response, chunks):
            if "text/event-stream" in response.headers.get("content-type", ""):
                return collected(events(lines(chunks)))
            return _whole(_parsed(b"".join(chunks)))

    def _listing(self) -> Any:
        with self._opened("GET", "/models", None) as (_, chunks):
            return _parsed(b"".join(chunks))

    @contextmanager
    def _opened(self, method: str, path: str, body: Mapping[str, Any] | None) -> Iterator[tuple[Any, Iterator[bytes]]]:
        """One request: the response and its bytes, foreign exceptions translated."""
        import httpx

        url = self._settings.base_url.rstrip("/") + path
        try:
            with self._connections().stream(method, url, json=body, headers=self._headers()) as response:
                self._judge(response.status_code, response.headers.get("retry-after", ""))
                yield response, self._limited(response)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise NoConnectionError("no connection") from error
        except httpx.TimeoutException as error:
            raise PassingError("no answer in time") from error
        except (httpx.TransportError, httpx.StreamError) as error:
            raise PassingError("the connection broke") from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise EngineUnavailableError(
                f"'{url}' is not an address of a server; correct it in the settings.", reason="wrong_address", url=url
            ) from error

    def _limited(self, response: Any) -> Iterator[bytes]:
        """The bytes of an answer, with a deadline for the whole, so that a server that drips cannot hold us for ever."""
        deadline = time.monotonic() + _WHOLE * self._settings.timeout
        size = 0
        for chunk in response.iter_bytes():
            size += len(chunk)
            if time.monotonic() > deadline:
                raise PassingError("the answer took too long")
            if size > _LARGEST:
                raise BadEngineOutputError("The translation server sent an endless answer; check its model.")
            yield chunk

    def _headers(self) -> dict[str, str]:
        key = os.environ.get(self._settings.key_variable, "")
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _judge(self, status: int, retry_after: str) -> None:
        """Sort refusals: what may pass, what needs a person."""
        if status < 300:
            return
        if status == 429:
            raise BusyError("status 429", _seconds(retry_after))
        if status in (408, 409, 425) or status >= 500:
            raise PassingError(f"status {status}", _seconds(retry_after))
        if status in (401, 403):
            raise EngineUnavailableError(
                f"The translation server refuses the key; put a valid one into {self._settings.key_variable}.",
                reason="key_refused",
                variable=self._settings.key_variable,
            )
        if status == 404:
            raise EngineUnavailableError(
                "The translation server does not know this address or model; check the base URL (it usually ends in /v1) "
                "and the model's name.",
                reason="not_found",
                status=status,
            )
        raise EngineError(
            f"The translation server refused the request (status {status}); check its log.",
            reason="server_refused",
            status=status,
        )


def _seconds(retry_after: str) -> float:
    return float(retry_after) if retry_after.isdigit() else 0.0


def _whole(answer: Any) -> Answer:
    """The answer of a server that does not stream.

    Raises:
        BadEngineOutputError: there is no text in it.
    """
    try:
        choice = answer["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise BadEngineOutputError(
            "The translation server answered without a translation; check that it is a chat model."
        ) from error
    if not isinstance(content, str):
        raise BadEngineOutputError("The translation server answered with something that is not text; check its model.")
    return Answer(content, cut=choice.get("finish_reason") == "length")


def _parsed(data: bytes) -> Any:
    """JSON, or a passing failure: proxies answer with pages while a server restarts."""
    try:
        return json.loads(data)
    except ValueError as error:
        raise PassingError("the answer is not JSON") from error
