"""The values of ``ingest.model`` as JSON, and back.

Fields that have their default value are left out, so that what was written before a field was
added still reads. A block says what it is under ``"is"``, since three kinds of value stand in one
list. How a class is read and written is worked out once from its type hints.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ingest.model import Block, Heading, Paragraph, Table

T = TypeVar("T")
Coder = Callable[[Any], Any]

_TAG = "is"
_BLOCKS: dict[str, type[Block]] = {"heading": Heading, "paragraph": Paragraph, "table": Table}
_TAGS: dict[type[Block], str] = {kind: tag for tag, kind in _BLOCKS.items()}


def dumps(value: object) -> str:
    """JSON text of one value of the model."""
    return _json(_written(value))


def dumps_all(values: Iterable[object]) -> str:
    """JSON text of several values of one class."""
    return _json([_written(value) for value in values])


def loads(kind: type[T], text: str) -> T:
    """The value of class ``kind`` that ``text`` was made from."""
    return cast(T, _reader(_hashable(kind))(json.loads(text)))


def loads_all(kind: type[T], text: str) -> tuple[T, ...]:
    """The values of class ``kind`` that ``text`` was made from."""
    read = _reader(_hashable(kind))
    return tuple(read(item) for item in json.loads(text))


def dumps_blocks(blocks: Iterable[Block]) -> str:
    """JSON text of the blocks of a document."""
    return _json([{_TAG: _TAGS[type(b)], **_written(b)} for b in blocks])


def loads_blocks(text: str) -> tuple[Block, ...]:
    """The blocks that ``text`` was made from."""
    return tuple(_reader(_hashable(_BLOCKS[item.pop(_TAG)]))(item) for item in json.loads(text))


def _json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _written(value: object) -> Any:
    return _writer(_hashable(type(value)))(value)


def _hashable(kind: object) -> Any:
    """The class itself; type checkers doubt that ``type[T]`` can be a key."""
    return kind


def _same(value: Any) -> Any:
    return value


@cache
def _writer(kind: Any) -> Coder:
    """What turns a value of a class into a dict, values of other classes into JSON's own."""
    if kind is date:
        return date.isoformat
    if kind is tuple:
        return lambda items: [_written(item) for item in items]
    if not is_dataclass(kind):
        return _same
    plan = [(field.name, field.default) for field in fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        found = {}
        for name, default in plan:
            item = getattr(value, name)
            if default is MISSING or item != default:
                found[name] = _written(item)
        return found

    return write


@cache
def _reader(kind: Any) -> Coder:
    """What turns JSON back into a value of the type hint ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_reader(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        item = _reader(arguments[0])
        return lambda items: tuple(item(i) for i in items)
    if origin is Literal:
        return _same
    if kind is date:
        return date.fromisoformat
    if not is_dataclass(kind):
        return _same
    hints = get_type_hints(kind)
    readers: dict[str, Coder] = {}
    build = cast(Callable[..., Any], kind)

    def reader(name: str) -> Coder:
        # Found when first needed: a class may hold values of its own kind, as an Answer its parts.
        if name not in readers:
            readers[name] = _reader(hints[name])
        return readers[name]

    def read(plain: dict[str, Any]) -> Any:
        return build(**{name: reader(name)(item) for name, item in plain.items()})

    return read


def _optional(read: Coder) -> Coder:
    return lambda plain: None if plain is None else read(plain)
