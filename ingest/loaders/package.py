"""Opening a ZIP package (docx, xlsx, …) that somebody else made, within limits.

A few kilobytes can unpack to gigabytes; the sizes are checked in the directory before anything is
unpacked, and a member that unpacks to more than the directory says fails its checksum in
``zipfile``.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from ingest.errors import EncryptedFile, TooLarge, UnreadableFile

MAX_UNPACKED = 400 * 1024 * 1024
MAX_ENTRIES = 10_000

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``, whatever it may unpack to; raises ``UnreadableFile``."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise UnreadableFile(reason="damaged_package") from error


def open_package(data: bytes) -> zipfile.ZipFile:
    """The archive in ``data``; raises ``UnreadableFile``, ``TooLarge`` or ``EncryptedFile``."""
    archive = open_archive(data)
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableFile(reason="too_many_entries")
    size = sum(entry.file_size for entry in entries)
    if size > MAX_UNPACKED:
        raise TooLarge(size=size, limit=MAX_UNPACKED)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise EncryptedFile()
    return archive


def read_member(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes | None:
    """The unpacked member, ``None`` where there is none of that name; raises ``UnreadableFile``."""
    if isinstance(member, str) and member not in archive.NameToInfo:
        return None
    try:
        return archive.read(member)
    except _DAMAGE as error:
        raise UnreadableFile(reason="damaged_package") from error
