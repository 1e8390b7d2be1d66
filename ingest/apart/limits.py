"""How much the reading of one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reading may use before it is ended.

    ``memory`` counts in bytes what the process that reads and those it starts hold in memory.
    ``seconds`` is how long a reading may show no progress, and ``seconds_per_megabyte`` what is
    added for each megabyte of the file; each page told as done begins that time anew, so that a
    long scan may take its time. ``most_seconds`` ends a reading in any case. After ``files`` files
    the process is replaced by a fresh one.
    """

    memory: int = 1_450 * _MEGABYTE
    seconds: float = 90.0
    seconds_per_megabyte: float = 20.0
    most_seconds: float = 7_200.0
    files: int = 500

    def patience(self, size: int) -> float:
        """The seconds that a file of ``size`` bytes may go on without progress."""
        return self.seconds + self.seconds_per_megabyte * size / _MEGABYTE
