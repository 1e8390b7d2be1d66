"""A circuit breaker: a model that failed several times running is left alone for a while."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Breaker:
    """Counts failures in a row. After a pause one call is let through to try."""

    def __init__(self, failures: int, cooldown: float, clock: Callable[[], float]) -> None:
        self._most, self._cooldown, self._clock = failures, cooldown, clock
        self._failed, self._until = 0, 0.0
        self._lock = threading.Lock()

    def closed(self) -> bool:
        """Whether the model may be asked now; the first to hear so after a pause is the one to try."""
        with self._lock:
            if self._failed < self._most:
                return True
            if self._clock() < self._until:
                return False
            self._until = self._clock() + self._cooldown
            return True

    def failed(self) -> None:
        """The model did not answer."""
        with self._lock:
            self._failed += 1
            self._until = self._clock() + self._cooldown

    def worked(self) -> None:
        """The model answered."""
        with self._lock:
            self._failed = 0
