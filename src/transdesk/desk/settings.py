"""The settings of a desk, in one frozen value; who reads them from where is bootstrap's business."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What differs between one person's desk and a newsroom's.

    Attributes:
        data_dir: folder of everything that the desk writes.
        database_url: SQLAlchemy URL; empty means an SQLite file in ``data_dir``.
        glossaries: files in order of precedence.
        own_glossary: whether the newsroom's own glossary, in the database, has precedence over the files.
        engine: id of an engine, or ``auto``.
        models_dir: folder of models; None means ``data_dir / "models"``.
        interface: language of the interface, None lets the page choose.
        author: name under which work is recorded.
        engine_base_url: address of an OpenAI-compatible server.
        server_model, server_prompt: the model's name on that server, and the prompt that suits it.
        text_may_go: how far unpublished text may travel: ``machine``, ``premises`` or ``anywhere``.
        prefer: engine ids in the newsroom's own order.
        pivot: the language through which two models may be combined.
        model_mirror: a folder or address with models, used instead of the hub.
            These seven are empty where the environment says nothing: then the settings page decides.
        threads: threads of the local engines, 0 lets them choose.
        worker_idle_seconds: a worker without work ends after this time.
        worker_command: how to start a worker process; empty where nothing may be started.
    """

    data_dir: Path
    database_url: str = ""
    glossaries: tuple[Path, ...] = ()
    own_glossary: bool = True
    engine: str = "auto"
    models_dir: Path | None = None
    interface: str | None = None
    author: str = ""
    engine_base_url: str = ""
    server_model: str = ""
    server_prompt: str = ""
    text_may_go: str = ""
    prefer: str = ""
    pivot: str = ""
    model_mirror: str = ""
    threads: int = 0
    worker_idle_seconds: float = 300.0
    worker_command: tuple[str, ...] = ()

    @property
    def store_url(self) -> str:
        """The database's address."""
        return self.database_url or f"sqlite:///{self.data_dir / 'transdesk.db'}"

    @property
    def models(self) -> Path:
        """The folder of models."""
        return self.models_dir or self.data_dir / "models"

    @property
    def logs(self) -> Path:
        """The folder of log files."""
        return self.data_dir / "logs"
