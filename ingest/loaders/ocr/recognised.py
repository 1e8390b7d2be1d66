"""What recognising a page gives."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.loaders.page.marks import PrintedPage


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as it was read, in points from the top left corner of the straight page.

    ``confidence`` (0 to 1) is the mean over the lines weighed by their length, ``None`` where
    nothing is written. ``unsure`` holds the lines that should be looked at, each with its own.
    """

    page: PrintedPage
    confidence: float | None
    unsure: tuple[tuple[str, float], ...] = ()
