"""The files as they were given, in a folder by the hash of their content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from vectorstore.errors import OriginalUnavailable


class Originals:
    """A folder of files named by sha256; equal contents are kept once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their sha256. Raises ``OriginalUnavailable`` if it cannot."""
        name = hashlib.sha256(data).hexdigest()
        path = self.path(name)
        try:
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, data)
        except OSError as error:
            raise OriginalUnavailable(path=str(path), reason=str(error)) from error
        return name

    def path(self, sha256: str) -> Path:
        """Where the file with this hash is, or would be."""
        return self._folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises ``OriginalUnavailable`` when they are not there."""
        try:
            return self.path(sha256).read_bytes()
        except OSError as error:
            raise OriginalUnavailable(path=str(self.path(sha256)), reason=str(error)) from error


def _write_whole(path: Path, data: bytes) -> None:
    """Write so that a crash leaves the whole file or none under its name."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
