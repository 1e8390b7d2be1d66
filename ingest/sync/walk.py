"""Finding the files that a person means by some paths."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import IngestError, UnreadableFile
from ingest.loaders.archive import passed_over


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: ``source`` is its path below ``root`` with ``/`` between names."""

    root: str
    source: str
    path: Path


@dataclass(slots=True)
class Walk:
    """What was found below the given paths.

    ``present`` has, for each folder given, the sources that are there; ``closed`` the prefixes of
    sources that could not be looked at, "" for the folder itself. ``failed`` names what could not
    be opened.
    """

    files: list[Found] = field(default_factory=list)
    present: dict[str, set[str]] = field(default_factory=dict)
    closed: dict[str, list[str]] = field(default_factory=dict)
    failed: list[tuple[str, IngestError]] = field(default_factory=list)


def walk(paths: Sequence[Path]) -> Walk:
    """The files below ``paths`` in the order of their names; each file once, however often given.

    Folders come before single files, so that a file inside a given folder belongs to the folder.
    Hidden and temporary files, and those that programs keep beside documents (a manifest.jsonl), are
    passed over in folders; named outright they are read. Folders that link back to themselves are entered
    once.
    """
    result = Walk()
    taken: set[Path] = set()
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 links stay as given
    for folder in dict.fromkeys(path for path in absolute if path.is_dir()):
        root = str(folder)
        result.present.setdefault(root, set())
        result.closed.setdefault(root, [])
        for path in _below(folder, folder, set(), result):
            source = path.relative_to(folder).as_posix()
            result.present[root].add(source)
            _take(Found(root, source, path), taken, result)
    for path in dict.fromkeys(path for path in absolute if not path.is_dir()):
        _take(Found(str(path.parent), path.name, path), taken, result)
    return result


def _take(found: Found, taken: set[Path], result: Walk) -> None:
    real = found.path.resolve()
    if real not in taken:
        taken.add(real)
        result.files.append(found)


def _below(root: Path, folder: Path, entered: set[tuple[int, int]], result: Walk) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        inside = folder.relative_to(root).as_posix()
        prefix = "" if inside == "." else inside + "/"
        result.closed[str(root)].append(prefix)
        result.failed.append((prefix or str(root), unreadable(error)))
        return
    if (status.st_dev, status.st_ino) in entered:
        return
    entered.add((status.st_dev, status.st_ino))
    for entry in entries:
        if passed_over(entry.name):
            continue
        if entry.is_dir():
            yield from _below(root, entry, entered, result)
        else:
            yield entry


def unreadable(error: OSError) -> UnreadableFile:
    """What the system says, as a reason: "permission", "not_found", "io"."""
    if isinstance(error, PermissionError):
        return UnreadableFile(reason="permission")
    if isinstance(error, FileNotFoundError):
        return UnreadableFile(reason="not_found")
    return UnreadableFile(reason="io")
