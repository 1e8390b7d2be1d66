"""Bringing a library in line with files and folders: read what is new, withdraw what is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from ingest.apart import read_apart
from ingest.errors import IngestError, NothingToRead, TooLarge
from ingest.model import Correction, FileReading, Parsed
from ingest.parse import PARSER_VERSION
from ingest.sync.walk import Found, Walk, unreadable, walk

__all__ = ["Library", "Read", "SyncEvent", "SyncReport", "fingerprint_of", "sync"]

EventKind: TypeAlias = Literal["started", "added", "changed", "unchanged", "failed", "withdrawn"]

_IN_PART = "-part"
"""Ends the fingerprint of an archive of which something failed, so that it is read again."""

MAX_BYTES = 100 * 1024 * 1024
"""The largest file that is read unless told otherwise."""


class Library(Protocol):
    """Where documents are kept, as far as reading files needs it."""

    def fingerprint(self, root: str, source: str) -> str | None:
        """The fingerprint of the last successful reading of a file, ``None`` before the first."""
        ...

    def put(
        self, root: str, source: str, fingerprint: str, data: bytes, documents: Sequence[Parsed]
    ) -> None:
        """Keeps what was read from a file in place of what was read from it before."""
        ...

    def barred(self, root: str, source: str, data: bytes) -> bool:
        """Whether a person took exactly this content out: it is not read until it changes."""
        ...

    def corrections(self, root: str, source: str) -> Sequence[Correction]:
        """What a person put right in a file."""
        ...

    def sources(self, root: str) -> Sequence[str]:
        """The files of a root that were read and not withdrawn."""
        ...

    def withdraw(self, root: str, source: str) -> None:
        """Takes the documents of a file out of use."""
        ...


class Read(Protocol):
    """What is in a file called ``source``; raises ``IngestError``."""

    def __call__(
        self, data: bytes, source: str, /, *, limit: int, corrections: Sequence[Correction]
    ) -> FileReading: ...


@dataclass(frozen=True, slots=True)
class SyncEvent:
    """One step, told as it happens.

    ``at`` counts files from 1 to ``total`` (both 0 for what is withdrawn or no file).
    ``documents`` and ``passages`` say what a file read gave.
    """

    kind: EventKind
    root: str
    source: str
    at: int = 0
    total: int = 0
    documents: int = 0
    passages: int = 0
    error: IngestError | None = None


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What became of the files, each named by its source; ``failed`` with the reason."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    failed: tuple[tuple[str, IngestError], ...] = ()


def fingerprint_of(data: bytes, limit: int, corrections: Sequence[Correction] = ()) -> str:
    """What tells whether a file has to be read again: its bytes, the parser, the limit, and what
    was put right."""
    plain = f"{hashlib.sha256(data).hexdigest()}-{PARSER_VERSION}-{limit}"
    if not corrections:
        return plain
    told = repr([astuple(one) for one in corrections])
    return f"{plain}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def sync(
    paths: Sequence[Path],
    library: Library,
    *,
    limit: int = 300,
    max_bytes: int = MAX_BYTES,
    read: Read = read_apart,
    on_event: Callable[[SyncEvent], None] = lambda event: None,
) -> SyncReport:
    """Reads the files below ``paths`` into ``library`` and withdraws those gone from a folder.

    ``limit`` is the longest passage in code points, ``max_bytes`` the largest file that is read,
    ``read`` what reads it. The root of a folder is its absolute path, that of a single file its
    parent. A file that cannot be read is reported and stays as it was in the library; the rest goes
    on. So are the files of an archive that cannot be read, and it is read again next time. Nothing
    is withdrawn from a folder, or a part of it, that could not be looked into, nor for files given
    singly.
    """
    found = walk(paths)
    steps: list[SyncEvent] = []

    def tell(event: SyncEvent) -> None:
        steps.append(event)
        on_event(event)

    for source, error in found.failed:
        tell(SyncEvent("failed", "", source, error=error))
    total = len(found.files)
    for at, file in enumerate(found.files, start=1):
        on_event(SyncEvent("started", file.root, file.source, at, total))
        bringing = _Bringing(file, at, total, limit)
        for event in bringing.into(library, partial(_bytes, limit=max_bytes), read):
            tell(event)
    for root, source in _gone(found, library):
        library.withdraw(root, source)
        tell(SyncEvent("withdrawn", root, source))
    return _report(steps)


@dataclass(frozen=True, slots=True)
class _Bringing:
    """One file on its way into the library."""

    file: Found
    at: int
    total: int
    limit: int

    def into(
        self, library: Library, bytes_of: Callable[[Path], bytes], read: Read
    ) -> Iterator[SyncEvent]:
        """Reads the file unless the library has it as it is; tells what became of it."""
        file = self.file
        try:
            data = bytes_of(file.path)
            corrections = library.corrections(file.root, file.source)
            fingerprint = fingerprint_of(data, self.limit, corrections)
            before = library.fingerprint(file.root, file.source)
            if before == fingerprint or library.barred(file.root, file.source, data):
                yield self._event("unchanged")
                return
            reading = read(data, file.source, limit=self.limit, corrections=corrections)
            if not reading.documents and not reading.failed:
                raise NothingToRead()
        except IngestError as error:
            yield self._event("failed", error=error)
            return
        for source, reason in reading.failed:
            yield replace(self._event("failed", error=reason), source=source)
        if reading.documents:
            if reading.failed:
                fingerprint += _IN_PART
            library.put(file.root, file.source, fingerprint, data, reading.documents)
            yield self._brought(before, fingerprint, reading.documents)

    def _brought(
        self, before: str | None, fingerprint: str, documents: Sequence[Parsed]
    ) -> SyncEvent:
        if before == fingerprint:
            return self._event("unchanged")
        return replace(
            self._event("added" if before is None else "changed"),
            documents=len(documents),
            passages=sum(len(document.passages) for document in documents),
        )

    def _event(self, kind: EventKind, error: IngestError | None = None) -> SyncEvent:
        return SyncEvent(kind, self.file.root, self.file.source, self.at, self.total, error=error)


def _bytes(path: Path, limit: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > limit:
            raise TooLarge(size=size, limit=limit)
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error) from error


def _gone(found: Walk, library: Library) -> list[tuple[str, str]]:
    return [
        (root, source)
        for root, present in found.present.items()
        for source in library.sources(root)
        if source not in present and not source.startswith(tuple(found.closed[root]))
    ]


def _report(steps: Sequence[SyncEvent]) -> SyncReport:
    def of(kind: str) -> tuple[str, ...]:
        return tuple(step.source for step in steps if step.kind == kind)

    return SyncReport(
        added=of("added"),
        changed=of("changed"),
        unchanged=of("unchanged"),
        withdrawn=of("withdrawn"),
        failed=tuple((step.source, step.error) for step in steps if step.error),
    )
