"""The process that reads: takes one file after another and tells what is in it, until it is ended.
It draws pages too.

It runs without threads but one that listens for the end of the service. A fault of a parser ends
it; the service reports the file and starts another.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from typing import IO, Any

from ingest.apart.frames import Message, open_trusted, receive, send
from ingest.confinement import Confinement, confine
from ingest.errors import IngestError, UnreadableFile
from ingest.processes import descendants, end

IDLE_SECONDS = 300.0
"""After that long without a file it ends; recognising characters leaves models in memory."""

OUT_OF_MEMORY = 90
"""The exit status after a reading that wanted more memory than there is."""


def main(memory: int) -> None:
    """Serves ``("read" or "draw", data, source, options)`` until the pipe on stdin ends.

    Tells ``("ready",)``, then for each file ``("progress", done, total)`` any number of times and
    once ``("done", FileReading)``, the bytes of a picture, or ``("failed", IngestError)``.
    """
    confine(Confinement(memory=memory))
    requests, told = _pipes()
    wanted: queue.Queue[Message] = queue.Queue()
    threading.Thread(target=_listen, args=(requests, wanted), daemon=True).start()
    from ingest.parse import read

    def draw(data: bytes, source: str, *, number: int, progress: object) -> bytes:
        from ingest.drawing import draw_page  # what draws takes memory that reading may need

        return draw_page(data, source, number)

    work = {"read": read, "draw": draw}
    send(told, ("ready",))
    while True:
        try:
            what, data, source, options = wanted.get(timeout=IDLE_SECONDS)
        except queue.Empty:
            return
        _serve(work[str(what)], told, data, source, options)


def _serve(do: Any, told: IO[bytes], data: object, source: object, options: Any) -> None:
    def progress(done: int, total: int) -> None:
        send(told, ("progress", done, total))

    try:
        answer: Message = ("done", do(data, source, progress=progress, **options))
    except IngestError as error:
        answer = ("failed", error)
    except RecursionError:
        answer = ("failed", UnreadableFile(reason="too_deep"))
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    try:
        send(told, answer)
    except (MemoryError, OverflowError):
        sys.exit(OUT_OF_MEMORY)


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The two pipes; whatever a library prints afterwards goes to stderr, not between messages."""
    requests, told = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return os.fdopen(requests, "rb"), os.fdopen(told, "wb")


def _listen(requests: IO[bytes], wanted: queue.Queue[Message]) -> None:
    """Hands on what is asked. When the service is gone, so is this process and all it started."""
    try:
        while (data := receive(requests)) is not None:
            wanted.put(open_trusted(data))
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    for below in descendants(os.getpid())[1:]:
        end(below)
    os._exit(0)
