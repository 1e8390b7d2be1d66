"""One thread behind a service: does the jobs that are due, then makes the vectors that are missing."""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from bot.errors import KnownError
from bot.incidents import attempt

SECONDS = 2.0
"""How often to look for work that nobody announced, such as another process's ingest."""

ROUND_SECONDS = 10.0
"""How long vectors are made before somebody's job is looked for again: words answer first."""

TIDY_SECONDS = 3600.0
"""How often what has been kept for long enough is deleted."""

log = logging.getLogger(__name__)


class Embedding(Protocol):
    """Makes missing vectors until none is missing or ``stop`` says so; returns how many."""

    def __call__(
        self, on_progress: Callable[[int, int], None], stop: Callable[[], bool]
    ) -> int: ...


class Queue(Protocol):
    """Where jobs wait, whatever their kinds are."""

    def recover(self) -> None:
        """Take up what was left half done."""
        ...

    def work(self, stop: Callable[[], bool]) -> bool:
        """Do one job that is due; false if none is."""
        ...

    def advance(self, *, all_made: bool = True) -> None:
        """Tell jobs how far the vectors of their documents are."""
        ...


class NoJobs:
    """A queue in which nothing waits."""

    def recover(self) -> None:
        """There is nothing."""

    def work(self, stop: Callable[[], bool]) -> bool:
        """There is nothing."""
        return False

    def advance(self, *, all_made: bool = True) -> None:
        """There is nothing."""


class Worker:
    """Runs in the background from ``start`` to ``stop``; a batch under way is finished first."""

    def __init__(
        self,
        embed: Embedding,
        generation: Callable[[], int],
        queue: Queue | None = None,
        *,
        tidy: Callable[[], object] = lambda: None,
        moved_on: Callable[[], object] = lambda: None,
    ) -> None:
        """``tidy`` is done once an hour, ``moved_on`` whenever documents have changed."""
        self._embed, self._generation, self._tidy = embed, generation, tidy
        self._moved_on, self._known = moved_on, -1
        self._queue, self._tidied = queue or NoJobs(), -math.inf
        self._wake, self._ending = threading.Event(), threading.Event()
        self._idle = threading.Event()
        self._progress: tuple[int, int] = (0, 0)
        self._fault: KnownError | None = None
        self._holds, self._counting = 0, threading.Lock()
        self._thread = threading.Thread(target=self._run, name="fawen-worker", daemon=True)

    def start(self) -> None:
        """Begin working."""
        self._queue.recover()
        self._thread.start()

    def announce(self) -> None:
        """Say that there is work: documents have changed."""
        self._idle.clear()
        self._wake.set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Make no vectors meanwhile: reading files comes first, since words answer before vectors."""
        with self._counting:
            self._holds += 1
        try:
            yield
        finally:
            with self._counting:
                self._holds -= 1
            self.announce()

    @property
    def progress(self) -> tuple[int, int]:
        """Texts embedded and all there were to embed, in the round under way."""
        return self._progress

    @property
    def fault(self) -> KnownError | None:
        """What stopped the last round; None if it went well."""
        return self._fault

    @property
    def ending(self) -> bool:
        """Whether the worker has been told to stop."""
        return self._ending.is_set()

    def wait_idle(self, seconds: float) -> bool:
        """Wait until nothing is left to do; False when that took longer."""
        return self._idle.wait(seconds)

    def stop(self) -> None:
        """End after the batch under way; harmless before ``start``."""
        self._ending.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        seen = -1
        while not self._ending.is_set():
            self._wake.clear()
            self._guarded("jobs", self._do_jobs)
            self._guarded("review", self._review)
            again = False
            if not self._holds:
                seen, again = self._look(seen)
                self._tidy_up()
                if not self._wake.is_set() and not again:
                    self._idle.set()
            if not again:
                self._wake.wait(SECONDS)

    def _do_jobs(self) -> None:
        while not self._ending.is_set() and self._queue.work(self._ending.is_set):
            continue

    def _review(self) -> None:
        """Look over what rests on documents, once for each change of theirs."""
        present = self._generation()
        if present != self._known:
            self._moved_on()
            self._known = present

    def _look(self, seen: int) -> tuple[int, bool]:
        """Make vectors if the catalog has moved on from ``seen``.

        Returns what has now been seen to, and whether to go on at once. A fault is told and tried
        again at the next look; so is a round that was interrupted.
        """
        interrupted, ends = False, time.monotonic() + ROUND_SECONDS

        def stop() -> bool:
            nonlocal interrupted  # a hold may be over before the round that it ended returns
            others = self._ending.is_set() or self._holds > 0 or self._wake.is_set()
            interrupted = interrupted or others or time.monotonic() > ends
            return interrupted

        present = seen

        def embed() -> None:
            nonlocal present
            present = self._generation()
            if present != seen:
                self._embed(self._advance, stop)
            self._queue.advance(all_made=not interrupted)

        self._fault = self._guarded("embedding", embed)
        if self._fault or interrupted:
            return -1, interrupted and not self._fault and not self._holds
        return present, False

    def _guarded(self, what: str, act: Callable[[], None]) -> KnownError | None:
        """Do something; what stopped it is logged and returned: the thread must live on."""
        error = attempt(act, f"{what} stopped")
        if error is not None:
            log.warning("%s stopped: %s %s", what, error.code, error.fields)
        return error

    def _tidy_up(self) -> None:
        """Delete what has been kept for long enough, once an hour; a fault waits for the next."""
        if time.monotonic() - self._tidied < TIDY_SECONDS:
            return
        self._tidied = time.monotonic()

        def tidy() -> None:
            self._tidy()

        self._guarded("tidying", tidy)

    def _advance(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self._queue.advance(all_made=False)
