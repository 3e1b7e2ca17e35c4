"""What an operator sets about engines; read by the desk, never changed here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


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
        offline_only: text must not leave this machine: engines that send it away refuse to open.
        timeout: seconds until a silent server is given up.
        concurrency: requests in flight to a server at once.
        prefer: engine ids in the newsroom's own order, best first (from its bench); decides ``auto``.
    """

    models: Path
    threads: int = 0
    beam: int = 4
    base_url: str = ""
    server_model: str = ""
    prompt: str = "plain"
    key_variable: str = "TRANSDESK_API_KEY"
    offline_only: bool = False
    timeout: float = 60.0
    concurrency: int = 4
    prefer: tuple[str, ...] = ()

    @property
    def cores(self) -> int:
        """Threads to use, at least one."""
        if self.threads > 0:
            return self.threads
        return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1))
