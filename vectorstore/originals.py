"""The files as they were given, in a folder by the hash of their content."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.errors import TooLarge
from vectorstore.errors import OriginalUnavailable

INCOMING = "incoming"
"""The folder of files that are still coming in; what a crash leaves there is nobody's."""

ABANDONED_SECONDS = 24 * 3600.0


class Incoming:
    """A file that is coming in, piece by piece. ``keep`` puts it where its hash says.

    ``limit`` is the most bytes it may have; ``None`` sets none.
    """

    def __init__(self, folder: Path, part: Path, handle: int) -> None:
        self._folder, self._part = folder, part
        self._file = os.fdopen(handle, "wb")
        self._hash = hashlib.sha256()
        self.size = 0
        self.limit: int | None = None

    def write(self, data: bytes) -> None:
        """Take the next piece. Raises ``TooLarge``, ``OriginalUnavailable`` if it cannot be kept."""
        if self.limit is not None and self.size + len(data) > self.limit:
            raise TooLarge(size=self.size + len(data), limit=self.limit)
        with _mapped(self._part):
            self._file.write(data)
        self._hash.update(data)
        self.size += len(data)

    def keep(self) -> str:
        """Keep what came in and return its sha256: after a crash there is the whole file or none."""
        name = self._hash.hexdigest()
        path = self._folder / name[:2] / name
        with _mapped(path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._part.replace(path)
                _sync_folder(path.parent)
        return name

    def drop(self) -> None:
        """Forget what came in, unless it was kept."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)


class Originals:
    """A folder of files named by sha256; equal contents are kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def incoming(self) -> Iterator[Incoming]:
        """A file to be written piece by piece; gone at the end unless it was kept."""
        place = self._folder / INCOMING
        with _mapped(place):
            place.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=place)
        found = Incoming(self._folder, Path(name), handle)
        try:
            yield found
        finally:
            found.drop()

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their sha256. Raises ``OriginalUnavailable`` if it cannot."""
        name = hashlib.sha256(data).hexdigest()
        with _mapped(self.path(name)):
            if self.path(name).exists():
                return name
        with self.incoming() as coming:
            coming.write(data)
            return coming.keep()

    def path(self, sha256: str) -> Path:
        """Where the file with this hash is, or would be."""
        return self._folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises ``OriginalUnavailable`` when they are not there."""
        with _mapped(self.path(sha256)):
            return self.path(sha256).read_bytes()

    def forget(self, sha256: str) -> None:
        """Delete the file with this hash: what must not be kept here. None is no error."""
        with _mapped(self.path(sha256)):
            self.path(sha256).unlink(missing_ok=True)

    def sweep(self) -> int:
        """Delete what came in half and was given up a day ago or longer; returns how many."""
        gone = 0
        with suppress(OSError):  # nothing has come in yet, or it is not to be looked at
            for part in sorted((self._folder / INCOMING).iterdir()):
                with suppress(OSError):
                    if time.time() - part.stat().st_mtime > ABANDONED_SECONDS:
                        part.unlink()
                        gone += 1
        return gone


@contextmanager
def _mapped(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OriginalUnavailable(path=str(path), reason=reason) from error


def _sync_folder(folder: Path) -> None:
    """Let the name of a new file outlive a power cut, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
