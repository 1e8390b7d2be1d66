"""ZIP archives of documents: their files by name, within limits, wherever they lie.

Nothing is written anywhere; a path is a text that names the document. An archive within an archive
is opened once more, as when a unit zips what it was sent; deeper is refused.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.errors import EncryptedFile, IngestError, TooLarge, UnreadableFile
from ingest.loaders.content import kind_of
from ingest.loaders.package import open_archive, read_member

MAX_MEMBERS = 2_000
MAX_UNPACKED = 600 * 1024 * 1024
MAX_DEPTH = 2
MAX_RATIO = 200
"""Documents shrink to a thirtieth at most, pictures with much white to a hundredth."""

_RATIO_COUNTS_FROM = 8 * 1024 * 1024  # bytes unpacked; a short text may be all blanks
_UTF8_NAME = 0x800  # flag bit 11: the name is UTF-8
_ENCRYPTED = 0x1
_UNICODE_PATH = 0x7075  # the extra field in which Info-ZIP tells the name in UTF-8
_LONGEST_NAME, _DEEPEST_PATH = 200, 20
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_PASSED_OVER = re.compile(
    r"[.~].*|.*\.(?:tmp|temp|swp|bak|crdownload|part|lnk|jsonl?|ndjson|ya?ml|toml|log|py|js|css)"
    r"|thumbs\.db|desktop\.ini|__macosx",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path with ``/``, and its bytes or why there are none."""

    path: str
    content: bytes | IngestError


@dataclass(slots=True)
class _Budget:
    members: int
    unpacked: int


def passed_over(name: str) -> bool:
    """Whether a file or folder of that name is what programs leave beside documents."""
    return _PASSED_OVER.fullmatch(name) is not None


def is_archive(data: bytes, name: str) -> bool:
    """Whether ``data`` is a ZIP archive of files, not a document that is one inside.

    Raises ``UnreadableFile`` for a damaged one.
    """
    return data.startswith(b"PK") and kind_of(data, name) == "zip"


def members_of(data: bytes) -> Iterator[Member]:
    """The files of the archive and of archives in it, in the order in which they are stored.

    Folders, links and what programs leave beside documents are passed over. Raises
    ``UnreadableFile`` ("damaged_package", "too_many_entries") and ``TooLarge`` for the archive as a
    whole before anything is unpacked.
    """
    yield from _members(data, "", 1, _Budget(MAX_MEMBERS, MAX_UNPACKED))


def _members(data: bytes, prefix: str, depth: int, budget: _Budget) -> Iterator[Member]:
    taken: set[str] = set()
    with open_archive(data) as archive:
        entries = [entry for entry in archive.infolist() if _is_file(entry)]
        _spend(entries, budget)
        for number, entry in enumerate(entries, 1):
            path = _path(entry) or str(number)
            if any(passed_over(part) for part in path.split("/")):
                continue
            path = _untaken(path, taken)
            member = Member(prefix + path, _content(archive, entry))
            yield from _opened(member, depth, budget)


def _opened(member: Member, depth: int, budget: _Budget) -> Iterator[Member]:
    """The member, or what is in it if it is an archive itself."""
    content = member.content
    try:
        if isinstance(content, IngestError) or not is_archive(content, member.path):
            yield member
            return
        if depth >= MAX_DEPTH:
            raise UnreadableFile(reason="nested_archives")
        yield from _members(content, member.path + "/", depth + 1, budget)
    except IngestError as error:
        yield Member(member.path, error)


def _is_file(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16)


def _spend(entries: list[zipfile.ZipInfo], budget: _Budget) -> None:
    if len(entries) > budget.members:
        raise UnreadableFile(reason="too_many_entries")
    size = sum(entry.file_size for entry in entries)
    if size > budget.unpacked:
        raise TooLarge(size=size, limit=MAX_UNPACKED)
    budget.members -= len(entries)
    budget.unpacked -= size


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | IngestError:
    if entry.flag_bits & _ENCRYPTED:
        return EncryptedFile()
    packed = max(entry.compress_size, 1)
    if entry.file_size > max(_RATIO_COUNTS_FROM, MAX_RATIO * packed):
        return UnreadableFile(reason="bomb")
    try:
        return read_member(archive, entry) or b""
    except IngestError as error:
        return error


def _path(entry: zipfile.ZipInfo) -> str:
    """The path within the archive: nothing absolute, nothing upwards, nothing that is not seen."""
    parts = (_UNSEEN.sub("", part).strip() for part in _name(entry).replace("\\", "/").split("/"))
    kept = [part for part in parts if part.strip(".") and not _DRIVE.fullmatch(part)]
    return "/".join(part[-_LONGEST_NAME:] for part in kept[-_DEEPEST_PATH:])


def _name(entry: zipfile.ZipInfo) -> str:
    """The name as whoever packed it saw it; Windows packs in GBK without saying so."""
    told = _unicode_path(entry.extra)
    if told or entry.flag_bits & _UTF8_NAME:
        return told or entry.orig_filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.orig_filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.orig_filename


def _unicode_path(extra: bytes) -> str:
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == _UNICODE_PATH and length > 5:
            # One byte of version and four of a checksum come before the name.
            return extra[9 : 4 + length].decode("utf-8", "replace")
        extra = extra[4 + length :]
    return ""


def _untaken(path: str, taken: set[str]) -> str:
    """The path, with a number before its suffix where the archive has it already."""
    head, dot, suffix = path.rpartition(".")
    wanted, count = path, 1
    while wanted in taken:
        count += 1
        wanted = f"{head}({count}){dot}{suffix}" if head else f"{path}({count})"
    taken.add(wanted)
    return wanted
