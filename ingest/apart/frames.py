"""What goes through the pipes between the service and the process that reads.

A message is its length and then its pickle. What the reading process sends is opened as data only:
names outside the values of reading are refused, since the file it read may have taken it over.
"""

from __future__ import annotations

import io
import pickle
from datetime import date
from typing import IO, TypeAlias

import ingest.errors
import ingest.model

Message: TypeAlias = tuple[object, ...]

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest message; what is read from one file is far below it."""

_LENGTH = 8


def send(pipe: IO[bytes], message: Message) -> None:
    """Writes one message. Raises ``OSError`` where nobody reads it, ``OverflowError`` if too large."""
    data = pickle.dumps(message, protocol=5)
    if len(data) > LARGEST:
        raise OverflowError(len(data))
    pipe.write(len(data).to_bytes(_LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """The next message, still closed; ``None`` at the end or where the other side broke off."""
    head = pipe.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    if length > LARGEST:
        return None
    data = pipe.read(length)
    return data if len(data) == length else None


def open_trusted(data: bytes) -> Message:
    """A message of the service, which the reading process trusts."""
    message: Message = pickle.loads(data)  # noqa: S301 written by the process that started this one
    return message


def open_untrusted(data: bytes) -> Message:
    """A message of the reading process. Raises ``pickle.UnpicklingError`` for what is no value."""
    try:
        message = _Values(io.BytesIO(data)).load()
    except (AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError) as error:
        raise pickle.UnpicklingError from error
    if not isinstance(message, tuple):
        raise pickle.UnpicklingError
    return message


class _Values(pickle.Unpickler):
    """Makes the values of reading, their errors and dates; nothing else has a name here."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("datetime", "date"):
            return date
        for package in (ingest.model, ingest.errors):
            found = getattr(package, name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        if (module, name) == ("ingest.errors", "revived"):
            return ingest.errors.revived
        raise pickle.UnpicklingError(f"{module}.{name}")
