"""The lines that a picture of a table is ruled with, told from the strokes of characters by length."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.loaders.ocr.engine import Image
from ingest.loaders.page.marks import Ruling

_THICKEST = 0.06  # inches; bars and edges of pictures are no rulings
_LEAST_ACROSS, _LEAST_DOWN = 2.2, 1.4  # in heights of a character
_LEAST_INK = 0.9  # of the length of a line; between characters there is more paper


def rulings_of(grey: Image, dpi: float, character: float) -> list[Ruling]:
    """Horizontal and vertical lines in pixels; ``character`` is the usual height of characters.

    ``grey`` is the straight page. Rows of a table are at least as high as a character and wider
    than two, which no stroke is.
    """
    block = int(dpi / 8) | 1
    ink = cv2.adaptiveThreshold(
        cv2.GaussianBlur(grey, (3, 3), 0),
        1,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY_INV,
        max(block, 15),
        14,
    )
    dark = np.asarray(ink, np.uint8)
    thickest = _THICKEST * dpi
    across = _lines(dark, round(_LEAST_ACROSS * character), thickest)
    down = _lines(dark.T, round(_LEAST_DOWN * character), thickest)
    return [
        *(Ruling(x0, x1, y, y) for x0, x1, y in across),
        *(Ruling(x, x, y0, y1) for y0, y1, x in down),
    ]


def _lines(
    ink: NDArray[np.uint8], least: int, thickest: float
) -> Iterator[tuple[float, float, float]]:
    """Start, end and height of the horizontal lines of at least ``least`` pixels."""
    ink = np.ascontiguousarray(ink)
    # A line that is not quite straight climbs a pixel now and then: it is thickened first.
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    long = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, max(least, 12)), np.uint8))
    _, labels, parts, _ = cv2.connectedComponentsWithStats(
        np.asarray(long, np.uint8), connectivity=8
    )
    for label, (x, y, width, height, area) in enumerate(parts):
        if label == 0 or area / max(int(width), 1) > thickest + 2:
            continue
        inside = labels[y : y + height, x : x + width] == label
        inked = (ink[y : y + height, x : x + width] > 0) & inside
        if inked.any(axis=0).mean() >= _LEAST_INK:
            yield float(x), float(x + width), float(y + np.median(np.nonzero(inside)[0]))
