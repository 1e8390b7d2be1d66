"""One process that reads, seen from the service: asked, watched and, if need be, ended."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from ingest.apart.child import OUT_OF_MEMORY
from ingest.apart.frames import Message, open_untrusted, receive, send
from ingest.apart.limits import Limits
from ingest.errors import IngestError, ReadingStopped, UnreadableFile
from ingest.model import FileReading
from ingest.processes import end_tree, resident

log = logging.getLogger(__name__)

_LOOK = 0.05  # seconds between two looks at time, memory and the wish to stop
_START_SECONDS = 60.0
_CODE_ROOM = 100 * 1024 * 1024  # memory that libraries take by being loaded, beside what they write
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    "from ingest.apart.child import main; main(int(sys.argv[2]))"
)
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
_KEPT_ON_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PROGRAMFILES", "PROGRAMFILES(X86)")


Work: TypeAlias = Literal["read", "draw"]


class Gone(Exception):
    """The process ended before it took up the file."""


class ReadingProcess:
    """A process that reads files, one at a time. ``ask`` is called by one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 closed by end
        self._told: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        memory = max(limits.memory - _CODE_ROOM, limits.memory // 2)
        self._process = subprocess.Popen(  # noqa: S603 this very interpreter
            [sys.executable, "-P", "-c", _START, json.dumps(_search_path()), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=_environment(),
            start_new_session=True,
        )
        threading.Thread(target=self._hear, name="fawen-reading", daemon=True).start()
        self._ready, self._sound = False, True
        self._files = 0

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def fresh(self) -> bool:
        """Whether it may be asked again: it answered last time, and has neither aged nor grown."""
        return (
            self._sound
            and self._process.poll() is None
            and self._files < self._limits.files
            and resident(self.pid) < self._limits.memory // 3
        )

    def ask(
        self,
        what: Work,
        data: bytes,
        source: str,
        options: Mapping[str, object],
        progress: Callable[[int, int], None],
        stop: Callable[[], bool],
    ) -> FileReading | bytes:
        """What is in the file, or one page of it as a picture. Raises ``IngestError``, and ``Gone``
        if it was not even taken up.

        Unless the process itself found what is wrong with the file, it is not ``fresh`` any more.
        """
        self._sound = False
        self._await_ready(stop)
        self._files += 1
        # In a thread, so that a process that does not even take the file is noticed all the same.
        message = (what, data, source, dict(options))
        threading.Thread(target=self._say, args=(message,), daemon=True).start()
        return self._await_answer(self._limits.patience(len(data)), progress, stop)

    def end(self) -> None:
        """Ends it and all it started."""
        if self._process.poll() is None:
            end_tree(self.pid)
        self._process.wait()
        for pipe in (self._process.stdin, self._errors):
            if pipe is not None and not pipe.closed:
                with contextlib.suppress(OSError):  # what was to be written has no reader any more
                    pipe.close()

    def _await_ready(self, stop: Callable[[], bool]) -> None:
        if not self._ready:
            message = self._next(time.monotonic() + _START_SECONDS, stop)
            if message != ("ready",):
                raise self._ended()
            self._ready = True

    def _await_answer(
        self, patience: float, progress: Callable[[int, int], None], stop: Callable[[], bool]
    ) -> FileReading | bytes:
        begun = time.monotonic()
        until = begun + patience
        while True:
            match self._next(min(until, begun + self._limits.most_seconds), stop):
                case ("progress", int(done), int(total)):
                    until = time.monotonic() + patience
                    progress(done, total)
                case ("done", FileReading() | bytes() as reading):
                    self._sound = True
                    return reading
                case ("failed", IngestError() as error):
                    self._sound = True
                    raise error
                case _:
                    raise self._ended()

    def _next(self, until: float, stop: Callable[[], bool]) -> Message | None:
        """The next message, ``None`` when the process has ended. Ends it at a limit, and says so."""
        while True:
            try:
                data = self._told.get(timeout=_LOOK)
                return None if data is None else open_untrusted(data)
            except queue.Empty:
                reason = self._over(until)
            except pickle.UnpicklingError:
                reason = "crashed"
            if reason or stop():
                self.end()
                raise UnreadableFile(reason=reason) if reason else ReadingStopped()

    def _over(self, until: float) -> str:
        if time.monotonic() > until:
            return "timeout"
        return "memory" if resident(self.pid) > self._limits.memory else ""

    def _ended(self) -> IngestError | Gone:
        """Why the process ended by itself: after long idleness, or over the file."""
        try:
            status = self._process.wait(timeout=_START_SECONDS)
        except subprocess.TimeoutExpired:
            status = None
        said = self._said()
        self.end()
        if status == 0:
            return Gone()
        if status == OUT_OF_MEMORY or "bad_alloc" in said:
            return UnreadableFile(reason="memory")
        log.error("the reading process ended with status %s: %s", status, said)
        return UnreadableFile(reason="crashed")

    def _said(self) -> str:
        """The end of what it wrote to stderr."""
        self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, self._errors.tell() - 4000))
        return self._errors.read().decode("utf-8", "replace")

    def _say(self, message: Message) -> None:
        assert self._process.stdin is not None
        # When nobody takes it the process has ended, which is heard on the other pipe.
        with contextlib.suppress(OSError, ValueError):
            send(self._process.stdin, message)

    def _hear(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with pipe:
            while (data := receive(pipe)) is not None:
                self._told.put(data)
        self._told.put(None)


def _search_path() -> list[str]:
    """Where this process finds its packages, this one's first, with nothing relative in it."""
    here = str(Path(__file__).resolve().parents[2])
    return [here, *(str(Path(entry).absolute()) for entry in sys.path if entry)]


def _environment() -> dict[str, str]:
    """The environment without secrets, proxies and settings: a parser needs none of them."""
    kept = (*_KEPT, *_KEPT_ON_WINDOWS)
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in kept or name.startswith(("PYTHON", "OMP_"))
    }
