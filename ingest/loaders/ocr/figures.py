"""Pictures within documents: which hold writing worth reading, and what it says.

Logos, signs, signatures and photographs are none: they are small, say little or are read unsurely.
"""

from __future__ import annotations

from ingest.loaders.ocr.engine import Image
from ingest.loaders.ocr.reading import recognise
from ingest.loaders.ocr.recognised import Recognised

LEAST_WIDTH, LEAST_HEIGHT = 90.0, 28.0  # points, as shown
_LEAST_PIXELS = 24
_LEAST_WRITING = 8  # letters, digits, characters
_LEAST_CONFIDENCE = 0.8


def worth_reading(width: float, height: float) -> bool:
    """Whether a picture of this size (points, as shown) may hold a text; 0 is an unknown length."""
    return not (0 < width < LEAST_WIDTH or 0 < height < LEAST_HEIGHT)


def read_figure(image: Image, dpi: float, number: int = 1) -> Recognised | None:
    """What is written on a picture, or ``None``; raises ``MissingDependency``."""
    if min(image.shape[:2]) < _LEAST_PIXELS:
        return None
    found = recognise(image, dpi, number)
    writing = sum(glyph.text.isalnum() for glyph in found.page.glyphs)
    sure = (found.confidence or 0.0) >= _LEAST_CONFIDENCE
    return found if sure and writing >= _LEAST_WRITING else None
