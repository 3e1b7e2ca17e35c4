"""Domain values as JSON and back, guided by their type hints.

Handles what the domain uses: frozen dataclasses, enums, dates, tuples, mappings of strings, optional
values. The inverse is exact: ``load(dump(value), type(value)) == value``.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(value: object) -> str:
    """Write a domain value as JSON text."""
    return _ENCODER.encode(_plain(value))


def load(text: str, kind: type[T]) -> T:
    """Read a value of the given type from JSON text."""
    value: T = _reader(cast("Hashable", kind))(json.loads(text))
    return value


def load_tuple(text: str, item: type[T]) -> tuple[T, ...]:
    """Read a tuple of values of one type."""
    return tuple(map(_reader(cast("Hashable", item)), json.loads(text or "[]")))


def _plain(value: Any) -> Any:
    return _writer(cast("Hashable", type(value)))(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """What turns values of a type into plain JSON; made once for each type."""
    if issubclass(kind, Enum):
        return {member: member.value for member in kind}.__getitem__
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind))
        return lambda value: {name: _plain(getattr(value, name)) for name in names}
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, (tuple, list)):
        return lambda value: [_plain(one) for one in value]
    return _same


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What turns plain JSON into a value of a type; made once for each type, because stores hold many values."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(one for one in get_args(kind) if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if not isinstance(kind, type):
        return _same
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if kind in (date, datetime):
        parse: Callable[[Any], Any] = kind.fromisoformat
        return parse
    return _same


def _same(value: Any) -> Any:
    return value


def _tuple_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        item = _reader(kinds[0])
        return lambda value: tuple(map(item, value))
    readers = tuple(map(_reader, kinds))
    return lambda value: tuple(read(one) for read, one in zip(readers, value, strict=True))


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    """Fields that the type no longer has are passed over."""
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(value: Any) -> Any:
        return kind(**{name: readers[name](one) for name, one in value.items() if name in readers})

    return read
