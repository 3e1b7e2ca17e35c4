"""Reading the exception tables beside the code: tab-separated, ``#`` starts a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """First column -> remaining columns of ``data/<name>.tsv``."""
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return MappingProxyType({row[0]: tuple(row[1:]) for row in rows})
