"""What an operator sets about engines; read by the desk, never changed here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from transdesk.domain.language import Direction, Language
from transdesk.engines.premises import Reach
from transdesk.engines.recall import Recall


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Settings that every engine gets.

    Attributes:
        models: folder with the installed models, one folder each.
        threads: processor threads to use; 0 takes all cores.
        beam: beam width of normal decoding.
        base_url: address of an OpenAI-compatible server (``http://host:8000/v1``), empty where there is none.
        server_model: the model's name on that server; empty asks the server for its first one.
        prompt: prompt template for the server's model, see ``prompts.py``.
        key_variable: name of the environment variable that holds the server's key; the key itself is
            never kept in settings.
        may_go: how far an unpublished text may travel; engines that send it further refuse to open.
        timeout: seconds of silence until a server is given up; a whole answer may take five times as long.
        concurrency: requests in flight to a server at once.
        prefer: engine ids in the newsroom's own order, best first; decides ``auto`` before anything else.
        measured: the newsroom's own bench: chrF++ by engine id, by direction; decides ``auto`` next.
        pivot: the language through which two models may be combined for a pair that none has; None forbids it.
        recall: looks sentences up in the translation memory; None where there is none.
    """

    models: Path
    threads: int = 0
    beam: int = 4
    base_url: str = ""
    server_model: str = ""
    prompt: str = "plain"
    key_variable: str = "TRANSDESK_API_KEY"
    may_go: Reach = Reach.ANYWHERE
    timeout: float = 60.0
    concurrency: int = 4
    prefer: tuple[str, ...] = ()
    measured: Mapping[Direction, Mapping[str, float]] = field(default_factory=dict)
    pivot: Language | None = None
    recall: Recall | None = None

    @property
    def cores(self) -> int:
        """Threads to use, at least one."""
        if self.threads > 0:
            return self.threads
        return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1))
