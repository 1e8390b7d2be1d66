"""Where recognised lines stand on the picture as it was given, not as it was turned to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.loaders.ocr.engine import Quad
from ingest.loaders.ocr.straight import Turn
from ingest.loaders.ocr.typeset import Written
from ingest.model import ReadLine

_DIGITS = 4  # of the width of a page: a tenth of a millimetre


@dataclass(frozen=True, slots=True)
class Laid:
    """How a picture was laid to be read: turned ``quarters`` of a circle against the clock, which
    made it ``turn.width`` by ``turn.height`` pixels, then straight."""

    quarters: int
    turn: Turn

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture as it was given."""
        wide, high = self.turn.width, self.turn.height
        return (high, wide) if self.quarters % 2 else (wide, high)

    @property
    def ratio(self) -> float:
        """Its height in widths."""
        return round(self.size[1] / self.size[0], _DIGITS)

    def given(self, quad: Quad) -> Quad:
        """Points of the straight page on the picture as it was given."""
        if self.turn.degrees:
            back = cv2.invertAffineTransform(self.turn.matrix)
            quad = (np.hstack([quad, np.ones((len(quad), 1))]) @ back.T).astype(np.float32)
        if self.quarters >= 2:
            quad = np.asarray([self.turn.width, self.turn.height], np.float32) - quad
        if self.quarters % 2:
            quad = np.stack([self.size[0] - quad[:, 1], quad[:, 0]], axis=1)
        return quad

    def lines(self, written: Sequence[Written]) -> tuple[ReadLine, ...]:
        """The lines as they are kept, from top to bottom of the straight page."""
        ordered = sorted(written, key=lambda line: (line.quad[:, 1].mean(), line.quad[0, 0]))
        return tuple(self._line(line) for line in ordered)

    def _line(self, line: Written) -> ReadLine:
        quad = self.given(line.quad) / self.size[0]
        (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
        box = (left, top, right - left, bottom - top)
        return ReadLine(line.reading.text, *(round(float(length), _DIGITS) for length in box))
