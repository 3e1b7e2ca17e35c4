"""Reading a streamed answer: server-sent events that carry pieces of a chat completion.

The event format is that of the WHATWG HTML standard, section 9.2.6; the events are those of the OpenAI
protocol (``choices[0].delta.content``, ``finish_reason``, the last one ``[DONE]``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from transdesk.engines.resilience import PassingError

_DONE: Final = "[DONE]"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said; ``cut`` where it was stopped by the limit of tokens before it had finished."""

    text: str
    cut: bool = False


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines of a stream of bytes; any of the three line ends.

    Raises:
        PassingError: it is not UTF-8.
    """
    pending = b""
    for chunk in chunks:
        pending += chunk
        *whole, pending = pending.replace(b"\r\n", b"\n").split(b"\n")
        yield from (_decoded(line) for line in whole)
    if pending:
        yield _decoded(pending)


def events(text: Iterable[str]) -> Iterator[str]:
    """The data of each event; comments and other fields are passed over."""
    data: list[str] = []
    for line in text:
        field, _, value = line.partition(":")
        if field == "data":
            data.append(value.removeprefix(" "))
        elif not line and data:
            yield "\n".join(data)
            data = []
    if data:
        yield "\n".join(data)


def collected(stream: Iterable[str]) -> Answer:
    """The whole answer of a stream of events.

    Raises:
        PassingError: an event is no JSON or an error, or the stream ends before the answer does.
    """
    said: list[str] = []
    reason = ""
    for data in stream:
        if data.strip() == _DONE:
            return Answer("".join(said), cut=reason == "length")
        choice = _choice(data)
        said.append(str((choice.get("delta") or {}).get("content") or ""))
        reason = str(choice.get("finish_reason") or reason)
    if not reason:
        raise PassingError("the answer broke off")
    return Answer("".join(said), cut=reason == "length")


def _choice(data: str) -> dict[str, Any]:
    """The first choice of an event, empty in events that carry none (usage figures at the end)."""
    try:
        value = json.loads(data)
    except ValueError as error:
        raise PassingError("the answer is not JSON") from error
    if not isinstance(value, dict) or value.get("error"):
        raise PassingError("the server reports an error in the middle of its answer")
    choices = value.get("choices") or [{}]
    choice = choices[0] if isinstance(choices, list) else {}
    return choice if isinstance(choice, dict) else {}


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8").rstrip("\r")
    except UnicodeDecodeError as error:
        raise PassingError("the answer is not text") from error
