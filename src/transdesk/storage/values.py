"""Domain values as JSON and back, guided by their type hints.

Handles what the domain uses: frozen dataclasses, enums, dates, tuples, mappings of strings, optional
values. The inverse is exact: ``load(dump(value), type(value)) == value``.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def dump(value: object) -> str:
    """Write a domain value as JSON text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(text: str, kind: type[T]) -> T:
    """Read a value of the given type from JSON text."""
    value: T = _typed(json.loads(text), kind)
    return value


def load_tuple(text: str, item: type[T]) -> tuple[T, ...]:
    """Read a tuple of values of one type."""
    return tuple(_typed(one, item) for one in json.loads(text or "[]"))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    return value


def _typed(value: Any, kind: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [one for one in get_args(kind) if one is not type(None)]
        return None if value is None else _typed(value, inner[0])
    if origin is tuple:
        return _tuple(value, get_args(kind))
    if not isinstance(kind, type):
        return value
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _typed(one, hints[name]) for name, one in value.items() if name in hints})
    if issubclass(kind, Enum):
        return kind(value)
    if kind in (date, datetime):
        return kind.fromisoformat(value)
    return value


def _tuple(value: list[Any], kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_typed(one, kinds[0]) for one in value)
    return tuple(_typed(one, kind) for one, kind in zip(value, kinds, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
