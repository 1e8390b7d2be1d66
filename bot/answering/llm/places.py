"""How many answers a model writes at a time: whoever finds no place does not wait for one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.answering.writing import ModelFailed


class Places:
    """A number of places."""

    def __init__(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(number)

    @contextmanager
    def taken(self, *, free: bool = False) -> Iterator[None]:
        """Hold a place, none with ``free``; raises ModelFailed ``busy`` where all are taken."""
        if free:
            yield
            return
        if not self._free.acquire(blocking=False):
            raise ModelFailed("busy")
        try:
            yield
        finally:
            self._free.release()
