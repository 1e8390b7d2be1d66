"""A page laid straight: by how much it was put askew on the glass, and its coordinates turned back.

The slope is that of the lines of text. The turned picture has the size of the one given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.loaders.ocr.engine import Image, Quad

_LONG = 4.0  # only lines this much longer than high show a slope
_MOST = 15.0  # degrees; what is more is slanted writing, not a skewed page


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn about the middle of a page of ``width`` by ``height`` pixels; degrees, clockwise."""

    degrees: float
    width: int
    height: int

    @property
    def matrix(self) -> NDArray[np.float64]:
        """As OpenCV takes it: from the picture to the straight page."""
        middle = (self.width / 2, self.height / 2)
        return np.asarray(cv2.getRotationMatrix2D(middle, self.degrees, 1.0), np.float64)

    def straight(self, quad: Quad) -> Quad:
        """Points of the picture on the straight page."""
        if not self.degrees:
            return quad
        ones = np.ones((len(quad), 1), np.float64)
        return (np.hstack([quad, ones]) @ self.matrix.T).astype(np.float32)

    def picture(self, image: Image) -> Image:
        """The picture of the straight page; its edge goes on where it had nothing."""
        if not self.degrees:
            return image
        size = (self.width, self.height)
        turned = cv2.warpAffine(
            image, self.matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(turned, np.uint8)


def turn_of(quads: Sequence[Quad], width: int, height: int) -> Turn:
    """How the page has to be turned: the slope of its lines, the long ones weighing more."""
    slopes: list[float] = []
    weights: list[float] = []
    for quad in quads:
        along = (quad[1] - quad[0] + quad[2] - quad[3]) / 2
        across = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
        length, thickness = float(np.hypot(*along)), float(np.hypot(*across))
        slope = float(np.degrees(np.arctan2(along[1], along[0])))
        if length > _LONG * max(thickness, 1.0) and abs(slope) <= _MOST:
            slopes.append(slope)
            weights.append(length)
    if not slopes:
        return Turn(0.0, width, height)
    order = np.argsort(slopes)
    passed = np.cumsum(np.asarray(weights)[order])
    median = slopes[int(order[int(np.searchsorted(passed, passed[-1] / 2))])]
    return Turn(0.0 if abs(median) < 0.05 else median, width, height)


def is_lying(quads: Sequence[Quad]) -> bool:
    """Whether most lines run up or down the page: it was scanned on its side."""
    upright = lying = 0.0
    for quad in quads:
        wide, high = float(np.ptp(quad[:, 0])), float(np.ptp(quad[:, 1]))
        if wide > 3 * high:
            upright += wide
        elif high > 3 * wide:
            lying += high
    return lying > upright
