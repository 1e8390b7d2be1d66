"""Red seals taken off the page: what is printed under them stays.

Red writing is no seal: letterheads and what somebody set in red to stress it are read. A seal is
told by its rim: a circle of red ink of the size of seals with little red around it. Seals may cross
each other and the edge of the page (a seal over the edges of all pages shows a strip on each).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.loaders.ocr.engine import Image

Mask = NDArray[np.bool_]

_SMALLEST, _LARGEST = 9.0, 36.0  # millimetres from the middle to the rim
_DPI = 50.0  # on which circles are looked for
_REDDER = 50  # by how much red ink is redder than green and blue
_FAINT = 28  # the same for its blurred edge
_SECTORS = 72
_LEAST_VISIBLE = 0.16  # of the rim that lies on the page
_LEAST_RIM = 0.75  # of what is visible of it that holds ink
_MOST_AROUND = 0.45  # of the ring outside that holds ink
_AT = np.arange(0.92, 1.09, 0.02)
_AROUND = np.asarray([1.14, 1.19, 1.24])
_VOTES = 14  # how many points of a rim make OpenCV look at a circle


@dataclass(frozen=True, slots=True)
class Seal:
    """Where a seal has its middle, and how far it reaches; in pixels, maybe beyond the page."""

    x: float
    y: float
    radius: float


def red_ink(image: Image) -> Mask:
    """Where the page is printed in red."""
    return _redness(image) > _REDDER


def without_seals(image: Image, dpi: float) -> Image:
    """The page with its red seals made white; ``image`` itself where there is none."""
    if image.ndim == 2:
        return image
    redness = _redness(image)
    found = seals_of(redness > _REDDER, dpi)
    if not found:
        return image
    cleaned = image.copy()
    for seal in found:
        reach = 1.06 * seal.radius + dpi / 50
        rows = slice(max(0, int(seal.y - reach)), max(0, int(seal.y + reach) + 1))
        columns = slice(max(0, int(seal.x - reach)), max(0, int(seal.x + reach) + 1))
        part = cleaned[rows, columns]
        red = part[:, :, 0]
        # Black under red is dark in red light too; red alone is as bright there as paper.
        coloured = redness[rows, columns] > _FAINT
        paper = np.uint8(np.percentile(red, 90))
        light = np.where(coloured & (red > 110), paper, red)
        part[:] = light[:, :, None]
    return cleaned


def seals_of(red: Mask, dpi: float) -> list[Seal]:
    """The seals among the red ink of a page."""
    scale = min(1.0, _DPI / dpi)
    if red.sum() * scale * scale < _DPI:
        return []
    step = dpi * scale / 25.4
    edge = round(_LARGEST * step)
    small = cv2.resize(
        red.astype(np.uint8) * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA
    )
    padded = cv2.copyMakeBorder(small, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=0)
    rims = _Rims(np.asarray(padded, np.uint8) > 70, edge)
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(padded, (3, 3), 0),
        cv2.HOUGH_GRADIENT,
        dp=1.0,
        minDist=6.0,
        param1=120,
        param2=_VOTES,
        minRadius=round(_SMALLEST * step),
        maxRadius=edge,
    )
    found: list[Seal] = []
    for x, y, radius in np.empty((0, 3)) if circles is None else circles.reshape(-1, 3)[:200]:
        if rims.is_seal(float(x), float(y), float(radius)):
            found.append(
                Seal((float(x) - edge) / scale, (float(y) - edge) / scale, float(radius) / scale)
            )
    return list(_apart(found))


def _redness(image: Image) -> NDArray[np.int16]:
    if image.ndim == 2:
        return np.zeros(image.shape, np.int16)
    smooth = cv2.GaussianBlur(image, (3, 3), 0).astype(np.int16)
    difference: NDArray[np.int16] = smooth[:, :, 0] - smooth[:, :, 1:].max(axis=2)
    return difference


class _Rims:
    """Looks along circles on red ink that has ``edge`` pixels of nothing around it."""

    def __init__(self, ink: Mask, edge: int) -> None:
        self._ink = ink
        self._page = np.zeros(ink.shape, np.bool_)
        self._page[edge:-edge, edge:-edge] = True

    def is_seal(self, x: float, y: float, radius: float) -> bool:
        """Whether a line of ink runs along the rim, and little ink around it."""
        on_page, inked = self._rings(x, y, radius * _AT)
        visible = int(on_page.all(axis=0).sum())
        # A line is as thick as two neighbouring rings; writing is on one here, on another there.
        lines = (inked[1:] | inked[:-1]).sum(axis=1)
        if visible < _LEAST_VISIBLE * _SECTORS or lines.max() < _LEAST_RIM * visible:
            return False
        outside, around = self._rings(x, y, radius * _AROUND)
        return bool(
            around.any(axis=0).sum() <= _MOST_AROUND * max(int(outside.all(axis=0).sum()), 1)
        )

    def _rings(self, x: float, y: float, radii: NDArray[np.float64]) -> tuple[Mask, Mask]:
        """For each radius and sector whether it lies on the page, and whether it holds ink."""
        angles = np.linspace(0, 2 * np.pi, _SECTORS, endpoint=False)
        columns = np.rint(x + radii[:, None] * np.cos(angles)).astype(int)
        rows = np.rint(y + radii[:, None] * np.sin(angles)).astype(int)
        height, width = self._ink.shape
        inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
        columns, rows = columns.clip(0, width - 1), rows.clip(0, height - 1)
        return self._page[rows, columns] & inside, self._ink[rows, columns] & inside


def _apart(seals: list[Seal]) -> Iterator[Seal]:
    """The larger of those that are one seal: what is written along a rim is a circle too."""
    kept: list[Seal] = []
    for seal in sorted(seals, key=lambda seal: -seal.radius):
        if all(np.hypot(seal.x - other.x, seal.y - other.y) > 0.6 * other.radius for other in kept):
            kept.append(seal)
            yield seal
