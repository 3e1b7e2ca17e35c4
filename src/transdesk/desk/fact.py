"""One thing that the doctor has looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at; ``mend`` says what to do where it is not ``ok``."""

    what: str
    ok: bool
    detail: str
    mend: str = ""
