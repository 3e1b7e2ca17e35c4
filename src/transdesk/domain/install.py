"""Work on a translation model - fetching it, or measuring it - as the store tells about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from transdesk.domain.library import JobState


class ModelWork(StrEnum):
    """What is done with a model."""

    GET = "get"
    MEASURE = "measure"


class ModelPhase(StrEnum):
    """Where the work stands."""

    WAITING = "waiting"
    DOWNLOAD = "download"
    CONVERT = "convert"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class ModelJob:
    """The running or last work on a model.

    Attributes:
        model: id of the model.
        work: what is done.
        trim: whether its vocabulary is to be trimmed.
        phase: where it stands.
        done, total: bytes of the download.
        author: who asked.
        message_key, message_values: why it failed (``error.<message_key>`` of the interface's texts).
    """

    model: str
    work: ModelWork
    trim: bool
    state: JobState
    phase: ModelPhase
    done: int
    total: int
    author: str
    created_at: datetime
    message_key: str = ""
    message_values: Mapping[str, object] | None = None
