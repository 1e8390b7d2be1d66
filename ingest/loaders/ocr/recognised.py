"""What recognising a page gives."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.loaders.page.marks import PrintedPage
from ingest.model import ReadLine


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as it was read, in points from the top left corner of the straight page.

    ``confidence`` (0 to 1) is the mean over the lines weighed by their length, ``None`` where
    nothing is written. ``unsure`` holds the lines that should be looked at, each with its own.
    ``lines`` say where all of a whole page stand on the picture as it was given, whose height in
    widths is ``ratio``.
    """

    page: PrintedPage
    confidence: float | None
    unsure: tuple[tuple[str, float], ...] = ()
    lines: tuple[ReadLine, ...] = ()
    ratio: float | None = None
