"""One thread behind a service: makes the vectors that are missing, soon after documents change."""

from __future__ import annotations

import logging
import math
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from bot.errors import KNOWN, BotError, KnownError

SECONDS = 2.0
"""How often to look for work that nobody announced, such as another process's ingest."""

TIDY_SECONDS = 3600.0
"""How often what has been kept for long enough is deleted."""

log = logging.getLogger(__name__)


class Embedding(Protocol):
    """Makes missing vectors until none is missing or ``stop`` says so; returns how many."""

    def __call__(
        self, on_progress: Callable[[int, int], None], stop: Callable[[], bool]
    ) -> int: ...


class Worker:
    """Runs in the background from ``start`` to ``stop``; a batch under way is finished first."""

    def __init__(
        self,
        embed: Embedding,
        generation: Callable[[], int],
        tidy: Callable[[], object] = lambda: None,
    ) -> None:
        self._embed, self._generation, self._tidy = embed, generation, tidy
        self._tidied = -math.inf
        self._wake, self._ending = threading.Event(), threading.Event()
        self._idle = threading.Event()
        self._progress: tuple[int, int] = (0, 0)
        self._fault: KnownError | None = None
        self._holds, self._counting = 0, threading.Lock()
        self._thread = threading.Thread(target=self._run, name="fawen-worker", daemon=True)

    def start(self) -> None:
        """Begin working."""
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
            if not self._holds:
                seen = self._look(seen)
                self._tidy_up()
                if not self._wake.is_set():
                    self._idle.set()
            self._wake.wait(SECONDS)

    def _look(self, seen: int) -> int:
        """Work if the catalog has moved on from ``seen``; returns what has now been seen to.

        A fault is told and tried again at the next look; so is a round that was interrupted.
        """
        interrupted = False

        def stop() -> bool:
            nonlocal interrupted  # a hold may be over before the round that it ended returns
            interrupted = interrupted or self._ending.is_set() or self._holds > 0
            return interrupted

        try:
            present = self._generation()
            if present != seen:
                self._embed(self._advance, stop)
        except KNOWN as error:
            log.warning("embedding stopped: %s %s", error.code, error.fields)
            self._fault = error
            return -1
        except Exception:  # the thread must live on, and whoever waits for vectors must hear of it
            incident = uuid.uuid4().hex[:12]
            log.exception("incident %s: embedding stopped", incident)
            self._fault = BotError("internal", incident=incident)
            return -1
        self._fault = None
        return -1 if interrupted else present

    def _tidy_up(self) -> None:
        """Delete what has been kept for long enough, once an hour; a fault waits for the next."""
        if time.monotonic() - self._tidied < TIDY_SECONDS:
            return
        self._tidied = time.monotonic()
        try:
            self._tidy()
        except KNOWN as error:
            log.warning("tidying stopped: %s %s", error.code, error.fields)

    def _advance(self, done: int, total: int) -> None:
        self._progress = (done, total)
