"""Streams of a compound file, the container of binary Office formats."""

from __future__ import annotations

import io
import struct

from xlrd.compdoc import CompDoc, CompDocError

from ingest.errors import UnreadableFile

_DAMAGE = (
    AssertionError,
    CompDocError,
    IndexError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    UnicodeError,
    ValueError,
    struct.error,
)


def stream_of(data: bytes, name: str) -> bytes:
    """The stream called ``name``, empty where there is none; raises ``UnreadableFile``."""
    try:
        return CompDoc(data, logfile=io.StringIO()).get_named_stream(name) or b""
    except _DAMAGE as error:
        raise UnreadableFile(reason="damaged_package") from error
