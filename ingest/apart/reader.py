"""Reading files in processes of their own, kept warm between files."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from ingest.apart.limits import Limits
from ingest.apart.process import Gone, ReadingProcess, Work
from ingest.errors import UnreadableFile
from ingest.model import Correction, FileReading

_TRIES = 3  # a process that ended while idle is replaced without anybody noticing


def _unheeded(done: int, total: int) -> None:
    """Progress that nobody wants to know."""


class Apart:
    """Reads files apart: as ``ingest.parse.read`` does, but nothing that a file does to its parser
    reaches this process. Any number of threads may read at once, each with a process of its own;
    one is kept for the next file. ``close`` ends them all."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock, self._drawing = threading.Lock(), threading.Lock()
        self._idle: list[ReadingProcess] = []
        self._busy: set[ReadingProcess] = set()

    def read(
        self,
        data: bytes,
        source: str,
        *,
        progress: Callable[[int, int], None] = _unheeded,
        stop: Callable[[], bool] = lambda: False,
        **options: object,
    ) -> FileReading:
        """What is in the file called ``source``; ``options`` are those of ``ingest.parse.read``.

        ``progress`` is told pages done and their sum where a format has them, ``stop`` asked many
        times a second. Raises ``IngestError``: also ``UnreadableFile`` with reason "timeout",
        "memory" or "crashed", and ``ReadingStopped``.
        """
        found = self._asked("read", data, source, options, progress, stop)
        assert isinstance(found, FileReading)
        return found

    def draw(self, data: bytes, source: str, number: int) -> bytes:
        """Page ``number`` of a file as a picture: see ``ingest.drawing``. One at a time, so that
        whoever turns pages fast starts no crowd of processes. Raises ``IngestError`` as ``read``."""
        with self._drawing:
            options = {"number": number}
            found = self._asked("draw", data, source, options, _unheeded, lambda: False)
        assert isinstance(found, bytes)
        return found

    def _asked(
        self,
        what: Work,
        data: bytes,
        source: str,
        options: Mapping[str, object],
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> FileReading | bytes:
        for _ in range(_TRIES):
            process = self._take()
            try:
                return process.ask(what, data, source, options, progress, stop)
            except Gone:
                continue
            finally:
                self._give_back(process)
        raise UnreadableFile(reason="crashed")

    def close(self) -> None:
        """Ends all processes; a reading under way fails. Reading again starts new ones."""
        with self._lock:
            processes = [*self._idle, *self._busy]
            self._idle.clear()
        for process in processes:
            process.end()

    @property
    def pids(self) -> list[int]:
        """The processes there are."""
        with self._lock:
            return [process.pid for process in (*self._idle, *self._busy)]

    def _take(self) -> ReadingProcess:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.fresh:
                    break
                process.end()
            else:
                process = ReadingProcess(self._limits)
            self._busy.add(process)
            return process

    def _give_back(self, process: ReadingProcess) -> None:
        with self._lock:
            self._busy.discard(process)
            keep = not self._idle and process.fresh
            if keep:
                self._idle.append(process)
        if not keep:
            process.end()


@cache
def shared() -> Apart:
    """The one that everything in this process uses unless it is given another."""
    apart = Apart()
    atexit.register(apart.close)
    return apart


def read_apart(
    data: bytes,
    source: str,
    *,
    limit: int = 300,
    internal: bool = False,
    corrections: Sequence[Correction] = (),
) -> FileReading:
    """``Apart.read`` with the usual limits, by processes that all of this program shares."""
    made = tuple(corrections)
    return shared().read(data, source, limit=limit, internal=internal, corrections=made)
