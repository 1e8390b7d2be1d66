"""The lock of a home: one process at a time owns the embedded vector index.

The operating system holds the lock and frees it when a process dies, so that nothing stale can
stay; a file beside it says who holds it and where it answers.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from vectorstore.errors import HomeLocked


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a home. ``url`` and ``key`` are how to reach it, if it serves."""

    pid: int
    url: str | None = None
    key: str | None = None


class HomeLock:
    """The lock file of a home, ``lock``, and ``lock.json`` with its holder (mode 0600).

    Held from ``acquire`` until ``release``, or until this object or the process is gone.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._note = home / "lock.json"
        self._lock = FileLock(home / "lock", mode=0o600, thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock.is_locked

    def acquire(
        self, *, url: str | None = None, key: str | None = None, timeout: float = 0
    ) -> Self:
        """Take the lock, waiting up to ``timeout`` seconds. Raises ``HomeLocked``."""
        self._home.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=timeout)
        except Timeout as error:
            holder = self._noted()
            raise HomeLocked(
                home=str(self._home),
                pid=holder.pid if holder else 0,
                url=(holder.url if holder else None) or "",
            ) from error
        self.announce(url=url, key=key)
        return self

    def announce(self, *, url: str | None = None, key: str | None = None) -> None:
        """Say where the holder answers, once that is known; only while holding the lock."""
        assert self.held
        handle, name = tempfile.mkstemp(dir=self._home, prefix=".lock")  # created with mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(Holder(os.getpid(), url, key)), file)
        Path(name).replace(self._note)

    def holder(self) -> Holder | None:
        """Who holds the home now; ``None`` if nobody does."""
        if self.held:
            return self._noted()
        if not self._home.exists():
            return None
        try:
            with FileLock(self._home / "lock", mode=0o600, timeout=0):
                return None
        except Timeout:
            return self._noted() or Holder(0)

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self.held:
            self._note.unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self if self.held else self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def _noted(self) -> Holder | None:
        try:
            found = json.loads(self._note.read_text(encoding="utf-8"))
            return Holder(found["pid"], found.get("url"), found.get("key"))
        except (OSError, ValueError, KeyError):
            return None  # the holder has not written it yet
