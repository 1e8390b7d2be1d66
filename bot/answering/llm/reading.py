"""A stream read within a time: whatever the other side does, the reader goes on when it is over."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotDone

from bot.answering.writing import ModelFailed

_END = None


def read_within(seconds: float, open_stream: Callable[[], Iterable[str]]) -> Iterator[str]:
    """The pieces of a stream; raises ModelFailed ``timeout``, and what the stream raises.

    It is read in a thread of its own, which ends by itself after the piece under way.
    """
    pieces: queue.Queue[str | None] = queue.Queue()
    stop = threading.Event()
    until = time.monotonic() + seconds

    def pump() -> None:
        try:
            for piece in open_stream():
                if stop.is_set():
                    return
                pieces.put(piece)
        finally:
            pieces.put(_END)

    reader = ThreadPoolExecutor(1, "fawen-model")
    reading = reader.submit(pump)
    try:
        while (piece := _next(pieces, until)) is not _END:
            yield piece
        reading.result(timeout=max(0.1, until - time.monotonic()))
    except NotDone:
        raise ModelFailed("timeout", f"after {seconds:g} s") from None
    finally:
        stop.set()
        reader.shutdown(wait=False)


def _next(pieces: queue.Queue[str | None], until: float) -> str | None:
    try:
        return pieces.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise NotDone from None
