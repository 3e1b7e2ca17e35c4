"""Instruction models behind any server that speaks the OpenAI protocol: vLLM, llama.cpp, Ollama, a cloud."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import Final

import transdesk
from transdesk.domain.engine import Cancelled, Candidate, Capability, EngineInfo, Progress, Request
from transdesk.domain.errors import EngineUnavailableError, SettingsError
from transdesk.engines.catalogue import Known
from transdesk.engines.chat_client import ChatClient
from transdesk.engines.decoding import Decoding, ladder
from transdesk.engines.guarded import Plan, translate_guarded
from transdesk.engines.guards import TRUNCATED
from transdesk.engines.pairs import ALL_DIRECTIONS, require
from transdesk.engines.premises import Reach, reach_of, require_reach
from transdesk.engines.prompts import PROMPTS, translation_in
from transdesk.engines.resilience import Patience
from transdesk.engines.settings import EngineSettings
from transdesk.engines.translate_only import TranslateOnly

_LONGEST: Final = 4000  # characters of one request; far above any sentence
_PROBE: Final = 3.0  # seconds for asking whether it is there
_RETRY_TEMPERATURE: Final = 0.4  # a second look must differ from the first


def info(settings: EngineSettings) -> EngineInfo:
    """What is declared about the configured server."""
    return EngineInfo(
        id="server",
        name=f"{settings.server_model or 'First model'} at {settings.base_url or 'a server'}",
        directions=ALL_DIRECTIONS,
        capabilities=frozenset({Capability.INSTRUCT}),
        offline=reach_of(settings.base_url) is Reach.MACHINE,
        licence="that of the server's model",
        commercial=True,
        revision=settings.server_model,
    )


def known(settings: EngineSettings) -> Known:
    """The catalogue's entry: installed where an address is set and text may go there."""
    allowed = bool(settings.base_url) and settings.may_go.covers(reach_of(settings.base_url))
    return Known(info(settings), kind="server", prompt=settings.prompt, installed=allowed)


def open_engine(settings: EngineSettings, client: ChatClient | None = None) -> ServerEngine:
    """The engine; asks the server nothing yet.

    Raises:
        EngineUnavailableError: no address is set, or text must not travel that far.
        SettingsError: there is no such prompt template.
    """
    if not settings.base_url:
        raise EngineUnavailableError(
            "No translation server is set; give its address on the settings page or in TRANSDESK_BASE_URL.",
            reason="no_server",
        )
    require_reach(settings.may_go, reach_of(settings.base_url), "server")
    if settings.prompt not in PROMPTS:
        raise SettingsError(
            f"There is no prompt '{settings.prompt}'; there are: {', '.join(PROMPTS)}.", value=settings.prompt
        )
    return ServerEngine(settings, client or ChatClient(settings))


def server_models(settings: EngineSettings) -> list[str]:
    """The models that the configured server offers, asked once and without patience.

    Raises:
        EngineUnavailableError: no address is set, text must not go there, or nothing answers.
    """
    open_engine(settings)
    with closing(ChatClient(replace(settings, timeout=_PROBE), patience=Patience(attempts=1))) as client:
        return client.models()


class ServerEngine(TranslateOnly):
    """Asks the server sentence by sentence, several at once, each with its terms and neighbours."""

    def __init__(self, settings: EngineSettings, client: ChatClient) -> None:
        self._settings = settings
        self._client = client

    @property
    def info(self) -> EngineInfo:
        """What is declared about the server."""
        return info(self._settings)

    @property
    def signature(self) -> str:
        """Server's model, prompt and program version; the key and address are no part of it."""
        return f"server@{self._settings.server_model or 'first'}|{self._settings.prompt}|greedy|transdesk {transdesk.__version__}"

    def translate(
        self, requests: Sequence[Request], *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Candidate]:
        """One guarded candidate for each request, in order."""
        require(self.info, requests, self._settings)
        batch = max(1, self._settings.concurrency) * 2
        plan = Plan(self._decode, ladder(1), len, _LONGEST, batch=batch)
        return translate_guarded(requests, plan, progress, cancelled)

    def _decode(self, requests: Sequence[Request], decoding: Decoding) -> list[list[Candidate]]:
        with ThreadPoolExecutor(max_workers=max(1, self._settings.concurrency)) as pool:
            found = pool.map(lambda request: self._ask(request, again=decoding.hypotheses > 1), requests)
            return [[candidate] for candidate in found]

    def _ask(self, request: Request, *, again: bool) -> Candidate:
        answer = self._client.ask(
            PROMPTS[self._settings.prompt](request),
            temperature=_RETRY_TEMPERATURE if again else 0.0,
            seed=1,
            tokens=64 + 2 * len(request.text),
        )
        return Candidate(translation_in(answer.text, request), flags=(TRUNCATED,) if answer.cut else ())

    def close(self) -> None:
        """Close the connections; the next call opens them again."""
        self._client.close()
